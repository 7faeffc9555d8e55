"""The buttons by which a record is written: shown to those who may, absent for the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from empact.registry import registry
from empact.web.addresses import url_of
from empact.web.parts import Button
from empact.workflow.edits import editable_fields, may_create, may_remove

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader
    from empact.web.views.base import Page


@dataclass(frozen=True, slots=True)
class PageDeed:
    """Announced: what an upper floor lets its people do with the lists, records and versions of every floor.

    `offer(page)` returns its buttons. It is asked on every such page: it must cost nothing for all others.
    """

    offer: Callable[[Page], Sequence[Button]]


def deeds_of(page: Page) -> tuple[Button, ...]:
    """Return the buttons that upper floors put on a page for its reader."""
    return tuple(button for item in registry.all(PageDeed) for button in item.offer(page))


def edit_button(reader: Reader, record: Model) -> tuple[Button, ...]:
    """Return the way to the form over a record, if the reader may write a field of it now. One query."""
    url = url_of(record, "edit")
    return (Button(_("Edit"), url, icon="edit"),) if url and editable_fields(reader, record) else ()


def create_button(reader: Reader, model: type[Model], parent: Model, url: str) -> tuple[Button, ...]:
    """Return the way to a new record under a parent, if the reader may make one now. One query."""
    if not may_create(reader, model, parent):
        return ()
    return (Button(_("New {kind}").format(kind=model._meta.verbose_name), url, icon="plus"),)


def remove_button(reader: Reader, record: Model) -> tuple[Button, ...]:
    """Return the way to remove a record, if the reader may now. One query."""
    return (Button(_("Remove"), url_of(record, "remove"), destructive=True),) if may_remove(reader, record) else ()

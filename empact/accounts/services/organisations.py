"""Organisations: making them, and the names they had over time. Plain edits go through the edit policy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.models import Organisation, OrganisationName
from empact.accounts.permissions import ADMINISTRATOR, ORGANISATION_KEEPERS
from empact.accounts.roles import role
from empact.accounts.services.guards import refuse, refuse_texts
from empact.history.acting import acting
from empact.history.values import told_of, values_of

if TYPE_CHECKING:
    from empact.accounts.models import User
    from empact.accounts.rules import Reader

FIELDS = ("code", "kind", "name", "short_name", "country", "parent", "seat", "standing", "source")
NAMES = ("name", "short_name")
KEEPERS = (ADMINISTRATOR, "est")


def may_enter(user: Reader) -> bool:
    """Tell whether the user may enter organisations at all; which, is asked when one is entered."""
    return any(item.role in KEEPERS or role(item.role).reach == "country" for item in getattr(user, "hats", ()))


def create_organisation(*, values: Mapping[str, Any], actor: User | None, comment: str = "") -> Organisation:
    """Make an organisation. One transaction.

    Raises ValidationError, each message at its field, then NotAllowed.
    """
    refuse_texts({**values, "comment": comment})
    with acting(actor, comment) as act:
        organisation = Organisation(**{name: values[name] for name in FIELDS if name in values})
        organisation.full_clean()
        organisation.save()
        refuse(ORGANISATION_KEEPERS, organisation, actor)
        act.record("created", organisation, after=told_of(organisation))
        return organisation


def rename(
    organisation: Organisation, *, name: str, short_name: str, since: date, actor: User | None, comment: str = ""
) -> Organisation:
    """Give an organisation a new name from a day on; the name until then is kept with its days.

    One transaction; it holds the organisation's row. Raises NotAllowed, then ValidationError.
    """
    refuse_texts({"name": name, "short_name": short_name, "comment": comment})
    with acting(actor, comment) as act:
        found = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        refuse(ORGANISATION_KEEPERS, found, actor)
        if since > clock.today():
            raise ValidationError({"since": _("Enter the new name on the day from which it holds, or later.")})
        before = values_of(found, NAMES)
        _close_name(found, since)
        OrganisationName(
            organisation=found,
            name=name,
            short_name=short_name,
            starts=since,
            standing=found.standing,
            source=found.source,
        ).save()
        found.name, found.short_name = name, short_name
        found.full_clean()
        found.save(update_fields=NAMES)
        act.record("renamed", found, before=before, after=values_of(found, NAMES), detail={"data": {"since": since}})
        return found


def _close_name(organisation: Organisation, since: date) -> None:
    """Let the name of today end the day before."""
    open_name = organisation.names.filter(ends__isnull=True).order_by("-starts").first()
    if open_name is None:
        open_name = OrganisationName(
            organisation=organisation,
            name=organisation.name,
            short_name=organisation.short_name,
            standing=organisation.standing,
            source=organisation.source,
        )
    if open_name.starts is not None and open_name.starts >= since:
        raise ValidationError({"since": _("The name of today holds from that day or later: enter a later day.")})
    open_name.ends = since - timedelta(days=1)
    open_name.save()

"""What can be had as a document: the apps announce each kind in a few lines (docs/howto/add-a-document.md).

PLAN = DocumentKind(
    name="oaps.plan",
    label=_("Plan document"),
    model=OAP,
    content=plan_content,
    formats=(Typst("oaps/documents/plan.typ"), Docx("oaps/documents/plan.docx")),
)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from empact.documents.subjects import Marked, Subject, adopted
from empact.registry import registry
from empact.words import Words

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Rule

# Tells how far the making is, in per cent of it.
type Tell = Callable[[int], None]


class Format(Protocol):
    """A way to put content on paper."""

    @property
    def code(self) -> str:
        """Return the extension: "pdf"."""
        ...

    @property
    def label(self) -> Words:
        """Return what people call it: "PDF"."""
        ...

    @property
    def media_type(self) -> str:
        """Return the media type."""
        ...

    @property
    def template(self) -> str:
        """Return what the content is poured into, for the record."""
        ...

    def template_version(self) -> str:
        """Return a digest of the template."""
        ...

    def render(self, subject: Subject, content: Any, tell: Tell) -> bytes:
        """Return the file. Raises TemplateError for a template that cannot be used."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document of a model's records.

    `content(subject)` returns what its formats need: plain values for a template, `Sheet`s for tables. With
    `per_reader` it shows what this reader may see; else it is the same for all who see the record, is made from the
    record's version alone, and one file serves them all. `who` narrows down who may have it. `marked(picture)` tells
    the highest marking of what is in it; without, every page carries the highest that this installation accepts, unless
    the public would get just the same document.
    `settled(record)` tells whether a record without a frozen version is more than a draft.
    """

    name: str
    label: Words
    model: type[Model]
    content: Callable[[Subject], Any]
    formats: Sequence[Format]
    who: Rule | None = None
    per_reader: bool = False
    marked: Marked | None = None
    settled: Callable[[Any], bool] = adopted

    def format(self, code: str) -> Format | None:
        """Return the format with this extension."""
        return next((item for item in self.formats if item.code == code), None)


def kinds() -> tuple[DocumentKind, ...]:
    """Return all announced kinds."""
    return registry.all(DocumentKind)


def kinds_of(model: type[Model]) -> list[DocumentKind]:
    """Return the kinds of a model's records."""
    return [kind for kind in kinds() if kind.model is model]


def kind_named(name: str) -> DocumentKind | None:
    """Return the kind, or None when no app announces it."""
    return next((kind for kind in kinds() if kind.name == name), None)

"""How the value of a field is shown on a page and told in a file, by what the field is.

`path` names a value from a record, with dots over related records: "oap.cycle.code". A property works like a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from empact.accounts.models import Country, Organisation
from empact.history.records import Record
from empact.web import marks, moments
from empact.web.addresses import record_url
from empact.web.tones import has_looks, look_of
from empact.words import Words

type Told = str | int | Decimal | date | bool | None


def reach(record: Any, path: str) -> tuple[Any, str, Any]:
    """Return who holds the value at the end of the path, its name there, and the value; None where the way ends."""
    *between, name = path.split(".")
    for step in between:
        record = getattr(record, step, None)
        if record is None:
            return None, name, None
    return record, name, getattr(record, name)


def field_of(model: type[Model], path: str) -> Field[Any, Any] | None:
    """Return the field at the end of the path, or None for a property."""
    found: Any = None
    for step in path.split("."):
        try:
            found = model._meta.get_field(step)
        except FieldDoesNotExist:
            return None
        model = getattr(found, "related_model", None) or model
    return found if isinstance(found, Field) else None


def label_of_path(model: type[Model], path: str) -> str:
    """Return how people call the value: the field's name in words, capitalised."""
    field = field_of(model, path)
    return capfirst(str(field.verbose_name)) if field else capfirst(path.rpartition(".")[2].replace("_", " "))


@cache
def _choices(model: str, name: str) -> Mapping[Any, Words]:
    """Return the labels of a field's choices, in whatever language they are read."""
    return dict(getattr(apps.get_model(model)._meta.get_field(name), "flatchoices", ()))


def in_words(owner: Any, name: str, value: Any) -> Any:
    """Return a choice in words, also within a list of choices; anything else as it is."""
    display = getattr(owner, f"get_{name}_display", None)
    if display is not None and not isinstance(value, list):
        # Django makes the dictionary of all choices anew for each value, some 0.1 ms; an own way to say it is kept.
        return (
            str(_choices(owner._meta.label, name).get(value, value)) if isinstance(display, partial) else str(display())
        )
    if isinstance(value, list) and isinstance(owner, Model):
        words = dict(getattr(getattr(field_of(type(owner), name), "base_field", None), "flatchoices", ()))
        return [str(words.get(item, item)) for item in value]
    return value


# -- On a page ---------------------------------------------------------------------------------


def shown(record: Any, path: str, *, short: bool = False) -> SafeString:
    """Return the value as HTML; nothing known is nothing. `short` is for the cells of a table."""
    owner, name, value = reach(record, path)
    if value is None or value in ("", []):
        return SafeString("")
    if isinstance(owner, Record) and has_looks(type(owner), name):
        look = look_of(type(owner), value, name)
        return marks.chip(look.tone, in_words(owner, name, value), look.icon)
    if isinstance(owner, Record) and name == "standing":
        return standing_chip(owner)
    return drawn(in_words(owner, name, value), short=short)


def escaped(value: object) -> SafeString:
    """Return anything as HTML; what is HTML already stays."""
    return format_html("{}", value)


def drawn(value: Any, *, short: bool = False) -> SafeString:
    """Return a value that needs no record around it as HTML."""
    for kind, draw in _DRAWINGS:
        if isinstance(value, kind):
            return draw(value, short)
    return conditional_escape(value)


def standing_chip(record: Record) -> SafeString:
    """Return how far a record can be relied on as a chip with its source for those who point at it."""
    return format_html(
        '<span class="chip chip--standing chip--{}" title="{}">{}{}</span>',
        record.standing,
        record.source,
        marks.icon(STANDING_ICON.get(record.standing, "information")),
        record.get_standing_display(),
    )


STANDING_ICON = {"sourced": "book", "customary": "laco", "to_confirm": "faq", "fictitious": "edit"}


def link(record: Any, words: object) -> SafeString:
    """Return the words as a link to the record's page; the words alone where it has none."""
    address = record_url(record)
    return format_html('<a href="{}">{}</a>', address, words) if address else escaped(words)


def body(organisation: Organisation) -> SafeString:
    """Return flag, code and service of an organisation."""
    country = organisation.country
    if country is None:
        return format_html('<span class="country"><span class="code">{}</span></span>', organisation.short_name)
    flag = marks.flag_code(country.flag, country.code, country.name)
    if organisation.label == country.code:
        return flag
    return format_html('{} <span class="country__service">{}</span>', flag, organisation.short_name)


def _text(value: str, short: bool) -> SafeString:
    escaped = conditional_escape(value)
    return escaped if short or "\n" not in value else format_html('<div class="plain">{}</div>', escaped)


def _record(value: Model, short: bool) -> SafeString:
    return conditional_escape(str(value)) if short else link(value, str(value))


def _list(value: Iterable[Any], short: bool) -> SafeString:
    return format_html_join(", ", "{}", ((drawn(item, short=short),) for item in value))


_DRAWINGS: tuple[tuple[type | tuple[type, ...], Callable[[Any, bool], SafeString]], ...] = (
    (SafeString, lambda value, short: value),
    (bool, lambda value, short: conditional_escape(_("yes") if value else _("no"))),
    ((int, float, Decimal), lambda value, short: conditional_escape(marks.count(tidy(value)))),
    (date, lambda value, short: moments.time_tag(value, short=short)),
    (Country, lambda value, short: marks.flag_code(value.flag, value.code, value.name)),
    (Organisation, lambda value, short: body(value)),
    (Model, _record),
    ((list, tuple, set, frozenset), _list),
    (str, _text),
)


def tidy(number: Any) -> Any:
    """Return the number without zeros behind the point that say nothing."""
    return int(number) if number == int(number) else number


# -- In a file ---------------------------------------------------------------------------------


def told(record: Any, path: str) -> Told:
    """Return the value for a cell of a file: words, a number, a date."""
    owner, name, value = reach(record, path)
    return plain(in_words(owner, name, value))


def plain(value: Any) -> Told:
    """Return a value as a cell of a file holds it."""
    if value is None or isinstance(value, (bool, int, Decimal, date)):
        return value
    if isinstance(value, Country):
        return value.code
    if isinstance(value, Organisation):
        return value.label
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(str(plain(item)) for item in value)
    return str(value)

"""The query parameters of lists: each reads its text, says in words what it does not understand, and narrows rows.

A parameter that names another record looks it up among those the reader may see: one that is hidden and one that
does not exist are the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Choices, F, Func, Model, Q, QuerySet, TextField, Value
from django.forms.widgets import SelectMultiple
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.drainage import set_override
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from empact.accounts.countries import eu_code, is_none
from empact.accounts.models import Country
from empact.clock import BRUSSELS
from empact.history.records import Standing

# A parameter may be given more than once, or hold several values between commas.
MAX_VALUES = 40
MAX_LENGTH = 200
MAX_WORDS = 12
# More known values than these are not listed in a refusal.
MAX_LISTED = 60


class ParameterField(forms.Field):
    """Hands the texts of a parameter to the filter that reads them."""

    widget = SelectMultiple

    def __init__(self, *, parameter: Parameter, **options: Any) -> None:
        super().__init__(**options)
        self.parameter = parameter

    def clean(self, value: Any) -> Any:
        """Return what the filter makes of the texts; None without any."""
        texts = [text.strip() for part in value or () for text in self.parameter.split(part) if text.strip()]
        if not texts:
            return None
        if len(texts) > MAX_VALUES:
            raise forms.ValidationError(_("At most {most} values.").format(most=MAX_VALUES), code="too_many")
        if any("\x00" in text or len(text) > MAX_LENGTH for text in texts):
            raise forms.ValidationError(_("A value has at most 200 characters and no NUL."), code="not_a_text")
        return self.parameter.read(texts)


class Parameter(django_filters.Filter):  # type: ignore[misc]
    """One query parameter; subclasses say how its texts are read and what they keep."""

    field_class = ParameterField
    schema: ClassVar[dict[str, Any]] = {"type": "string"}
    takes_many: ClassVar[bool] = True

    def __init__(self, path: str | None = None, *, help_text: Any = "") -> None:
        super().__init__(field_name=path, help_text=help_text)
        several = gettext_lazy("Several: repeat the parameter, or separate by commas.") if self.takes_many else ""
        set_override(self, "field", {**self.schema, "description": " ".join(str(p) for p in (help_text, several) if p)})

    @property
    def field(self) -> ParameterField:
        """Return the form field, which knows this filter and by it the request."""
        if not hasattr(self, "_field"):
            self._field = self.field_class(parameter=self, required=False)
        return self._field

    def split(self, text: str) -> Sequence[str]:
        """Return the values in one text of the parameter."""
        return text.split(",") if self.takes_many else (text,)

    def read(self, texts: list[str]) -> Any:
        """Return the value. Raises forms.ValidationError."""
        raise NotImplementedError

    def condition(self, value: Any) -> Q:
        """Return the rows that are kept."""
        return Q((str(self.field_name), value))

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Return the rows that the parameter keeps; all of them without it."""
        return qs if value is None else qs.filter(self.condition(value))


class Single(Parameter):
    """A parameter with one value."""

    takes_many = False

    def read(self, texts: list[str]) -> Any:
        if len(texts) > 1:
            raise forms.ValidationError(_("Give this parameter once."), code="given_twice")
        return self.read_one(texts[0])

    def read_one(self, text: str) -> Any:
        """Return the value of the text. Raises forms.ValidationError."""
        raise NotImplementedError


class Reference(Parameter):
    """Rows that name one of the given records, by code or id.

    `by_code(text)` says which rows of the model have a code; `listed` tells the known codes in a refusal.
    `through(keys)` replaces the plain comparison, for a relation that is not on the row.
    """

    def __init__(
        self,
        path: str | None,
        model: type[Model],
        *,
        by_code: Callable[[str], Q] = lambda text: Q(code__iexact=text),
        listed: bool = False,
        through: Callable[[Any, list[int]], Q] | None = None,
        help_text: Any = "",
    ) -> None:
        super().__init__(path, help_text=help_text)
        self.target = model
        self.by_code = by_code
        self.listed = listed
        self.through = through

    def read(self, texts: list[str]) -> list[int]:
        """Return the keys of the records. One query per text.

        Raises forms.ValidationError when one is not there, or not for this reader.
        """
        rows = self.target._default_manager.visible_to(self.parent.request.user)  # type: ignore[attr-defined]
        keys: list[int] = []
        for text in texts:
            found = list(rows.filter(self.by_key_or_code(text)).order_by().values_list("pk", flat=True))
            if not found:
                raise forms.ValidationError(self.unknown(text, rows), code="unknown_code")
            keys += found
        return keys

    def by_key_or_code(self, text: str) -> Q:
        """Return the rows that a text names: an id is digits only."""
        return Q(pk=int(text)) if text.isascii() and text.isdigit() and len(text) < 19 else self.by_code(text)

    def unknown(self, text: str, rows: QuerySet[Any]) -> str:
        """Return the refusal of a code, with the known ones where they are few."""
        name = self.target._meta.verbose_name
        message = _("There is no {name} “{text}” that you may see.").format(name=name, text=text)
        if self.listed:
            codes = ", ".join(rows.values_list("code", flat=True)[:MAX_LISTED])
            message += " " + _("Known: {codes}.").format(codes=codes)
        return message

    def condition(self, value: list[int]) -> Q:
        if self.through is not None:
            return self.through(self.parent.request.user, value)
        return Q((f"{self.field_name}__in", value))


class CountryReference(Reference):
    """Rows of one of the given countries; EL and GR, UK and GB are both understood.

    `none` says in words which rows belong to no country; then `none` asks for these, and `through` gets None for it.
    """

    def __init__(self, path: str | None, *, none: Any = "", **options: Any) -> None:
        options.setdefault("help_text", gettext_lazy("Code of a country: EL and GR, UK and GB are understood."))
        if none:
            options["help_text"] = format_lazy("{} {}", options["help_text"], none)
        super().__init__(path, Country, by_code=lambda text: Q(code=eu_code(text)), listed=True, **options)
        self.offers_none = bool(none)

    def read(self, texts: list[str]) -> list[Any]:
        """Return the keys of the countries, None for no country. One query per text. Raises forms.ValidationError."""
        asked = [text for text in texts if not (self.offers_none and is_none(text))]
        return super().read(asked) + ([None] if len(asked) < len(texts) else [])

    def condition(self, value: list[Any]) -> Q:
        if self.through is None and None in value:
            return super().condition([key for key in value if key]) | Q((f"{self.field_name}__isnull", True))
        return super().condition(value)


class OneOf(Parameter):
    """Rows whose value is one of the given ones of a closed list."""

    def __init__(self, path: str, choices: type[Choices], *, help_text: Any = "") -> None:
        super().__init__(path, help_text=help_text)
        self.values: list[Any] = list(choices.values)
        # Not an enum of the schema: several values may stand between commas.
        known = _("Any of: {values}.").format(values=", ".join(map(str, self.values)))
        set_override(self, "field", {"type": "string", "description": f"{help_text} {known}".strip()})

    def read(self, texts: list[str]) -> list[Any]:
        known = {str(value): value for value in self.values}
        for text in texts:
            if text not in known:
                raise forms.ValidationError(
                    _("“{text}” is none of: {values}.").format(text=text, values=", ".join(known)), code="unknown_value"
                )
        return [known[text] for text in texts]

    def condition(self, value: list[Any]) -> Q:
        return Q((f"{self.field_name}__in", value))


class YesNo(Single):
    """Rows where a fact holds, or does not."""

    schema = {"type": "boolean"}

    def __init__(self, path: str | None = None, *, rows: Q | None = None, help_text: Any = "") -> None:
        super().__init__(path, help_text=help_text)
        self.rows = rows if rows is not None else Q((str(path), True))

    def read_one(self, text: str) -> bool:
        known = {"true": True, "1": True, "false": False, "0": False}
        if text.lower() not in known:
            raise forms.ValidationError(_("“{text}” is neither true nor false.").format(text=text), code="not_yes_no")
        return known[text.lower()]

    def condition(self, value: bool) -> Q:
        return self.rows if value else ~self.rows


class Whole(Single):
    """Rows with this whole number."""

    schema = {"type": "integer"}

    def read_one(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise forms.ValidationError(_("“{text}” is not a whole number.").format(text=text), code="not_a_number")
        return int(text)


class Day(Single):
    """Rows before, on or after a day, by the lookup in the path ("starts__lte")."""

    schema = {"type": "string", "format": "date"}

    def read_one(self, text: str) -> date:
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None:
            raise forms.ValidationError(
                _("“{text}” is not a date such as 2025-11-24.").format(text=text), code="not_a_date"
            )
        return day


class Since(Single):
    """Rows changed at or after an instant; a date alone begins at midnight in Brussels."""

    schema = {"type": "string", "format": "date-time"}

    def read_one(self, text: str) -> datetime:
        # A plus sign that was not encoded arrives as a blank; no date has one.
        try:
            day = parse_date(text)
            instant = parse_datetime(text.replace(" ", "+")) if day is None else datetime.combine(day, time(), BRUSSELS)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            raise forms.ValidationError(
                _("“{text}” is not an instant with its zone such as 2025-11-24T14:20:00+01:00.").format(text=text),
                code="not_an_instant",
            )
        return instant


class Search(Single):
    """Rows in whose titles the words stand, each of them, accents and case aside."""

    def __init__(self, *paths: str, aliases: str = "") -> None:
        super().__init__(help_text=gettext_lazy("Words that stand in the title, accents and case aside."))
        self.aliases = aliases
        self.paths = (*paths, "alias_text") if aliases else paths

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Return the rows in which every word stands somewhere; `aliases` is an array column to look in too."""
        if value is not None and self.aliases:
            joined = Func(F(self.aliases), Value(" "), function="array_to_string", output_field=TextField())
            qs = qs.annotate(alias_text=joined)
        return super().filter(qs, value)

    def read_one(self, text: str) -> list[str]:
        words = text.split()
        if len(words) > MAX_WORDS:
            raise forms.ValidationError(_("At most {most} words.").format(most=MAX_WORDS), code="too_many")
        return words

    def condition(self, value: list[str]) -> Q:
        found = Q()
        for word in value:
            anywhere = Q(pk__in=[])
            for path in self.paths:
                anywhere |= Q((f"{path}__unaccent__icontains", word))
            found &= anywhere
        return found


class RecordFilters(django_filters.FilterSet):  # type: ignore[misc]
    """The parameters of every list: when a row changed, and how far it may be taken for fact."""

    updated_since = Since(
        "updated_at__gte",
        help_text=gettext_lazy("Changed at or after this instant; `changes` also tells what is nested and removed."),
    )
    standing = OneOf("standing", Standing, help_text=gettext_lazy("How far the record may be taken for fact."))


class FilterBackend(DjangoFilterBackend):  # type: ignore[misc]
    """Applies the view's parameters. The library's own answer to a bad one formats what the client wrote."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """Return the rows that are kept.

        Raises ValidationError with each parameter that is not understood.
        """
        found = self.get_filterset(request, queryset, view)
        if not found.is_valid():
            raise ValidationError(
                {
                    name: [ErrorDetail(text, error.code) for error in errors for text in error.messages]
                    for name, errors in found.errors.as_data().items()
                }
            )
        rows: QuerySet[Any] = found.qs
        return rows

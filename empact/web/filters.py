"""Filters of lists: words, codes, countries, choices, years; what is not understood is told at its field.

class OapFilters(Filters):
    search_fields = ("title", "code")
    cycle = CodeFilter("cycle", label=_("Cycle"))
    status = ChoiceFilter(choices=OAPStatus.choices, label=_("Status"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import F, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from empact.accounts.countries import NO_COUNTRY, eu_code, is_none
from empact.accounts.models import Country
from empact.lineage.gaps import Gap
from empact.registry import registry

LONGEST_SEARCH = 200
MOST_WORDS = 10
ALL = _("All")
COUNTRY, YEAR, GAP = _("Country"), _("Year"), _("Gap")


def having(text: str, *paths: str) -> Q:
    """Return the rows in which each word of the text stands in one of the fields, accents and case aside."""
    found = Q()
    for word in text.split()[:MOST_WORDS]:
        one = Q()
        for path in paths:
            one |= Q((f"{path}__unaccent__icontains", word))
        found &= one
    return found


class Filters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """The filters of a list: `q` searches the `search_fields`, `gap` keeps the rows where the chain is broken."""

    search_fields: ClassVar[tuple[str, ...]] = ("title",)

    q = django_filters.CharFilter(
        method="search",
        label=_("Search in this list"),
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if known := [gap for gap in registry.all(Gap) if gap.model is self.queryset.model]:
            self.filters["gap"] = GapFilter(known)
            self.filters["gap"].model, self.filters["gap"].parent = self.queryset.model, self

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the rows that hold the words."""
        return rows.filter(having(value, *self.search_fields))


class _CodeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A record chosen by its public code."""

    default_error_messages = {"invalid_choice": _("“%(value)s” is not one of the codes of this list.")}

    def __init__(self, *, words: Callable[[Any], str] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.words = words
        self.prohibit_null = ProhibitNullCharactersValidator()

    def to_python(self, value: Any) -> Any:
        """Return the record.

        Raises ValidationError for a code that no visible record has.
        """
        if isinstance(value, str):
            self.prohibit_null(value)
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(value)[:40]}
            ) from error

    def label_from_instance(self, obj: Any) -> str:
        """Return how a choice reads."""
        return self.words(obj) if self.words else str(obj)


class _CountryChoices(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """The countries; before them, where the field offers it, what belongs to none."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        choices = super().__iter__()
        # Lazily: a select looks at its first choice, which costs no query.
        yield next(choices)
        if self.field.none:  # type: ignore[attr-defined]
            yield NO_COUNTRY.code, self.field.none  # type: ignore[attr-defined]
        yield from choices


class _CountryField(_CodeField):
    """A country chosen by its code; GR and EL, GB and UK are understood. `none` offers NO_COUNTRY, in these words."""

    default_error_messages = {"invalid_choice": _("“%(value)s” is not the code of a country here: write ES, EL, UK.")}
    iterator = _CountryChoices

    def __init__(self, *, none: Any = "", **options: Any) -> None:
        self.none = none
        super().__init__(**options)

    def offers(self, value: Any) -> bool:
        """Tell whether the value asks for what belongs to no country, and may."""
        return bool(self.none) and isinstance(value, str) and is_none(value)

    def to_python(self, value: Any) -> Any:
        """Return the country, or NO_COUNTRY."""
        if self.offers(value):
            return NO_COUNTRY
        return super().to_python(eu_code(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Return the code as the EU writes it, so that `GR` in the address chooses EL in the box."""
        if self.offers(value):
            return NO_COUNTRY.code
        return super().prepare_value(eu_code(value) if isinstance(value, str) else value)


class CodeFilter(django_filters.Filter):  # type: ignore[misc]
    """Rows that belong to a record, named in the address by its code: `cycle=2026-2029`.

    `path` leads to the record. The choices are those the reader may see, or what `choices(request)` returns; `every`
    stands for no choice, None where one is always chosen.
    """

    field_class = _CodeField

    def __init__(
        self,
        path: str,
        *,
        model: type[Model],
        label: Any,
        code: str = "code",
        choices: Callable[[HttpRequest], QuerySet[Any]] | None = None,
        words: Callable[[Any], str] | None = None,
        every: Any = ALL,
        **options: Any,
    ) -> None:
        super().__init__(field_name=path, label=label, **options)
        self.choices_of = choices
        self.chosen_model = model
        self.extra |= {"to_field_name": code, "words": words, "empty_label": every}

    def choices_for(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the records that may be chosen."""
        if self.choices_of is not None:
            return self.choices_of(request)
        rows: QuerySet[Any] = self.chosen_model._default_manager.visible_to(request.user)  # type: ignore[attr-defined]
        return rows

    @property
    def field(self) -> forms.Field:
        """Return the form's field; its choices depend on who asks."""
        if not hasattr(self, "_field"):
            self._field = self.field_class(
                label=self.label, queryset=self.choices_for(self.parent.request), **self.extra
            )
        return self._field


def _countries(request: HttpRequest) -> QuerySet[Country]:
    return Country._default_manager.order_by(F("protocol_order").asc(nulls_last=True), "name")


class CountryFilter(CodeFilter):
    """Rows that belong to a country: `country=EL`, `country=GR`; with words for `none` also `country=none`.

    A method gets NO_COUNTRY then, in the place of a country.
    """

    field_class = _CountryField

    def __init__(self, path: str, *, label: Any = COUNTRY, none: Any = "", **options: Any) -> None:
        options.setdefault("choices", _countries)
        super().__init__(path, model=Country, label=label, words=lambda item: f"{item.code} {item.name}", **options)
        self.extra["none"] = none

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Keep the rows of the country, or those of none."""
        if value is NO_COUNTRY:
            return qs.filter((f"{self.field_name}__isnull", True))
        rows: QuerySet[Any] = super().filter(qs, value)
        return rows


class _ChoiceField(forms.ChoiceField):
    default_error_messages = {"invalid_choice": _("“%(value)s” is not one of the choices.")}

    def validate(self, value: Any) -> None:
        """Refuse what is not a choice, and show no more of it than fits."""
        forms.Field.validate(self, value)
        if value and not self.valid_value(value):
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(value)[:40]}
            )


class ChoiceFilter(django_filters.Filter):  # type: ignore[misc]
    """Rows with a value of a fixed set: `ChoiceFilter("status", choices=OAPStatus.choices, label=_("Status"))`."""

    field_class = _ChoiceField

    def __init__(self, path: str, *, choices: Any, label: Any, **options: Any) -> None:
        super().__init__(field_name=path, label=label, choices=[("", _("All")), *choices], **options)


class GapFilter(ChoiceFilter):
    """Rows in which the chain is broken: `gap=threat-without-priority`."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__("pk", choices=[(gap.code, gap.label) for gap in gaps], label=GAP)
        self.gaps = {gap.code: gap for gap in gaps}

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep the rows with the gap."""
        return qs.filter(self.gaps[value].missing()) if value else qs


class YesFilter(django_filters.Filter):  # type: ignore[misc]
    """A box to tick: only rows that fulfil the condition; a function is asked for it anew each time."""

    field_class = forms.BooleanField

    def __init__(self, condition: Q | Callable[[], Q], *, label: Any, **options: Any) -> None:
        super().__init__(label=label, **options)
        self.condition = condition

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Keep the rows of the condition when the box is ticked."""
        condition = self.condition if isinstance(self.condition, Q) else self.condition()
        return qs.filter(condition) if value else qs


class YearFilter(django_filters.Filter):  # type: ignore[misc]
    """Rows of a year: `year=2023`."""

    field_class = forms.IntegerField

    def __init__(self, path: str, *, label: Any = YEAR, **options: Any) -> None:
        super().__init__(field_name=path, label=label, min_value=2000, max_value=2100, **options)

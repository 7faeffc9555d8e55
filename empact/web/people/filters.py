"""Filters of the lists of people and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.appointing import lying_in
from empact.accounts.contacts import matching
from empact.accounts.models import Answer, CountryKind, Organisation, OrganisationKind
from empact.accounts.roles import Role, scope
from empact.accounts.rules import Reader
from empact.accounts.scopes import scope_model, with_label
from empact.registry import registry
from empact.web.filters import LONGEST_SEARCH, ChoiceFilter, CodeFilter, CountryFilter, Filters
from empact.web.forms import DateInput

NOW, COMING, OVER, EVER = "now", "coming", "over", "ever"
WHEN = (
    (NOW, gettext_lazy("today")),
    (COMING, gettext_lazy("later")),
    (OVER, gettext_lazy("before")),
    (EVER, gettext_lazy("ever")),
)
LONGEST_KEY = 18


def role_choices() -> list[tuple[str, str]]:
    """Return every role by rank, after "all"."""
    roles = sorted(registry.all(Role), key=lambda item: item.rank)
    return [("", _("All")), *((item.code, str(item.label)) for item in roles)]


class RoleFilter(django_filters.Filter):  # type: ignore[misc]
    """Assignments of one role. The choices are read when the form is made: the apps announce late."""

    field_class = forms.ChoiceField

    def __init__(self) -> None:
        super().__init__(field_name="role", label=gettext_lazy("Role"), choices=role_choices)


class ScopeFilter(django_filters.Filter):  # type: ignore[misc]
    """Assignments for one plan, OAP area or cycle, or for what lies in it: `plan=oaps.oap:12`."""

    def __init__(self) -> None:
        super().__init__(label=gettext_lazy("For"))

    @property
    def field(self) -> forms.Field:
        """Return the form's field; its choices depend on who asks."""
        if not hasattr(self, "_field"):
            choices = [("", _("All")), *scope_choices(self.parent.request.user, wide_kinds())]
            self._field = forms.ChoiceField(label=self.label, choices=choices, required=False)
        return self._field

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Keep what is for the record or for something in it."""
        if not value:
            return qs
        kind, key = split_scope(value)
        return qs.filter(lying_in(kind, key))


def wide_kinds() -> list[str]:
    """Return the kinds of record that roles are limited to, without those of discreet roles (single actions)."""
    discreet = {kind for item in registry.all(Role) if item.discreet for kind in item.scopes}
    return sorted({kind for item in registry.all(Role) for kind in item.scopes if kind} - discreet)


def scope_choices(reader: Reader, kinds: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the records the reader may see of these kinds, grouped by kind. One query each."""
    found = []
    for kind in kinds:
        model = scope_model(kind)
        rows: QuerySet[Any] = model._default_manager.visible_to(reader)  # type: ignore[attr-defined]
        label = scope(kind).label
        options = [(f"{kind}:{row.pk}", label(row)) for row in with_label(rows, kind)]
        found.append((str(model._meta.verbose_name_plural), options))
    return found


def split_scope(value: str) -> tuple[str, int | None]:
    """Return kind and key of a scope as forms write it: "oaps.oap:12"; two empty ones for everywhere.

    Raises ValidationError for what is none.
    """
    if not value:
        return "", None
    kind, _colon, key = value.partition(":")
    known = {item for role in registry.all(Role) for item in role.scopes if item}
    if kind not in known or not key.isdecimal() or len(key) > LONGEST_KEY:
        raise ValidationError(_("There is no such record. Choose one of the list."))
    return kind, int(key)


class ContactFilters(Filters):
    """Filters of the contacts: words, role, country, what it is for."""

    role = RoleFilter()
    country = CountryFilter("organisation__country")
    plan = ScopeFilter()
    q = django_filters.CharFilter(
        method="search",
        label=gettext_lazy("Role, country or name"),
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def search(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the assignments that fit every word."""
        return rows.filter(matching(value))


class PeopleFilters(ContactFilters):
    """Filters of the assignments: also the organisation, and when they hold."""

    organisation = CodeFilter(
        "organisation",
        model=Organisation,
        label=gettext_lazy("Organisation"),
        words=lambda item: item.label,
        choices=lambda request: Organisation.objects.visible_to(request.user).select_related("country"),
    )
    when = ChoiceFilter("starts", choices=WHEN, label=gettext_lazy("Held"), method="held")
    answer = ChoiceFilter("answer", choices=Answer.choices, label=gettext_lazy("Answer"))
    on = django_filters.DateFilter(method="held_on", label=gettext_lazy("On the day"), widget=DateInput())

    def held(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what holds today, later, no longer, or whenever; what waits to be accepted is there, on its days."""
        today = clock.today()
        if value == COMING:
            return rows.exclude(answer=Answer.DECLINED).filter(starts__gt=today)
        if value == OVER:
            return rows.filter(Q(ends__lt=today) | Q(answer=Answer.DECLINED))
        if value == NOW:
            rows = rows.exclude(answer=Answer.DECLINED)
        return rows if value == EVER else rows.filter(Q(ends__isnull=True) | Q(ends__gte=today), starts__lte=today)

    def held_on(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep what holds on that day."""
        return rows.filter(answer=Answer.ACCEPTED).filter(Q(ends__isnull=True) | Q(ends__gte=value), starts__lte=value)


class OrganisationFilters(Filters):
    """Filters of the organisations; a search finds earlier names too."""

    kind = ChoiceFilter("kind", choices=OrganisationKind.choices, label=gettext_lazy("Kind"))
    country = CountryFilter("country")

    def search(self, rows: Any, name: str, value: str) -> QuerySet[Any]:
        """Keep the organisations that are or were called so."""
        found: QuerySet[Any] = rows.named(value)
        return found


class CountryListFilters(Filters):
    """Filters of the countries."""

    search_fields = ("name", "code", "iso")

    kind = ChoiceFilter("kind", choices=CountryKind.choices, label=gettext_lazy("Kind"))

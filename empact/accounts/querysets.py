"""Every way people, organisations and assignments are fetched; and the one way rows are limited to a reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Prefetch, Q, Value, When

from empact import clock
from empact.accounts.roles import Role
from empact.accounts.sights import sight
from empact.registry import registry

if TYPE_CHECKING:
    from empact.accounts.models import Assignment, Organisation, User
    from empact.accounts.rules import Reader

MOST_WORDS = 10


def _assignments() -> AssignmentQuerySet:
    return apps.get_model("accounts", "Assignment").objects.all()


def _visible_keys(kind: str, user: Reader) -> Any:
    model = apps.get_model(kind)
    return model._base_manager.filter(sight(model).records(user)).values("pk")


def _seen_at(model: type[models.Model], lookup: str, reader: Reader) -> models.QuerySet[Any]:
    for step in lookup.split("__"):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]  # a to-one relation has one
    return model._base_manager.filter(sight(model).records(reader))


class VisibleQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows limited to what a reader may see; pages, API, search and exports all start here."""

    def visible_to(self, user: Reader) -> Self:
        """Return the rows this reader may see, by the rule announced for the model.

        Raises LookupError when no app announced one: nothing is visible by oversight.
        """
        return self.filter(sight(self.model).records(user))

    def for_list(self) -> Self:
        """Return rows with what a list of them shows."""
        return self

    def for_reader(self, reader: Reader) -> Self:
        """Return the rows the reader may see, with what a list shows of them and of the records they name."""
        return self.visible_to(reader).for_list()

    def naming(self, reader: Reader, *lookups: str) -> Self:
        """Add the to-one records at these lookups where the reader may see them; elsewhere they read as None.

        One query for each. The lookups are not among those that `for_list` selects: these would stay as they are.
        """
        return self.prefetch_related(*(Prefetch(lookup, _seen_at(self.model, lookup, reader)) for lookup in lookups))


class UserQuerySet(VisibleQuerySet["User"]):
    """Ways to fetch people."""

    def with_role(self, *roles: str, within: Q | None = None, organisations: Any = None, countries: Any = None) -> Self:
        """Return the active people who hold one of the roles today, in one of the scopes and organisations."""
        held = _assignments().today().filter(role__in=roles)
        if within is not None:
            held = held.filter(within)
        if organisations is not None:
            held = held.filter(organisation__in=organisations)
        if countries is not None:
            held = held.filter(organisation__country__in=countries)
        return self.filter(is_active=True, pk__in=held.values("person"))

    def with_any_role(self, *, but: tuple[str, ...] = ()) -> Self:
        """Return the active people who hold any role today, leaving out the roles named."""
        held = _assignments().today().exclude(role__in=but)
        return self.filter(is_active=True, pk__in=held.values("person"))


class AssignmentQuerySet(VisibleQuerySet["Assignment"]):
    """Ways to fetch assignments."""

    def on(self, day: date) -> Self:
        """Return the assignments that hold on that Brussels date, of people whose account is active.

        Who is named and not accepted holds nothing.
        """
        held = self.filter(answer="accepted", person__is_active=True)
        return held.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)

    def today(self) -> Self:
        """Return the assignments that hold today."""
        return self.on(clock.today())

    def standing(self) -> Self:
        """Return the assignments that were not declined: those that hold at some time, or wait to be accepted."""
        return self.exclude(answer="declined")

    def not_over(self) -> Self:
        """Return the assignments whose last day has not passed."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=clock.today()))

    def waiting(self) -> Self:
        """Return the assignments that wait to be accepted and still can be."""
        return self.not_over().filter(answer="waiting")

    def overlapping(self, starts: date, ends: date | None) -> Self:
        """Return those not declined that cover at least one of the days, both included; None is for ever."""
        found = self.standing().filter(Q(ends__isnull=True) | Q(ends__gte=starts))
        return found if ends is None else found.filter(starts__lte=ends)

    def for_list(self) -> Self:
        """Return rows with person, organisation, country and scope. A query more for each kind of scope."""
        return self.select_related("person__details", "organisation__country").prefetch_related("scope")

    def told_to(self, user: Reader) -> Self:
        """Return rows as `for_list` does, each with whether the reader may see what it is limited to: `scope_seen`."""
        kinds = sorted({kind for item in registry.all(Role) for kind in item.scopes if kind})
        cases = (When(scope_kind=kind, scope_id__in=_visible_keys(kind, user), then=Value(True)) for kind in kinds)
        return self.for_list().annotate(
            scope_seen=Case(*cases, default=Value(False), output_field=models.BooleanField())
        )


class OrganisationQuerySet(VisibleQuerySet["Organisation"]):
    """Ways to fetch organisations."""

    def named(self, text: str) -> Self:
        """Return the organisations that are, or were, called by each word of the text."""
        found = self
        for word in text.split()[:MOST_WORDS]:
            earlier = apps.get_model("accounts", "OrganisationName")._base_manager.filter(
                Q(name__unaccent__icontains=word) | Q(short_name__unaccent__icontains=word)
            )
            found = found.filter(
                Q(name__unaccent__icontains=word)
                | Q(short_name__unaccent__icontains=word)
                | Q(code__icontains=word)
                | Q(pk__in=earlier.values("organisation"))
            )
        return found

    def for_list(self) -> Self:
        """Return rows with what a list shows."""
        return self.select_related("country", "parent")

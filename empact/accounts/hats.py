"""The roles a person acts in today, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.roles import role
from empact.kept import Kept

if TYPE_CHECKING:
    from empact.accounts.models import Assignment, User
    from empact.accounts.querysets import AssignmentQuerySet

# What a hat is made of, over assignments, in the order that `_hat` takes it.
PARTS = (
    "pk",
    "role",
    "scope_kind",
    "scope_id",
    "organisation_id",
    "organisation__kind",
    "organisation__short_name",
    "organisation__country_id",
    "organisation__country__code",
    "organisation__country__name",
    "organisation__country__flag",
)
HELD = Kept(
    lambda person, day: _assignments().on(day).filter(person=person).values_list(*PARTS), person=-1, day=date.min
)


@dataclass(frozen=True, slots=True)
class Hat:
    """One assignment of today, with what rules and labels need."""

    assignment_id: int
    role: str
    role_label: str
    rank: int
    organisation_id: int
    organisation_label: str
    country_id: int | None
    country_code: str
    country_name: str
    country_flag: str
    scope_kind: str
    scope_id: int | None

    @property
    def label(self) -> str:
        """Return the post: "NEC, France" for a national role, else "Driver, ES Guardia Civil"."""
        if self.organisation_label.startswith(self.role_label):
            return self.organisation_label  # "Commission (DG HOME)", not "Commission, Commission (DG HOME)"
        if role(self.role).per_country and self.country_name:
            return _("{role}, {country}").format(role=self.role_label, country=self.country_name)
        return _("{role}, {organisation}").format(role=self.role_label, organisation=self.organisation_label)


def hat(assignment: Assignment) -> Hat:
    """Return the hat of an assignment whose organisation and country are loaded."""
    organisation = assignment.organisation
    country = organisation.country
    return _hat(
        assignment.pk,
        assignment.role,
        assignment.scope_kind,
        assignment.scope_id,
        organisation.pk,
        organisation.kind,
        organisation.short_name,
        *((country.pk, country.code, country.name, country.flag) if country else (None, None, None, None)),
    )


def hats_of(person: User) -> tuple[Hat, ...]:
    """Return the person's hats of today, the most telling first. One query."""
    return _in_order(_hat(*row) for row in HELD.rows(person=person.pk, day=clock.today()))


def load_hats(people: Iterable[User]) -> list[User]:
    """Return the people with their hats of today at hand, as `User.hats` gives them. One query for all."""
    known = list(people)
    rows = _assignments().today().filter(person__in=known).values_list("person_id", *PARTS)
    held: defaultdict[int, list[Hat]] = defaultdict(list)
    for person, *parts in rows:
        held[person].append(_hat(*parts))
    for item in known:
        # Where functools.cached_property keeps it.
        vars(item)["hats"] = _in_order(held[item.pk])
    return known


def posts_of(people: Iterable[User]) -> list[str]:
    """Return the posts of several people, each post once, in the order given. One query for all of them."""
    return list(dict.fromkeys(str(person.post_label) for person in load_hats(people)))


def organisation_label(kind: str, short_name: str, country: str | None) -> str:
    """Return country code and short name ("ES Guardia Civil"); a country's code alone, a body's short name alone."""
    if country is None:
        return short_name
    return country if kind in {"country", "third_country"} else f"{country} {short_name}"


def _hat(
    assignment: int,
    code: str,
    scope_kind: str,
    scope: int | None,
    organisation: int,
    kind: str,
    short_name: str,
    country: int | None,
    country_code: str | None,
    country_name: str | None,
    country_flag: str | None,
) -> Hat:
    known = role(code)
    return Hat(
        assignment_id=assignment,
        role=known.code,
        role_label=str(known.short or known.label),
        rank=known.rank,
        organisation_id=organisation,
        organisation_label=organisation_label(kind, short_name, country_code),
        country_id=country,
        country_code=country_code or "",
        country_name=country_name or "",
        country_flag=country_flag or "",
        scope_kind=scope_kind,
        scope_id=scope,
    )


def _assignments() -> AssignmentQuerySet:
    found: AssignmentQuerySet = apps.get_model("accounts", "Assignment").objects.all()
    return found


def _in_order(hats: Iterable[Hat]) -> tuple[Hat, ...]:
    return tuple(sorted(hats, key=lambda item: (item.rank, item.assignment_id)))

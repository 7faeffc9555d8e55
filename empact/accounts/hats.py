"""The roles a person acts in today, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from empact.accounts.roles import role

if TYPE_CHECKING:
    from empact.accounts.models import Assignment, User


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
    kind = role(assignment.role)
    organisation = assignment.organisation
    country = organisation.country
    return Hat(
        assignment_id=assignment.pk,
        role=kind.code,
        role_label=str(kind.short or kind.label),
        rank=kind.rank,
        organisation_id=organisation.pk,
        organisation_label=organisation.label,
        country_id=organisation.country_id,
        country_code=country.code if country else "",
        country_name=country.name if country else "",
        country_flag=country.flag if country else "",
        scope_kind=assignment.scope_kind,
        scope_id=assignment.scope_id,
    )


def hats_of(person: User) -> tuple[Hat, ...]:
    """Return the person's hats of today, the most telling first. One query."""
    return _in_order(hat(item) for item in person.assignments.today().select_related("organisation__country"))


def load_hats(people: Iterable[User]) -> list[User]:
    """Return the people with their hats of today at hand, as `User.hats` gives them. One query for all."""
    known = list(people)
    today = apps.get_model("accounts", "Assignment").objects.today().select_related("organisation__country")
    prefetch_related_objects(known, Prefetch("assignments", queryset=today, to_attr="assignments_today"))
    for person in known:
        # Where functools.cached_property keeps it.
        vars(person)["hats"] = _in_order(hat(item) for item in vars(person)["assignments_today"])
    return known


def _in_order(hats: Iterable[Hat]) -> tuple[Hat, ...]:
    return tuple(sorted(hats, key=lambda item: (item.rank, item.assignment_id)))

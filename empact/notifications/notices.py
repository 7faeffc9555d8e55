"""What is due of people themselves: roles that are about to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.appointing import APPOINTERS
from empact.accounts.models import Assignment, User
from empact.accounts.permissions import ADMINISTRATOR
from empact.notifications.events import ROLE
from empact.notifications.sources import Due, DueSource

SOON = timedelta(days=30)
# Both days of an assignment belong to it.
END_OF_DAY = time(23, 59)


def ending_roles() -> Iterator[Due]:
    """Yield the assignments that end soon and that no other one continues."""
    today = clock.today()
    # By the same person, or by somebody who began later; colleagues who hold the role besides continue nothing.
    next_one = Assignment.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=OuterRef("ends")),
        Q(person=OuterRef("person")) | Q(starts__gt=OuterRef("starts")),
        Q(scope_id=OuterRef("scope_id")) | Q(scope_id=None),
        role=OuterRef("role"),
        organisation=OuterRef("organisation"),
        scope_kind=OuterRef("scope_kind"),
        starts__lte=today + SOON,
    )
    ending = Assignment.objects.today().filter(~Exists(next_one), ends__lte=today + SOON).for_list()
    for item in ending:
        yield Due(
            record=item,
            move="extend",
            what=_("A role ends"),
            who=_("the person who holds it, and whoever gives this role"),
            people=partial(people_of, item),
            due=clock.deadline(item.ends, END_OF_DAY) if item.ends else None,
        )


def people_of(item: Assignment) -> QuerySet[User]:
    """Return the person and who may give the role; an administrator, who may give all of them, only where nobody else
    does.
    """
    givers = APPOINTERS.people(item)
    others = givers.exclude(pk__in=User.objects.all().with_role(ADMINISTRATOR))
    found = others if others.exists() else givers
    return User.objects.filter(Q(pk=item.person_id) | Q(pk__in=found.values("pk")), is_active=True)


SOURCES = (DueSource("accounts.assignment", ending_roles, event=ROLE),)

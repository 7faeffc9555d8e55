"""What is due of people themselves: roles that are about to end, and people named who wait to be accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.accepting import ACCEPTERS, accepters_of, answer_due, namings, post_of
from empact.accounts.appointing import APPOINTERS
from empact.accounts.models import Answer, Assignment
from empact.accounts.permissions import ADMINISTRATOR
from empact.notifications.events import ROLE
from empact.notifications.sources import Due, DueSource
from empact.notifications.telling import tell

if TYPE_CHECKING:
    from empact.accounts.gathering import Gathering, People
    from empact.history.models import Entry

SOON = timedelta(days=30)
# Both days of an assignment belong to it.
END_OF_DAY = time(23, 59)


def ending_roles() -> Iterator[Due]:
    """Yield the assignments that end soon and that no other one continues."""
    today = clock.today()
    # By the same person, or by somebody who began later; colleagues who hold the role besides continue nothing.
    next_one = Assignment.objects.standing().filter(
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


def people_of(item: Assignment, gathering: Gathering) -> People:
    """Return the person and who may give the role; an administrator, who may give all of them, only where nobody else
    does.
    """
    givers = gathering.people(APPOINTERS, item)
    return (givers - gathering.holders(ADMINISTRATOR) or givers) | {item.person_id}


def namings_to_answer() -> Iterator[Due]:
    """Yield the assignments that wait to be accepted. Three queries, and one for each kind of record they are for."""
    waiting = list(Assignment.objects.waiting().for_list())
    named = namings(waiting)
    for item in waiting:
        naming = named.get(item.pk)
        yield Due(
            record=item,
            move="answer",
            what=_("Accept or decline who is named"),
            who=accepters_of(item).name,
            people=ACCEPTERS,
            due=answer_due(item, naming),
            turn=naming.pk if naming else 0,
            by=naming.actor_id if naming else None,
            label=str(post_of(item)),
            url=reverse("assignment-answer", args=[item.pk]),
        )


def after_answer(item: Assignment, entry: Entry) -> None:
    """Tell who was named, and who named them, what the answer is; nobody of their own."""
    naming = namings([item]).get(item.pk)
    namer = naming.actor_id if naming else None
    # Who is not accepted may have no other role, and then sees no page of people.
    places = {item.person_id: reverse("profile"), namer: item.get_absolute_url()}
    for person, place in places.items():
        if person not in {None, entry.actor_id}:
            tell(
                [person],
                item,
                event=ROLE,
                move=entry.verb,
                what=_("Accepted") if item.answer == Answer.ACCEPTED else _("Declined"),
                why=_("You are told because you were named, or named somebody, for this role."),
                turn=entry.pk,
                label=post_of(item),
                url=place,
            )


SOURCES = (
    DueSource("accounts.assignment", ending_roles, event=ROLE),
    DueSource("naming", namings_to_answer),
)

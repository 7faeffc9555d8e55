"""Accepting or declining whom somebody else named for a role (accepting.py says who does)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.accepting import AfterAnswer, accepters_of
from empact.accounts.errors import ChangedMeanwhileError
from empact.accounts.models import Answer
from empact.accounts.roles import known_role
from empact.accounts.services.assignments import locked, may_hold
from empact.accounts.services.guards import demand_reason, refuse, refuse_texts
from empact.history.acting import acting
from empact.history.values import values_of
from empact.registry import registry

if TYPE_CHECKING:
    from empact.accounts.models import Assignment, User
    from empact.history.acting import Act

ANSWERED = ("answer", "answer_reason")


def accept_assignment(pk: int, *, actor: User | None, seen: int, comment: str = "") -> Assignment:
    """Accept who is named; from then on the person holds the role, on its days. One transaction.

    It holds the assignment's and the person's row. The way back is to end the role, by who may give it.

    Raises Assignment.DoesNotExist, NotAllowed, ChangedMeanwhileError and ValidationError, in this order.
    """
    with acting(actor, comment) as act:
        assignment = _open(pk, actor, seen)
        refuse_texts({"comment": comment})
        _refuse_what_cannot_hold(assignment)
        return _answer(act, assignment, Answer.ACCEPTED, "")


def decline_assignment(pk: int, *, actor: User | None, seen: int, comment: str) -> Assignment:
    """Decline who is named, with a reason, which stays readable. One transaction, with the same locks.

    There is no way back but a new naming, of the same person or another.

    Raises Assignment.DoesNotExist, NotAllowed, ChangedMeanwhileError and ValidationError, in this order.
    """
    with acting(actor, comment) as act:
        assignment = _open(pk, actor, seen)
        demand_reason(comment)
        return _answer(act, assignment, Answer.DECLINED, comment.strip())


def _open(pk: int, actor: User | None, seen: int) -> Assignment:
    """Return the naming, locked, that the actor may answer as it was seen."""
    assignment = locked(pk, actor)
    refuse(accepters_of(assignment), assignment, actor)
    if assignment.version != seen:
        raise ChangedMeanwhileError(assignment)
    if assignment.answer == Answer.ACCEPTED:
        raise ValidationError(_("It is accepted already. Whoever gives this role can end it."))
    if assignment.answer == Answer.DECLINED:
        raise ValidationError(_("It is declined already. Whoever gives this role can name somebody anew."))
    return assignment


def _refuse_what_cannot_hold(assignment: Assignment) -> None:
    """Raise ValidationError where what was so when the person was named is so no more."""
    kind, record = known_role(assignment.role), assignment.scope
    if not assignment.person.is_active:
        raise ValidationError(_("The account of this person is closed: decline, so that another one can be named."))
    if assignment.ends is not None and assignment.ends < clock.today():
        raise ValidationError(
            _("The last day of the role has passed: decline, so that it can be named for other days.")
        )
    if kind is not None and record is not None and not may_hold(kind, assignment.organisation, record):
        text = _("{organisation} is not {which} any more: decline, so that another one can be named.")
        raise ValidationError(text.format(organisation=assignment.organisation.label, which=kind.held_by_words))


def _answer(act: Act, assignment: Assignment, answer: Answer, reason: str) -> Assignment:
    before = values_of(assignment, ANSWERED)
    assignment.answer, assignment.answer_reason = answer, reason
    assignment.full_clean(exclude=["organisation", "person"])
    assignment.save(update_fields=ANSWERED)
    entry = act.record(str(answer), assignment, before=before, after=values_of(assignment, ANSWERED))
    for step in registry.all(AfterAnswer):
        step.run(assignment, entry)
    return assignment

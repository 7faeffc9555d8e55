"""Who accepts whom others named for a role (`Role.accepted_by`), by when, and who is told of the answer.

A naming gives no right until it is accepted; who could accept the holder names one who is accepted at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models import Assignment, User
from empact.accounts.phrases import except_for
from empact.accounts.rights import Right
from empact.accounts.roles import Role, known_role, scope
from empact.accounts.rules import NOTHING, Asker, Reader, Rule, Together, any_of, both
from empact.accounts.scopes import scope_model, scope_of
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.registry import registry

if TYPE_CHECKING:
    from empact.words import Words

# Ours: the field knows no deadline for it. Until the first day of the role, and a week at least.
ANSWERED_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AfterAnswer:
    """Announced: what is done when a naming is answered, in the transaction that answers it."""

    run: Callable[[Assignment, Entry], None]


def rule_of(kind: Role, model: type[Model]) -> Rule | None:
    """Return, over the records of a scope, who accepts the holder of the role; None where nobody must."""
    return kind.accepted_by(model) if kind.accepted_by is not None else None


def _accepted_roles() -> Iterator[tuple[Role, str, Rule]]:
    """Yield the roles whose holders somebody accepts, with each kind of record they are for and its rule."""
    for kind in registry.all(Role):
        for label in kind.scopes if kind.accepted_by is not None else ():
            if label and (rule := rule_of(kind, scope_model(label))) is not None:
                yield kind, label, rule


def _to_accept(user: Reader) -> Q:
    found = any_of(
        Q(role=kind.code, scope_kind=label, scope_id__in=scope_model(label)._base_manager.filter(mine).values("pk"))
        for kind, label, rule in _accepted_roles()
        if (mine := rule.records(user)) is not NOTHING
    )
    return both(found, ~Q(person=user)) if isinstance(user, User) else NOTHING


def _accepters(assignment: Assignment) -> QuerySet[User]:
    kind, record = known_role(assignment.role), assignment.scope
    rule = rule_of(kind, type(record)) if kind is not None and record is not None else None
    return rule.people(record).exclude(pk=assignment.person_id) if rule is not None else User.objects.none()


def _accepters_together(ask: Asker, assignment: Assignment) -> frozenset[int]:
    """Return `_accepters`, worked out together with those of other assignments."""
    kind, record = known_role(assignment.role), assignment.scope
    rule = rule_of(kind, type(record)) if kind is not None and record is not None else None
    return ask.people(rule, record) - {assignment.person_id} if rule and record else frozenset()


ACCEPTERS = Rule(
    reason=_("who accepts the holder of this role; nobody for themselves"),
    records=_to_accept,
    people=_accepters,
    made_of=Together(_accepters_together, beside=scope_of),
)
RIGHTS = (Right(_("accept or decline who is named for this role"), Assignment, ACCEPTERS),)


def accepters_of(assignment: Assignment) -> Rule:
    """Return ACCEPTERS in the words of the assignment's role: "the Driver's team of this plan …"."""
    kind = known_role(assignment.role)
    rule = rule_of(kind, scope_model(assignment.scope_kind)) if kind is not None and assignment.scope_kind else None
    if rule is None:
        return ACCEPTERS
    words = rule.words & except_for(_("nobody for themselves"))
    return replace(ACCEPTERS, reason=rule.reason, phrase=words)


# -- What is told of a naming ------------------------------------------------------------------


def namings(assignments: Iterable[Assignment]) -> dict[int, Entry]:
    """Return, by assignment, the entry that named the person; none for what was loaded. One query."""
    return _last_entries(assignments, "appointed")


def answers(assignments: Iterable[Assignment]) -> dict[int, Entry]:
    """Return, by assignment, the entry that accepted or declined it, if somebody did. One query."""
    return _last_entries(assignments, "accepted", "declined")


def _last_entries(assignments: Iterable[Assignment], *verbs: str) -> dict[int, Entry]:
    keys = [item.pk for item in assignments]
    told = Entry.objects.filter(kind=kind_of(Assignment), record_id__in=keys, verb__in=verbs)
    last = told.order_by().values("record_id").annotate(last=Max("pk")).values("last")
    return {entry.record_id: entry for entry in Entry.objects.filter(pk__in=last)}


def answer_due(assignment: Assignment, naming: Entry | None) -> datetime:
    """Return by when a naming is to be answered: a week after it, or at the start of the role if that is later."""
    week = naming.at.astimezone(clock.BRUSSELS).date() + ANSWERED_WITHIN if naming else assignment.starts
    return clock.deadline(max(week, assignment.starts))


def post_of(assignment: Assignment) -> Words:
    """Return the role and what it is for, without content: "Action Leader of FA-2026-27/8.1"."""
    if assignment.scope is None:
        return assignment.post_label
    record = scope(assignment.scope_kind).name_of(assignment.scope, seen=False)
    return _("{role} of {record}").format(role=assignment.role_label, record=record)

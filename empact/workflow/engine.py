"""The one function that carries out a move, and what may be asked about moves.

`perform` is one transaction: lock, see, ask the rule, compare state and what was seen, collect all problems, apply the
effects, save, write the entry. Nothing else sets a status: the database refuses it.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext as _

from empact import clock
from empact.history.acting import acting
from empact.history.models import Entry
from empact.history.values import changed_fields, raw_values, told, told_of, values_of
from empact.registry import registry
from empact.workflow.charts import AfterMove, Chart, Transition, chart_of, charts, checks_of
from empact.workflow.cleaning import clean, save
from empact.workflow.errors import Blocked, Conflict, Refused, UnknownMove, WorkflowError
from empact.workflow.locks import lock_record
from empact.workflow.moves import Move
from empact.workflow.problems import Problem, blockers, of_data, of_offers, of_texts, prose_of
from empact.workflow.triggers import moving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from empact.accounts.models import User
    from empact.accounts.rules import Rule
    from empact.history.acting import Act

logger = logging.getLogger(__name__)

# So many people and entries are named in an answer; more would not help its reader.
SOME = 5
LATELY = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record of a bulk move: the record moved, or the error that says why not."""

    pk: int
    record: Model | None = None
    error: WorkflowError | None = None


def perform(
    chart: Chart | type[Model] | str,
    name: str,
    pk: int,
    *,
    actor: User | None,
    seen: int | None,
    data: Any = None,
    comment: str = "",
    group: uuid.UUID | None = None,
) -> Any:
    """Carry out a move and return the moved record. One transaction; it holds the root's and the record's row.

    `seen` is the version, or the content of the root (by the chart's counter), that the actor had before their eyes;
    only the system (actor None) moves without. `group` ties the entries of one bulk act together.

    Raises NotVisible, UnknownMove, Refused, Conflict and Blocked, in this order; then nothing was changed.
    """
    chart = chart_of(chart)
    with acting(actor, comment, group=group) as act:
        record, root = lock_record(chart.model, pk, actor, chart.related)
        move = Move(record, chart, _transition(chart, name), actor, clock.now(), data, comment)
        refuse_others(move.transition, record, actor)
        _refuse_surprise(move, root, seen)
        _refuse_problems(move)
        _carry_out(move, act)
        return record


def begin(
    chart: Chart | type[Model] | str,
    name: str,
    parent: Model,
    *,
    actor: User,
    seen: int | None = None,
    data: Any = None,
    comment: str = "",
) -> Any:
    """Start a new record under its parent by an opening of its chart (an offer) and return it saved.

    One transaction; it holds the root's and the parent's row. The opening's effects fill the record from `data`. Its
    rule is asked once the row is there, because rules are about rows; a refusal takes the row back. `seen` is what the
    actor saw of the root (`grown`); a page that asks for nothing that can overtake it leaves it out.

    Raises NotVisible (of the parent), UnknownMove, Refused, Conflict and Blocked, in this order.
    """
    chart = chart_of(chart)
    with acting(actor, comment) as act:
        above, root = lock_record(type(parent), parent.pk, actor)
        record = chart.model(**{chart.parent: above})
        move = Move(record, chart, _transition(chart, name, opening=True), actor, clock.now(), data, comment)
        if move.transition.under is not None:
            refuse(move.transition.under, above, actor)
        _refuse_growth(root, seen)
        if list(of_data(move.transition.data, data, chart.model)):
            _refuse_problems(move)
        record.status = move.transition.target  # type: ignore[attr-defined]
        _apply_effects(move)
        clean(record)
        with moving():
            save(record)
        try:
            refuse_others(move.transition, record, actor)
        except Refused as error:
            raise error.named() from None
        _refuse_problems(move)
        # What the opening was told is in the record, so the entry tells it once.
        entry = act.record(move.transition.name, record, after=told_of(record), detail=_along(move))
        _draw_consequences(move, entry)
        return record


def perform_many(
    chart: Chart | type[Model] | str,
    name: str,
    items: Sequence[tuple[int, int | None]],
    *,
    actor: User | None,
    data: Any = None,
    comment: str = "",
    group: uuid.UUID | None = None,
) -> list[Outcome]:
    """Carry out one move on several records, a transaction each, and return what became of each, in the order given.

    `items` are pairs of key and what was seen. The entries share a group, a new one unless it is given.
    """
    group = group or uuid.uuid4()
    return [
        _attempt(chart, name, pk, actor=actor, seen=seen, data=data, comment=comment, group=group) for pk, seen in items
    ]


def _attempt(chart: Chart | type[Model] | str, name: str, pk: int, **how: Any) -> Outcome:
    try:
        return Outcome(pk, record=perform(chart, name, pk, **how))
    except WorkflowError as error:
        return Outcome(pk, error=error)


def _transition(chart: Chart, name: str, *, opening: bool = False) -> Transition:
    found = chart.transition(name)
    if found is None or (not found.sources) != opening:
        raise UnknownMove(_("There is no such move. The record's moves say which there are."))
    return found


def grown(root: Any) -> int:
    """Return what must have been seen of a root to open something under it: its content, else its version."""
    return int(getattr(root, "content", root.version))


def _refuse_growth(root: Model, seen: int | None) -> None:
    if seen is not None and seen != grown(root):
        text = _("It was changed since you opened it. Look at what changed, then decide again.")
        entries = Entry.objects.since_content if hasattr(root, "content") else Entry.objects.since_version
        raise Conflict(root, text, entries(root, seen)[:LATELY])


def refuse_others(transition: Transition, record: Model, actor: User | None) -> None:
    """Raise Refused unless the move's rule lets the actor at the record. One query."""
    if actor is None:
        _refuse_system(transition, record)
    elif transition.who is None:
        raise Refused(_("the system"))
    else:
        refuse(transition.who, record, actor)


def _refuse_system(transition: Transition, record: Model) -> None:
    """Raise unless the move is the system's to make, and due: the record may have changed since it was listed."""
    if transition.when is None:
        raise Refused(transition.who or _("who moves what it moves along with"))
    rows = type(record)._base_manager.filter(pk=record.pk)
    if not rows.filter(transition.when(clock.today())).exists():
        raise Conflict(record, _("It is not due."))


def refuse(rule: Rule, record: Model, actor: User) -> None:
    """Raise Refused, with some of those who could, unless the rule lets the actor at the record. One query."""
    if not rule.holds(actor, record):
        raise Refused(rule, lambda: rule.people(record).order_by("pk")[:SOME])


def _refuse_surprise(move: Move[Any], root: Model, seen: int | None) -> None:
    """Raise Conflict when the record is in no state for the move, or is not what the actor saw."""
    chart, record = move.chart, move.record
    now = getattr(root if chart.counter == "content" else record, chart.counter)
    if move.actor is not None and seen is None:
        raise TypeError("A person moves what they saw: tell `seen`.")
    if record.status not in move.transition.sources:
        text = _("It is “{state}” now, and this cannot be done from there.")
        raise Conflict(record, text.format(state=record.get_status_display()), _since(move, seen))
    if seen is not None and seen != now:
        text = _("It was changed since you opened it. Look at what changed, then decide again.")
        raise Conflict(record, text, _since(move, seen))


def _since(move: Move[Any], seen: int | None) -> Sequence[Entry]:
    """Return what happened since the actor looked; at least the last thing that happened to the record."""
    entries = Entry.objects.since_content if move.chart.counter == "content" else Entry.objects.since_version
    found = list(entries(move.record, seen)[:LATELY]) if seen is not None else []
    return found or list(Entry.objects.of(move.record)[:1])


def _refuse_problems(move: Move[Any]) -> None:
    """Raise Blocked with all problems when one of them is a blocker."""
    model = move.chart.model
    found = list(of_data(move.transition.data, move.data, model))
    found += of_texts({"comment": move.comment}, prose_of(model))
    if move.transition.comment_required and not move.comment.strip():
        found.append(Problem("comment_required", _("Say why: this move needs a comment."), field="comment"))
    found += problems_of(move if not found else replace(move, data=None))
    # A check that knows the field says it better.
    told = {problem.field for problem in found}
    found += [problem for problem in of_offers(move.record, move.data) if problem.field not in told]
    if blockers(found):
        raise Blocked(found)


def problems_of(move: Move[Any]) -> list[Problem]:
    """Return what stands against the move: its own checks and the guards of other apps. The cost is the checks'."""
    return [problem for check in checks_of(move.chart, move.transition) for problem in check(move)]


def _carry_out(move: Move[Any], act: Act) -> None:
    record, before = move.record, raw_values(move.record)
    _apply_effects(move)
    record.status = move.transition.target
    changed = changed_fields(record, before)
    with moving():
        save(record, changed)
    entry = act.record(
        move.transition.name,
        record,
        before=told(type(record), {name: before[name] for name in changed}),
        after=values_of(record, changed),
        detail=_detail(move),
    )
    _draw_consequences(move, entry)


def _apply_effects(move: Move[Any]) -> None:
    for effect in move.transition.effects:
        effect(move)


def _draw_consequences(move: Move[Any], entry: Entry) -> None:
    for consequence in move.transition.consequences:
        consequence(move, entry)
    for after in registry.all(AfterMove):
        after.hear(move, entry)


def _detail(move: Move[Any]) -> dict[str, Any]:
    if is_dataclass(move.data) and not isinstance(move.data, type):
        return {"data": {item.name: getattr(move.data, item.name) for item in fields(move.data)}, **_along(move)}
    return _along(move)


def _along(move: Move[Any]) -> dict[str, Any]:
    return {"along": move.moved_along} if move.moved_along else {}


def run_due_moves() -> int:
    """Make every move that the system owes today, each in its own transaction; return how many were made.

    A record whose move is blocked or was made meanwhile is left, and the log says why.
    """
    return sum(
        _make_due(chart, transition)
        for chart in charts()
        for transition in chart.transitions
        if transition.when is not None
    )


def _make_due(chart: Chart, transition: Transition) -> int:
    if transition.when is None:
        return 0
    rows = chart.model._base_manager
    # By key, because a condition over a relation to many would list a record twice.
    due = rows.filter(transition.when(clock.today()), status__in=transition.sources).values("pk")
    made = 0
    for pk in list(rows.filter(pk__in=due).order_by("pk").values_list("pk", flat=True)):
        try:
            perform(chart, transition.name, pk, actor=None, seen=None)
            made += 1
        except WorkflowError as error:
            logger.warning("%s of %s %s was left: %s", transition.name, chart.label, pk, error)
    return made

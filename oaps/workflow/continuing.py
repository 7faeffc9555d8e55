"""An action continues in one of a later plan: the link is written on the later action, by who may write in its plan.

The later plan may be adopted: the link is a fact about the earlier action, and content that was decided stays as it is.
It is a change of the later plan all the same, so it needs a right there, and is told in its history (ADR 0014).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import User
from empact.history.acting import acting
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.history.values import values_of
from empact.workflow.errors import Blocked
from empact.workflow.locks import lock, lock_root
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import ActionStatus, OperationalAction
from oaps.permissions import ACTION_KEEPERS
from oaps.querysets import GONE

LINK = ("continues",)


@dataclass(frozen=True, slots=True)
class CarryOver:
    """The action of a later plan that continues this one."""

    code: str = field(
        metadata={"label": _("Code of the new action"), "help": _("Plan and number, for example FA-2026-27/8.1.")}
    )


def new_action_exists(move: Move[OperationalAction]) -> Iterator[Problem]:
    """The action that continues this one is in a later plan of the mover's own, and continues no other."""
    if move.data is None:
        return
    later = _continuation(move)
    if later is None:
        text = gettext("There is no action with this code in a later plan that you see. Give plan and number.")
        yield Problem("no_such_action", text, "code")
    else:
        yield from problems_of_link(move.record, later, move.actor)


def problems_of_link(
    earlier: OperationalAction, later: OperationalAction, actor: User | None, field: str = "code"
) -> Iterator[Problem]:
    """Return what stands against the later action's continuing the earlier one by this actor's doing."""
    if later.continues_id == earlier.pk:
        return  # Its own people have said so: nothing is left to write.
    if later.continues_id is not None:
        text = gettext("{code} continues another action already; choose another.")
        yield Problem("continues_another", text.format(code=later.code), field)
    elif not _may_write(actor, later):
        text = gettext(
            "{code} lies in a plan of others. Ask the Driver's team of that plan to say there what it continues, or"
            " choose an action of a plan of yours."
        )
        yield Problem("not_yours", text.format(code=later.code), field, str(ACTION_KEEPERS.name))


def _may_write(actor: User | None, later: OperationalAction) -> bool:
    return actor is None or ACTION_KEEPERS.holds(actor, later)


def _continuation(move: Move[OperationalAction]) -> OperationalAction | None:
    seen = OperationalAction.objects.visible_to(move.actor) if move.actor else OperationalAction.objects.all()
    later = seen.filter(oap__period_start__gt=move.record.oap.period_start).exclude(status__in=GONE)
    return later.by_code(move.data.code).first()


def note_continuation(move: Move[OperationalAction]) -> None:
    """Let the new action say that it continues this one.

    Holds the later plan's row too; no two movers wait for each other, for each goes from an earlier plan to a later.
    Raises Blocked when somebody else linked the new action meanwhile.
    """
    found = _continuation(move)
    if found is None or found.continues_id == move.record.pk:
        return
    link(move.record, found.pk, move.actor)


def link(earlier: OperationalAction, key: int, actor: User | None, field: str = "code") -> None:
    """Let the action of this key continue the earlier one. Holds its plan's row.

    Raises Blocked when somebody else linked it meanwhile.
    """
    later = _locked(key)
    if later.continues_id == earlier.pk:
        return
    if problems := list(problems_of_link(earlier, later, actor, field)):
        raise Blocked(problems)
    _link(later, earlier, actor)


def link_can_be_cleared(move: Move[OperationalAction]) -> Iterator[Problem]:
    """Who takes up again an action that was carried over may write in the plan that continues it."""
    later = _linked_by_carrying(move.record)
    if later is not None and not _may_write(move.actor, later):
        text = gettext("{code} continues it, and lies in a plan of others: only its Driver's team can undo that.")
        yield Problem("not_yours", text.format(code=later.code), who=str(ACTION_KEEPERS.name))


def forget_continuation(move: Move[OperationalAction]) -> None:
    """Take back the link that carrying over has written; one that the later plan's people wrote is theirs, and stays.

    Holds the later plan's row too.
    """
    found = _linked_by_carrying(move.record)
    if found is not None:
        later = _locked(found.pk)
        if later.continues_id == move.record.pk:
            _link(later, None, move.actor)


def _linked_by_carrying(action: OperationalAction) -> OperationalAction | None:
    """Return the action that continues a carried one because it was carried over. Three queries, else none."""
    if action.status != ActionStatus.CARRIED_OVER:
        return None
    kind = kind_of(action)
    move = Entry.objects.filter(kind=kind, record_id=action.pk, verb="carry_over").first()
    if move is None:
        return None
    written = Entry.objects.filter(group=move.group, kind=kind, verb="edited", after__continues__id=action.pk)
    return OperationalAction.objects.filter(pk__in=written.values("record_id"), continues=action).first()


def _locked(key: int) -> OperationalAction:
    lock_root(OperationalAction, key)
    return lock(OperationalAction.objects.filter(pk=key))[0]


def _link(later: OperationalAction, earlier: OperationalAction | None, actor: User | None) -> None:
    with acting(actor) as act:
        before = values_of(later, LINK)
        later.continues = earlier
        later.save(update_fields=LINK)
        act.record("edited", later, before=before, after=values_of(later, LINK))

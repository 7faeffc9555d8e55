"""What step 2 says of itself on the page of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.models import Cycle, CycleStep
from cycles.steps import Chip, StepFacts, StepSummary, TurnFact
from empact.web import moments
from empact.web.tones import Tone
from empact.workflow.situation import turn_of
from priorities.models import IN_FORCE, Priority, PrioritySet, StrategicGoal, StrategicPlan

if TYPE_CHECKING:
    from empact.accounts.rules import Reader


def priorities_step(cycle: Cycle, reader: Reader) -> StepFacts | None:
    """Return how priorities and G-MASP stand. Four queries."""
    found = PrioritySet.objects.visible_to(reader).for_list().filter(cycle=cycle).foremost().first()
    plan = StrategicPlan.objects.visible_to(reader).for_list().filter(cycle=cycle).foremost().first()
    if found is None:
        return None
    count = Priority.objects.visible_to(reader).filter(priority_set=found).count()
    adopted = found.status in IN_FORCE
    approved = plan is not None and plan.status in IN_FORCE
    number = ngettext("%(n)d priority", "%(n)d priorities", count) % {"n": count}
    lines: list[SafeString | str] = [
        format_html(_("<strong>{}</strong> adopted {}"), number, moments.in_plain(found.adopted_on))
        if adopted and found.adopted_on
        else format_html("<strong>{}</strong> {}", number, found.get_status_display())
    ]
    chips = []
    if plan is not None:
        lines.append(_plan_line(plan, StrategicGoal.objects.visible_to(reader).filter(plan=plan).count()))
        chips = [] if approved else [Chip(Tone.CONFIRM, _("G-MASP {}").format(plan.get_status_display()), "edit")]
    open_record: PrioritySet | StrategicPlan | None = found if not adopted else None if approved else plan
    return StepFacts(
        state="done" if adopted and (approved or plan is None) else "now",
        heads=_heads(found, number) if adopted else (),
        lines=lines,
        chips=chips,
        url=found.get_absolute_url(),
        turn=_turn(open_record) if open_record else None,
    )


def _heads(found: PrioritySet, number: str) -> list[SafeString]:
    heads = [format_html("<strong>{}</strong>", number)]
    if found.adopted_on:
        heads.insert(
            0, format_html(_("Council conclusions of <strong>{}</strong>"), moments.in_plain(found.adopted_on))
        )
    return heads


def _plan_line(plan: StrategicPlan, goals: int) -> str:
    words = ngettext("G-MASP with %(n)d goal", "G-MASP with %(n)d goals", goals) % {"n": goals}
    return f"{words}, {moments.in_plain(plan.approved_on)}" if plan.approved_on else words


def _turn(record: PrioritySet | StrategicPlan) -> TurnFact | None:
    turn = turn_of(record)
    if turn is None:
        return None
    return TurnFact(turn.label, str(turn.transition.label), turn.due, record.get_absolute_url(), _("Open"))


STEPS = (StepSummary(CycleStep.PRIORITIES, priorities_step),)

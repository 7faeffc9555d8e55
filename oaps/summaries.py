"""What step 3 says of itself on the page of a cycle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.models import Cycle, CycleStep
from cycles.steps import Chip, StepFacts, StepSummary, TurnFact
from empact import clock
from empact.web import moments
from empact.web.tones import Tone
from oaps.looks import TURN_OF_PLAN
from oaps.models import OAP, OAPStatus, Participation
from oaps.querysets import GONE, LIVE_PARTICIPATION
from oaps.workflow import PLAN_CHART

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

DECIDED = (OAPStatus.ADOPTED, OAPStatus.IN_FORCE, OAPStatus.REPORTED, OAPStatus.CLOSED)
OVER = (OAPStatus.CLOSED, OAPStatus.WITHDRAWN)


def current_plans(cycle: Cycle, reader: Reader) -> list[Any]:
    """Return the plans of the period at hand: the earliest that is not closed, or the last. One query."""
    rows = OAP.objects.visible_to(reader).for_list().with_counts().with_teams().with_answers()
    plans = list(rows.filter(cycle=cycle).exclude(status=OAPStatus.WITHDRAWN).order_by("sub_priority__number"))
    open_periods = {plan.period_start for plan in plans if plan.status not in OVER}
    starts = min(open_periods) if open_periods else max((plan.period_start for plan in plans), default=None)
    return [plan for plan in plans if plan.period_start == starts]


def plans_step(cycle: Cycle, reader: Reader) -> StepFacts | None:
    """Return how the plans of the period at hand stand. Two queries."""
    plans = current_plans(cycle, reader)
    if not plans:
        return None
    decided = [plan for plan in plans if plan.status in DECIDED]
    late = [plan for plan in plans if is_late(plan)]
    over = all(plan.status in OVER for plan in plans)
    chips = [] if over else [Chip(Tone.RUNNING, _("running"))]
    if late:
        words = ngettext("%(n)d plan late", "%(n)d plans late", len(late)) % {"n": len(late)}
        url = reverse("oap-list", query={"cycle": cycle.code, "late": "yes"})
        chips.append(Chip(Tone.BAD, words, "warning", url))
    return StepFacts(
        state="done" if over else "now",
        heads=_heads(plans),
        lines=(_adopted(decided, plans), _next(plans)),
        chips=chips,
        url=reverse("oap-list", query={"cycle": cycle.code}),
        turn=_turn(plans, cycle),
    )


def is_late(plan: OAP) -> bool:
    """Tell whether the plan's awaited move is overdue."""
    due = PLAN_CHART.due(plan)
    return due is not None and due < clock.now()


def _heads(plans: Sequence[Any]) -> list[SafeString]:
    actions = sum(plan.action_count for plan in plans)
    rows = Participation.objects.filter(action__oap__in=plans, status__in=LIVE_PARTICIPATION)
    rows = rows.exclude(action__status__in=GONE).order_by()
    bodies = rows.values_list("organisation__country", "organisation").distinct()
    # The services of a country count once, as the country; a body without one counts as itself.
    once = {country or -body for country, body in bodies}
    return [
        _strong(len(plans), ngettext("plan for {}", "plans for {}", len(plans)).format(plans[0].period)),
        _strong(actions, ngettext("action", "actions", actions)),
        _strong(len(once), _("countries and bodies")),
    ]


def _strong(number: int, words: str) -> SafeString:
    return format_html("<strong>{}</strong> {}", number, words)


def _adopted(decided: Sequence[OAP], plans: Sequence[OAP]) -> SafeString:
    words = _("{part} of {whole} plans").format(part=len(decided), whole=len(plans))
    return format_html(_("<strong>{}</strong> adopted by COSI"), words)


def _next(plans: Sequence[OAP]) -> str:
    """Return when the period begins, or until when it lasts."""
    first = plans[0]
    if first.period_start > clock.today():
        return _("Implementation starts {day}").format(day=moments.in_plain(first.period_start))
    return _("Implementation until {day}").format(day=moments.in_plain(first.period_end))


def _turn(plans: Sequence[OAP], cycle: Cycle) -> TurnFact | None:
    """Return whose turn it is with the plans that are due first."""
    waiting = [(due, plan) for plan in plans if (due := PLAN_CHART.due(plan)) and plan.status in TURN_OF_PLAN]
    if not waiting:
        return None
    due, first = min(waiting, key=lambda pair: (pair[0], pair[1].pk))
    same = [plan for _due, plan in waiting if plan.status == first.status]
    move = PLAN_CHART.awaited(first.status)
    count = ngettext("%(n)d plan", "%(n)d plans", len(same)) % {"n": len(same)}
    what = f"{count}, {str(move.label).rstrip('…')}" if move else count
    url = reverse("oap-list", query={"cycle": cycle.code, "status": first.status})
    return TurnFact(str(TURN_OF_PLAN[first.status]), what, due, url, _("Open the plans"))


def turn_chip(plan: Any) -> Chip:
    """Return whose turn it is with one plan and by when, short enough for a table."""
    if plan.status == OAPStatus.ADOPTED:
        day = moments.in_short(plan.adopted_on) if plan.adopted_on else ""
        return Chip(Tone.GOOD, _("adopted {day}").format(day=day).strip())
    who = TURN_OF_PLAN.get(plan.status)
    if who is None:
        return Chip(Tone.NEUTRAL, plan.get_status_display())
    if plan.status == OAPStatus.CHECKED:
        waiting = plan.asked_count - plan.answered_count
        who = ngettext("%(n)d Member State", "%(n)d Member States", waiting) % {"n": waiting}
    if plan.status == OAPStatus.IN_FORCE:
        who = _("final report")
    return _timed(str(who), PLAN_CHART.due(plan))


def _timed(who: str, due: datetime | None) -> Chip:
    if due is None:
        return Chip(Tone.CONFIRM, who, "clock")
    if due < clock.now():
        return Chip(Tone.BAD, f"{who}, {moments.lateness(due)}", "warning")
    return Chip(Tone.CONFIRM, f"{who}, {moments.in_short(moments.day_of(due))}", "clock")


STEPS = (StepSummary(CycleStep.PLANS, plans_step),)

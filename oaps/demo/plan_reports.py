"""The Drivers' reports on the plans of 2022 to 2025, with the figures that the accepted reports come to."""

from datetime import timedelta
from random import Random

from empact import clock
from empact.loading.announced import ENTERED_AT, FICTION, Stage
from empact.workflow.install import install_many
from oaps.demo.areas import wording
from oaps.figures import figures_of_plan
from oaps.models import OAP, PlanReport, PlanReportStatus, ReportingRound, RoundStatus

# How the Drivers' reports of the open rounds stand, in percent; those of closed ones are accepted.
OPEN = {PlanReportStatus.ACCEPTED: 60, PlanReportStatus.SUBMITTED: 25, PlanReportStatus.DRAFTING: 15}
SENT = (PlanReportStatus.ACCEPTED, PlanReportStatus.SUBMITTED)


def make_plan_reports(stage: Stage) -> None:
    """Make one report of each plan in each round that asked for reports."""
    rounds = ReportingRound.objects.exclude(status=RoundStatus.PLANNED).order_by("opens_on")
    rows = [_report(item, plan, stage) for item in rounds for plan in _plans(item)]
    install_many(rows, at=ENTERED_AT)


def _plans(item: ReportingRound) -> list[OAP]:
    plans = OAP.objects.filter(
        cycle=item.cycle_id, period_start__gte=item.period_start, period_end__lte=item.period_end
    )
    return list(plans.select_related("cycle").order_by("code"))


def _report(item: ReportingRound, plan: OAP, stage: Stage) -> PlanReport:
    dice = stage.dice(f"{item.code}/{plan.code}")
    status = _status(item, dice)
    words = wording().words
    is_written = status != PlanReportStatus.EXPECTED
    sent = item.due_driver - timedelta(days=dice.randint(1, 4)) if status in SENT else None
    return PlanReport(
        round=item,
        oap=plan,
        summary=f"Fictitious summary of the plan {plan.code}: most actions kept to their dates." if is_written else "",
        obstacles=dice.choice(words["obstacles"]) if is_written else "",
        outlook=dice.choice(words["next"]) if is_written else "",
        figures=figures_of_plan(item, plan) if sent else {},
        submitted_at=sent,
        accepted_at=sent + timedelta(days=1, hours=2) if sent and status == PlanReportStatus.ACCEPTED else None,
        status=status,
        **FICTION,
    )


def _status(item: ReportingRound, dice: Random) -> PlanReportStatus:
    """Return how the report stands: in the final round, which is due next month, nothing is written yet."""
    if item.status == RoundStatus.CLOSED:
        return PlanReportStatus.ACCEPTED
    if item.due_driver > clock.now():
        return PlanReportStatus.EXPECTED
    return dice.choices(list(OPEN), list(OPEN.values()))[0]

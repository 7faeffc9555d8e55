"""Where the pages of plans, actions, participations and positions are."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cycles.models import Cycle
from empact.accounts.countries import eu_code
from empact.web.addresses import Address, record_url, url_of
from empact.web.parts import Crumb
from empact.web.turns import Places
from oaps.models import (
    OAP,
    NationalPosition,
    NationalReport,
    OapSupport,
    OperationalAction,
    Participation,
    PlanGoal,
    PlanReport,
    ProgressReport,
    ReportingRound,
)
from oaps.querysets import numbered
from priorities.models import SubPriority


def _crumbs(*crumbs: Crumb) -> tuple[Crumb, ...]:
    """Leave out what has no page: a crumb without an address is the page itself."""
    return tuple(crumb for crumb in crumbs if crumb.url)


def _list_of_plans(cycle: Cycle) -> Crumb:
    try:
        return Crumb(_("Plans"), f"{reverse('oap-list')}?cycle={cycle.code}")
    except NoReverseMatch:
        return Crumb("")


def above_plan(plan: OAP) -> Sequence[Crumb]:
    """Return cycle, priority and the cycle's plans."""
    priority = plan.sub_priority.priority
    return _crumbs(
        Crumb(plan.cycle.label, record_url(plan.cycle)),
        Crumb(f"{priority.number} {priority.title}", record_url(priority)),
        _list_of_plans(plan.cycle),
    )


def _plan_of_action(action: OperationalAction) -> Sequence[Crumb]:
    plan = action.oap
    return _crumbs(
        Crumb(plan.cycle.label, record_url(plan.cycle)),
        _list_of_plans(plan.cycle),
        Crumb(str(plan), record_url(plan)),
    )


def _plan_of_position(position: NationalPosition) -> Sequence[Crumb]:
    plan = position.oap
    return _crumbs(
        _list_of_plans(plan.cycle),
        Crumb(str(plan), record_url(plan)),
        Crumb(_("Adoption"), f"{record_url(plan)}?tab=adoption"),
    )


def above_report() -> tuple[Crumb, ...]:
    """Return the crumb of all reporting."""
    return (Crumb(_("Reporting"), reverse("reporting-round-list")),)


PLAN = Address(
    model=OAP,
    name="oap",
    section="plans",
    lookups={"cycle": "cycle__code", "code": "code"},
    above=above_plan,
)
ACTION = Address(
    model=OperationalAction,
    name="action",
    section="actions",
    lookups={"cycle": "oap__cycle__code", "oap": "oap__code"},
    find={"action": numbered},
    part={"action": lambda action: action.number},
    above=_plan_of_action,
)
PARTICIPATION = Address(
    model=Participation,
    name="participation",
    section="actions",
    lookups={"pk": "pk"},
    above=lambda item: (*_plan_of_action(item.action), Crumb(str(item.action), record_url(item.action))),
)
POSITION = Address(
    model=NationalPosition,
    name="position",
    section="plans",
    lookups={"cycle": "oap__cycle__code", "oap": "oap__code"},
    find={"country": lambda code: Q(country__code=eu_code(code))},
    part={"country": lambda position: position.country.code},
    order=("-round",),
    above=_plan_of_position,
)
ROUND = Address(
    model=ReportingRound,
    name="reporting-round",
    section="reporting",
    lookups={"cycle": "cycle__code", "code": "code"},
    above=lambda item: above_report(),
)
REPORT = Address(
    model=ProgressReport,
    name="progress-report",
    section="reporting",
    lookups={"pk": "pk"},
    above=lambda report: (*above_report(), Crumb(str(report.round), record_url(report.round))),
    title=lambda report: str(report.action),
)
PLAN_REPORT = Address(
    model=PlanReport,
    name="plan-report",
    section="reporting",
    lookups={"pk": "pk"},
    above=lambda report: (*above_report(), Crumb(str(report.round), record_url(report.round))),
    title=lambda report: str(report.oap),
)
NATIONAL_REPORT = Address(
    model=NationalReport,
    name="national-report",
    section="reporting",
    lookups={"pk": "pk"},
    above=lambda report: (*above_report(), Crumb(str(report.round), record_url(report.round))),
    title=lambda report: _("National report of {country}").format(country=report.country.name),
)
GOAL = Address(
    model=PlanGoal,
    name="plan-goal",
    section="plans",
    lookups={"cycle": "oap__cycle__code", "oap": "oap__code", "number": "number"},
    above=lambda goal: (*above_plan(goal.oap), Crumb(str(goal.oap), record_url(goal.oap))),
)
SUPPORT = Address(
    model=OapSupport,
    name="oap-support",
    section="plans",
    lookups={"cycle": "oap__cycle__code", "oap": "oap__code", "organisation": "organisation__code"},
    above=lambda item: (*above_plan(item.oap), Crumb(str(item.oap), record_url(item.oap))),
)
AREA = Address(
    model=SubPriority,
    name="new-plan-area",
    section="plans",
    lookups={"cycle": "cycle__code", "area": "code"},
    above=lambda area: _crumbs(_list_of_plans(area.cycle)),
)
ADDRESSES = (PLAN, ACTION, PARTICIPATION, POSITION, GOAL, SUPPORT, ROUND, REPORT, PLAN_REPORT, NATIONAL_REPORT)


# -- Where a problem is mended -----------------------------------------------------------------

TABS = {"positions": "adoption", "goals": "goals", "actions": "actions", "plan_report": "reports"}
# The fields of an action that are no columns of it, and where they are written.
ELSEWHERE = {"lead": "?tab=participants", "reports": "?tab=reports", "status": ""}


def place_in_plan(plan: OAP, field: str, mends: bool) -> str:
    """Return where "1.3:lead", "positions" or "goals" of a plan's problem is mended, or read."""
    number, colon, name = field.partition(":")
    if not colon:
        tab = TABS.get(field)
        return f"{record_url(plan)}?tab={tab}" if tab else ""
    parts = {"cycle": plan.cycle.code, "oap": plan.code, "action": number}
    if name in ELSEWHERE:
        return reverse("action-detail", kwargs=parts) + ELSEWHERE[name]
    if not mends:
        return reverse("action-detail", kwargs=parts)
    return f"{reverse('action-edit', kwargs=parts)}#{'indicators' if name == 'indicators' else f'id_{name}'}"


def place_in_report(report: ProgressReport, field: str, mends: bool) -> str:
    """Return where a field of a report is written, or where the report is read."""
    return f"{reverse('progress-report-edit', args=[report.pk])}#field-{field}" if mends else record_url(report)


def place_in_plan_report(report: PlanReport | NationalReport, field: str, mends: bool) -> str:
    """Return where the summary is written, or where the reports that are missing are listed."""
    if field == "summary" and mends:
        return f"{url_of(report, 'edit')}#id_summary"
    return record_url(report)


PLACES = (
    Places(OAP, place_in_plan),
    Places(ProgressReport, place_in_report),
    Places(PlanReport, place_in_plan_report),
    Places(NationalReport, place_in_plan_report),
)

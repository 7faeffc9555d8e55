"""The demonstration of step 3: thirteen plans being adopted, and three years of plans before them."""

from datetime import datetime

from empact import clock
from empact.loading.announced import Stage
from empact.workflow.install import tell
from oaps.demo.actions import Continued, Script, scripts, store
from oaps.demo.areas import Area, areas
from oaps.demo.crew import make_contacts, make_crew
from oaps.demo.directory import Directory
from oaps.demo.frozen import freeze_adopted
from oaps.demo.national_reports import make_national_reports
from oaps.demo.participation import appoint_leaders, name_leader, seat_all, seats_of, store_seats
from oaps.demo.plan_reports import make_plan_reports
from oaps.demo.plans import EARLIER_CYCLE, make_goals, make_plans, past_of_plan
from oaps.demo.positions import make_positions
from oaps.demo.reports import make_reports
from oaps.demo.support import make_support
from oaps.models import OAP

# The periods of 2022-2025, and what part of an area's topics were actions then.
PERIODS = (("2022", 0.75), ("2023", 0.83), ("2024-25", 1.0))
FINAL_REPORTS_DUE: datetime = clock.deadline(datetime(2025, 12, 19, tzinfo=clock.BRUSSELS).date())


def make(stage: Stage) -> None:
    """Make plans, people, actions, participation, reports and positions, in the order in which they need each other."""
    directory = Directory.read()
    crew = make_crew(directory)
    plans = make_plans()
    earlier = _earlier_plans()
    goals = make_goals()
    coming = [script for area in areas() if area.code for script in _coming(area, plans, stage)]
    past = {suffix: _past(suffix, part, earlier, stage) for suffix, part in PERIODS}
    running = past["2024-25"]
    seat_all(coming, [script for wave in past.values() for script in wave], directory, stage)
    make_contacts(crew, seats_of(coming), stage)
    continued: Continued = {}
    for wave in (*past.values(), coming):
        continued = store(wave, goals, continued)
    leaders = appoint_leaders(coming, running)
    everything = [*coming, *(script for wave in past.values() for script in wave)]
    answers = store_seats(everything, crew, leaders)
    make_support(plans, {area: plan for (area, suffix), plan in earlier.items() if suffix == "2024-25"}, crew)
    reports = make_reports([script for wave in past.values() for script in wave], crew)
    make_plan_reports(stage)
    make_national_reports()
    positions = make_positions(plans, crew, stage)
    named = name_leader(coming, leaders, crew)
    moves = (move for plan in plans.values() for move in past_of_plan(plan, crew))
    tell([named, *moves, *answers, *positions, *reports])
    freeze_adopted(plans)


def _coming(area: Area, plans: dict[str, OAP], stage: Stage) -> list[Script]:
    return scripts(plans[area.code], area, area.current, stage.scale)


def _earlier_plans() -> dict[tuple[str, str], OAP]:
    """Return the plans of 2022-2025, which the reference files brought, by area and period; set their last deadline."""
    plans = OAP.objects.filter(cycle__code=EARLIER_CYCLE).select_related("sub_priority", "cycle")
    plans.filter(status="in_force").update(final_report_due=FINAL_REPORTS_DUE)
    return {(plan.sub_priority.code, plan.code.removeprefix(f"{plan.sub_priority.code}-")): plan for plan in plans}


def _past(suffix: str, part: float, plans: dict[tuple[str, str], OAP], stage: Stage) -> list[Script]:
    """Return the actions of one period: the same topics come first in every period."""
    found: list[Script] = []
    for area in areas():
        ranked = list(area.past)
        stage.dice(f"past of {area.earlier}").shuffle(ranked)
        found += scripts(plans[area.earlier, suffix], area, ranked[: round(len(ranked) * part)])
    return found

"""The plans 2026-27 as they stand, and the goals of all plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cycles.models import Cycle, Marking, ReferenceDocument
from empact import clock
from empact.accounts.models import User
from empact.loading.announced import ENTERED_AT, FICTION
from empact.loading.files import read
from empact.workflow.install import Past, install_many
from oaps.demo import days
from oaps.demo.areas import TARGETED_GOAL, Area, areas
from oaps.demo.crew import Crew
from oaps.models import OAP, DecisionMethod, Outcome, PlanGoal
from priorities.models import StrategicGoal, SubPriority

FILE = Path(__file__).parent / "plans.toml"
CYCLE, EARLIER_CYCLE = "2026-2029", "2022-2025"
PERIOD = (date(2026, 1, 1), date(2027, 12, 31))


@dataclass(frozen=True, slots=True)
class Story:
    """How one plan came to where it stands; a day that has not come is None."""

    area: str
    status: str
    days: dict[str, date]
    method: str
    positions: dict[str, tuple[str, ...]]
    return_comment: str

    def day(self, name: str) -> date | None:
        """Return the day of a step."""
        return self.days.get(name)

    def at(self, name: str, hour: int = 11) -> datetime | None:
        """Return the instant of a step, at some hour of its day in Brussels."""
        day = self.days.get(name)
        return datetime(day.year, day.month, day.day, hour, 10, tzinfo=clock.BRUSSELS) if day else None


@cache
def stories() -> dict[str, Story]:
    """Return the story of every plan 2026-27 by the code of its area."""
    answers = ("comment", "reserved", "objected", "pending", "stale")
    return {
        entry["area"]: Story(
            area=entry["area"],
            status=entry["status"],
            days={name: value for name, value in entry.items() if isinstance(value, date)},
            method=entry.get("method", ""),
            positions={name: tuple(entry.get(name, ())) for name in answers},
            return_comment=entry.get("return_comment", ""),
        )
        for entry in read(FILE)["plan"]
    }


def make_plans() -> dict[str, OAP]:
    """Make the plans 2026-27 and return them by the code of their area."""
    cycle = Cycle.objects.get(code=CYCLE)
    documents = _documents()
    sub_priorities = {item.code: item for item in SubPriority.objects.filter(cycle=cycle)}
    plans = [
        _plan(stories()[area.code], area, cycle, sub_priorities[area.code], documents) for area in areas() if area.code
    ]
    return {plan.sub_priority.code: plan for plan in install_many(plans, at=ENTERED_AT)}


def _plan(
    story: Story, area: Area, cycle: Cycle, sub_priority: SubPriority, documents: dict[str, ReferenceDocument]
) -> OAP:
    submitted, validated = story.day("submitted"), story.day("validated")
    return OAP(
        sub_priority=sub_priority,
        cycle=cycle,
        code=f"{area.code}-2026-27",
        title=sub_priority.title,
        period_start=PERIOD[0],
        period_end=PERIOD[1],
        introduction=area.introduction,
        opened_to_states_on=date(2025, 9, 1),
        drafting_due=_deadline(story.day("drafting_due") or (submitted and days.friday(submitted))),
        check_due=_deadline(story.day("check_due") or (submitted and days.after(submitted, 5))),
        positions_due=_deadline(story.day("positions_due")),
        tabling_due=_deadline(story.day("tabling_due") or (validated and days.after(validated, 5))),
        decision_due=_deadline(story.day("decision_due")),
        cosi_sg_on=story.day("cosi_sg_on"),
        decision_method=DecisionMethod(story.method) if story.method else "",
        tabled_document=documents.get(tabled_number(story)),
        adopted_on=story.day("adopted"),
        outcome=Outcome.ADOPTED if story.day("adopted") else "",
        adoption_document=documents.get(adoption_number(story)),
        status=story.status,
        **FICTION,
    )


def _deadline(day: date | None) -> datetime | None:
    return clock.deadline(day) if day else None


def tabled_number(story: Story) -> str:
    """Return the invented number under which the plans of a day were tabled."""
    day = story.day("tabled")
    return f"ST 991{day:%d}/25" if day else ""


def adoption_number(story: Story) -> str:
    """Return the invented number under which the plans of a day were adopted."""
    day = story.day("adopted")
    return f"ST 992{day:%d}/25" if day else ""


def _documents() -> dict[str, ReferenceDocument]:
    """Make the documents of the packages: one for each day on which plans were tabled or adopted."""
    found: dict[str, ReferenceDocument] = {}
    for story in stories().values():
        for number, day, title in (
            (tabled_number(story), story.day("tabled"), "Operational action plans 2026–2027 for adoption by COSI"),
            (adoption_number(story), story.day("adopted"), "Operational action plans 2026–2027 adopted by COSI"),
        ):
            if number and number not in found:
                found[number] = ReferenceDocument(
                    number=number,
                    title=f"{title} (demonstration)",
                    issued_on=day,
                    issued_by="Council",
                    marking=Marking.LIMITE,
                    **FICTION,
                )
    ReferenceDocument.objects.bulk_create(found.values())
    return found


def past_of_plan(plan: OAP, crew: Crew) -> Iterator[Past]:
    """Yield the moves that brought a plan to where it stands."""
    story = stories()[plan.sub_priority.code]
    driver = crew.drivers[story.area]
    checker = crew.checkers[len(story.area) % len(crew.checkers)]
    moves: tuple[tuple[str, datetime | None, User, str], ...] = (
        ("submit", _before(story.at("returned"), 6), driver, ""),
        ("return", story.at("returned", 16), checker, story.return_comment),
        ("submit", story.at("submitted", 16), driver, ""),
        ("check", story.at("checked", 10), checker, ""),
        ("validate", story.at("validated", 15), crew.validator, ""),
        ("table", story.at("tabled", 12), crew.secretary, ""),
        ("adopt", story.at("adopted", 17), crew.secretary, ""),
    )
    for verb, at, actor, comment in moves:
        if at:
            yield Past(plan, verb, at, actor, comment)


def _before(at: datetime | None, weekdays: int) -> datetime | None:
    return at and at - timedelta(days=weekdays)


def make_goals() -> dict[int, dict[int, PlanGoal]]:
    """Give every plan the common goals of its cycle, and some a goal of their own; by plan and number."""
    targeted = {area.code: area.targeted_goal for area in areas() if area.targeted_goal}
    common: dict[int, list[StrategicGoal]] = {}
    for goal in StrategicGoal.objects.select_related("plan").order_by("number"):
        common.setdefault(goal.plan.cycle_id, []).append(goal)
    rows: list[PlanGoal] = []
    for plan in OAP.objects.select_related("sub_priority", "cycle"):
        rows += [_common_goal(plan, goal) for goal in common[plan.cycle_id]]
        title = targeted.get(plan.sub_priority.code) if plan.cycle.code == CYCLE else None
        if title:
            rows.append(_own_goal(plan, title))
    found: dict[int, dict[int, PlanGoal]] = {}
    for row in PlanGoal.objects.bulk_create(rows):
        found.setdefault(row.oap_id, {})[row.number] = row
    return found


def _common_goal(plan: OAP, goal: StrategicGoal) -> PlanGoal:
    return PlanGoal(
        oap=plan, number=goal.number, title=goal.title, objective=goal.objective, strategic_goal=goal, **FICTION
    )


def _own_goal(plan: OAP, title: str) -> PlanGoal:
    return PlanGoal(
        oap=plan,
        number=TARGETED_GOAL,
        title=title,
        objective="A goal of this plan alone, beside the common ones.",
        **FICTION,
    )


def plan_words() -> dict[str, Any]:
    """Return what delegations say, by kind of position."""
    content: dict[str, Any] = read(FILE)["comments"]
    return content

"""The actions of every plan: what they are about, when, how they are measured and how they stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from empact.loading.announced import ENTERED_AT, FICTION
from empact.workflow.install import install_many
from oaps.demo import days
from oaps.demo.areas import Area, Measurement, Topic, wording
from oaps.demo.rounds import drawn, final_round
from oaps.demo.seats import Seat
from oaps.models import (
    OAP,
    ActionKind,
    ActionStatus,
    Funding,
    Indicator,
    Milestone,
    MilestoneKind,
    OperationalAction,
    PlanGoal,
    ReportStatus,
)

# What becomes of the actions of a period, in percent.
ENDED = {
    ActionStatus.COMPLETED: 78,
    ActionStatus.PARTIALLY_COMPLETED: 12,
    ActionStatus.NOT_COMPLETED: 5,
    ActionStatus.CANCELLED: 5,
}
RUNNING = {
    ActionStatus.IN_PROGRESS: 52,
    ActionStatus.COMPLETED: 30,
    ActionStatus.DELAYED: 9,
    ActionStatus.PARTIALLY_COMPLETED: 4,
    ActionStatus.NOT_COMPLETED: 2,
    ActionStatus.CANCELLED: 3,
}
OPEN = (ActionStatus.IN_PROGRESS, ActionStatus.DELAYED)
# How those end that were on their way when the final reports were asked for.
OUTCOMES = {
    ActionStatus.IN_PROGRESS: ActionStatus.COMPLETED,
    ActionStatus.DELAYED: ActionStatus.PARTIALLY_COMPLETED,
}
LOW_VALUE_LIMIT = 60_000  # domain.md §7
# Actions of the plan in drafting that its Driver still has to put right, by their titles.
WITHOUT_INDICATOR = "Hand grenades and pyrotechnics in gang violence"
WITHOUT_END = "Stock security with partners in the Sahel"
# Actions that people of the cast lead, here and in the period before: who of them leads which.
LED_BY_CAST = {
    "Deactivated weapons: control weeks": "action.leader",
    "Labour exploitation in construction, transport and delivery": "several.hats",
}


# Areas whose actions meet victims and minors every day.
VULNERABLE = ("CSE", "THB", "MSMUG")


@dataclass(slots=True)
class Script:
    """One action to be: its plan, its topic and its number; then the record and who sits at its table."""

    plan: OAP
    area: Area
    topic: Topic
    sequence: int
    strand: int = 1
    seats: list[Seat] = field(default_factory=list)
    record: OperationalAction | None = None
    # What becomes of it; of how it stands, see `_status`.
    fate: ActionStatus = ActionStatus.PROPOSED

    @property
    def outcome(self) -> ActionStatus:
        """Return how the action ends, as its final report says."""
        return OUTCOMES.get(self.fate, self.fate)

    @property
    def name(self) -> str:
        """Return what tells the action from all others: plan and number."""
        return f"{self.plan.code}/{self.topic.goal}.{self.sequence}"

    @property
    def title(self) -> str:
        """Return the title; with a large scale the same topic is several strands."""
        return self.topic.title if self.strand == 1 else f"{self.topic.title}, strand {self.strand}"

    @property
    def is_coming(self) -> bool:
        """Tell whether the action belongs to the plans that are being adopted."""
        return self.plan.period_start.year == 2026

    @property
    def action(self) -> OperationalAction:
        """Return the stored action."""
        if self.record is None:
            raise RuntimeError(f"{self.name} is not stored yet")
        return self.record

    def dice(self, purpose: str) -> Random:
        """Return random numbers of this action's own."""
        return Random(f"empact/{self.name}/{purpose}")  # noqa: S311  # a demonstration, no secret


def scripts(plan: OAP, area: Area, topics: Iterable[Topic], strands: int = 1) -> list[Script]:
    """Return the actions of a plan, numbered under their goals."""
    found: list[Script] = []
    last: dict[int, int] = {}
    for strand in range(1, strands + 1):
        for topic in sorted(topics, key=lambda topic: topic.goal):
            last[topic.goal] = last.get(topic.goal, 0) + 1
            found.append(Script(plan, area, topic, last[topic.goal], strand))
    return found


type Continued = dict[tuple[str, str], OperationalAction]


def store(wave: list[Script], goals: dict[int, dict[int, PlanGoal]], continued: Continued) -> Continued:
    """Store the actions of one period with indicators and milestones; return them by area and title.

    `continued` holds those of the period before, which they continue.
    """
    records = [_record(script, goals, continued) for script in wave]
    install_many(records, at=ENTERED_AT)
    for script, record in zip(wave, records, strict=True):
        script.record = record
    Indicator.objects.bulk_create([row for script in wave for row in _indicators(script)], batch_size=1000)
    Milestone.objects.bulk_create([row for script in wave for row in _milestones(script)], batch_size=1000)
    return {(script.area.phenomenon, script.title): script.action for script in wave}


def _record(script: Script, goals: dict[int, dict[int, PlanGoal]], continued: Continued) -> OperationalAction:
    dice, topic, plan = script.dice("action"), script.topic, script.plan
    goal = wording().of(topic)
    words = {"about": topic.about, "phenomenon": script.area.phenomenon, "partners": "partner states"}
    starts, ends = _span(script, dice)
    funding, need = _funding(dice)
    script.fate = _fate(script, dice)
    status = _status(script)
    if status in OPEN:
        ends = days.on_or_before(plan.period_end)
    return OperationalAction(
        oap=plan,
        goal=goals[plan.pk][topic.goal],
        goal_number=topic.goal,
        sequence=script.sequence,
        other_goals=sorted(dice.sample([n for n in (1, 2, 4, 6, 8) if n != topic.goal], dice.choice((0, 0, 0, 1, 2)))),
        title=script.title,
        code_name=topic.name,
        objective=goal.speak("objective", dice, words),
        background=goal.speak("background", dice, words),
        activities=goal.speak("activities", dice, words),
        expected_results=goal.speak("results", dice, words),
        kind=ActionKind(topic.kind or goal.kind),
        is_preventive=goal.is_preventive,
        is_repressive=goal.is_repressive,
        starts=starts,
        ends=None if script.is_coming and script.title == WITHOUT_END else ends,
        analysis_projects=list(script.area.projects),
        siena_note=f"Contributions over SIENA to the Analysis Project, handling codes as set by the contributor "
        f"({len(script.area.projects)} project{'s' if len(script.area.projects) > 1 else ''}).",
        funding=funding,
        funding_need=need,
        funding_note="Amount estimated by the lead; the application follows." if need else "",
        training="A course in CEPOL's catalogue; dates follow." if topic.goal == 6 else "",
        fundamental_rights=dice.choice(
            wording().words["rights_of_vulnerable" if script.area.earlier in VULNERABLE else "rights"]
        ),
        continues=continued.get((script.area.phenomenon, script.title)),
        status=status,
        **FICTION,
    )


def _fate(script: Script, dice: Random) -> ActionStatus:
    if script.is_coming:
        return ActionStatus.ADOPTED if script.plan.status == "adopted" else ActionStatus.PROPOSED
    if script.plan.status == "in_force" and script.title in LED_BY_CAST:
        return ActionStatus.IN_PROGRESS
    weights = RUNNING if script.plan.status == "in_force" else ENDED
    return dice.choices(list(weights), list(weights.values()))[0]


def _status(script: Script) -> ActionStatus:
    """Return how the action stands: it ends when its final report is accepted, and runs until then."""
    asked = final_round(script.plan)
    if script.is_coming or asked is None or script.fate == ActionStatus.CANCELLED:
        return script.fate
    if answer(script, asked["answers"], script.dice(asked["code"]), is_final=True) == ReportStatus.ACCEPTED:
        return script.outcome
    return script.fate if script.fate in OPEN else ActionStatus.IN_PROGRESS


def answer(script: Script, answers: Mapping[str, int], dice: Random, *, is_final: bool) -> ReportStatus:
    """Return how the report on an action stands in a round; an Action Leader of the cast is writing the last one."""
    found = drawn(answers, dice)
    if script.title in LED_BY_CAST and script.plan.status == "in_force":
        return ReportStatus.DRAFTING if is_final else ReportStatus.ACCEPTED
    return found


def _span(script: Script, dice: Random) -> tuple[date, date]:
    """Return first and last working day, inside the plan's period."""
    first, last = script.plan.period_start, script.plan.period_end
    month = dice.choices((1, 2, 3, 4, 6, 9), (45, 20, 12, 10, 8, 5))[0]
    ends = [last, last, last, date(last.year, 9, 30), date(last.year, 6, 30)]
    if last.year > first.year:
        ends.append(date(first.year, 12, 31))
    return days.on_or_after(date(first.year, month, 1)), days.on_or_before(
        dice.choice(ends[: -1 if month > 4 else None])
    )


def _funding(dice: Random) -> tuple[list[str], Decimal | None]:
    """Return where the money comes from and how much is needed, as domain.md §7 has the kinds and limits."""
    draw = dice.random()
    if draw < 0.46:
        return [Funding.LOW_VALUE], Decimal(dice.randrange(8, LOW_VALUE_LIMIT // 1000 + 1) * 1000)
    if draw < 0.58:
        return [Funding.HIGH_VALUE], Decimal(dice.randrange(70, 320, 5) * 1000)
    if draw < 0.7:
        return [Funding.NATIONAL], None
    if draw < 0.78:
        return [Funding.AGENCY], Decimal(dice.randrange(10, 80, 5) * 1000)
    if draw < 0.84:
        return [Funding.ISF, Funding.NATIONAL], Decimal(dice.randrange(50, 250, 10) * 1000)
    if draw < 0.96:
        return [Funding.NONE], None
    return [], None


def _indicators(script: Script) -> Iterator[Indicator]:
    """Yield one to four indicators; a few lack their target, and one action of the draft has none."""
    if script.is_coming and script.title == WITHOUT_INDICATOR:
        return
    dice = script.dice("indicators")
    known = wording().of(script.topic).indicators
    chosen = list(known[: max(1, dice.choice((len(known), len(known), len(known) - 1)))])
    for position, measurement in enumerate(chosen, 1):
        yield _indicator(script, position, measurement, dice)


def _indicator(script: Script, position: int, measurement: Measurement, dice: Random) -> Indicator:
    target = _round(dice.randint(measurement.low, measurement.high))
    bare = script.is_coming and dice.random() < 0.035
    explained = bare and dice.random() < 0.6
    continues = script.action.continues_id is not None
    return Indicator(
        action=script.action,
        position=position,
        title=measurement.title,
        unit=measurement.unit,
        baseline=_round(int(float(target) * dice.uniform(0.55, 0.95))) if continues else None,
        target=None if bare else target,
        no_target_reason="First measurement in this period; a target follows from it." if explained else "",
        aggregation=measurement.aggregation,
        frequency="after each action day" if script.topic.goal == 3 else dice.choice(("half-yearly", "yearly")),
        **FICTION,
    )


def _round(number: int) -> Decimal:
    """Return the number as people set targets: 1 240 becomes 1 200."""
    for limit, step in ((20, 1), (200, 5), (2000, 50), (20000, 500), (2_000_000, 10_000)):
        if number < limit:
            return Decimal(max(1, number // step * step))
    return Decimal(number // 100_000 * 100_000)


def _milestones(script: Script) -> Iterator[Milestone]:
    """Yield the meetings of an action and its action days; a plan has one kick-off for all its actions."""
    dice, plan = script.dice("milestones"), script.plan
    of_plan = Random(f"empact/{plan.code}/kick-off")  # noqa: S311  # a demonstration, no secret
    kick_off = days.on_or_after(date(plan.period_start.year, 2, 2) + timedelta(days=of_plan.randrange(24)))
    yield _milestone(script, "Kick-off meeting at Europol", kick_off)
    for year in _years(script):
        if script.action.kind == ActionKind.JOINT_ACTION_DAY:
            yield _action_days(script, dice, year)
        else:
            day = date(year, dice.choice((5, 6, 9, 10, 11)), dice.randrange(3, 26))
            yield _milestone(script, "Operational meeting", days.on_or_after(day))


def _years(script: Script) -> range:
    """Return the years in which the action runs, inside its plan's period."""
    plan, action = script.plan, script.action
    last = min(action.ends or plan.period_end, plan.period_end)
    return range(plan.period_start.year, last.year + 1)


def _action_days(script: Script, dice: Random, year: int) -> Milestone:
    place = dice.choice(("The Hague (Europol)", "The Hague (Europol)", "Warsaw (Frontex)", "Capital of the lead state"))
    first = days.monday(date(year, dice.choice((3, 4, 5, 6, 6, 9, 10, 10, 11)), dice.randrange(8, 25)))
    name = script.topic.name or script.topic.title
    title = name if name.startswith("Joint action days") else f"Action days {name}"
    return _milestone(script, title[:160], first, first + timedelta(days=dice.choice((2, 3, 4))), place)


def _milestone(script: Script, title: str, starts: date, ends: date | None = None, place: str = "") -> Milestone:
    return Milestone(
        action=script.action,
        kind=MilestoneKind.JOINT_ACTION_DAY if place else MilestoneKind.MILESTONE,
        title=title,
        starts=starts,
        ends=ends,
        place=place,
        **FICTION,
    )

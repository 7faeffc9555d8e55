"""Every person × every state × every move of every chart is answered as the chart and its rules say.

The expected answer is written a second time here, from the chart's data alone: unseen, refused, from the wrong
state, or let through to the checks (which may still block). What is answered alike whatever the state is
tried of each person in one of the states, for each move (`worth_trying`).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model

from cycles.models import Cycle, ThreatAssessment
from cycles.workflow import Publication
from empact.accounts.models import User
from empact.accounts.rules import judge
from empact.workflow.charts import Chart, Transition, charts
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused
from empact.workflow.triggers import moving
from evaluation.models import Consultation, Question, Recommendation, RoadmapItem
from evaluation.workflow.consultations import Commenting
from evaluation.workflow.data import Commissioning, Consulting, Finalising, FollowingUp
from evaluation.workflow.recommendations import Implementation, Refusal, Response
from evaluation.workflow.roadmap import Closing
from oaps.models import (
    NationalPosition,
    NationalReport,
    OperationalAction,
    Participation,
    PlanReport,
    ProgressReport,
    ReportingRound,
)
from oaps.workflow.actions import Delay
from oaps.workflow.continuing import CarryOver
from oaps.workflow.plans import Adoption, Checking, Tabling
from oaps.workflow.rounds import Closing as ClosingOfRound
from priorities.models import PrioritySet, StrategicPlan
from priorities.workflow import RecordedDecision
from priorities.workflow import Tabling as TablingOfPriorities
from tests.cast import Cast

EVERYWHERE = ("secretariat", "est", "nec.fr", "driver", "former", "auditor", "nobody")
PEOPLE = {
    "cycles.cycle": (*EVERYWHERE, "commission", "admin"),
    "cycles.threatassessment": (*EVERYWHERE, "socta", "commission"),
    "priorities.priorityset": (*EVERYWHERE, "presidency", "delegate.it"),
    "priorities.strategicplan": (*EVERYWHERE, "commission", "presidency"),
    "oaps.oap": (*EVERYWHERE, "other.driver", "leader.fr", "delegate.it"),
    "oaps.nationalposition": (*EVERYWHERE, "nec.de", "deputy.fr"),
    "oaps.operationalaction": (*EVERYWHERE, "leader.fr", "leader.de"),
    "oaps.participation": (*EVERYWHERE, "nec.lv", "eurojust", "leader.fr"),
    "evaluation.evaluation": (*EVERYWHERE, "commission", "evaluator", "eurojust"),
    "evaluation.consultation": (*EVERYWHERE, "commission", "evaluator", "eurojust"),
    "evaluation.recommendation": (*EVERYWHERE, "commission", "evaluator", "eurojust"),
    "evaluation.roadmapitem": (*EVERYWHERE, "commission", "evaluator", "eurojust"),
    "oaps.reportinground": (*EVERYWHERE, "other.driver", "leader.fr"),
    "oaps.progressreport": (*EVERYWHERE, "running.driver", "running.leader", "nec.lv"),
    "oaps.nationalreport": (*EVERYWHERE, "nec.de", "deputy.fr", "delegate.it"),
    "oaps.planreport": (*EVERYWHERE, "running.driver", "running.leader"),
}
DATA: dict[type, Any] = {
    Publication: Publication(date(2025, 3, 18)),
    TablingOfPriorities: TablingOfPriorities(),
    RecordedDecision: RecordedDecision("ST 1/25", date(2025, 11, 20)),
    Checking: Checking(date(2025, 12, 12)),
    Tabling: Tabling("ST 2/25", date(2025, 11, 20), date(2025, 12, 12)),
    Adoption: Adoption("ST 3/25", date(2025, 11, 20)),
    Delay: Delay(date(2027, 6, 30)),
    CarryOver: CarryOver("FA-2028-29/1.1"),
    Consulting: Consulting(date(2025, 12, 19), ()),
    Finalising: Finalising(date(2026, 1, 30)),
    FollowingUp: FollowingUp(),
    Commenting: Commenting("Finding 1 is right."),
    Response: Response("We agree.", date(2026, 12, 31)),
    Refusal: Refusal("It is not ours to do."),
    Implementation: Implementation("The list is in use."),
    Closing: Closing("It stands in the plan.", date(2025, 11, 20)),
    ClosingOfRound: ClosingOfRound(late_acknowledged=True),
}
CHARTS = {chart.label: chart for chart in charts() if chart.model._meta.app_label != "garden"}


def record_of(label: str, cast: Cast) -> Model:
    """Return the cast's record that the table is about."""
    records: dict[str, Model] = {
        "cycles.cycle": Cycle.objects.get(pk=cast.cycle.pk),
        "cycles.threatassessment": ThreatAssessment.objects.get(pk=cast.assessment.pk),
        "priorities.priorityset": PrioritySet.objects.get(pk=cast.priority_set.pk),
        "priorities.strategicplan": StrategicPlan.objects.get(pk=cast.strategic_plan.pk),
        "oaps.oap": cast.adopted_plan,
        "oaps.nationalposition": NationalPosition.objects.get(country__code="FR"),
        "oaps.operationalaction": OperationalAction.objects.get(pk=cast.actions[0].pk),
        "oaps.reportinground": ReportingRound.objects.get(cycle=cast.earlier_cycle),
        "oaps.progressreport": ProgressReport.objects.get(round__cycle=cast.earlier_cycle),
        "oaps.planreport": PlanReport.objects.get(round__cycle=cast.earlier_cycle),
        "oaps.nationalreport": NationalReport.objects.get(round__cycle=cast.earlier_cycle),
        "oaps.participation": Participation.objects.get(action=cast.actions[0], organisation__short_name="LV"),
        "evaluation.evaluation": cast.evaluation,
        "evaluation.consultation": cast.consultation,
        "evaluation.recommendation": Recommendation.objects.get(evaluation=cast.evaluation),
        "evaluation.roadmapitem": RoadmapItem.objects.get(recommendation__evaluation=cast.evaluation),
    }
    return records[label]


def put_into(record: Model, state: str) -> None:
    """Put a record into a state behind the engine's back, with what the table's constraints ask."""
    more: dict[str, Any] = {"reason": "No capacity"} if isinstance(record, Participation) else {}
    if isinstance(record, Consultation):
        more = {"comment": "Said so"}
    if isinstance(record, RoadmapItem):
        more = {"done_on": date(2025, 11, 3) if state == "done" else None, "carried_into": Cycle.objects.last()}
    with moving():
        type(record)._base_manager.filter(pk=record.pk).update(status=state, **more)


def expected(chart: Chart, record: Any, person: User, status: str) -> dict[str, type[Exception] | None]:
    """Return for each move how it is refused, or None when it gets as far as the checks."""
    moves = [move for move in chart.transitions if move.sources]
    if not type(record).objects.filter(pk=record.pk).visible_to(person).exists():
        return {move.name: NotVisible for move in moves}
    allowed = judge(person, record, {move.name: move.who for move in moves if move.who is not None})
    return {
        move.name: Refused if not allowed.get(move.name) else Conflict if status not in move.sources else None
        for move in moves
    }


def worth_trying(
    chart: Chart, state: str, answers: dict[str, type[Exception] | None], turn: int
) -> dict[str, type[Exception] | None]:
    """Return the answers without those that no state can change, but for each move's in one of the states.

    The engine looks for the record before it looks at the move, and asks the move's rule before it looks at the state.
    With each turn it is another state, so that a person meets each move at least once.
    """
    alike = {
        move.name: place
        for place, move in enumerate(chart.transitions)
        if answers.get(move.name) is NotVisible or (answers.get(move.name) is Refused and state not in move.sources)
    }
    states = len(chart.states)
    return {name: answer for name, answer in answers.items() if name not in alike or (alike[name] - turn) % states == 0}


def seen_of(chart: Chart, record: Any) -> int:
    """Return what a person sees of the record that a move asks for."""
    stored = root = type(record)._base_manager.get(pk=record.pk)
    for step in stored.root_path.split("__") if stored.root_path else ():
        root = getattr(root, step)
    return int(root.content if chart.counter == "content" else stored.version)


def tried(chart: Chart, move: Transition, record: Any, person: User, seen: int) -> type[Exception] | None:
    """Try the move for real and take it back; return how it was refused, or None."""
    data = told_with(move, record)
    try:
        with transaction.atomic():
            perform(chart, move.name, record.pk, actor=person, seen=seen, data=data, comment="Why")
            transaction.set_rollback(True)
    except Blocked:
        return None
    except (NotVisible, Refused, Conflict) as error:
        return type(error)
    return None


def told_with(move: Transition, record: Any) -> Any:
    """Return what is told with a move; of a commission it names records."""
    if move.data is not Commissioning:
        return DATA.get(move.data or object)
    person = User.objects.get(email="nobody@empact.example")
    days = (date(2025, 11, 24), date(2026, 12, 31), date(2026, 6, 30))
    return Commissioning(record.evaluator, person, *days, tuple(Question.objects.all()))


def table(chart: Chart, state: str, cast: Cast) -> Iterator[tuple[str, str, object, object]]:
    """Yield move, person, what was expected and what came, for each line of the table of one state."""
    record = record_of(chart.label, cast)
    put_into(record, state)
    seen = seen_of(chart, record)
    for turn, name in enumerate(PEOPLE[chart.label], chart.states.values.index(state)):
        person = cast[name]
        answers = expected(chart, record, person, state)
        for move, answer in worth_trying(chart, state, answers, turn).items():
            found = chart.transition(move)
            assert found is not None
            yield move, name, answer, tried(chart, found, record, person, seen)


@pytest.mark.parametrize(
    ("label", "state"), [(label, state) for label, chart in CHARTS.items() for state in chart.states]
)
def test_every_person_state_and_move(label: str, state: str, moving_cast: Cast) -> None:
    wrong = [line for line in table(CHARTS[label], state, moving_cast) if line[2] is not line[3]]
    assert wrong == []


def test_every_move_is_somebodys() -> None:
    for chart in CHARTS.values():
        for move in chart.transitions:
            assert move.who is not None or move.when is not None or move.name in ALONG, f"{chart.label} {move.name}"


# Moves that only happen along with another record's move.
ALONG = {"adopt", "unadopt", "overtake", "revise", "supersede", "carry", "complete", "complete_partly", "give_up"}


@pytest.mark.parametrize("label", CHARTS)
def test_the_history_names_the_record_of_every_move(label: str) -> None:
    unnamed = [move.name for move in CHARTS[label].transitions if str(move.past).count("{record}") != 1]
    assert unnamed == []

"""What was reported in the cast, and its evaluation."""

from __future__ import annotations

from datetime import UTC, date, datetime

from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Finding,
    Question,
    Recommendation,
    RecommendationFinding,
    RoadmapItem,
)
from oaps.models import (
    IndicatorValue,
    Measure,
    Milestone,
    PlanGoal,
    ProgressReport,
    PublishedFigure,
    ReportingRound,
    Result,
)
from tests.cast.people import FACT, FICTION, Cast, put
from tests.cast.plans import make_action, take_part


def make_reports(cast: Cast) -> None:
    goal = PlanGoal.objects.create(oap=cast.running_plan, number=1, title="Intelligence", **FICTION)
    action = make_action(cast.running_plan, goal, 1, "Flows from the Western Balkans", "in_progress")
    take_part(cast, action, "FR", "lead", "confirmed")
    Milestone.objects.create(action=action, title="Control week", starts=date(2025, 6, 2), **FICTION)
    due = datetime(2025, 12, 19, 16, tzinfo=UTC)
    reporting = put(
        ReportingRound(
            cycle=cast.earlier_cycle,
            code="2024-25-final",
            title="Final round",
            period_start=date(2024, 1, 1),
            period_end=date(2025, 12, 31),
            is_final=True,
            opens_on=date(2025, 11, 3),
            due_action_leader=due,
            due_driver=due,
            due_est=due,
            due_cosi=due,
            **FICTION,
        ),
        "open",
    )
    report = put(
        ProgressReport(
            round=reporting, action=action, state="on_track", narrative="Three weeks of controls.", **FICTION
        ),
        "accepted",
    )
    measure = Measure.objects.create(
        code="arrests", group="Persons", title="Arrests", unit="persons", whole=True, **FACT
    )
    Result.objects.create(report=report, measure=measure, number=27, year=2025, **FICTION)
    indicator = action.indicators.get()
    IndicatorValue.objects.create(report=report, indicator=indicator, state="reported", number=3, **FICTION)
    PublishedFigure.objects.create(
        cycle=cast.earlier_cycle, measure=measure, year=2023, scope="15 areas", number=13871, **FACT
    )


def make_evaluation(cast: Cast) -> None:
    cast.criteria = [
        Criterion.objects.create(code=code, number=number, title=code, **FACT)
        for number, code in enumerate(("relevance", "effectiveness"), 1)
    ]
    Question.objects.create(criterion=cast.criteria[0], number=1, text="Do the priorities match?", standing="customary")
    for code, status in (("EVAL-2022-25", "final"), ("EVAL-DRAFT", "collecting")):
        cast.evaluation = put(
            Evaluation(
                cycle=cast.earlier_cycle,
                code=code,
                title=f"Evaluation {code}",
                evaluator=cast.organisations["EVAL"],
                **FICTION,
            ),
            status,
        )
        finding = Finding.objects.create(
            evaluation=cast.evaluation,
            number=1,
            criterion=cast.criteria[1],
            title="Controls work",
            text="They do.",
            evidence="Nine interviews",
            **FICTION,
        )
        recommendation = put(
            Recommendation(
                evaluation=cast.evaluation,
                number=1,
                title="Trace sooner",
                text="Within ten days.",
                owner=cast.organisations["Eurojust"],
                **FICTION,
            ),
            "accepted",
        )
        RecommendationFinding.objects.create(recommendation=recommendation, finding=finding, **FICTION)
        RoadmapItem.objects.create(
            recommendation=recommendation,
            title="A new goal",
            owner=cast.organisations["Eurojust"],
            priority=cast.priorities[0],
            **FICTION,
        )
    AskedQuestion.objects.create(
        evaluation=cast.evaluation, number=1, criterion=cast.criteria[0], text="Do the priorities match?", **FICTION
    )
    cast.consultation = Consultation.objects.create(
        evaluation=cast.evaluation, organisation=cast.organisations["Eurojust"], **FICTION
    )

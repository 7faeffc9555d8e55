"""The later half of the demonstration: what was reported, and what the evaluation made of it."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q, QuerySet
from django.test import override_settings

from empact import clock
from empact.accounts.models import Assignment, Organisation, User
from empact.history.models import Entry
from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem
from oaps.models import (
    OAP,
    OWED,
    IndicatorValue,
    OperationalAction,
    Participation,
    PlanReport,
    ProgressReport,
    ReportingRound,
    Result,
)
from priorities.models import StrategicPlan

pytestmark = [pytest.mark.usefixtures("demonstration", "db")]
COMING = Q(oap__period_start=date(2026, 1, 1))
LIVE = ("invited", "offered", "confirmed")


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@empact.example")


class TestReports:
    def test_final_reports_stand_in_every_state(self) -> None:
        reports = ProgressReport.objects.filter(round__code="final-2024-25")
        states = Counter(reports.values_list("status", flat=True))
        assert set(states) == {"expected", "drafting", "submitted", "accepted", "returned"}

    def test_an_action_has_ended_when_its_final_report_is_accepted_and_not_before(self) -> None:
        accepted = ProgressReport.objects.filter(round__is_final=True, status="accepted").values("action")
        actions = OperationalAction.objects.filter(oap__cycle__code="2022-2025").exclude(status="cancelled")
        ended = Q(status__in=["completed", "partially_completed", "not_completed"])
        assert actions.filter(ended, pk__in=accepted).count() > 100
        assert not actions.filter(ended).exclude(pk__in=accepted).exists()
        assert not actions.filter(pk__in=accepted).exclude(ended).exists()

    def test_some_reports_are_overdue(self) -> None:
        late = ProgressReport.objects.filter(status="expected", round__due_action_leader__lt=clock.now())
        assert 1 <= late.count() <= 20

    def test_the_action_leader_of_the_cast_is_writing_one(self) -> None:
        (action,) = Assignment.objects.today().filter(
            person=person("action.leader"), role="action_leader", scope_id__in=OperationalAction.objects.filter(~COMING)
        )
        report = ProgressReport.objects.get(action=action.scope_id, round__code="final-2024-25")
        assert report.status == "drafting"
        assert report.round.due_action_leader > clock.now()

    def test_nothing_was_reported_after_today(self) -> None:
        assert not ProgressReport.objects.filter(submitted_at__gt=clock.now()).exists()
        assert not ProgressReport.objects.filter(accepted_at__gt=clock.now()).exists()
        assert not Participation.objects.filter(answered_at__gt=clock.now()).exists()

    def test_results_of_each_year_stay_below_what_was_published(self) -> None:
        for year, published in ((2022, 9922), (2023, 13871)):
            counted = Result.objects.filter(year=year, measure__code="arrests", replaced_by__isnull=True)
            assert 0 < sum(result.number for result in counted) < published

    def test_values_say_what_is_missing(self) -> None:
        states = set(IndicatorValue.objects.values_list("state", flat=True))
        assert states == {"reported", "nothing_reported", "not_applicable"}

    def test_rounds_are_closed_open_and_planned(self) -> None:
        assert Counter(ReportingRound.objects.values_list("status", flat=True)) == {
            "closed": 3,
            "open": 2,
            "planned": 1,
        }

    def test_what_is_expected_begins_with_what_was_accepted_last(self) -> None:
        expected = ProgressReport.objects.filter(round__code="final-2024-25", status="expected")
        carried = expected.exclude(to_confirm=[])
        assert carried.count() > expected.count() / 2
        assert not expected.filter(values__isnull=True, action__indicators__isnull=False).exists()

    def test_every_plan_has_a_report_of_its_driver_in_each_round_that_asked(self) -> None:
        assert Counter(PlanReport.objects.filter(round__code="final-2024-25").values_list("status", flat=True)) == {
            "expected": OAP.objects.filter(cycle__code="2022-2025", period_end__year=2025).count()
        }
        closed = PlanReport.objects.filter(round__status="closed")
        assert set(closed.values_list("status", flat=True)) == {"accepted"}
        assert all(report.figures["actions"] for report in closed)


class TestReportingForOthers:
    def owed(self, plan: str) -> QuerySet[ProgressReport]:
        return ProgressReport.objects.filter(round__code="final-2024-25", action__oap__code=plan, status__in=OWED)

    def test_the_other_action_leaders_of_a_plan_report_as_themselves_and_once(self) -> None:
        mine = self.owed("FA-2024-25").get(status="drafting", action__title="Deactivated weapons: control weeks")
        others = self.owed("FA-2024-25").exclude(pk=mine.pk)
        written = others.exclude(narrative="").order_by("pk").values_list("pk", "narrative")
        keys, before = list(others.values_list("pk", flat=True)), list(written)
        assert before
        out = StringIO()
        call_command("demo_reports", "final-2024-25", "FA-2024-25", stdout=out)
        call_command("demo_reports", "FA-2024-25", "final-2024-25", stdout=out)
        assert out.getvalue().splitlines() == [
            f"{len(keys)} reports sent to the Drivers",
            "0 reports sent to the Drivers",
        ]
        assert self.owed("FA-2024-25").get() == mine
        sent = ProgressReport.objects.filter(pk__in=keys).order_by("pk")
        assert set(sent.values_list("status", flat=True)) == {"submitted"}
        assert [row for row in sent.values_list("pk", "narrative") if row in before] == before
        told = Entry.objects.filter(kind="oaps.progressreport", record_id__in=keys, verb="submit", at__gte=clock.now())
        assert {entry.actor_label.partition(",")[0] for entry in told} == {"Action Leader"}

    def test_it_names_what_is_no_round_and_no_plan_and_works_in_the_demonstration_only(self) -> None:
        with pytest.raises(CommandError, match="nonsense is no open round and no plan"):
            call_command("demo_reports", "nonsense")
        with override_settings(EMPACT_DEMO=False), pytest.raises(CommandError, match="Only in demonstration mode"):
            call_command("demo_reports", "FA-2024-25")
        assert self.owed("FA-2024-25").count() > 5


class TestEvaluation:
    def test_findings_lead_to_recommendations_and_these_into_the_next_cycle(self) -> None:
        assert Finding.objects.filter(evaluation__code="EVALUATION-2022-2025").count() == 15
        recommendations = Recommendation.objects.filter(evaluation__code="EVALUATION-2022-2025")
        assert recommendations.count() == 11
        assert not recommendations.filter(findings__isnull=True).exists()
        items = RoadmapItem.objects.filter(recommendation__in=recommendations)
        assert all(item.target or item.process for item in items)
        assert {type(item.target).__name__ for item in items if item.target} >= {
            "KeyThreat",
            "Priority",
            "SubPriority",
            "StrategicGoal",
            "OAP",
            "OperationalAction",
        }

    def test_an_accepted_recommendation_waits_for_its_follow_up(self) -> None:
        waiting = Recommendation.objects.filter(status__in=["accepted", "partly_accepted"], roadmap__isnull=True)
        assert waiting.count() == 2

    def test_the_next_evaluation_is_planned(self) -> None:
        assert Evaluation.objects.get(cycle__code="2026-2029").status == "planned"

    def test_the_strategic_plan_is_approved_and_still_fictitious(self) -> None:
        approved = StrategicPlan.objects.get(cycle__code="2026-2029")
        assert (approved.status, approved.standing) == ("approved", "fictitious")

    def test_a_later_load_of_reference_data_leaves_the_demonstration_alone(self) -> None:
        call_command("load_reference", verbosity=0)
        assert StrategicPlan.objects.get(cycle__code="2026-2029").status == "approved"
        assert Organisation.objects.filter(code="demo-evaluators").exists()

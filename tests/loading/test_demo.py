"""The demonstration: as large as the field, plausible to an official, fictitious in every record."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Q
from pytest_django import Settings

from empact import clock
from empact.accounts.accepting import ACCEPTERS
from empact.accounts.demonstration import CAST, EMAILS, PASSWORD, people
from empact.accounts.models import Assignment, User
from empact.accounts.roles import role
from empact.history.freezing import verify
from empact.history.models import Entry, FrozenVersion
from empact.history.records import Record, Standing
from empact.loading.models import LoadedRecord
from empact.web.people.accepting import owed
from empact.workflow.engine import perform
from empact.workflow.situation import situation
from empact.workflow.work import owed_by, waiting_on_others
from oaps.demo.answers import answer_for_others
from oaps.models import (
    OAP,
    Indicator,
    Milestone,
    NationalPosition,
    OperationalAction,
    Participation,
    ParticipationRole,
    ProgressReport,
    Result,
)
from oaps.workflow.plans import Checking

pytestmark = [pytest.mark.usefixtures("demonstration", "db")]
COMING = Q(oap__period_start=date(2026, 1, 1))
LIVE = ("invited", "offered", "confirmed")


def coming_actions() -> set[int]:
    return set(OperationalAction.objects.filter(COMING).values_list("pk", flat=True))


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@empact.example")


def plan(code: str) -> OAP:
    return OAP.objects.get(code=code)


class TestSize:
    def test_thirteen_plans_hold_285_actions_as_in_the_pictures(self) -> None:
        sizes = dict(
            OperationalAction.objects.filter(COMING)
            .values_list("oap__sub_priority__priority__number")
            .annotate(n=Count("pk"))
        )
        assert sizes == {1: 31, 2: 60, 3: 59, 4: 49, 5: 23, 6: 20, 7: 43}
        assert OAP.objects.filter(period_start=date(2026, 1, 1)).count() == 13

    def test_italy_takes_part_in_152_of_them(self) -> None:
        with_italy = Participation.objects.filter(
            action__in=coming_actions(), organisation__country__code="IT", status__in=LIVE
        )
        actions = with_italy.values("action", "action__oap__code").distinct()
        assert actions.count() == 152
        assert actions.filter(action__oap__code="MTCNI-2026-27").count() == 26

    def test_participations_and_people_are_as_many_as_in_the_field(self) -> None:
        assert 5_400 <= Participation.objects.filter(action__in=coming_actions()).count() <= 6_600
        assert 900 <= User.objects.count() <= 1_200

    def test_no_title_is_used_twice(self) -> None:
        titles = Counter(OperationalAction.objects.filter(COMING).values_list("title", flat=True))
        assert [title for title, count in titles.items() if count > 1] == []

    def test_a_second_run_says_what_is_there(self) -> None:
        before = Entry.objects.count()
        said = StringIO()
        call_command("load_demo", stdout=said)
        assert "scale 1 is there already" in said.getvalue()
        assert Entry.objects.count() == before

    def test_it_is_refused_outside_demonstration_mode(self, settings: Settings) -> None:
        settings.EMPACT_DEMO = False
        with pytest.raises(CommandError, match="demonstration mode"):
            call_command("load_demo")


class TestFiction:
    def test_every_record_is_fictitious_or_from_a_reference_file(self) -> None:
        loaded = Counter(LoadedRecord.objects.values_list("kind", flat=True))
        for model in Record.__subclasses__():
            if model._meta.abstract or model._meta.app_label == "garden":
                continue
            others = model._default_manager.exclude(standing=Standing.FICTITIOUS).count()
            assert others <= loaded[model._meta.label_lower], model

    def test_records_are_clean(self) -> None:
        for model in (OperationalAction, Participation, Indicator, Milestone, NationalPosition, ProgressReport, Result):
            rows = model._default_manager.order_by("?")[:150]
            for row in rows:
                row.clean_fields()
                row.clean()

    def test_only_the_cast_can_sign_in(self) -> None:
        able = [user.email for user in User.objects.all() if user.has_usable_password()]
        assert sorted(able) == sorted(EMAILS)
        assert person("nec.fr").check_password(PASSWORD)


class TestPeople:
    def test_everybody_of_the_cast_wears_a_hat_but_nobody(self) -> None:
        found = {user.email.split("@")[0]: user for user in people()}
        assert set(found) == set(CAST)
        assert [name for name, user in found.items() if not user.hats] == ["nobody"]

    def test_one_person_wears_several_hats(self) -> None:
        assert {hat.role for hat in person("several.hats").hats} == {"nec", "driver", "action_leader"}

    @pytest.mark.parametrize(
        ("name", "post"), [("nec.fr", "NEC, France"), ("driver.firearms", "Driver, ES Guardia Civil")]
    )
    def test_a_post_reads_as_people_say_it(self, name: str, post: str) -> None:
        assert person(name).post_label == post

    def test_each_member_state_has_one_coordinator_and_a_deputy(self) -> None:
        today = Assignment.objects.today()
        assert today.filter(role="nec").values("organisation__country").distinct().count() == 27
        assert today.filter(role="nec").count() == today.filter(role="deputy_nec").count() == 27

    def test_every_assignment_keeps_to_its_role(self) -> None:
        for item in Assignment.objects.all():
            assert item.scope_kind in role(item.role).scopes, item

    def test_co_action_leaders_come_from_who_leads_or_co_leads(self) -> None:
        charge = Participation.objects.filter(role__in=["lead", "co_lead"], status="confirmed")
        of_action = set(charge.values_list("action", "organisation"))
        posts = Assignment.objects.filter(role="co_action_leader")
        assert posts.exists()
        assert {(post.scope_id, post.organisation_id) for post in posts} <= of_action

    def test_the_evaluator_reads_the_whole_cycle(self) -> None:
        cycle = Q(action__oap__cycle__code="2022-2025")
        reports = ProgressReport.objects.filter(cycle)
        assert ProgressReport.objects.visible_to(person("evaluator")).filter(cycle).count() == reports.count()

    def test_nobody_who_was_appointed_is_without_a_role(self) -> None:
        idle = User.objects.filter(assignments__isnull=True)
        assert [user.email for user in idle] == ["nobody@empact.example"]

    def test_nine_in_ten_actions_have_a_leader_from_the_lead_organisation(self) -> None:
        posts = Assignment.objects.today().filter(role="action_leader", scope_id__in=coming_actions())
        assert 0.85 <= posts.count() / 285 <= 0.95
        leads = dict(
            Participation.objects.filter(role=ParticipationRole.LEAD, status="confirmed").values_list(
                "action", "organisation"
            )
        )
        assert all(leads[post.scope_id] == post.organisation_id for post in posts if post.scope_id)

    def test_one_action_leader_waits_for_the_driver(self) -> None:
        (item,) = Assignment.objects.waiting()
        driver = person("driver.firearms")
        assert ACCEPTERS.holds(driver, item)
        (line,) = owed(driver)
        assert str(line.title).startswith("Action Leader named for FA-2026-27/")
        assert "Named by NEC, " in str(line.note)


class TestPlans:
    def test_the_plans_stand_everywhere_between_drafting_and_adopted(self) -> None:
        states = Counter(OAP.objects.filter(period_start=date(2026, 1, 1)).values_list("status", flat=True))
        assert states == {"adopted": 4, "tabled": 3, "validated": 1, "checked": 3, "submitted": 1, "drafting": 1}

    def test_two_things_stop_the_plan_that_is_drafted(self) -> None:
        found = situation(person("driver.firearms"), plan("FA-2026-27"))
        submit = next(move for move in found.blocked if move.transition.name == "submit")
        blockers = {(item.code, item.text) for item in submit.problems if item.level == "blocker"}
        assert {code for code, _ in blockers} == {"no_indicator", "no_dates"}
        assert len(blockers) == 2
        assert found.turn is not None
        assert found.turn.mine
        assert found.turn.late

    def test_nothing_stops_the_support_team_from_checking_the_submitted_plan(self) -> None:
        found = situation(person("est"), plan("EXC-2026-27"))
        assert "check" in {move.transition.name for move in found.open}

    def test_the_secretariat_has_plans_to_table_and_to_adopt(self) -> None:
        for code, move in (("MTIC-2026-27", "table"), ("THB-2026-27", "adopt"), ("CCH-2026-27", "adopt")):
            found = situation(person("cosi.secretariat"), plan(code))
            assert move in {item.transition.name for item in found.open}, code

    def test_another_secretary_may_rescind(self) -> None:
        adopted = plan("ENV-2026-27")
        assert "rescind" in {move.transition.name for move in situation(person("cosi.secretariat.2"), adopted).open}
        assert "rescind" not in {move.transition.name for move in situation(person("cosi.secretariat"), adopted).open}

    def test_adopted_plans_are_frozen_with_their_digest(self) -> None:
        versions = FrozenVersion.objects.filter(kind="oaps.oap")
        assert versions.count() == 4
        assert all(verify(version) for version in versions)

    def test_every_action_of_a_submitted_plan_has_one_lead(self) -> None:
        leads = Count("participations", filter=Q(participations__role="lead", participations__status="confirmed"))
        assert not OperationalAction.objects.annotate(leads=leads).exclude(leads=1).exists()

    def test_actions_continue_those_of_the_period_before(self) -> None:
        continued = OperationalAction.objects.filter(COMING, continues__isnull=False)
        assert continued.count() > 150
        assert not continued.filter(continues__oap__period_start__gte=F("oap__period_start")).exists()
        assert set(continued.values_list("continues__oap__code", flat=True)) >= {"FA-2024-25", "HRCN-2024-25"}

    def test_one_goal_of_the_drafted_plan_has_no_action(self) -> None:
        empty = plan("FA-2026-27").goals.filter(actions__isnull=True)
        assert [goal.number for goal in empty] == [7]

    def test_where_a_plan_stands_still_nobody_is_asked(self) -> None:
        waiting = Participation.objects.filter(
            status__in=["invited", "offered"], action__oap__status__in=["validated", "tabled"]
        )
        assert not waiting.exists()

    def test_dates_lie_on_working_days(self) -> None:
        days = set(OperationalAction.objects.filter(COMING).values_list("starts", flat=True))
        days |= set(Milestone.objects.values_list("starts", flat=True))
        accepted = ProgressReport.objects.filter(accepted_at__isnull=False).values_list("accepted_at", flat=True)
        days |= {moment.astimezone(clock.BRUSSELS).date() for moment in accepted if moment}
        assert all(day and clock.is_working_day(day) for day in days)

    def test_action_days_are_planned(self) -> None:
        planned = Milestone.objects.filter(kind="joint_action_day", action__in=coming_actions())
        assert planned.count() > 60


class TestPositions:
    def test_each_plan_that_was_checked_has_27_positions(self) -> None:
        current = NationalPosition.objects.exclude(status="overtaken")
        per_plan = Counter(current.values_list("oap__code", flat=True))
        assert set(per_plan.values()) == {27}
        assert len(per_plan) == 11

    def test_positions_stand_in_every_state(self) -> None:
        assert set(NationalPosition.objects.values_list("status", flat=True)) == {
            "pending",
            "agreed",
            "agreed_with_comment",
            "reserved",
            "objected",
            "overtaken",
        }

    @pytest.mark.parametrize("name", ["nec.fr", "nec.de", "nec.lv"])
    def test_each_coordinator_of_the_cast_has_something_to_answer(self, name: str) -> None:
        (country,) = {hat.country_id for hat in person(name).hats}
        asked = NationalPosition.objects.filter(country=country, status="pending", oap__status="checked")
        assert asked.exists()
        invited = Participation.objects.filter(organisation__country=country, status="invited")
        assert invited.count() >= 8

    def test_france_is_late_with_one_plan(self) -> None:
        late = NationalPosition.objects.filter(status="pending", due__lt=clock.now(), oap__status="checked")
        assert set(late.values_list("oap__code", flat=True)) == {"MSMUG-2026-27"}
        assert late.filter(country__code="FR").exists()

    def test_some_answers_were_given_on_an_earlier_state_of_the_plan(self) -> None:
        assert (
            NationalPosition.objects.filter(content_seen__lt=F("oap__content")).exclude(status="overtaken").count() == 3
        )

    def test_the_history_tells_moves_in_the_order_of_their_days(self) -> None:
        told = list(Entry.objects.exclude(verb="loaded").order_by("id").values_list("at", flat=True))
        assert told == sorted(told)
        assert len(told) > 400
        assert told[-1] <= clock.now()

    def test_the_history_tells_who_answered(self) -> None:
        told = Entry.objects.filter(kind="oaps.nationalposition", verb="object").get()
        assert told.actor_label == "NEC, Hungary"


class TestAnswers:
    def test_other_states_answer_what_is_asked_by_hand(self) -> None:
        plan_to_check = plan("EXC-2026-27")
        perform(
            OAP,
            "check",
            plan_to_check.pk,
            actor=person("est"),
            seen=plan_to_check.content,
            data=Checking(positions_due=date(2025, 12, 5)),
        )
        assert answer_for_others("EXC-2026-27") == 24
        waiting = NationalPosition.objects.filter(oap=plan_to_check, status="pending")
        assert set(waiting.values_list("country__code", flat=True)) == {"FR", "DE", "LV"}
        assert answer_for_others() == 0

    def test_what_the_demonstration_left_open_stays_open(self) -> None:
        before = NationalPosition.objects.filter(status="pending").count()
        assert answer_for_others() == 0
        assert NationalPosition.objects.filter(status="pending").count() == before


class TestOffers:
    def test_offers_wait_for_the_driver_of_the_drafted_plan(self) -> None:
        offers = Participation.objects.filter(action__oap__code="FA-2026-27", status="offered")
        assert offers.count() >= 6

    def test_who_asked_or_offered_waits_for_the_answer(self) -> None:
        for name in ("driver.firearms", "nec.fr"):
            assert any(item.chart.label == "oaps.participation" for item in waiting_on_others(person(name))), name

    def test_the_action_leader_of_the_cast_has_offers_to_answer(self) -> None:
        owed = [item for item in owed_by(person("action.leader")) if item.chart.label == "oaps.participation"]
        assert len(owed) >= 2

    def test_eurojust_is_invited(self) -> None:
        invited = Participation.objects.filter(organisation__code="eurojust", status="invited")
        assert invited.count() >= 3

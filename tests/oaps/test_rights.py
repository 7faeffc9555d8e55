"""What charts.md gives to one person and not to another, where the difference is easily lost."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from cycles.models import Cycle
from empact.accounts.services.assignments import appoint
from empact.history.models import Entry
from empact.workflow.edits import create, edit
from empact.workflow.engine import begin, perform
from empact.workflow.errors import Blocked, Refused
from oaps.models import (
    OAP,
    Milestone,
    NationalPosition,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanGoal,
)
from oaps.workflow.continuing import CarryOver
from oaps.workflow.participations import Part
from oaps.workflow.plans import Adoption, Checking, Tabling
from priorities.models import StrategicGoal, StrategicPlan
from tests.cast import FICTION, Cast, put
from tests.oaps.test_plan_pages import text_of
from tests.signing import SignIn

TODAY = date(2025, 11, 24)


def name_leader(cast: Cast, role: str, *, by: str, person: str, organisation: str, action: Any) -> None:
    body = cast.organisations[organisation]
    appoint(cast[person], role=role, organisation=body, scope=action, starts=TODAY, actor=cast[by])


# -- Who leads -----------------------------------------------------------------------------------


def test_a_coordinator_names_a_co_action_leader_only_of_what_the_country_leads_or_co_leads(cast: Cast) -> None:
    cast.give("expert.lv", "participant_contact", "LV")
    cast.give("expert.de", "participant_contact", "DE-BKA")
    name_leader(
        cast, "co_action_leader", by="nec.de", person="expert.de", organisation="DE-BKA", action=cast.actions[0]
    )
    with pytest.raises(ValidationError, match="the lead or a co-lead organisation"):
        name_leader(
            cast, "co_action_leader", by="nec.lv", person="expert.lv", organisation="LV", action=cast.actions[0]
        )


def test_who_only_offers_to_lead_may_not_name_the_action_leader(cast: Cast) -> None:
    action = cast.actions[1]
    cast.give("expert.lv", "participant_contact", "LV")
    lead = Participation.objects.get(action=action, role="lead")
    put_aside(lead)
    begin(
        Participation,
        "offer",
        action,
        actor=cast["nec.lv"],
        data=Part(cast.organisations["LV"], ParticipationRole.LEAD),
    )
    with pytest.raises(ValidationError, match="the lead organisation of the action"):
        name_leader(cast, "action_leader", by="nec.lv", person="expert.lv", organisation="LV", action=action)


def put_aside(lead: Participation) -> None:
    lead.reason = "Another service leads"
    put(lead, "withdrawn")


# -- Partners without an account -----------------------------------------------------------------


def record_partner(cast: Cast, organisation: str, *, by: str) -> Any:
    data = Part(cast.organisations[organisation])
    return begin(Participation, "record_for", cast.actions[0], actor=cast[by], data=data, comment="Letter of the 3rd")


def test_the_drivers_team_records_a_partner_for_whom_nobody_answers(cast: Cast) -> None:
    assert record_partner(cast, "UK", by="codriver").status == "confirmed"


def test_the_action_leader_records_nobody(cast: Cast) -> None:
    with pytest.raises(Refused, match="Driver's team"):
        record_partner(cast, "UK", by="leader.fr")


@pytest.mark.parametrize("organisation", ["DE-BKA", "Frontex"])
def test_nobody_is_recorded_who_can_answer(cast: Cast, organisation: str) -> None:
    with pytest.raises(Blocked, match="answers for itself here: invite it"):
        record_partner(cast, organisation, by="driver")


# -- What stands still ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "is_open"), [("drafting", True), ("checked", True), ("validated", False), ("tabled", False)]
)
def test_a_contribution_stands_still_while_the_plan_is_validated_and_tabled(
    cast: Cast, status: str, is_open: bool
) -> None:
    part = Participation.objects.get(action=cast.actions[0], organisation__short_name="DE")
    put(cast.plan, status)
    change = {"contribution": "Two experts"}
    if is_open:
        assert edit(Participation, part.pk, actor=cast["nec.de"], seen=part.version, changes=change).version == 2
    else:
        with pytest.raises(Blocked):
            edit(Participation, part.pk, actor=cast["nec.de"], seen=part.version, changes=change)


@pytest.mark.parametrize("status", ["submitted", "checked", "validated", "tabled"])
@pytest.mark.parametrize("actor", ["driver", "est"])
def test_support_stands_still_from_the_submission_to_the_adoption(cast: Cast, status: str, actor: str) -> None:
    put(cast.plan, status)
    support = OapSupport.objects.get(oap=cast.plan)
    with pytest.raises(Blocked):
        edit(OapSupport, support.pk, actor=cast[actor], seen=support.version, changes={"note": "More"})
    with pytest.raises((Blocked, Refused)):
        create(
            OapSupport,
            actor=cast[actor],
            parent=cast.plan,
            values={"organisation": cast.organisations["Europol"], "kinds": ["analysis"]},
        )


def test_the_support_team_enters_support_of_an_adopted_plan_and_the_driver_does_not(cast: Cast) -> None:
    values = {"organisation": cast.organisations["Europol"], "kinds": ["analysis"]}
    with pytest.raises(Refused):
        create(OapSupport, actor=cast["other.driver"], parent=cast.adopted_plan, values=values)
    assert create(OapSupport, actor=cast["est"], parent=cast.adopted_plan, values=values).pk


def test_only_the_driver_withdraws_a_plan(cast: Cast) -> None:
    seen = OAP.objects.get(pk=cast.plan.pk).content
    with pytest.raises(Refused, match="the Driver of this plan"):
        perform("oaps.oap", "withdraw", cast.plan.pk, actor=cast["codriver"], seen=seen, comment="Merged")
    assert perform("oaps.oap", "withdraw", cast.plan.pk, actor=cast["driver"], seen=seen, comment="Merged")


# -- Who is asked, sees --------------------------------------------------------------------------


def test_a_check_opens_the_plan_to_those_whom_it_asks(cast: Cast) -> None:
    cast.plan.opened_to_states_on = date(2026, 1, 15)
    put(cast.plan, "submitted")
    seen = OAP.objects.get(pk=cast.plan.pk).content
    due = Checking(positions_due=date(2025, 12, 8))
    perform("oaps.oap", "check", cast.plan.pk, actor=cast["est"], seen=seen, data=due)
    assert NationalPosition.objects.visible_to(cast["nec.fr"]).filter(oap=cast.plan, country__code="FR").exists()
    assert OAP.objects.get(pk=cast.plan.pk).opened_to_states_on == TODAY


# -- One action continues in another -------------------------------------------------------------


@pytest.fixture
def running(cast: Cast) -> OperationalAction:
    cast.give("driver", "driver", "ES", cast.running_plan)
    return OperationalAction.objects.get(oap=cast.running_plan)


def carry_over(cast: Cast, action: OperationalAction, code: str) -> Any:
    data = CarryOver(code=code)
    return perform("oaps.operationalaction", "carry_over", action.pk, actor=cast["driver"], seen=1, data=data)


def take_up(cast: Cast, action: OperationalAction, who: str = "driver") -> Any:
    seen = OperationalAction.objects.get(pk=action.pk).version
    return perform("oaps.operationalaction", "resume", action.pk, actor=cast[who], seen=seen, comment="Too soon")


def continued(action: OperationalAction) -> int | None:
    return OperationalAction.objects.get(pk=action.pk).continues_id


def test_an_action_is_carried_over_into_a_later_plan_and_told_in_its_history(
    cast: Cast, running: OperationalAction
) -> None:
    cast.plan.adopted_on = date(2025, 11, 20)
    put(cast.plan, "adopted")
    content = OAP.objects.get(pk=cast.plan.pk).content
    assert carry_over(cast, running, "FA-2026-27/1.1").status == "carried_over"
    assert continued(cast.actions[0]) == running.pk
    entry = Entry.objects.under(cast.plan).filter(kind="oaps.operationalaction", record_id=cast.actions[0].pk)[0]
    assert (entry.verb, entry.actor, entry.before) == ("edited", cast["driver"], {"continues": None})
    assert entry.after["continues"]["id"] == running.pk
    assert entry.content == OAP.objects.get(pk=cast.plan.pk).content == content + 1


def test_taking_it_up_again_clears_the_link(cast: Cast, running: OperationalAction) -> None:
    carry_over(cast, running, "FA-2026-27/1.1")
    assert take_up(cast, running).status == "in_progress"
    assert continued(cast.actions[0]) is None
    entry = Entry.objects.under(cast.plan).filter(kind="oaps.operationalaction", record_id=cast.actions[0].pk)[0]
    assert (entry.verb, entry.after) == ("edited", {"continues": None})


def test_a_link_that_the_later_plan_entered_itself_stays(cast: Cast, running: OperationalAction) -> None:
    OperationalAction.objects.filter(pk=cast.actions[0].pk).update(continues=running)
    carry_over(cast, running, "FA-2026-27/1.1")
    take_up(cast, running)
    assert continued(cast.actions[0]) == running.pk


def test_what_the_driver_does_not_see_continues_nothing(cast: Cast, running: OperationalAction) -> None:
    put(cast.adopted_plan, "drafting")
    with pytest.raises(Blocked, match="that you see"):
        carry_over(cast, running, "CCH-2026-27/2.1")


@pytest.mark.parametrize("status", ["adopted", "in_force", "closed"])
def test_nothing_is_written_in_a_plan_of_others(cast: Cast, running: OperationalAction, status: str) -> None:
    put(cast.adopted_plan, status)
    with pytest.raises(Blocked, match="lies in a plan of others"):
        carry_over(cast, running, "CCH-2026-27/2.1")
    twin = OperationalAction.objects.get(oap=cast.adopted_plan)
    assert twin.continues_id is None
    OperationalAction.objects.filter(pk=twin.pk).update(continues=running)
    assert carry_over(cast, running, "CCH-2026-27/2.1").status == "carried_over"


def test_who_has_no_right_in_the_later_plan_does_not_undo_its_link(cast: Cast, running: OperationalAction) -> None:
    cast.give("earlier.driver", "co_driver", "ES", cast.running_plan)
    carry_over(cast, running, "FA-2026-27/1.1")
    with pytest.raises(Blocked, match="only its Driver's team can undo that"):
        take_up(cast, running, "earlier.driver")
    assert continued(cast.actions[0]) == running.pk


def test_an_action_that_continues_another_is_not_taken_from_it(cast: Cast, running: OperationalAction) -> None:
    twin = OperationalAction.objects.get(oap=cast.adopted_plan)
    OperationalAction.objects.filter(pk=cast.actions[0].pk).update(continues=twin)
    with pytest.raises(Blocked, match="continues another action already"):
        carry_over(cast, running, "FA-2026-27/1.1")


# -- Before anybody has typed --------------------------------------------------------------------

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"


@pytest.mark.parametrize("page", ["goals/new/", "actions/new/", "goals/take-over/", "goals/1/remove/"])
def test_a_form_is_not_shown_to_who_could_not_send_it(cast: Cast, sign_in: SignIn, page: str) -> None:
    assert sign_in("driver").get(f"{PLAN}{page}").status_code == 200
    refused = sign_in("nec.fr").get(f"{PLAN}{page}")
    assert refused.status_code == 403
    assert "the Driver&#x27;s team of this plan" in text_of(refused)
    assert f'href="{PLAN}"' in text_of(refused)
    put(cast.plan, "tabled")
    closed = sign_in("driver").get(f"{PLAN}{page}")
    assert closed.status_code == 400
    assert "this can be changed only while it is" in text_of(closed)


def test_a_move_of_somebody_else_is_refused_whatever_the_state(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("driver").post(f"{PLAN}moves/adopt/", {"seen": "1"})
    assert response.status_code == 403
    assert "Only the COSI secretariat can do this, and nobody who submitted the plan." in text_of(response)


def test_who_could_is_named_once(cast: Cast, sign_in: SignIn) -> None:
    assert "Only the COSI secretariat can do this" in text_of(sign_in("nec.fr").get("/cycles/2026-2029/edit/"))


def test_only_what_the_reader_sees_can_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    draft = put(StrategicPlan(cycle=cast.cycle, title="G-MASP", revision=1, **FICTION), "drafting")
    hidden = StrategicGoal.objects.create(plan=draft, number=8, title="Not yet agreed", objective="Better.", **FICTION)
    client = sign_in("driver")
    assert "Not yet agreed" not in text_of(client.get(f"{PLAN}goals/new/"))
    assert "Not yet agreed" not in text_of(client.get(f"{PLAN}goals/take-over/"))
    response = client.post(f"{PLAN}goals/new/", {"number": "8", "title": "Ours", "strategic_goal": hidden.pk})
    assert response.status_code == 400
    assert "Select a valid choice" in text_of(response)


# -- What belongs together -----------------------------------------------------------------------


def test_a_goal_of_another_cycle_is_refused_at_its_field(cast: Cast) -> None:
    old = put(StrategicPlan(cycle=cast.earlier_cycle, title="G-MASP", **FICTION), "approved")
    goal = StrategicGoal.objects.create(plan=old, number=1, title="Old", objective="Better.", **FICTION)
    values = {"number": 7, "title": "A goal", "strategic_goal": goal}
    with pytest.raises(Blocked) as caught:
        create(PlanGoal, actor=cast["driver"], parent=cast.plan, values=values)
    assert [problem.field for problem in caught.value.problems] == ["strategic_goal"]


def test_a_milestone_outside_the_period_is_refused_in_plain_dates(cast: Cast) -> None:
    values = {"title": "Kick-off", "starts": date(1999, 1, 1)}
    with pytest.raises(Blocked, match="The plan runs from 1 Jan 2026 to 31 Dec 2027; choose a day in it"):
        create(Milestone, actor=cast["driver"], parent=cast.actions[0], values=values)


@pytest.mark.parametrize("model", [OAP, OperationalAction])
def test_nothing_classified_is_kept_not_even_by_sql(cast: Cast, model: Any) -> None:
    assert {value for value, _label in model._meta.get_field("marking").choices} == {"public", "bpl", "limite"}
    with pytest.raises(IntegrityError, match="not_classified"):
        model.objects.update(marking="restricted")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"period_start": date(2026, 1, 1), "period_end": date(2028, 12, 31)}, "period_end"),
        ({"period_start": date(2027, 1, 1), "period_end": date(2027, 12, 31)}, "period_start"),
    ],
)
def test_a_plan_runs_for_one_or_two_years_that_no_other_plan_of_the_area_covers(
    cast: Cast, changes: dict[str, date], field: str
) -> None:
    values = {"cycle": cast.cycle, "code": "FA-X", "title": "Firearms", **changes}
    with pytest.raises(Blocked) as caught:
        create(OAP, actor=cast["est"], parent=cast.areas[0], values=values)
    assert field in [problem.field for problem in caught.value.problems]


def test_a_cycle_lies_in_the_years_of_its_code(cast: Cast) -> None:
    change = {"starts": date(1999, 1, 1)}
    with pytest.raises(Blocked, match="2026-2029 begins in 2026 and ends in 2029"):
        edit(Cycle, cast.cycle.pk, actor=cast["secretariat"], seen=cast.cycle.version, changes=change)


# -- Days of a decision --------------------------------------------------------------------------


def fields_at_fault(cast: Cast, move: str, actor: str, data: Any) -> set[str]:
    seen = OAP.objects.get(pk=cast.plan.pk).content
    with pytest.raises(Blocked) as caught:
        perform("oaps.oap", move, cast.plan.pk, actor=cast[actor], seen=seen, data=data)
    return {problem.field for problem in caught.value.problems if problem.level == "blocker"}


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2999, 1, 1)])
def test_a_decision_far_from_the_plan_is_refused_at_its_field(cast: Cast, day: date) -> None:
    put(cast.plan, "submitted")
    assert "positions_due" in fields_at_fault(cast, "check", "est", Checking(positions_due=day))
    put(cast.plan, "validated")
    tabling = Tabling(document_number="ST 1/25", document_date=day, decision_due=day)
    assert {"document_date", "decision_due"} <= fields_at_fault(cast, "table", "secretariat", tabling)
    put(cast.plan, "tabled")
    adoption = Adoption(document_number="ST 2/25", adopted_on=day)
    assert "adopted_on" in fields_at_fault(cast, "adopt", "secretariat", adoption)


def test_cosi_adopts_after_its_group_met_and_after_the_document(cast: Cast) -> None:
    put(cast.plan, "validated")
    days: Any = {"document_date": date(2025, 11, 17), "decision_due": date(2025, 11, 20)}
    late = Tabling(document_number="ST 1/25", **days, cosi_sg_on=date(2025, 11, 21))
    assert fields_at_fault(cast, "table", "secretariat", late) == {"cosi_sg_on"}
    seen = OAP.objects.get(pk=cast.plan.pk).content
    told = Tabling(document_number="ST 1/25", **days)
    perform("oaps.oap", "table", cast.plan.pk, actor=cast["secretariat"], seen=seen, data=told)
    early = Adoption(document_number="ST 2/25", adopted_on=date(2025, 11, 14))
    assert fields_at_fault(cast, "adopt", "secretariat", early) == {"adopted_on"}


@pytest.mark.parametrize("number", ["x" * 500, "ST\x001/25", "  "])
def test_a_document_number_that_cannot_be_kept_is_refused_at_its_field(cast: Cast, number: str) -> None:
    put(cast.plan, "tabled")
    adoption = Adoption(document_number=number, adopted_on=date(2025, 11, 20))
    assert fields_at_fault(cast, "adopt", "secretariat", adoption) == {"document_number"}

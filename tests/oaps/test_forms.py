"""The forms of actions, plans, goals and support, by the Django client."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from empact.history.models import Entry
from oaps.models import OAP, Indicator, Milestone, OapSupport, OperationalAction, PlanGoal
from tests.cast import FICTION, Cast, put, take_part
from tests.oaps.test_plan_pages import text_of
from tests.signing import SignIn

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"
EDIT = f"{PLAN}actions/1.1/edit/"


def filled(action: OperationalAction, **changes: Any) -> dict[str, Any]:
    """Return what the form of the action holds, with changes."""
    action.refresh_from_db()
    indicators = list(action.indicators.order_by("position", "id"))
    data = {
        "version": action.version,
        "title": action.title,
        "goal": action.goal_id or "",
        "objective": action.objective,
        "kind": action.kind,
        "starts": action.starts.isoformat() if action.starts else "",
        "ends": action.ends.isoformat() if action.ends else "",
        "funding": action.funding,
        "marking": action.marking,
        "indicators-TOTAL_FORMS": len(indicators) + 1,
        "indicators-INITIAL_FORMS": len(indicators),
        "milestones-TOTAL_FORMS": 1,
        "milestones-INITIAL_FORMS": 0,
    }
    for number, item in enumerate(indicators):
        data |= {f"indicators-{number}-{name}": getattr(item, name) for name in ("title", "unit", "target", "baseline")}
        data |= {f"indicators-{number}-pk": item.pk, f"indicators-{number}-version": item.version}
    return {name: "" if value is None else value for name, value in {**data, **changes}.items()}


def test_the_action_leader_writes_the_action_with_its_rows(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    client = sign_in("leader.fr")
    assert client.get(EDIT).status_code == 200
    response = client.post(
        EDIT,
        filled(
            action,
            title="Picture of converted weapons",
            **{
                "indicators-0-target": "200",
                "indicators-1-title": "Hits",
                "indicators-1-unit": "hits",
                "indicators-1-target": "12",
                "milestones-0-title": "JAD 1",
                "milestones-0-kind": "joint_action_day",
                "milestones-0-starts": "2026-04-13",
                "milestones-0-ends": "2026-04-17",
            },
        ),
    )
    assert response.status_code == 302, text_of(response)
    action.refresh_from_db()
    assert action.title == "Picture of converted weapons"
    assert [str(item.target) for item in action.indicators.order_by("position")] == ["200.00", "12.00"]
    assert Milestone.objects.get(action=action).title == "JAD 1"


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_saved(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    response = sign_in("driver").post(
        EDIT,
        filled(
            action,
            title="Another title",
            ends="2028-11-30",
            **{"indicators-0-target": "-5", "milestones-0-title": "Late", "milestones-0-starts": ""},
        ),
    )
    text = text_of(response)
    assert response.status_code == 400
    assert "This field is required" in text
    response = sign_in("driver").post(
        EDIT, filled(action, title="Another title", ends="2028-11-30", **{"indicators-0-target": "-5"})
    )
    text = text_of(response)
    assert response.status_code == 400
    assert "The plan runs from 1 Jan 2026 to 31 Dec 2027" in text
    assert "Baseline and target are not negative" in text
    assert 'value="Another title"' in text
    action.refresh_from_db()
    assert action.title == "Picture of 3D-printed firearms"


def test_a_row_that_somebody_removed_meanwhile_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    typed = filled(action, title="Typed for an hour")
    action.indicators.all().delete()
    response = sign_in("driver").post(EDIT, typed)
    assert response.status_code == 400
    assert "Somebody has removed this row meanwhile" in text_of(response)
    assert 'value="Typed for an hour"' in text_of(response)
    response = sign_in("driver").post(EDIT, {**typed, "indicators-0-drop": "on"})
    assert response.status_code == 302
    assert OperationalAction.objects.get(pk=action.pk).title == "Typed for an hour"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"starts": "soon"}, "Enter a valid date"),
        ({"starts": "2027-01-02", "ends": "2027-01-01"}, "The action ends on or after the day it starts"),
        ({"goal": "999999"}, "Select a valid choice"),
        ({"marking": "secret"}, "Select a valid choice"),
        ({"continues": "FA-2019/1.1"}, "There is no action with this code"),
        ({"funding_need": "-1"}, "greater than or equal to 0"),
        ({"funding": ["bitcoin"]}, "Select a valid choice"),
        ({"title": ""}, "This field is required"),
        ({"other_goals": ["9"]}, "Select a valid choice"),
    ],
)
def test_bad_input_is_said_at_its_field(cast: Cast, sign_in: SignIn, changes: dict[str, Any], said: str) -> None:
    response = sign_in("driver").post(EDIT, filled(cast.actions[0], **changes))
    assert response.status_code == 400
    assert said in text_of(response)


def test_a_nul_is_refused_and_an_emoji_is_kept(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    assert client.post(EDIT, filled(cast.actions[0], title="a\0b")).status_code == 400
    assert client.post(EDIT, filled(cast.actions[0], title="Weapons 🔫")).status_code == 302
    cast.actions[0].refresh_from_db()
    assert cast.actions[0].title == "Weapons 🔫"


def test_a_stale_save_shows_both_versions_and_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    mine = filled(action, title="My title", objective="My objective")
    assert sign_in("leader.fr").post(EDIT, filled(action, title="Their title")).status_code == 302
    response = sign_in("driver").post(EDIT, mine)
    text = text_of(response)
    assert response.status_code == 409
    assert "Their" in text
    assert 'value="My title"' in text
    assert "My objective" in text
    assert 'name="take-title"' in text


def test_lines_that_a_browser_sends_back_are_no_change(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    OperationalAction.objects.filter(pk=action.pk).update(objective="- one\n- two")
    sent = filled(action, objective="- one\r\n- two", title="Picture of converted weapons")
    assert sign_in("leader.fr").post(EDIT, sent).status_code == 302
    action.refresh_from_db()
    assert (action.title, action.objective) == ("Picture of converted weapons", "- one\n- two")
    entry = Entry.objects.of(action).latest("pk")
    assert set(entry.after) == {"title"}


def test_a_row_that_somebody_changed_meanwhile_is_told(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    mine = filled(action, **{"indicators-0-target": "300"})
    assert sign_in("leader.fr").post(EDIT, filled(action, **{"indicators-0-target": "150"})).status_code == 302
    mine["version"] = OperationalAction.objects.get(pk=action.pk).version
    response = sign_in("driver").post(EDIT, mine)
    assert response.status_code == 409
    assert "300" in text_of(response)
    assert Indicator.objects.get(action=action).target == 150


def test_more_rows_are_added_without_losing_what_was_typed(cast: Cast, sign_in: SignIn) -> None:
    data = filled(cast.actions[0], title="Half typed", more="indicator")
    text = text_of(sign_in("driver").post(EDIT, data))
    assert 'value="Half typed"' in text
    assert 'name="indicators-3-title"' in text


def test_another_goal_gives_another_number(cast: Cast, sign_in: SignIn) -> None:
    goal = PlanGoal.objects.create(oap=cast.plan, number=4, title="Finances", standing="fictitious")
    response = sign_in("driver").post(EDIT, filled(cast.actions[0], goal=goal.pk))
    assert response["Location"].endswith("/actions/4.1/edit/")


def test_the_status_of_the_plan_closes_the_form(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "submitted")
    response = sign_in("driver").get(EDIT)
    assert response.status_code == 400
    assert "can be changed only while it is" in text_of(response)
    assert sign_in("nec.lv").get(EDIT).status_code == 403


def test_the_checks_stand_beside_the_form(cast: Cast, sign_in: SignIn) -> None:
    Indicator.objects.filter(action=cast.actions[0]).delete()
    text = text_of(sign_in("driver").get(EDIT))
    assert "Action 1.1 has no indicator." in text
    assert "2 participations are not confirmed." in text


def test_the_drivers_team_opens_an_action_that_gets_the_next_number(cast: Cast, sign_in: SignIn) -> None:
    goal = cast.plan.goals.get()
    client = sign_in("codriver")
    assert client.get(f"{PLAN}actions/new/").status_code == 200
    given = {"goal": goal.pk, "title": "Third", "kind": "training", "starts": "2026-02-01", "ends": "2026-12-31"}
    assert client.post(f"{PLAN}actions/new/", {**given, "goal": ""}).status_code == 400
    response = client.post(f"{PLAN}actions/new/", given)
    assert response["Location"].endswith("/actions/1.3/edit/")
    assert sign_in("nec.lv").post(f"{PLAN}actions/new/", given).status_code == 403


def test_strategic_goals_are_taken_over_and_a_targeted_one_is_added(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    assert "Investigations" in text_of(client.get(f"{PLAN}goals/take-over/"))
    assert client.post(f"{PLAN}goals/take-over/", {"goals": ["2"]}).status_code == 302
    assert cast.plan.goals.get(number=2).strategic_goal == cast.strategic_goals[1]
    assert client.post(f"{PLAN}goals/new/", {"number": "9", "title": "3D printing"}).status_code == 302
    assert cast.plan.goals.get(number=9).strategic_goal is None
    again = client.post(f"{PLAN}goals/new/", {"number": "9", "title": "Again"})
    assert again.status_code == 400
    assert "Another goal of the plan has this number" in text_of(again)


def test_agency_support_is_added_and_edited(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    eurojust = cast.organisations["Eurojust"]
    given = {"organisation": eurojust.pk, "kinds": ["expertise"], "goals": ["1"]}
    assert client.post(f"{PLAN}support/new/", given).status_code == 302
    support = OapSupport.objects.get(oap=cast.plan, organisation=eurojust)
    assert client.post(f"{PLAN}support/new/", {**given, "goals": ["8"]}).status_code == 400
    changed = {**given, "kinds": ["expertise", "training"], "version": support.version}
    assert client.post(f"{PLAN}support/eurojust/edit/", changed).status_code == 302


def test_the_support_team_opens_a_plan_for_an_area_and_a_period(cast: Cast, sign_in: SignIn) -> None:
    page = "/cycles/2026-2029/areas/CCH/oaps/new/"
    client = sign_in("est")
    assert "CCH-2028-29" in text_of(client.get(page))
    given = {"code": "CCH-2028-29", "title": "Drugs", "period_start": "2028-01-01", "period_end": "2029-12-31"}
    assert client.post(page, {**given, "period_end": "2030-12-31"}).status_code == 400
    assert client.post(page, given).status_code == 302
    assert OAP.objects.get(code="CCH-2028-29").status == "drafting"
    assert sign_in("driver").post(page, given).status_code == 403


@pytest.mark.parametrize("field", ["period_start", "period_end"])
def test_a_period_outside_the_cycle_is_said_at_its_field(cast: Cast, sign_in: SignIn, field: str) -> None:
    given = {
        "version": cast.plan.version,
        "title": "Firearms",
        "marking": "limite",
        "period_start": "2026-01-01",
        "period_end": "2027-12-31",
        field: "2035-01-01",
    }
    response = sign_in("driver").post(f"{PLAN}edit/", given)
    assert response.status_code == 400
    assert f"id_{field}" in text_of(response)


def test_the_way_to_a_new_plan_is_for_those_who_may_open_one(cast: Cast, sign_in: SignIn) -> None:
    assert "/oaps/new/" in text_of(sign_in("est").get("/oaps/"))
    assert "/oaps/new/" not in text_of(sign_in("driver").get("/oaps/"))
    assert "/areas/CCH/oaps/new/" in text_of(sign_in("est").get("/oaps/new/"))
    assert "There is no area in which you can open a plan" in text_of(sign_in("nec.fr").get("/oaps/new/"))


def test_the_form_tells_which_joint_action_days_meet_those_of_an_action_with_the_same_countries(
    cast: Cast, sign_in: SignIn
) -> None:
    one, other = cast.actions
    take_part(cast, other, "FR", "participant", "confirmed")
    days = {"kind": "joint_action_day", "title": "Days", **FICTION}
    Milestone.objects.create(action=one, starts=date(2026, 10, 12), ends=date(2026, 10, 16), **days)
    elsewhere = Milestone.objects.create(action=other, starts=date(2026, 10, 19), **days)
    client = sign_in("leader.fr")
    assert "meet others" not in text_of(client.get(EDIT))
    Milestone.objects.filter(pk=elsewhere.pk).update(starts=date(2026, 10, 16))
    page = text_of(client.get(EDIT))
    assert "12–16 Oct 2026" in page
    assert "FA-2026-27/1.2 Flows" in page
    assert re.search(r"same countr(y|ies): [A-Z ]*FR", page)


@pytest.mark.parametrize("instant", ["0001-01-01T00:00", "9999-12-31T23:59", "1990-01-01T12:00"])
def test_a_deadline_far_from_the_plan_is_refused_at_its_field(cast: Cast, sign_in: SignIn, instant: str) -> None:
    cast.plan.refresh_from_db()
    response = sign_in("est").post(f"{PLAN}edit/", {"version": cast.plan.version, "drafting_due": instant})
    assert response.status_code == 400
    assert "drafting_due" in response.context["form"].errors


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_answer_is_asked_for_while_the_plan_runs(cast: Cast, sign_in: SignIn, day: str) -> None:
    data = {"role": "participant", "organisations": ["be"], "answer_due": day}
    response = sign_in("driver").post(f"{PLAN}actions/1.1/invite/", data)
    assert response.status_code == 400
    assert "answer_due" in response.context["form"].errors


def test_a_target_below_its_baseline_is_kept_and_told_beside_the_form(cast: Cast, sign_in: SignIn) -> None:
    client, action = sign_in("leader.fr"), cast.actions[0]
    typed = filled(action, **{"indicators-0-target": "3", "indicators-0-baseline": "9"})
    page = text_of(client.post(EDIT, typed, follow=True))
    assert "the target lies below the baseline. Correct one of them; leave both if it is to fall." in page
    kept = action.indicators.order_by("position", "id")[0]
    assert (kept.target, kept.baseline) == (Decimal(3), Decimal(9))

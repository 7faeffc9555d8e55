"""The list of plans and the page of a plan, by the Django client."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oaps.models import OperationalAction, PlanGoal
from tests.cast import FICTION, Cast, put, take_part
from tests.signing import SignIn

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"
TABS = ("actions", "goals", "participation", "adoption", "support", "documents")


def text_of(response: object) -> str:
    content = getattr(response, "content", b"") or b"".join(getattr(response, "streaming_content", ()))
    return str(content.decode())


def test_the_list_shows_the_plans_under_their_priority(cast: Cast, sign_in: SignIn) -> None:
    text = text_of(sign_in("est").get("/oaps/"))
    for code in ("FA-2026-27", "CCH-2026-27", "FA-2024-25"):
        assert code in text
    assert text.index("Firearms") < text.index("Drugs")


def test_a_plan_that_is_drafted_is_not_for_those_who_only_see_adopted_ones(cast: Cast, sign_in: SignIn) -> None:
    text = text_of(sign_in("delegate.it").get("/oaps/"))
    assert "CCH-2026-27" in text
    assert "FA-2026-27" not in text
    assert sign_in("delegate.it").get(PLAN).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cycle=2026-2029", {"FA-2026-27", "CCH-2026-27"}),
        ("period=2024-2025", {"FA-2024-25"}),
        ("priority=DRUGS", {"CCH-2026-27"}),
        ("status=drafting", {"FA-2026-27"}),
        ("driver=ES", {"FA-2026-27"}),
        ("turn=nobody", {"CCH-2026-27"}),
        ("late=yes", set()),
        ("q=fa-2026", {"FA-2026-27"}),
    ],
)
def test_the_list_is_filtered_by_its_address(cast: Cast, sign_in: SignIn, query: str, found: set[str]) -> None:
    text = text_of(sign_in("est").get(f"/oaps/?{query}&format=csv"))
    assert {code for code in ("FA-2026-27", "CCH-2026-27", "FA-2024-25") if code in text} == found


@pytest.mark.parametrize("query", ["cycle=2031", "driver=XX", "period=12", "status=%00", "q=%00", "turn=mine"])
def test_a_filter_that_is_not_understood_is_said(cast: Cast, sign_in: SignIn, query: str) -> None:
    response = sign_in("est").get(f"/oaps/?{query}")
    assert response.status_code in {200, 400}
    assert response.status_code == 400 or "notice--bad" in text_of(response)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("name", ["est", "driver", "nec.lv", "frontex", "leader.de", "auditor"])
def test_each_tab_has_an_address_of_its_own(cast: Cast, sign_in: SignIn, tab: str, name: str) -> None:
    assert sign_in(name).get(f"{PLAN}?tab={tab}").status_code == 200


def test_a_goal_without_action_is_shown_as_a_gap(cast: Cast, sign_in: SignIn) -> None:
    PlanGoal.objects.create(oap=cast.plan, number=7, title="Prevention", **FICTION)
    assert "no action in this plan" in text_of(sign_in("driver").get(PLAN))
    assert "no action in this plan" not in text_of(sign_in("driver").get(f"{PLAN}?lead=FR"))


def test_the_actions_are_filtered_by_country(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    assert "1.1" in text_of(client.get(f"{PLAN}?lead=FR&format=csv"))
    assert "1.2" not in text_of(client.get(f"{PLAN}?lead=FR&format=csv"))
    assert "1.2" in text_of(client.get(f"{PLAN}?country=FR&format=csv"))


def test_the_draft_says_whose_turn_it_is_and_what_stands_against_it(cast: Cast, sign_in: SignIn) -> None:
    put(OperationalAction(oap=cast.plan, goal_number=1, sequence=9, title="Bare", **FICTION), "proposed")
    text = text_of(sign_in("driver").get(PLAN))
    assert "Your turn" in text
    assert "Action 1.9 has no lead organisation" in text
    assert "/actions/1.9/?tab=participants" in text
    assert "Your turn" not in text_of(sign_in("est").get(PLAN))


def test_a_comment_is_for_its_country_and_those_who_run_the_process(cast: Cast, sign_in: SignIn) -> None:
    cast.open_positions(cast.plan, "agreed_with_comment")
    page = f"{PLAN}?tab=adoption"
    assert text_of(sign_in("est").get(page)).count("Said so") == 27
    assert text_of(sign_in("nec.fr").get(page)).count("Said so") == 1
    assert text_of(sign_in("frontex").get(page)).count("Said so") == 0


def test_silence_is_shown_as_silence_once_the_deadline_has_passed(cast: Cast, sign_in: SignIn) -> None:
    for position in cast.open_positions(cast.plan, "pending"):
        position.due = position.due.replace(year=2024)
        position.save(update_fields=["due"])
    assert "silent" in text_of(sign_in("est").get(f"{PLAN}?tab=adoption"))


@pytest.mark.parametrize("path", ["/oaps/", "/actions/", *(f"{PLAN}?tab={tab}" for tab in TABS)])
def test_the_number_of_queries_does_not_grow_with_the_rows(cast: Cast, sign_in: SignIn, path: str) -> None:
    client = sign_in("nec.fr")
    cast.open_positions(cast.plan, "agreed")

    def count() -> int:
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    before = count()
    for number in range(3, 9):
        goal = PlanGoal.objects.create(oap=cast.plan, number=number, title=f"Goal {number}", **FICTION)
        action = put(
            OperationalAction(oap=cast.plan, goal=goal, goal_number=number, sequence=1, title="One more", **FICTION),
            "proposed",
        )
        for organisation in ("FR", "BE", "Europol"):
            take_part(cast, action, organisation, "participant", "confirmed")
    assert count() == before

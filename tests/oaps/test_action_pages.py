"""The list of actions, the page of an action, and the page of a national position."""

import pytest

from oaps.models import NationalPosition
from tests.cast import Cast, put
from tests.oaps.test_plan_pages import text_of
from tests.signing import SignIn

ACTION = "/cycles/2026-2029/oaps/FA-2026-27/actions/1.1/"
POSITION = "/cycles/2026-2029/oaps/FA-2026-27/positions/FR/"


@pytest.mark.parametrize("tab", ["overview", "participants", "reports"])
@pytest.mark.parametrize("name", ["est", "driver", "leader.fr", "nec.lv", "eurojust", "chsg", "auditor"])
def test_the_page_of_an_action_is_open_to_those_who_see_it(cast: Cast, sign_in: SignIn, tab: str, name: str) -> None:
    assert sign_in(name).get(f"{ACTION}?tab={tab}").status_code == 200


@pytest.mark.parametrize("number", ["9.9", "1", "1.", "x.y", "1.1.1", "01.1", "99999.1", "1.-1", "Ⅷ.1"])
def test_a_number_that_no_action_has_is_not_found(cast: Cast, sign_in: SignIn, number: str) -> None:
    assert sign_in("est").get(f"/cycles/2026-2029/oaps/FA-2026-27/actions/{number}/").status_code == 404


def test_the_participants_are_asked_to_answer_by_their_own_coordinator_only(cast: Cast, sign_in: SignIn) -> None:
    page = f"{ACTION}?tab=participants"
    assert "moves/confirm/" in text_of(sign_in("nec.lv").get(page))
    assert "moves/confirm/" not in text_of(sign_in("nec.de").get(page))
    assert "moves/withdraw/" in text_of(sign_in("nec.de").get(page))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lead=FR", {"1.1", "2.1"}),
        ("lead=GR", set()),
        ("country=LV", {"1.1"}),
        ("q=1.2", {"1.2"}),
        ("vacant=yes", {"1.1", "2.1"}),
    ],
)
def test_the_list_of_actions_is_filtered(cast: Cast, sign_in: SignIn, query: str, found: set[str]) -> None:
    lines = text_of(sign_in("est").get(f"/actions/?{query}&format=csv")).splitlines()[1:]
    assert {line.split(",")[0] for line in lines} == found


def answer(client: object, cast: Cast, **data: object) -> object:
    cast.plan.refresh_from_db()
    return client.post(POSITION, {"seen": cast.plan.content, **data})  # type: ignore[attr-defined]


@pytest.fixture
def checked(cast: Cast) -> Cast:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan, "pending")
    return cast


def position() -> NationalPosition:
    return NationalPosition.objects.get(country__code="FR")


def test_a_coordinator_agrees_and_changes_to_a_reservation(checked: Cast, sign_in: SignIn) -> None:
    client = sign_in("nec.fr")
    assert answer(client, checked, move="agree").status_code == 302  # type: ignore[attr-defined]
    assert position().status == "agreed"
    response = answer(client, checked, move="reserve", comment="We wait for parliament.")
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert position().status == "reserved"
    page = text_of(client.get(POSITION))
    assert "We wait for parliament." in page
    assert "reserved the position of FR on FA-2026-27" in page


def test_anything_but_agreement_needs_a_comment_and_keeps_what_was_chosen(checked: Cast, sign_in: SignIn) -> None:
    response = answer(sign_in("nec.fr"), checked, move="object")
    assert response.status_code == 400  # type: ignore[attr-defined]
    assert "this move needs a comment" in text_of(response)
    assert position().status == "pending"


def test_nothing_chosen_is_said_at_the_field(checked: Cast, sign_in: SignIn) -> None:
    response = answer(sign_in("nec.fr"), checked)
    assert response.status_code == 400  # type: ignore[attr-defined]
    assert "Choose one of the answers." in text_of(response)


def test_another_country_is_refused_with_the_reason(checked: Cast, sign_in: SignIn) -> None:
    response = answer(sign_in("nec.de"), checked, move="agree")
    assert response.status_code == 403  # type: ignore[attr-defined]
    assert "national EMPACT coordinator of this Member State" in text_of(response)


def test_an_answer_to_a_text_that_changed_meanwhile_is_a_conflict(checked: Cast, sign_in: SignIn) -> None:
    response = sign_in("nec.fr").post(POSITION, {"seen": "0", "move": "agree"})
    assert response.status_code == 409


def test_a_comment_with_a_character_that_cannot_be_stored_is_refused(checked: Cast, sign_in: SignIn) -> None:
    assert answer(sign_in("nec.fr"), checked, move="reserve", comment="a\0b").status_code == 400  # type: ignore[attr-defined]
    assert answer(sign_in("nec.fr"), checked, move="reserve", comment="🙂").status_code == 302  # type: ignore[attr-defined]


def test_the_iso_code_of_a_country_is_understood(checked: Cast, sign_in: SignIn) -> None:
    assert sign_in("est").get("/cycles/2026-2029/oaps/FA-2026-27/positions/GR/").status_code == 200

"""The page of a move: what is asked, what is refused and how, and what becomes of it; several records at once."""

from __future__ import annotations

import pytest

from empact.accounts.models import User
from empact.workflow.engine import perform
from tests.garden.models import Bed, Garden
from tests.web.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages")]


def submitted(garden: Garden, gardener: User) -> Garden:
    moved: Garden = perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    return moved


@pytest.fixture
def checked(garden: Garden, gardener: User, visitor: User) -> Garden:
    garden = submitted(garden, gardener)
    moved: Garden = perform(Garden, "check", garden.pk, actor=visitor, seen=garden.content)
    return moved


def address(garden: Garden, move: str) -> str:
    return f"/gardens/{garden.pk}/moves/{move}/"


def test_the_detail_page_says_whose_turn_it_is_and_offers_the_moves(
    garden: Garden, gardener: User, visitor: User
) -> None:
    mine = signed_in(gardener).get(garden.get_absolute_url())
    assert mine.context["turn"].yours
    assert f'href="{address(garden, "submit")}"'.encode() in mine.content
    theirs = signed_in(visitor).get(garden.get_absolute_url())
    assert theirs.context["turn"].title == "The gardener of this garden: Submit the garden"
    assert b"only the gardener of this garden can do this" in theirs.content
    assert address(garden, "submit").encode() not in theirs.content


def test_a_blocked_move_says_why_and_where_to_mend_it(garden: Garden, gardener: User) -> None:
    Garden.objects.filter(pk=garden.pk).update(title="")
    page = signed_in(gardener).get(garden.get_absolute_url())
    [blocked] = page.context["turn"].blocked
    [reason] = blocked.reasons
    assert (reason.text, reason.url, reason.who) == (
        "The garden has no title",
        f"/gardens/{garden.pk}/edit/#id_title",
        "the gardener",
    )
    assert b'aria-disabled="true"' in page.content


def test_the_page_of_a_move_says_what_will_happen(garden: Garden, gardener: User) -> None:
    page = signed_in(gardener).get(address(garden, "submit"))
    assert page.status_code == 200
    assert page.context["consequence"].label == "Submitted"
    assert page.context["consequence"].way_back == "Return the garden"
    assert [item.text for item in page.context["warnings"]] == ["Nothing is planted"]


def test_a_move_is_made_and_the_way_leads_back_to_the_record(garden: Garden, gardener: User) -> None:
    client = signed_in(gardener)
    seen = client.get(address(garden, "submit")).context["seen"]
    answer = client.post(address(garden, "submit"), {"seen": seen}, follow=True)
    assert answer.redirect_chain == [(garden.get_absolute_url(), 302)]
    assert b"Done: Submit the garden. It is \xe2\x80\x9cSubmitted\xe2\x80\x9d now." in answer.content


def test_a_move_of_others_is_refused_with_the_reason_and_who_could(garden: Garden, visitor: User) -> None:
    client = signed_in(visitor)
    for answer in (client.get(address(garden, "submit")), client.post(address(garden, "submit"), {"seen": 1})):
        assert answer.status_code == 403
        assert b"Only the gardener of this garden can do this." in answer.content
        assert b"No role" in answer.content
        assert garden.get_absolute_url().encode() in answer.content


def test_who_does_not_see_the_record_finds_no_page(garden: Garden, stranger: User) -> None:
    assert signed_in(stranger).get(address(garden, "submit")).status_code == 404
    assert signed_in(stranger).post(address(garden, "submit"), {"seen": 1}).status_code == 404


@pytest.mark.parametrize("move", ["burn", "offer", "x" * 300])
def test_a_move_that_does_not_exist_is_not_found(garden: Garden, gardener: User, move: str) -> None:
    assert signed_in(gardener).get(address(garden, move)).status_code == 404


def test_a_record_that_moved_meanwhile_is_a_conflict_that_tells_what_happened(garden: Garden, gardener: User) -> None:
    submitted(garden, gardener)
    answer = signed_in(gardener).post(address(garden, "submit"), {"seen": garden.content, "comment": "Please look"})
    assert answer.status_code == 409
    assert b"It is \xe2\x80\x9cSubmitted\xe2\x80\x9d now" in answer.content
    assert b"No role submitted Kitchen garden" in answer.content
    assert b"Please look" in answer.content


def test_a_garden_changed_underneath_is_a_conflict(garden: Garden, gardener: User) -> None:
    seen = garden.content
    Bed.objects.create(garden=garden, number=2)
    answer = signed_in(gardener).post(address(garden, "submit"), {"seen": seen})
    assert answer.status_code == 409
    assert Garden.objects.get().status == "drafting"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 50])
def test_what_was_seen_must_be_told(garden: Garden, gardener: User, seen: str) -> None:
    answer = signed_in(gardener).post(address(garden, "submit"), {"seen": seen})
    assert answer.status_code in {400, 409}
    assert Garden.objects.get().status == "drafting"


def test_a_comment_that_is_needed_is_asked_for(checked: Garden, inspector: User) -> None:
    client = signed_in(inspector)
    answer = client.post(address(checked, "return"), {"seen": checked.content, "comment": " "})
    assert answer.status_code == 400
    assert answer.context["form"].errors == {"comment": ["This field is required."]}
    assert client.post(address(checked, "return"), {"seen": checked.content, "comment": "Weeds"}).status_code == 302


def test_data_is_asked_for_by_its_class_and_problems_stand_at_their_fields(checked: Garden, inspector: User) -> None:
    client = signed_in(inspector)
    page = client.get(address(checked, "open"))
    assert [(field.name, field.field.required) for field in page.context["form"]] == [
        ("day", True),
        ("note", False),
        ("comment", False),
    ]
    answer = client.post(address(checked, "open"), {"seen": checked.content, "day": "2020-01-01", "note": "Kept"})
    assert answer.status_code == 400
    assert answer.context["form"].errors == {"day": ["The day is past."]}
    assert b'value="Kept"' in answer.content
    answer = client.post(address(checked, "open"), {"seen": checked.content, "day": "soon"})
    assert answer.context["form"].errors == {"day": ["Enter a valid date."]}
    answer = client.post(address(checked, "open"), {"seen": checked.content, "day": "2099-06-01"})
    assert answer.status_code == 302
    assert str(Garden.objects.get().opened_on) == "2099-06-01"


def test_a_character_that_cannot_be_stored_is_said_at_its_field(checked: Garden, inspector: User) -> None:
    data = {"seen": checked.content, "day": "2099-06-01", "note": "a\0b"}
    answer = signed_in(inspector).post(address(checked, "open"), data)
    assert answer.context["form"].errors == {"note": ["Null characters are not allowed."]}


def test_the_way_back_leads_nowhere_else(garden: Garden, gardener: User) -> None:
    data = {"seen": garden.content, "next": "https://elsewhere.example/"}
    answer = signed_in(gardener).post(address(garden, "submit"), data)
    assert answer["Location"] == garden.get_absolute_url()


@pytest.fixture
def three(gardener: User) -> list[Garden]:
    """Two submitted gardens and one that is still drafted."""
    gardens = []
    for number in range(3):
        garden = Garden.objects.create(title=f"Garden {number}", owner_id=gardener.pk)
        Bed.objects.create(garden=garden, number=1)
        garden.refresh_from_db()
        gardens.append(submitted(garden, gardener) if number else garden)
    return gardens


def test_several_records_move_at_once_with_a_result_each(three: list[Garden], visitor: User) -> None:
    client = signed_in(visitor)
    page = client.post("/gardens/moves/", {"move": "check", "chosen": [garden.pk for garden in three]})
    assert [item.is_open for item in page.context["chosen"]] == [False, True, True]
    assert "it is “Drafting”" in page.content.decode()
    Garden.objects.filter(pk=three[2].pk).update(area=7)
    sure = {f"seen-{item.record.pk}": item.seen for item in page.context["chosen"] if item.is_open}
    data = {"move": "check", "sure": "yes", "chosen": [three[1].pk, three[2].pk], "next": "/gardens/?q=gar", **sure}
    done = client.post("/gardens/moves/", data)
    assert done.status_code == 302
    for answer in (client.get(done["Location"]), client.get(done["Location"])):
        assert answer.context["good"] == 1
        assert answer.context["back"] == "/gardens/?q=gar"
        assert b"It was changed since you opened it." in answer.content
    assert [garden.status for garden in Garden.objects.order_by("pk")] == ["drafting", "checked", "submitted"]


def test_the_results_of_a_bulk_move_are_for_those_who_see_the_records(
    three: list[Garden], visitor: User, gardener: User, stranger: User
) -> None:
    data = {"move": "check", "sure": "yes", "chosen": [three[1].pk, three[2].pk]}
    where = signed_in(visitor).post("/gardens/moves/", {**data, f"seen-{three[1].pk}": three[1].content})["Location"]
    others = signed_in(gardener).get(where)
    assert [item.record.pk for item in others.context["results"]] == [three[1].pk]
    assert b"It was changed since" not in others.content
    assert signed_in(stranger).get(where).status_code == 404
    assert signed_in(gardener).get("/moves/00000000-0000-4000-8000-000000000000/").status_code == 404


@pytest.mark.parametrize("move", ["open", "burn", ""])
def test_only_moves_meant_for_several_are_made_so(three: list[Garden], inspector: User, move: str) -> None:
    answer = signed_in(inspector).post("/gardens/moves/", {"move": move, "chosen": [three[1].pk]})
    assert answer.status_code == 404


@pytest.mark.parametrize("chosen", [[], ["x"], ["0"], ["9" * 40]])
def test_nothing_ticked_leads_back_with_a_word(visitor: User, chosen: list[str]) -> None:
    answer = signed_in(visitor).post("/gardens/moves/", {"move": "check", "chosen": chosen, "back": "/gardens/?q=a"})
    assert answer.status_code == 302
    assert answer["Location"] == "/gardens/?q=a"


def test_the_page_of_a_move_comes_bare_to_htmx_when_it_is_refused(garden: Garden, visitor: User) -> None:
    answer = signed_in(visitor).get(address(garden, "submit"), headers={"HX-Request": "true", "HX-Target": "list"})
    assert answer.status_code == 403
    assert b"<html" not in answer.content
    assert b'id="refusal"' in answer.content


def test_a_marked_comment_is_refused_once_before_any_of_several_records_moves(
    three: list[Garden], visitor: User
) -> None:
    sure = {f"seen-{garden.pk}": garden.content for garden in three[1:]}
    data = {
        "move": "check",
        "sure": "yes",
        "chosen": [garden.pk for garden in three[1:]],
        "comment": "SECRET UE",
        **sure,
    }
    answer = signed_in(visitor).post("/gardens/moves/", data)
    assert answer.status_code == 400
    [said] = answer.context["form"].errors["comment"]
    assert said.startswith("EMPACT holds nothing classified")
    assert b">SECRET UE</textarea>" in answer.content.replace(b"\n", b"")
    assert {garden.status for garden in Garden.objects.filter(pk__in=[garden.pk for garden in three[1:]])} == {
        "submitted"
    }

"""Forms over records: what is open, what is wrong, what is stale."""

from __future__ import annotations

import pytest

from empact.accounts.models import User
from empact.workflow.edits import edit
from empact.workflow.engine import perform
from tests.garden.models import Bed, Garden
from tests.web.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.pages")]


def address(garden: Garden) -> str:
    return f"/gardens/{garden.pk}/edit/"


def test_only_the_fields_that_are_open_can_be_written_and_the_others_say_why(garden: Garden, gardener: User) -> None:
    page = signed_in(gardener).get(address(garden))
    assert list(page.context["form"].fields) == ["title", "area"]
    [closed] = page.context["closed"]
    assert (closed.label, closed.why) == ("Opening day", "Only an inspector can change this.")
    assert b"data-unsaved" in page.content
    assert b"data-typed" not in page.content


def test_an_edit_is_saved_and_the_way_leads_back(garden: Garden, gardener: User) -> None:
    data = {"version": garden.version, "title": "Herb garden", "area": "2"}
    answer = signed_in(gardener).post(address(garden), data)
    assert answer["Location"] == garden.get_absolute_url()
    assert Garden.objects.get().title == "Herb garden"


def test_a_field_that_is_not_open_is_not_written(garden: Garden, gardener: User) -> None:
    data = {"version": garden.version, "title": "Herbs", "area": "2", "opened_on": "2030-01-01", "status": "opened"}
    signed_in(gardener).post(address(garden), data)
    saved = Garden.objects.get()
    assert (saved.title, saved.opened_on, saved.status) == ("Herbs", None, "drafting")


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(garden: Garden, gardener: User) -> None:
    data = {"version": garden.version, "title": "x" * 90, "area": "much"}
    answer = signed_in(gardener).post(address(garden), data)
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"title", "area"}
    assert b'value="much"' in answer.content
    assert b" data-typed>" in answer.content, "the browser asks before it is left"


@pytest.mark.parametrize("title", ["a\0b", ""])
def test_bad_text_is_said_at_its_field(garden: Garden, gardener: User, title: str) -> None:
    answer = signed_in(gardener).post(address(garden), {"version": garden.version, "title": title, "area": "1"})
    assert set(answer.context["form"].errors) == {"title"}


def test_text_marked_as_classified_is_refused_at_its_field_with_advice(garden: Garden, gardener: User) -> None:
    data = {"version": garden.version, "title": "Restreint UE / EU Restricted: herbs", "area": "7"}
    answer = signed_in(gardener).post(address(garden), data)
    assert answer.status_code == 400
    [said] = answer.context["form"].errors["title"]
    assert said.startswith("EMPACT holds nothing classified: remove the text marked “RESTREINT UE”")
    assert b"EU Restricted: herbs" in answer.content, "what was typed is still there"


def test_what_stands_wrong_in_a_field_that_the_form_does_not_show_does_not_close_it(
    garden: Garden, gardener: User
) -> None:
    Garden.objects.update(standing="sourced", source="")
    data = {"version": Garden.objects.get().version, "title": "Herbs", "area": "2"}
    assert signed_in(gardener).post(address(garden), data).status_code == 302
    data = {"version": Garden.objects.get().version, "title": "Herbs", "area": "0"}
    answer = signed_in(gardener).post(address(garden), data)
    assert answer.context["form"].non_field_errors() == ["A garden has some room."]


def test_emoji_are_text(garden: Garden, gardener: User) -> None:
    signed_in(gardener).post(address(garden), {"version": garden.version, "title": "🌻 garden", "area": "1"})
    assert Garden.objects.get().title == "🌻 garden"


def test_others_are_refused_with_the_reason(garden: Garden, visitor: User) -> None:
    for answer in (
        signed_in(visitor).get(address(garden)),
        signed_in(visitor).post(address(garden), {"version": 1, "title": "Mine"}),
    ):
        assert answer.status_code == 403
        assert b"Only the gardener of this garden or an inspector can do this." in answer.content


def test_a_record_in_a_closed_state_says_so(garden: Garden, gardener: User) -> None:
    perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    answer = signed_in(gardener).get(address(garden))
    assert answer.status_code == 400
    assert "Kitchen garden is “Submitted”: this can be changed only while it is" in answer.content.decode()


def test_a_stale_edit_shows_both_versions_and_keeps_mine(garden: Garden, gardener: User) -> None:
    seen = garden.version
    edit(Garden, garden.pk, actor=gardener, seen=seen, changes={"title": "Theirs", "area": 5})
    client = signed_in(gardener)
    answer = client.post(address(garden), {"version": seen, "title": "Mine", "area": "1"})
    assert answer.status_code == 409
    assert Garden.objects.get().title == "Theirs"
    both = {item.name: (item.changed_by_both, item.changed_by_me) for item in answer.context["versions"]}
    assert both == {"title": (True, True), "area": (False, False)}
    # Mine stands in the form; what only they changed is taken over.
    assert (answer.context["form"]["title"].value(), answer.context["form"]["area"].value()) == ("Mine", 5)
    text = answer.content.decode()
    assert "<ins>Mine</ins>" in text
    assert "<ins>Theirs</ins>" in text
    data = {"version": answer.context["version"], "title": "Mine", "area": "5", "take-title": "mine"}
    assert client.post(address(garden), data).status_code == 302
    saved = Garden.objects.get()
    assert (saved.title, int(saved.area)) == ("Mine", 5)


def test_theirs_can_be_chosen(garden: Garden, gardener: User) -> None:
    edit(Garden, garden.pk, actor=gardener, seen=garden.version, changes={"title": "Theirs"})
    version = Garden.objects.get().version
    data = {"version": version, "title": "Mine", "area": "3", "take-title": "theirs"}
    signed_in(gardener).post(address(garden), data)
    saved = Garden.objects.get()
    assert (saved.title, int(saved.area)) == ("Theirs", 3)


@pytest.mark.parametrize("version", ["", "x", "-3", "9" * 40])
def test_an_edit_that_does_not_say_what_it_saw_is_stale(garden: Garden, gardener: User, version: str) -> None:
    answer = signed_in(gardener).post(address(garden), {"version": version, "title": "Mine", "area": "1"})
    assert answer.status_code == 409
    assert Garden.objects.get().title == "Kitchen garden"


def test_a_record_is_created_under_its_parent(garden: Garden, gardener: User) -> None:
    client = signed_in(gardener)
    assert client.get(f"/gardens/{garden.pk}/beds/new/").status_code == 200
    answer = client.post(f"/gardens/{garden.pk}/beds/new/", {"number": "2", "note": "Peas"})
    assert answer.status_code == 302
    assert Bed.objects.get(number=2).note == "Peas"
    answer = client.post(f"/gardens/{garden.pk}/beds/new/", {"number": "many", "note": "Peas"})
    assert answer.context["form"].errors == {"number": ["Enter a whole number."]}


def test_a_creation_by_others_is_refused(garden: Garden, visitor: User) -> None:
    answer = signed_in(visitor).post(f"/gardens/{garden.pk}/beds/new/", {"number": "2"})
    assert answer.status_code == 403
    assert Bed.objects.count() == 1


def test_a_record_is_removed_after_being_asked(garden: Garden, gardener: User) -> None:
    bed = garden.beds.get()
    client = signed_in(gardener)
    assert client.get(f"/gardens/{garden.pk}/beds/1/remove/").status_code == 200
    answer = client.post(f"/gardens/{garden.pk}/beds/1/remove/", {"version": bed.version})
    assert answer["Location"] == garden.get_absolute_url()
    assert not Bed.objects.exists()


def test_a_stale_removal_is_a_conflict(garden: Garden, gardener: User) -> None:
    bed = garden.beds.get()
    edit(Bed, bed.pk, actor=gardener, seen=bed.version, changes={"note": "Peas"})
    answer = signed_in(gardener).post(f"/gardens/{garden.pk}/beds/1/remove/", {"version": bed.version})
    assert answer.status_code == 409
    assert Bed.objects.exists()

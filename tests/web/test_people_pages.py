"""The pages of people: contacts, people and roles, assigning, inviting, one-time links, accounts, organisations."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from empact.accounts.contacts import FilledBoard
from empact.accounts.models import Assignment, OrganisationName, User
from tests.cast import Cast

type Enter = Callable[[str], Client]


@pytest.fixture
def enter(cast: Cast, client: Client) -> Enter:
    """Return a function that signs a person in and returns the browser."""

    def sign_in(name: str) -> Client:
        client.force_login(cast[name])
        return client

    return sign_in


def text_of(response: Any) -> str:
    """Return the words of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def region(response: Any) -> str:
    """Return the words of the list of a page."""
    return text_of(response).partition("Contacts")[2]


PAGES = (
    "contacts", "person-list", "vacancies", "assignment-create", "person-invite", "organisation-list",
    "organisation-create", "country-list", "profile",
)  # fmt: skip


def test_every_page_is_shown_to_who_may_open_it(cast: Cast, enter: Enter) -> None:
    for name in ("admin", "est", "nec.fr"):
        browser = enter(name)
        for page in PAGES:
            assert browser.get(reverse(page)).status_code == 200, (name, page)
        for role in ("participant_contact", "action_leader", "deputy_nec"):
            for page in ("assignment-create", "person-invite"):
                assert browser.get(reverse(page), {"role": role}).status_code == 200, (name, page, role)
        for person in ("contact.fr", "leader.fr", "admin", "nobody"):
            assert browser.get(cast[person].get_absolute_url()).status_code == 200, (name, person)
        for organisation in ("FR", "FR-OFAST", "Europol"):
            body = cast.organisations[organisation]
            assert browser.get(body.get_absolute_url()).status_code == 200
        assert browser.get(cast.countries["FR"].get_absolute_url()).status_code == 200


def test_who_gives_no_role_is_told_who_could(cast: Cast, enter: Enter) -> None:
    browser = enter("driver")
    for page in ("assignment-create", "person-invite", "organisation-create"):
        answer = browser.get(reverse(page))
        assert answer.status_code == 403
        assert "Only" in answer.content.decode()
    person = cast["contact.fr"]
    for page in ("person-edit", "person-close", "person-open", "person-erase", "person-rights"):
        assert browser.get(reverse(page, args=[person.pk])).status_code == 403, page
        assert browser.post(reverse(page, args=[person.pk]), {"comment": "x"}).status_code in {403, 405}, page
    assert browser.post(reverse("person-link", args=[person.pk])).status_code == 403
    assert browser.get(reverse("person-link", args=[person.pk])).status_code == 405
    item = person.assignments.get()
    assert browser.get(reverse("assignment-edit", args=[item.pk])).status_code == 403
    assert User.objects.get(pk=person.pk).is_active


def test_somebody_without_a_role_learns_no_name(cast: Cast, enter: Enter) -> None:
    browser = enter("nobody")
    contacts = browser.get(reverse("contacts"))
    assert "nec.fr@" not in contacts.content.decode()
    assert browser.get(cast["nec.fr"].get_absolute_url()).status_code == 404
    assert browser.get(reverse("contacts"), {"q": "NEC"}).status_code == 200
    assert "You have no role today" in browser.get(reverse("profile")).content.decode()


# -- Contacts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "found", "not_found"),
    [
        ("NEC LV", {"nec.lv"}, {"nec.fr", "delegate.it"}),
        ("who is NEC of Country LV", {"nec.lv"}, {"nec.fr"}),
        ("deputy nec FR", {"deputy.fr"}, {"nec.fr"}),
        ("driver CCH", {"other.driver"}, {"driver", "nec.fr"}),
        ("EMPACT Support Team manager firearms", {"manager"}, {"est", "driver"}),
        ("est manager FA-2026-27", {"manager"}, {"est"}),
        ("coordinator Eurojust", {"eurojust"}, {"frontex", "nec.fr"}),
        ("action leader FR", {"leader.fr"}, {"leader.de"}),
        ("nec.lv", {"nec.lv"}, {"nec.fr"}),
        ("nobody of that name", set(), {"nec.fr"}),
    ],
)
def test_one_question_finds_one_answer(
    cast: Cast,
    enter: Enter,
    question: str,
    found: set[str],
    not_found: set[str],
) -> None:
    page = enter("est").get(reverse("contacts"), {"q": question}).content.decode()
    for name in found:
        assert f"mailto:{name}@empact" in page, name
    for name in not_found:
        assert f"mailto:{name}@empact" not in page, name


def board(enter: Enter, reader: str, name: str) -> FilledBoard:
    answer = enter(reader).get(reverse("contacts"), {"board": name})
    found: FilledBoard = answer.context["board"].filled
    assert found.board.name == name
    return found


@pytest.mark.parametrize("page", ["/contacts/", "/people/vacancies/"])
def test_who_is_told_of_no_post_is_not_told_that_it_is_vacant(cast: Cast, enter: Enter, page: str) -> None:
    text = enter("nobody").get(page).content.decode()
    assert "vacant" not in text
    assert "Country BG" not in text.partition("<main")[2].partition("</form>")[2]
    assert "the EMPACT Support Team gives roles" in text


def test_the_contacts_show_every_member_state_with_its_coordinator_or_the_vacancy(cast: Cast, enter: Enter) -> None:
    states = board(enter, "driver", "countries")
    assert len(states.rows) == 27
    assert str(states.rows[0].subject) == "Country BE"
    assert states.vacancies == 24
    assert enter("driver").get(reverse("contacts")).context["board"].filled.board.name == "countries"


def test_the_plans_of_now_show_their_drivers_and_support(cast: Cast, enter: Enter) -> None:
    found = board(enter, "driver", "plans")
    plans = {row.subject.pk: row for row in found.rows}
    assert set(plans) == {cast.plan.pk, cast.adopted_plan.pk, cast.running_plan.pk}
    assert [item.person_id for item in plans[cast.plan.pk].holders["driver"]] == [cast["driver"].pk]
    assert plans[cast.adopted_plan.pk].vacant(found.board) == ("est_manager",)


def test_a_role_for_an_oap_area_covers_its_plans(cast: Cast, enter: Enter) -> None:
    cast.give("area.manager", "est_manager", "Europol", cast.areas[1])
    row = next(row for row in board(enter, "est", "plans").rows if row.subject.pk == cast.adopted_plan.pk)
    assert [item.person_id for item in row.holders["est_manager"]] == [cast["area.manager"].pk]


def test_who_leads_a_hidden_action_is_not_among_the_contacts(cast: Cast, enter: Enter) -> None:
    for reader, sees in (("est", True), ("socta", False)):
        page = enter(reader).get(reverse("contacts"), {"q": "action leader"}).content.decode()
        assert ("mailto:leader.fr@" in page) is sees, reader


def test_the_cost_of_the_contacts_does_not_grow_with_people(
    cast: Cast,
    enter: Enter,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = enter("driver")
    addresses = [
        reverse("contacts"),
        reverse("contacts", query={"board": "plans"}),
        reverse("contacts", query={"q": "nec"}),
        reverse("person-list"),
        reverse("organisation-list"),
    ]
    costs = {}
    for address in addresses:
        with django_assert_max_num_queries(40) as counted:
            browser.get(address)
        costs[address] = len(counted.captured_queries)
    for number in range(30):
        cast.give(f"more.{number}", "co_driver", "ES", cast.plan)
        cast.give(f"deputy.{number}", "deputy_nec", "BE")
    for address in addresses:
        with django_assert_max_num_queries(40) as counted:
            browser.get(address)
        assert len(counted.captured_queries) <= costs[address], address


def test_contacts_and_people_are_exported_as_shown(cast: Cast, enter: Enter) -> None:
    def lines(address: str, **query: str) -> list[str]:
        answer: Any = enter("est").get(reverse(address), {**query, "format": "csv"})
        assert answer["Content-Type"].startswith("text/csv")
        return str(b"".join(answer.streaming_content).decode()).splitlines()

    assert len(lines("contacts", q="nec LV")) == 2
    assert len(lines("person-list", role="nec")) == 4
    assert len(lines("vacancies")) > 20


def test_people_and_roles_are_those_of_today_unless_asked(cast: Cast, enter: Enter) -> None:
    browser = enter("est")

    def shown(**query: str) -> str:
        return browser.get(reverse("person-list"), {"q": "driver", **query}).content.decode()

    assert "mailto:former@" not in shown()
    assert "mailto:former@" in shown(when="over")
    assert "mailto:former@" in shown(on="2025-01-31")
    assert "mailto:former@" not in shown(on="2025-02-01")
    assert "mailto:former@" in shown(when="ever")
    wide = browser.get(reverse("person-list"), {"plan": f"oaps.oap:{cast.plan.pk}"}).content.decode()
    assert "mailto:driver@" in wide
    assert "mailto:leader.fr@" in wide
    assert "mailto:other.driver@" not in wide
    for bad in ({"plan": "oaps.oap:x"}, {"plan": "nothing:1"}, {"role": "king"}, {"country": "XX"}, {"on": "x"}):
        assert browser.get(reverse("person-list"), bad).status_code == 200


# -- Giving roles ------------------------------------------------------------------------------


def test_a_coordinator_names_an_action_leader_on_the_page(cast: Cast, enter: Enter) -> None:
    Assignment.objects.filter(role="action_leader").update(ends=date(2025, 11, 23))
    address = reverse("assignment-create", query={"role": "action_leader"})
    answer = enter("nec.fr").post(
        address,
        {
            "person": "CONTACT.FR@empact.example",
            "organisation": cast.organisations["FR-OFAST"].pk,
            "scope": f"oaps.operationalaction:{cast.actions[0].pk}",
            "starts": "2025-11-24",
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert cast["contact.fr"].assignments.filter(role="action_leader", scope_id=cast.actions[0].pk).exists()


def test_what_is_wrong_comes_back_at_its_field_with_what_was_typed(cast: Cast, enter: Enter) -> None:
    address = reverse("assignment-create", query={"role": "nec"})
    sent = {"person": "deputy.fr@empact.example", "organisation": cast.organisations["FR"].pk, "starts": "2026-01-01"}
    answer = enter("est").post(address, {**sent, "comment": "Proposed by letter"})
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == ["starts"]
    assert "Proposed by letter" in answer.content.decode()
    for change, field in (
        ({"person": "who@else.example"}, "person"),
        ({"organisation": 10**15}, "organisation"),
        ({"scope": "cycles.cycle:999999"}, "scope"),
        ({"scope": "cycles.cycle:" + "9" * 40}, "scope"),
        ({"scope": "oaps.oap:1"}, "scope"),
        ({"starts": "31.12.2026"}, "starts"),
        ({"ends": "2025-01-01", "starts": "2025-02-01", "organisation": cast.organisations["ES"].pk}, "ends"),
        ({"comment": "a\0b"}, "comment"),
    ):
        answer = enter("est").post(address, {**sent, **change})
        assert answer.status_code == 400, change
        assert list(answer.context["form"].errors) == [field], change
    assert enter("est").post(reverse("assignment-create", query={"role": "king"}), sent).status_code == 400


def test_dates_are_changed_and_roles_ended_on_the_page(cast: Cast, enter: Enter) -> None:
    item = cast["codriver"].assignments.get()
    browser, address = enter("est"), reverse("assignment-edit", args=[item.pk])
    assert browser.get(address).status_code == 200
    change = {"deed": "dates", "version": item.version, "dates-starts": "2024-01-01", "dates-ends": "2026-12-31"}
    assert browser.post(address, change).status_code == 302
    late = browser.post(address, change | {"dates-ends": "2027-12-31"})
    assert late.status_code == 409
    assert "31 Dec 2026" in text_of(late)
    assert "2027-12-31" in late.content.decode()
    version = Assignment.objects.get(pk=item.pk).version
    bad = browser.post(address, {"deed": "end", "version": version, "end-last_day": "2023-01-01"})
    assert bad.status_code == 400
    done = browser.post(address, {"deed": "end", "version": version, "end-last_day": "2025-11-24"})
    assert done.status_code == 302
    assert Assignment.objects.get(pk=item.pk).ends == date(2025, 11, 24)
    assert browser.post(address, {"deed": "sing", "version": version}).status_code == 400


def test_accounts_are_closed_opened_and_erased_with_a_reason(cast: Cast, enter: Enter) -> None:
    person, browser = cast["contact.fr"], enter("nec.fr")

    def do(deed: str, comment: str = "Left") -> int:
        return int(browser.post(reverse(f"person-{deed}", args=[person.pk]), {"comment": comment}).status_code)

    assert do("close", "") == 400
    assert do("close") == 302
    assert not User.objects.get(pk=person.pk).is_active
    assert do("open") == 302
    assert do("erase") == 400
    Assignment.objects.filter(person=person).update(ends=date(2025, 1, 1))
    assert do("erase") == 302
    page = browser.get(person.get_absolute_url()).content.decode()
    assert "personal details erased" in page
    assert "contact.fr" not in page


def test_people_change_their_own_details_but_not_their_address(cast: Cast, enter: Enter) -> None:
    browser = enter("contact.fr")
    sent = {"given_name": "Grace", "family_name": "T", "phone": "1", "email": "x@fr.example"}
    assert browser.post(reverse("profile"), sent).status_code == 302
    person = cast["contact.fr"]
    assert (person.details.given_name, person.email) == ("Grace", "contact.fr@empact.example")
    assert enter("nec.fr").post(reverse("person-edit", args=[person.pk]), sent).status_code == 302
    assert cast["contact.fr"].email == "x@fr.example"


def test_a_hostile_name_is_only_a_name(cast: Cast, enter: Enter) -> None:
    browser = enter("contact.fr")
    browser.post(reverse("profile"), {"given_name": "<script>alert(1)</script>", "family_name": "=1+1", "phone": "=2"})
    for address in (reverse("contacts") + "?q=contact", cast["contact.fr"].get_absolute_url(), reverse("profile")):
        assert "<script>alert" not in browser.get(address).content.decode()
    answer: Any = browser.get(reverse("contacts"), {"q": "contact", "format": "csv"})
    file = b"".join(answer.streaming_content)
    assert b",=2" not in file


# -- Why --------------------------------------------------------------------------------------


def test_an_administrator_is_told_what_a_person_may_do_and_why(cast: Cast, enter: Enter) -> None:
    address = reverse("person-rights", args=[cast["driver"].pk])
    here = f"http://testserver{cast.plan.get_absolute_url()}?tab=actions"
    answer = enter("admin").get(address, {"page": here})
    told = {(item.question.kind, item.question.deed): item for item in answer.context["answers"]}
    assert told["Seeing", "see it"].allowed
    submit = next(item for (kind, deed), item in told.items() if kind == "Moves" and "Submit" in deed)
    assert submit.allowed
    assert not enter("admin").get(address, {"page": "/nowhere/"}).context["about"]
    for bad in ("", "http://[", "x" * 5000, "/people/99999999/", "\0"):
        assert enter("admin").get(address, {"page": bad}).status_code == 200
    assert enter("est").get(address).status_code == 403


# -- Organisations -----------------------------------------------------------------------------


def test_an_organisation_is_found_by_the_name_it_had(cast: Cast, enter: Enter) -> None:
    body = cast.organisations["Frontex"]
    OrganisationName.objects.create(
        organisation=body, name="European Agency at the Borders", short_name="FRX", ends=date(2016, 10, 5)
    )
    browser = enter("est")
    assert "Frontex" in region(browser.get(reverse("organisation-list"), {"q": "agency borders"}))
    assert "Frontex" in region(browser.get(reverse("contacts"), {"q": "contact FRX"}))
    assert "formerly FRX" in browser.get(body.get_absolute_url()).content.decode()


def test_organisations_are_entered_edited_and_renamed_on_the_pages(cast: Cast, enter: Enter) -> None:
    browser = enter("nec.fr")
    sent = {
        "code": "fr-customs",
        "kind": "service",
        "name": "Customs",
        "short_name": "Customs",
        "country": cast.countries["FR"].pk,
        "standing": "to_confirm",
    }
    made = browser.post(reverse("organisation-create"), sent)
    assert made.status_code == 302, made.context["form"].errors
    assert browser.post(reverse("organisation-create"), sent).status_code == 400
    assert browser.post(reverse("organisation-create"), sent | {"code": "x", "kind": "agency"}).status_code == 403
    renamed = browser.post(
        reverse("organisation-rename", args=["fr-customs"]),
        {"name": "Customs and excise", "short_name": "C&E", "since": "2025-11-01"},
    )
    assert renamed.status_code == 302
    edit = reverse("organisation-edit", args=["fr-customs"])
    chooser = browser.get(edit)
    assert chooser.status_code == 200
    assert f'<option value="{cast.organisations["FR-OFAST"].pk}">FR FR-OFAST</option>' in chooser.content.decode()
    assert browser.get(reverse("organisation-edit", args=["europol"])).status_code == 403
    page = text_of(browser.get(reverse("organisation-detail", args=["fr-customs"])))
    assert "formerly Customs" in page


def test_the_search_names_the_head_before_the_deputies(cast: Cast, enter: Enter) -> None:
    cast.give("deputy.lv", "deputy_nec", "LV", starts=date(2020, 1, 1))
    page = enter("driver").get(reverse("search"), {"q": "NEC LV"})
    (posts,) = (hits for hits in page.context["found"] if hits.index.model is Assignment)
    assert [item.role for item in posts.rows] == ["nec", "deputy_nec"]

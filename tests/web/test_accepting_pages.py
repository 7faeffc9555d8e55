"""Naming an Action Leader and accepting them, on the pages and in the messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from empact.accounts.models import Assignment
from empact.accounts.services.acceptance import accept_assignment, decline_assignment
from empact.accounts.services.assignments import appoint
from empact.notifications.models import Item
from tests.cast import Cast
from tests.notifications.conftest import remind, told
from tests.web.test_people_pages import text_of

type Enter = Callable[[str], Client]


@pytest.fixture
def enter(cast: Cast, client: Client) -> Enter:
    def sign_in(name: str) -> Client:
        client.force_login(cast[name])
        return client

    return sign_in


@pytest.fixture
def named(cast: Cast) -> Assignment:
    """The coordinator of France has named an Action Leader of the first action, whose post was vacant."""
    Assignment.objects.filter(role="action_leader").update(ends=date(2025, 11, 23))
    return appoint(
        cast["contact.fr"],
        role="action_leader",
        organisation=cast.organisations["FR-OFAST"],
        scope=cast.actions[0],
        starts=date(2025, 11, 24),
        actor=cast["nec.fr"],
    )


def answer_of(item: Assignment) -> str:
    return str(Assignment.objects.get(pk=item.pk).answer)


def send(browser: Client, item: Assignment, deed: str, comment: str = "", **more: Any) -> Any:
    sent = {"deed": deed, "version": item.version, f"{deed}-comment": comment, **more}
    return browser.post(reverse("assignment-answer", args=[item.pk]), sent)


def test_the_page_of_naming_says_that_it_waits(cast: Cast, enter: Enter, named: Assignment) -> None:
    Assignment.objects.filter(pk=named.pk).delete()
    answer = enter("nec.fr").post(
        reverse("assignment-create", query={"role": "action_leader"}),
        {
            "person": "contact.fr@empact.example",
            "organisation": cast.organisations["FR-OFAST"].pk,
            "scope": f"oaps.operationalaction:{cast.actions[0].pk}",
            "starts": "2025-11-24",
        },
        follow=True,
    )
    page = text_of(answer)
    assert "It waits for the acceptance of the Driver&#x27;s team of this plan or the EMPACT Support Team." in page
    assert "Named, waiting to be accepted 1" in page
    assert "Change or end" in page


def test_the_action_says_who_is_named_and_who_may_answer(cast: Cast, enter: Enter, named: Assignment) -> None:
    address = cast.actions[0].get_absolute_url()
    answer = reverse("assignment-answer", args=[named.pk])
    for name, may in (("driver", True), ("est", True), ("nec.fr", False), ("nec.de", False), ("auditor", False)):
        shown = enter(name).get(address)
        page = text_of(shown)
        assert "vacant named: Test contact.fr , FR FR-OFAST" in page, name
        assert "Named by NEC, Country FR on 24 Nov 2025." in page, name
        assert (f'href="{answer}"' in shown.content.decode()) == may, name
        assert ("Accept or decline is blocked" in page) != may, name
        assert ("Change or take back" in page) == (name in {"est", "nec.fr"}), name


def test_the_driver_accepts_on_the_page(cast: Cast, enter: Enter, named: Assignment) -> None:
    browser = enter("driver")
    page = text_of(browser.get(reverse("assignment-answer", args=[named.pk])))
    assert "Named by NEC, Country FR" in page
    done = send(browser, named, "accept")
    assert (done.status_code, done.url) == (302, cast.actions[0].get_absolute_url())
    assert answer_of(named) == "accepted"
    assert "There is nothing left to answer" in text_of(browser.get(reverse("assignment-answer", args=[named.pk])))
    action = text_of(browser.get(cast.actions[0].get_absolute_url()))
    assert "Action Leader Test contact.fr , FR FR-OFAST" in action
    assert "vacant" not in action


def test_the_driver_declines_with_a_reason_that_stays(cast: Cast, enter: Enter, named: Assignment) -> None:
    browser = enter("driver")
    assert send(browser, named, "decline").status_code == 400
    assert send(browser, named, "sing").status_code == 400
    stale = send(browser, named, "decline", "Leads four others", version=named.version + 1)
    assert stale.status_code == 409
    assert "Leads four others" in stale.content.decode()
    assert send(browser, named, "decline", "Leads four others").status_code == 302
    page = text_of(browser.get(cast["contact.fr"].get_absolute_url()))
    assert "Earlier roles 1" in page
    assert "Leads four others" in page
    keeper = enter("nec.fr")
    shown = text_of(keeper.get(reverse("assignment-edit", args=[named.pk])))
    assert "Name somebody anew" in shown
    assert "Save the dates" not in shown


def test_only_who_may_answer_reaches_the_page(cast: Cast, enter: Enter, named: Assignment) -> None:
    for name, status in (("nec.fr", 403), ("admin", 403), ("contact.fr", 403), ("socta", 404), ("nobody", 404)):
        browser = enter(name)
        assert browser.get(reverse("assignment-answer", args=[named.pk])).status_code == status, name
        assert send(browser, named, "accept").status_code == status, name
    assert answer_of(named) == "waiting"


def test_my_work_leads_there_in_one_click(cast: Cast, enter: Enter, named: Assignment) -> None:
    address = reverse("assignment-answer", args=[named.pk])
    for name in ("driver", "codriver", "est"):
        shown = enter(name).get(reverse("my-work"))
        page = text_of(shown)
        assert f'href="{address}"' in shown.content.decode(), name
        assert "Action Leader named for FA-2026-27/1.1" in page, name
        assert "FR FR-OFAST. Named by NEC, Country FR on 24 Nov 2025." in page, name
    for name in ("nec.fr", "other.driver", "admin"):
        assert address not in enter(name).get(reverse("my-work")).content.decode(), name
    waits = text_of(enter("nec.fr").get(reverse("my-work")))
    assert "Accept the Action Leader of FA-2026-27/1.1" in waits


def test_lists_show_the_answer_and_contacts_only_who_is_accepted(cast: Cast, enter: Enter, named: Assignment) -> None:
    browser = enter("est")
    row = {"role": "action_leader", "q": "contact"}
    assert "waits for acceptance" in text_of(browser.get(reverse("person-list"), row))
    assert "contact.fr@" not in browser.get(reverse("contacts"), row).content.decode()
    decline_assignment(named.pk, actor=cast["driver"], seen=named.version, comment="No")
    assert "contact.fr@" not in browser.get(reverse("person-list"), row).content.decode()
    for query in ({"when": "over"}, {"when": "ever"}, {"answer": "declined"}):
        assert "declined" in text_of(browser.get(reverse("person-list"), row | query)), query
    assert "contact.fr@" not in browser.get(reverse("person-list"), row | {"on": "2025-11-24"}).content.decode()


def test_my_country_says_vacant_and_named(cast: Cast, enter: Enter, named: Assignment) -> None:
    browser = enter("nec.fr")
    assert "vacant, named" in text_of(browser.get(reverse("my-country")))
    file: Any = browser.get(reverse("my-country"), {"format": "csv"})
    assert "vacant, named" in b"".join(file.streaming_content).decode()
    accept_assignment(named.pk, actor=cast["driver"], seen=named.version)
    assert "in post" in text_of(browser.get(reverse("my-country")))


def test_who_may_accept_is_reminded_and_who_was_named_hears_the_answer(cast: Cast, named: Assignment) -> None:
    remind()
    assert {who for who, _stage in told("accounts.assignment", "answer")} == {"driver", "codriver", "est", "est.2"}
    action = Item.objects.filter(record_id=cast.actions[0].pk, move="name_leader")
    assert not action.exists()
    accept_assignment(named.pk, actor=cast["driver"], seen=named.version)
    assert {who for who, _stage in told("accounts.assignment", "accepted")} == {"nec.fr", "contact.fr"}
    labels = set(Item.objects.filter(move="accepted").values_list("label", "url"))
    assert labels == {
        ("Action Leader of FA-2026-27/1.1", reverse("profile")),
        ("Action Leader of FA-2026-27/1.1", cast["contact.fr"].get_absolute_url()),
    }
    remind()
    answers = Item.objects.filter(kind="accounts.assignment", move="answer")
    assert set(answers.values_list("settled", flat=True)) == {True}

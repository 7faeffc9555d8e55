"""Inviting, offering, recording and answering participation, and My country, by the Django client."""

import html
import re
from datetime import date
from typing import Any

import pytest

from empact.workflow.engine import perform
from oaps.models import OAP, Participation
from tests.cast import Cast, put, take_part
from tests.oaps.test_plan_pages import text_of
from tests.signing import SignIn

ACTION = "/cycles/2026-2029/oaps/FA-2026-27/actions/1.1/"


def part(organisation: str, action: Any) -> Participation:
    return Participation.objects.get(action=action, organisation__short_name=organisation)


def test_the_action_leader_invites_several_organisations_at_once(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("leader.fr")
    assert client.get(f"{ACTION}invite/").status_code == 200
    response = client.post(
        f"{ACTION}invite/", {"role": "participant", "organisations": ["be", "europol"], "answer_due": "2025-12-05"}
    )
    assert response.status_code == 302
    assert part("BE", cast.actions[0]).status == "invited"
    due = part("Europol", cast.actions[0]).answer_due
    assert due is not None
    assert due.isoformat().startswith("2025-12-05T16:00")


@pytest.mark.parametrize("organisations", [["atlantis"], ["fr"], ["<script>"], [""]])
def test_an_organisation_that_cannot_be_chosen_is_said_at_the_field(
    cast: Cast, sign_in: SignIn, organisations: list[str]
) -> None:
    response = sign_in("driver").post(f"{ACTION}invite/", {"role": "participant", "organisations": organisations})
    assert response.status_code == 400
    assert "id_organisations" in text_of(response)


def test_a_second_lead_is_refused_with_who_leads_now(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("driver").post(f"{ACTION}invite/", {"role": "lead", "organisations": ["be"]})
    assert response.status_code == 400
    assert "FR leads this action, and there is exactly one lead organisation" in text_of(response)
    assert not Participation.objects.filter(organisation__short_name="BE").exists()


def test_a_marked_contribution_is_refused_once_at_its_field(cast: Cast, sign_in: SignIn) -> None:
    data = {"role": "participant", "organisations": ["be", "europol"], "contribution": "SECRET UE"}
    response = sign_in("leader.fr").post(f"{ACTION}invite/", data)
    assert response.status_code == 400
    [said] = response.context["form"].errors["contribution"]
    assert "EMPACT holds nothing classified" in said
    assert response.context["form"].non_field_errors() == []
    assert not Participation.objects.filter(organisation__short_name="BE").exists()


def test_two_leads_at_once_are_refused(cast: Cast, sign_in: SignIn) -> None:
    lead = part("FR", cast.actions[0])
    put_aside(lead)
    response = sign_in("driver").post(f"{ACTION}invite/", {"role": "lead", "organisations": ["be", "se"]})
    assert response.status_code == 400
    assert "Exactly one organisation leads" in text_of(response)


def put_aside(item: Participation) -> None:
    item.reason = "No capacity"
    put(item, "withdrawn")


def test_who_may_not_invite_is_told_who_could(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in("nec.lv").get(f"{ACTION}invite/")
    assert response.status_code == 403
    assert "the Action Leader of this action or the Driver" in text_of(response)


def test_a_coordinator_offers_only_services_of_the_own_country(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("nec.fr")
    page = text_of(client.get(f"{ACTION}offer/"))
    assert "OFAST" in page
    assert "BKA" not in page
    assert client.post(f"{ACTION}offer/", {"role": "co_lead", "organisations": ["de-bka"]}).status_code == 400
    assert client.post(f"{ACTION}offer/", {"role": "co_lead", "organisations": ["fr-ofast"]}).status_code == 302
    assert part("FR-OFAST", cast.actions[0]).status == "offered"


def test_a_partner_without_an_account_is_recorded_with_how_it_is_known(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    given = {"role": "participant", "organisations": ["uk"]}
    assert client.post(f"{ACTION}record/", given).status_code == 400
    assert client.post(f"{ACTION}record/", {**given, "comment": "Letter of 3 November"}).status_code == 302
    assert part("UK", cast.actions[0]).status == "confirmed"


def test_nobody_is_invited_while_the_plan_stands_still(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "tabled")
    assert sign_in("driver").get(f"{ACTION}invite/").status_code == 400
    assert "invite/" not in text_of(sign_in("driver").get(f"{ACTION}?tab=participants"))


def test_a_coordinator_confirms_and_declines_several_at_once_with_a_result_each(cast: Cast, sign_in: SignIn) -> None:
    first = part("LV", cast.actions[0])
    second = take_part(cast, cast.actions[1], "LV", "participant", "invited")
    client = sign_in("nec.lv")
    page = text_of(client.get("/my-country/"))
    assert page.count('name="chosen"') == 2
    asked = client.post("/participations/moves/", {"move": "decline", "chosen": [first.pk, second.pk]})
    assert "Ready: 2 of 2 participations" in text_of(asked)
    assert "only those who see the plan while it is drafted can read it" in text_of(asked)
    bare = {"move": "decline", "chosen": [first.pk, second.pk], "sure": "yes", f"seen-{first.pk}": first.version}
    assert client.post("/participations/moves/", bare).status_code == 400
    done = client.post("/participations/moves/", {**bare, "comment": "No capacity in 2026"}, follow=True)
    assert "1 of 2 done" in text_of(done)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.reason, second.status) == ("declined", "No capacity in 2026", "invited")


def test_contact_and_contribution_are_written_by_the_side_asked_order_by_the_other(cast: Cast, sign_in: SignIn) -> None:
    item = part("DE", cast.actions[0])
    page = f"/participations/{item.pk}/edit/"
    answer = sign_in("nec.de").post(page, {"version": item.version, "contribution": "Two analysts", "contact": ""})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.contribution == "Two analysts"
    answer = sign_in("driver").post(page, {"version": item.version, "position": "2", "answer_due": ""})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.position == 2
    assert sign_in("nec.lv").get(page).status_code == 403


def test_my_country_shows_what_it_leads_and_takes_part_in(cast: Cast, sign_in: SignIn) -> None:
    rows = text_of(sign_in("nec.fr").get("/my-country/?format=csv")).splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == ["1.1", "1.2", "2.1", "1.1"]
    led = text_of(sign_in("nec.fr").get("/my-country/?role=lead&format=csv")).splitlines()[1:]
    assert {row.split(",")[0] for row in led} == {"1.1", "2.1"}


def test_somebody_with_two_countries_switches(cast: Cast, sign_in: SignIn) -> None:
    cast.give("several", "deputy_nec", "FR")
    cast.give("several", "deputy_nec", "EL")
    client = sign_in("several")
    assert "<h1" in text_of(client.get("/my-country/"))
    assert "Country EL" in text_of(client.get("/my-country/?country=GR")).split("<h1>")[1].split("</h1>")[0]
    other = text_of(client.get("/my-country/?country=DE"))
    assert "is not the code of a country you act for" in other


def test_somebody_without_a_country_is_told_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    assert "You act for no country today" in text_of(sign_in("est").get("/my-country/"))


def test_positions_to_give_are_one_click_away(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan, "pending")
    page = text_of(sign_in("nec.lv").get("/my-country/"))
    assert "Give the position" in page
    assert "/positions/LV/" in page


def test_the_matrix_counts_what_each_country_leads_and_takes_part_in(cast: Cast, sign_in: SignIn) -> None:
    page = text_of(sign_in("nec.fr").get("/matrix/?period=2026-2027"))
    assert "Country FR in FA-2026-27: leads 1, takes part in 1 of 2 actions" in page
    assert "Country DE in FA-2026-27: leads 1, takes part in 2 of 2 actions" in page
    assert "country=FR&amp;plan=FA-2026-27" in page


@pytest.mark.parametrize("page", ["/matrix/?period=2026-2027", "/cycles/2026-2029/oaps/FA-2026-27/?tab=participation"])
def test_a_number_of_a_matrix_opens_to_so_many_rows(cast: Cast, sign_in: SignIn, page: str) -> None:
    client = sign_in("driver")
    # Latvia is invited to 1.1 and confirmed in 1.2: one of its two parts counts.
    take_part(cast, cast.actions[1], "LV", "participant", "confirmed")
    addresses = re.findall(r'href="(/actions/[^"]*)"', text_of(client.get(page)))
    [address] = [item for item in addresses if "country=LV" in item and "plan=" in item]
    rows = b"".join(client.get(f"{html.unescape(address)}&format=csv")).decode().strip().splitlines()
    assert len(rows) == 1 + 1


@pytest.mark.parametrize(
    "path", ["/matrix/", "/matrix/?period=1-2", "/my-country/?page=%00", "/my-country/?country=%00"]
)
def test_nonsense_in_the_address_is_no_error_of_ours(cast: Cast, sign_in: SignIn, path: str) -> None:
    assert sign_in("nec.fr").get(path).status_code in {200, 400}


def test_why_it_was_declined_while_the_plan_was_drafted_is_told_over_rest_as_in_the_history(
    cast: Cast, sign_in: SignIn
) -> None:
    item = part("LV", cast.actions[0])
    perform(Participation, "decline", item.pk, actor=cast["nec.lv"], seen=item.version, comment="Our secret")
    cast.plan.adopted_on = date(2025, 11, 24)
    adopted = put(cast.plan, "adopted")

    def reads(name: str) -> bool:
        return bool(sign_in(name).get(f"/api/v1/participations/{item.pk}/").json()["reason"] == "Our secret")

    people = ("nec.lv", "driver", "est", "delegate.it", "socta", "other.driver")
    assert [name for name in people if reads(name)] == ["nec.lv", "driver", "est"]
    OAP.objects.filter(pk=adopted.pk).update(adopted_on=date(2025, 11, 20))
    assert [name for name in people if reads(name)] == list(people)

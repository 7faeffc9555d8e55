"""One plan by hand from draft to adopted, a package at once, and a wrong record rescinded, by the Django client."""

from typing import Any

import pytest
from django.test import Client

from empact.history.models import FrozenVersion
from empact.workflow.engine import perform
from oaps.models import OAP, NationalPosition, Participation
from tests.cast import Cast, put
from tests.oaps.test_plan_pages import text_of
from tests.signing import SignIn

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"


def move(client: Client, name: str, page: str = PLAN, **data: object) -> Any:
    """Make a move as its page offers it, with what was seen there."""
    asked = client.get(f"{page}moves/{name}/")
    seen = asked.context["seen"] if asked.context and "seen" in asked.context else 0
    return client.post(f"{page}moves/{name}/", {"seen": seen, "comment": "", **data})


def status(code: str = "FA-2026-27") -> str:
    return OAP.objects.get(code=code).status


def answer_for_all(cast: Cast, but: tuple[str, ...]) -> None:
    """Let every Member State agree, but those named."""
    for code in {country.code for country in cast.countries.values() if country.is_member} - set(but):
        if f"nec.{code.lower()}" not in cast.people:
            cast.give(f"nec.{code.lower()}", "nec", code)
        position = NationalPosition.objects.get(oap=cast.plan, country__code=code)
        content = OAP.objects.get(pk=cast.plan.pk).content
        perform("oaps.nationalposition", "agree", position.pk, actor=cast[f"nec.{code.lower()}"], seen=content)


def test_a_plan_goes_from_draft_to_adopted(cast: Cast, sign_in: SignIn) -> None:
    driver, est, secretariat = sign_in("driver"), sign_in("est"), sign_in("secretariat")

    page = text_of(driver.get(f"{PLAN}moves/submit/"))
    assert "2 actions are closed to edits" in page
    assert move(driver, "submit").status_code == 302
    assert status() == "submitted"
    assert move(driver, "check", positions_due="2025-12-05").status_code == 403

    page = text_of(est.get(f"{PLAN}moves/check/"))
    assert "No coordinator is recorded for" in page
    assert move(est, "check", positions_due="2025-11-01").status_code == 400
    assert move(est, "check", positions_due="2025-12-05").status_code == 302
    assert NationalPosition.objects.filter(oap=cast.plan, status="pending").count() == 27
    assert move(est, "validate").status_code == 400

    for name, given in (
        ("nec.fr", {"move": "agree"}),
        ("nec.de", {"move": "object", "comment": "The target is too high."}),
        ("nec.lv", {"move": "agree_with_comment", "comment": "With pleasure."}),
    ):
        content = OAP.objects.get(pk=cast.plan.pk).content
        answer = sign_in(name).post(f"{PLAN}positions/{name[4:].upper()}/", {**given, "seen": content})
        assert answer.status_code == 302
    answer_for_all(cast, but=("FR", "DE", "LV"))
    assert "Country DE objects" in text_of(est.get(PLAN))
    content = OAP.objects.get(pk=cast.plan.pk).content
    sign_in("nec.de").post(f"{PLAN}positions/DE/", {"move": "agree", "seen": content})
    assert move(est, "validate").status_code == 302

    told = {"document_number": "ST 15207/25", "document_date": "2025-11-20", "decision_due": "2025-12-12"}
    assert move(secretariat, "table", **told, method="written").status_code == 302
    page = text_of(secretariat.get(f"{PLAN}moves/adopt/"))
    assert "2 actions are adopted with it" in page
    assert "Version 1 is frozen: it never changes again" in page
    told = {"document_number": "ST 16120/25", "adopted_on": "2025-11-24", "outcome": "adopted"}
    assert move(secretariat, "adopt", **told).status_code == 302
    assert status() == "adopted"
    version = FrozenVersion.objects.get(record_id=cast.plan.pk)
    documents = text_of(est.get(f"{PLAN}?tab=documents"))
    assert version.sha256 in documents
    assert "text and digest agree" in documents
    assert "Nothing: the plan is what was frozen." in documents
    assert est.get(f"{PLAN}versions/1/").status_code == 200

    assert move(secretariat, "rescind", comment="Wrong document").status_code == 403
    assert move(sign_in("secretariat.2"), "rescind", comment="Wrong document").status_code == 302
    assert status() == "tabled"


def test_who_submitted_may_not_check_the_same_plan(cast: Cast, sign_in: SignIn) -> None:
    cast.give("both", "driver", "ES", cast.plan)
    cast.give("both", "est", "Europol")
    client = sign_in("both")
    assert move(client, "submit").status_code == 302
    refused = move(client, "check", positions_due="2025-12-05")
    assert refused.status_code == 403
    assert "can do this, and nobody who submitted the plan." in text_of(refused)


def test_a_plan_that_changed_meanwhile_is_not_moved(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    seen = client.get(f"{PLAN}moves/submit/").context["seen"]
    cast.actions[0].title = "Changed meanwhile"
    cast.actions[0].save(update_fields=["title"])
    answer = client.post(f"{PLAN}moves/submit/", {"seen": seen, "comment": ""})
    assert answer.status_code == 409
    assert status() == "drafting"


def test_a_return_overtakes_the_positions_and_opens_the_plan(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan, "agreed")
    est = sign_in("est")
    assert "27 national positions are overtaken" in text_of(est.get(f"{PLAN}moves/return/"))
    assert move(est, "return").status_code == 400
    assert move(est, "return", comment="Action 1.2 is unclear.").status_code == 302
    assert status() == "drafting"
    assert "overtaken" in text_of(est.get(f"{PLAN}?tab=adoption"))


def test_a_package_is_tabled_and_adopted_with_one_document_and_a_result_per_plan(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "validated")
    put(cast.adopted_plan, "validated")
    OAP.objects.filter(pk=cast.running_plan.pk).update(adopted_on="2023-12-05")
    secretariat = sign_in("secretariat")
    listed = text_of(secretariat.get("/oaps/"))
    assert 'name="move" value="table"' in listed
    assert 'name="move" value="table"' not in text_of(sign_in("nec.fr").get("/oaps/"))
    chosen = [cast.plan.pk, cast.adopted_plan.pk, cast.running_plan.pk]
    asked = secretariat.post("/oaps/moves/", {"move": "table", "chosen": chosen})
    assert "Ready: 2 of 3 OAPs" in text_of(asked)
    seen = {f"seen-{plan.pk}": plan.content for plan in OAP.objects.filter(pk__in=chosen)}
    told = {"document_number": "ST 15207/25", "document_date": "2025-11-20", "decision_due": "2025-12-12"}
    package = {"move": "table", "chosen": chosen, "sure": "yes", **seen, **told, "method": "silence"}
    done = secretariat.post("/oaps/moves/", package, follow=True)
    assert "2 of 3 done" in text_of(done)
    seen = {f"seen-{plan.pk}": plan.content for plan in OAP.objects.filter(pk__in=chosen)}
    told = {"document_number": "ST 16120/25", "adopted_on": "2025-12-12", "outcome": "adopted"}
    package = {"move": "adopt", "chosen": chosen[:2], "sure": "yes", **seen, **told}
    # What is wrong with what they share is said once, at its field, and nothing that was typed is lost.
    wrong = secretariat.post("/oaps/moves/", package)
    assert (wrong.status_code, wrong.context["form"]["document_number"].value()) == (400, "ST 16120/25")
    assert list(wrong.context["form"].errors) == ["adopted_on"]
    package["adopted_on"] = "2025-11-24"
    done = secretariat.post("/oaps/moves/", package, follow=True)
    assert "2 of 2 done" in text_of(done)
    assert {status("FA-2026-27"), status("CCH-2026-27")} == {"adopted"}
    documents = set(OAP.objects.filter(pk__in=chosen[:2]).values_list("adoption_document__number", flat=True))
    assert documents == {"ST 16120/25"}


@pytest.mark.parametrize("field", ["document_number", "adopted_on"])
def test_an_adoption_that_is_not_told_whole_is_refused_at_its_field(cast: Cast, sign_in: SignIn, field: str) -> None:
    put(cast.plan, "tabled")
    told = {"document_number": "ST 16120/25", "adopted_on": "2025-11-24", "outcome": "adopted", field: ""}
    answer = move(sign_in("secretariat"), "adopt", **told)
    assert answer.status_code == 400
    assert f'id="id_{field}_error"' in text_of(answer)
    assert status() == "tabled"


def test_an_offer_is_answered_by_the_drivers_team(cast: Cast, sign_in: SignIn) -> None:
    offer = Participation.objects.get(action=cast.actions[1], status="offered")
    page = f"/participations/{offer.pk}/"
    assert move(sign_in("nec.fr"), "confirm", page).status_code == 403
    assert move(sign_in("driver"), "confirm", page).status_code == 302
    offer.refresh_from_db()
    assert offer.status == "confirmed"


def test_declining_needs_a_reason_which_everybody_in_the_action_reads(cast: Cast, sign_in: SignIn) -> None:
    invitation = Participation.objects.get(action=cast.actions[0], organisation__short_name="LV")
    client = sign_in("nec.lv")
    page = f"/participations/{invitation.pk}/"
    assert move(client, "decline", page).status_code == 400
    assert move(client, "decline", page, comment="No capacity in 2026.").status_code == 302
    action = "/cycles/2026-2029/oaps/FA-2026-27/actions/1.1/?tab=participants"
    assert "No capacity in 2026." in text_of(sign_in("driver").get(action))


def test_the_country_asked_sees_its_position_in_the_plans_turn_box(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan, "pending")
    page = text_of(sign_in("nec.fr").get(PLAN))
    assert "Give the position of Country FR" in page
    assert "Give the position" not in text_of(sign_in("driver").get(PLAN))


def test_only_a_few_reasons_stand_under_a_blocked_button(cast: Cast, sign_in: SignIn) -> None:
    for number in range(5, 12):
        cast.actions[1].pk = None
        cast.actions[1].sequence = number
        put(cast.actions[1], "proposed")
    page = text_of(sign_in("driver").get(PLAN))
    assert "more reasons" in page

"""The page of a frozen plan, and which of several positions an address means."""

import json

from empact.history.acting import acting
from empact.history.freezing import freeze, snapshot
from oaps.models import NationalPosition, Participation
from tests.cast import Cast, put
from tests.signing import SignIn


def test_a_frozen_plan_reads_as_its_goals_and_actions(cast: Cast, sign_in: SignIn) -> None:
    Participation.objects.filter(action=cast.actions[0], organisation__short_name="DE").update(contribution="Experts")
    with acting(cast["secretariat"]) as act:
        entry = act.record("adopt", cast.plan)
        freeze(cast.plan, "Adopted", entry)
        cast.actions[0].title = "Another title"
        cast.actions[0].save()
        cast.plan.refresh_from_db()
        freeze(cast.plan, "Amended", entry)
    page = sign_in("est").get("/cycles/2026-2029/oaps/FA-2026-27/versions/1/")
    text = page.content.decode()
    assert page.context["is_whole"]
    for words in (
        "Picture of 3D-printed firearms",
        "Goal of the plan 1 Intelligence",
        "intelligence",
        "de, co-lead, Experts, confirmed; fr, lead, confirmed",
    ):
        assert words in text
    later = sign_in("est").get("/cycles/2026-2029/oaps/FA-2026-27/versions/2/").content.decode()
    assert "changed the title from Picture of 3D-printed firearms to Another title" in later


def test_a_snapshot_keeps_what_a_record_is_beside_its_own_kind(cast: Cast) -> None:
    frozen = json.loads(json.dumps(snapshot(cast.plan)))
    assert (frozen["actions"][0]["record"], frozen["actions"][0]["kind"]) == ("oaps.operationalaction", "intelligence")


def test_the_address_of_a_position_means_the_newest_one(cast: Cast, sign_in: SignIn) -> None:
    put(cast.plan, "checked")
    [old, *_others] = cast.open_positions(cast.plan, "overtaken")
    country = old.country
    newer = put(NationalPosition(oap=cast.plan, country=country, round=2, due=old.due), "pending")
    for page in ("", "history/"):
        answer = sign_in("est").get(f"/cycles/2026-2029/oaps/FA-2026-27/positions/{country.code}/{page}")
        assert answer.status_code == 200
        assert answer.context["record"] == newer

"""A whole journey without a mouse: sign in, find the work, answer, edit, decide; the focus is seen at every stop."""

from tests.journeys.conftest import Enter
from tests.journeys.keyboard import Keyboard

ANSWER = "Confirm: PL KGP in FA-2026-27/3.4"
PLAN = "Firearms and explosives 2026–2027"


def test_an_action_leader_signs_in_answers_an_offer_and_edits_the_action(enter_own: Enter) -> None:
    leader = enter_own()
    keys = Keyboard(leader.opens("/accounts/login/"))
    keys.skips().enters("Action Leader, FR OCLCO")
    leader.sees("My work", "Action Leader, FR OCLCO")

    # From the work to the place to act, which stands after the record's own name; and the move itself.
    keys.skips().goes_to(ANSWER).enters(ANSWER)
    leader.sees("PL KGP in FA-2026-27/3.4", "offered")
    keys.skips().enters("Confirm", key="Space")
    leader.sees("It is “confirmed” now")

    # By the plan to the action and its form.
    keys.enters(PLAN)
    keys.skips().enters("Deactivated weapons: control weeks")
    keys.skips().enters("Edit the action")
    keys.skips().goes_to("Title", "input").types("Control weeks for deactivated weapons")
    keys.enters("Save the action")
    leader.sees("Saved.", "3.4 Control weeks for deactivated weapons")


def test_a_coordinator_answers_for_the_country_with_the_arrow_keys(enter_own: Enter) -> None:
    germany = enter_own("nec.de")
    keys = Keyboard(germany)
    keys.skips().enters("Give the position: DE on IPC-2026-27")
    keys.skips().goes_to("Agree").press("Space").press("ArrowDown")
    keys.goes_to("Comment").types("We ask that action days avoid October.")
    keys.enters("Record the position")
    germany.sees("Noted: Germany agrees with comment")


def test_nothing_holds_the_focus_and_what_opens_closes_again(enter: Enter) -> None:
    secretariat = enter("cosi.secretariat")
    keys = Keyboard(secretariat)
    stops = keys.walks_through()
    assert stops[0] == "Skip to the content"
    assert stops.index("My work") < stops.index("Record the tabling at COSI: MTIC (VAT) fraud 2026–2027") < len(stops)

    # The box of the account: Enter opens it, Escape closes it and gives the focus back.
    keys.goes_to("COSI secretariat").press("Enter").goes_to("Your profile and roles").press("Escape")
    stop = keys.stop()
    assert stop is not None
    assert stop.tag == "summary"

    # A filter is chosen with the arrow keys; the list follows, and the focus stays where it was.
    secretariat.opens("/oaps/?cycle=2026-2029")
    keys.skips().goes_to("Status")
    with secretariat.page.expect_response(lambda answer: "hx-request" in answer.request.headers):
        keys.press("ArrowDown")
    secretariat.looks().sees("1 to 1 of 1", PLAN.partition(" 2026")[0])
    stop = keys.stop()
    assert stop is not None
    assert stop.words.startswith("Status")

"""Point 4: a national coordinator's country: what it owes, where it leads and takes part, who has asked it for what."""

from tests.journeys.conftest import Enter

ANSWER = (
    "1.1 Assembly workshops and labels inside the Union, FR DNRED",
    "3.1 Joint action days online sales, FR DNRED",
    "6.2 Counterfeit currency experts' network, FR OCLCO",
)
DECLINE = "7.1 Landlords and hauliers: signs of a factory, FR DNRED"
ACTION = "/cycles/2026-2029/oaps/FA-2026-27/actions/2.1/"


def test_a_coordinator_sees_where_the_country_leads_and_takes_part(enter: Enter) -> None:
    france = enter("nec.fr")
    france.chooses("My country")
    france.sees("France", "31 led", "160 taken part in", "3 positions to give", "2 leaders to name", "Next date")
    france.follows("leaders to name").sees("Action Leader", "vacant", "1 to 2 of 2")
    france.chooses("My country").filters("Role", "lead").sees("of 31").does_not_see("of 275")

    # The matrix is one click away, and each of its cells opens what it counts.
    france.chooses("My country").follows("All countries and plans").sees("Leads / takes part")
    assert france.page.locator("tbody tr").count() == 27
    assert france.page.locator("tbody tr").first.locator("td a.cell, td span.cell").count() == 13
    cell = france.page.locator("tr.lit a.cell").first
    _led, taking_part = cell.inner_text().split(" / ")
    france.follows(cell.get_attribute("aria-label") or "").sees(f"1 to {taking_part} of {taking_part}")


def test_several_invitations_are_answered_at_once_and_one_is_declined_with_a_reason(enter_own: Enter) -> None:
    france = enter_own("nec.fr", to="/my-country/")
    france.sees("13 invitations to answer in 7 plans")
    france.ticks(*ANSWER).sees("3 of 13 selected")
    france.presses("Confirm as asked").sees("Ready: 3 of 3 participations")
    france.presses("Confirm").sees("3 of 3 done.").follows("Back to the list")
    france.sees("10 invitations to answer in 6 plans").does_not_see(ANSWER[0].partition(",")[0])

    france.ticks(DECLINE).presses("Decline with a reason…")
    france.is_held("Decline", at="Reason")
    france.fills("Reason", "No officers free before June.").presses("Decline")
    france.sees("1 of 1 done.", "No officers free before June.")
    france.follows("FR DNRED in EXC-2026-27/7.1").sees("Landlords and hauliers", "No officers free before June.")


def test_an_offer_is_made_and_taken_back(enter_own: Enter) -> None:
    france = enter_own("nec.fr", to=f"{ACTION}?tab=participants")
    france.follows("Offer to take part").ticks("FR OFAC", "participant").fills("Contribution", "Two analysts.")
    france.presses("Offer those ticked").sees("FR OFAC", "offered", "Two analysts.")

    france.chooses("My country").sees("Offered, not answered yet 3")
    france.follows("FA-2026-27 2.1 Converted alarm and signal weapons")
    row = "tr:has-text('OFAC'), li:has-text('OFAC')"
    france.follows("Withdraw", within=row).sees("Now offered Then withdrawn")
    france.fills("Reason", "The analysts are needed elsewhere.").presses("Withdraw")
    france.sees("FR OFAC", "withdrawn", "The analysts are needed elsewhere.")
    france.chooses("My country").sees("Offered, not answered yet 2")

"""Point 4: everybody lands on their own work, and each thing they owe is one click from the place to act."""

import pytest

from tests.journeys.conftest import Enter

# What each of the people owes first, and the button of the place where it is done.
OWED = {
    "nec.fr": ("Confirm: FR DNRED in EXC-2026-27/7.1", "Confirm"),
    "nec.de": ("Give the position: DE on IPC-2026-27", "Record the position"),
    "nec.lv": ("Give the position: LV on SYD-2026-27", "Record the position"),
    "driver.firearms": ("Submit to the EMPACT Support Team: Firearms and explosives 2026–2027", "Submit"),
    "action.leader": ("Confirm: PL KGP in FA-2026-27/3.4", "Confirm"),
    "est": ("Record the national validation: Migrant smuggling 2026–2027", "Record the national validation"),
    "cosi.secretariat": ("Record the tabling at COSI: MTIC (VAT) fraud 2026–2027", "Record the tabling at COSI"),
    "cosi.secretariat.2": ("Record COSI's adoption: Online fraud schemes 2026–2027", "Record COSI's adoption"),
    "presidency": ("Table the priorities: Example of a proposal for EMPACT 2030–2033", "Table the priorities"),
    "socta": ("Send for consultation: Early signals 2026", "Send for consultation"),
    "eurojust": ("Confirm: Answer 7 invitations and offers", "Confirm as asked"),
    "evaluator": ("Hand in the draft: Focused evaluation of the plans 2024–2025", "Hand in the draft"),
    "commission": ("Commission the evaluation: Independent evaluation of EMPACT 2026", "Commission the evaluation"),
    "several.hats": ("Confirm: NL Politie in MTCNI-2026-27/1.5", "Confirm"),
}
# Who owes nothing in this demonstration is told so.
FREE = {
    "cosi.delegate.it": "COSI delegate, Italy",
    "auditor": "Auditor, Council (GSC)",
    "admin": "Administrator, Council (GSC)",
    "nobody": "No role today: you see what is public.",
}


@pytest.mark.parametrize("name", OWED)
def test_what_is_owed_is_one_click_from_the_place_to_act(enter: Enter, name: str) -> None:
    owed, button = OWED[name]
    person = enter(name)
    assert person.heading == "My work"
    person.acts(owed)
    act = person.page.locator("main").get_by_role("button", name=button)
    assert act.count(), f"{name} at {person.path} finds no place to act: {button}"


def test_who_owes_nothing_reads_so(enter: Enter) -> None:
    for name, post in FREE.items():
        enter(name).sees("My work", post, "Nothing is overdue.", "Nothing is due this week.", "Nothing else waits")


def test_what_is_late_and_who_waits_on_whom_is_told(enter: Enter) -> None:
    driver = enter("driver.firearms")
    driver.sees("2 overdue", "10 days late", "3 days late", "Waiting on others 99", "6 past their date")
    driver.follows("Confirm: 99 participations in Firearms and explosives 2026–2027")
    assert driver.path.startswith("/cycles/2026-2029/oaps/FA-2026-27/")
    several = enter("several.hats")
    several.sees("NEC, Netherlands", "Driver, NL Politie", "4 overdue", "5 waiting on others")
    several.chooses("My country").sees("Netherlands")

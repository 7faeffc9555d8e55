"""Point 2: where the coming cycle 2026-2029 stands, and each thing it says opens to its rows."""

from tests.journeys.conftest import Enter

CYCLE = "/cycles/2026-2029/"
STEPS = [
    (
        "done 1 Threat assessment SOCTA 2025 published 18 Mar 2025 7 key threats, 3 cross-cutting done "
        "mid-term review in 2027"
    ),
    "done 2 Priorities and G-MASP 7 priorities adopted 13 Jun 2025 G-MASP with 8 goals, 25 Sep 2025 done",
    "3 Plans and implementation 4 of 13 plans adopted by COSI Implementation starts 1 Jan 2026 running 2 plans late",
    "4 Independent evaluation Independent evaluation of 2026–2029 Jan 2028 – Mar 2029 planned",
]


def test_the_coming_cycle_tells_where_it_stands_and_whose_turn_it_is(enter: Enter) -> None:
    est = enter("est")
    est.chooses("Cycles").follows("EMPACT 2026–2029")
    assert est.texts(".stepper__step") == STEPS
    est.sees("Driver’s team: 1 plan, Submit to the EMPACT Support Team, Fri 21 Nov 2025, 17:00 CET, 3 days late")

    # Whose turn it is, and what is late: each opens to its rows.
    est.follows("Open the plans").sees("1 to 1 of 1", "Firearms and explosives").goes_back()
    est.follows("2 plans late").sees("1 to 2 of 2", "Firearms and explosives", "Migrant smuggling").goes_back()
    est.follows("Plans and implementation").sees("1 to 13 of 13").goes_back()
    est.follows("Actions without an Action Leader").sees("of 29").goes_back()
    est.follows("Indicators without a target").sees("1 to 12 of 12").goes_back()
    est.follows("Key threats that no priority answers").sees("1 to 3 of 3").goes_back()
    est.follows("Firearms and explosives 2026–2027: drafting").sees("Operational action plan FA-2026-27").goes_back()
    est.follows("60", within="tr:has-text('Tackling the fastest growing crimes')")


def test_the_calendar_of_the_cycle_is_a_picture_a_table_and_a_list(enter: Enter) -> None:
    est = enter("est", to=CYCLE)
    est.sees("1 Threat assessment", "4 Evaluation", "National positions, second package", "The same as a table")
    est.follows("National positions, second package").sees("Calendar of the cycle 2026–2029", "28 Nov")


def test_the_public_sees_the_cycle_without_what_is_not_decided(enter: Enter) -> None:
    anybody = enter()
    anybody.opens("/").follows("Cycles", within="nav.menu").follows("EMPACT 2026–2029")
    anybody.sees("7 priorities adopted 13 Jun 2025", "Calendar")
    anybody.does_not_see("Firearms and explosives 2026–2027", "Whose turn", "late")

"""A whole period by hand: from the opening of a round over late, returned and corrected reports to the closed plan."""

from datetime import date

from tests.journeys.conftest import Enter
from tests.journeys.keyboard import Keyboard
from tests.journeys.site import Site
from tests.journeys.walking import Walk

PLAN = "FA-2024-25"
OWN = "Deactivated weapons: control weeks"
NEXT = "The control weeks of November are counted in January."
# The day after the Action Leaders' reports are due.
A_DAY_LATE = date(2025, 12, 2)


def test_a_period_is_played_from_the_opening_of_a_round_to_the_closed_plan(enter_own: Enter, site: Site) -> None:
    est = enter_own("est", to="/reporting/")
    opens_a_round(est, site)
    assert "22 reports sent to the Drivers" in site.manage("demo_reports", "closing-2025", PLAN)
    site.moves_clock(A_DAY_LATE)
    est.filters("Plan", PLAN).filters("Report", "expected").sees(OWN, "1 day late")

    leader, driver = enter_own("action.leader"), enter_own("driver.firearms")
    leader.sees("4 overdue").acts("Report on the action").sees("1 day late")
    writes_with_the_keyboard(leader)
    report = leader.path
    driver.opens(report).follows("Return to the Action Leader")
    driver.is_held("Return to the Action Leader", at="Reason")
    driver.fills("Reason", "Say which weeks are meant.").presses("Return to the Action Leader").sees("returned")
    leader.opens("/my-work/").acts("Correct and send again").sees("Say which weeks are meant.")
    leader.fills("What was done", "The weeks 12 and 40 of 2025.")
    leader.presses("Save and send to the Driver").sees("submitted")
    leader.follows("Recall").fills("Reason", "One number was missing.").presses("Recall").sees("drafting")
    leader.follows("Write the report").fills("Joint action days held", "2")
    leader.presses("Save and send to the Driver").sees("submitted")

    driver.opens("/my-work/").follows("Accept or return 26 reports")
    driver.filters("Round", "Closing reports on the plans 2024–2025").ticks("All rows of this page")
    driver.presses("Accept").sees("Ready: 23 of 23 progress reports").presses("Accept").sees("23 of 23 done.")
    driver.opens("/my-work/").acts("Report on the plan").sees("20 completed", "Not accepted yet –")
    driver.fills("Summary", "Most actions reached their aims.").presses("Save")
    sends_to_the_support_team(driver)
    plan_report = driver.path

    # What was used already is corrected: who relied on it is told, and it goes back with a word on why.
    leader.opens(report).follows("Correct the report")
    leader.fills("What is wrong", "Three days were held.").presses("Begin the correction")
    leader.fills("Joint action days held", "3").presses("Save and send to the Driver").sees("submitted")
    driver.opens("/my-work/").follows("Accept or return 4 reports").follows(OWN)
    driver.follows("Accept").presses("Accept").sees("accepted")
    leader.opens(report).sees("superseded", "This report does not count any more: it was corrected.")
    leader.follows("Open the correction").sees("accepted")
    site.works()
    est.opens("/messages/").sees("Corrected after its figures were used: FA-2024-25/3.4")
    est.opens(plan_report).follows("Figures").sees("1 report that these figures rest on does not hold any more")
    est.follows("Return to the Driver").fills("Reason", "Use the corrected days.").presses("Return to the Driver")
    driver.opens("/my-work/").acts("Correct and send again").sees("Use the corrected days.").presses("Save")
    sends_to_the_support_team(driver)

    est.opens(plan_report).follows("Accept").presses("Accept").sees("It is “accepted” now").follows(PLAN)
    est.follows("Record the final report").presses("Record the final report").sees("It is “reported” now")
    secretariat = enter_own("cosi.secretariat")
    secretariat.acts("Close the plan").presses("Close the plan").sees("It is “closed” now", "7 Closed")


def opens_a_round(est: Walk, site: Site) -> None:
    """Plan a final round and open it; see the reports being asked for, and the list when they are there."""
    est.follows("Plan a round of 2022–2025")
    est.fills("Code", "closing-2025").fills("Title", "Closing reports on the plans 2024–2025").ticks("Final report")
    est.fills("Opens on", "2025-11-24").fills("Due from Action Leaders", "2025-12-01T17:00")
    est.fills("Due from Drivers", "2025-12-12T17:00").fills("Due from the EMPACT Support Team", "2025-12-19T17:00")
    est.fills("Due at COSI", "2025-12-31T17:00").presses("Create").sees("planned")
    est.follows("Open the round").presses("Open the round").sees("The reports are being asked for.", "Reports 0")
    site.works()
    est.page.get_by_text("Asked for the reports of all actions").wait_for()
    est.looks().sees("Attacks on hospitals, energy and transport").does_not_see("Reports 0")


def writes_with_the_keyboard(leader: Walk) -> None:
    """Write and send the report without a mouse; what is unclear or doubtful is asked, and nothing is lost."""
    keys = Keyboard(leader).skips().goes_to("on track").press("ArrowRight").press("ArrowRight")
    keys.goes_to("Still right as it stands : What was done").press("Space")
    for row, number in enumerate(("13.871", "18", "2"), 1):
        keys.goes_to(f"Value, row {row}").types(number)
    keys.goes_to("Still right as it stands : Obstacles").press("Space")
    keys.goes_to("Next steps").types(NEXT)
    keys.enters("Save", status=400)
    leader.sees("“13.871” can be read in two ways. Which do you mean?")
    assert leader.value_of("Next steps") == NEXT
    keys.enters("13 871, with thousands")
    leader.sees("Saved")
    keys.enters("Save and send to the Driver")
    leader.sees("Saved, but not sent", "below the baseline of 15").does_not_see("carried over, confirm")
    keys.goes_to("Note, row 3").types("Three states join in January.").enters("Save and send to the Driver")
    leader.sees("submitted", "completed")


def sends_to_the_support_team(driver: Walk) -> None:
    """Send the Driver's report from its page."""
    driver.follows("Send to the EMPACT Support Team").presses("Send to the EMPACT Support Team")
    driver.sees("It is “submitted” now")

"""Reports are written, returned, recalled, accepted several at once, and corrected, as the people of the plan."""

from tests.journeys.conftest import Enter

OWN = "Deactivated weapons: control weeks"
NEXT = "The control weeks of November are counted in January."


def test_a_report_is_written_returned_accepted_and_corrected(enter_own: Enter) -> None:
    leader = enter_own("action.leader")
    leader.acts("Finish the report")
    report = leader.path.removesuffix("edit/")
    leader.fills("Next steps", NEXT).fills("Value, row 1", "13.871").presses("Save", status=400)
    leader.sees("“13.871” can be read in two ways. Which do you mean?")
    assert leader.value_of("Next steps") == NEXT
    leader.presses("13 871, with thousands").sees("Saved")
    leader.presses("Save and send to the Driver").sees("Saved, but not sent", "below the baseline")
    leader.fills("Note", "Two of the weeks were moved to 2026.")
    leader.presses("Save and send to the Driver").sees("submitted")

    driver = enter_own("driver.firearms")
    driver.follows("Accept or return 4 reports")
    driver.follows(OWN)
    driver.follows("Return to the Action Leader")
    driver.is_held("Return to the Action Leader", at="Reason")
    driver.fills("Reason", "Say which weeks are meant.").presses("Return to the Action Leader").sees("returned")

    leader.opens("/my-work/").acts("Correct and send again").sees("Say which weeks are meant.")
    leader.fills("What was done", "The weeks 12 and 40 of 2025.")
    leader.presses("Save and send to the Driver").sees("submitted")
    leader.follows("Recall").fills("Reason", "One number was missing.").presses("Recall").sees("drafting")
    leader.follows("Write the report").fills("Joint action days held", "2")
    leader.presses("Save and send to the Driver").sees("submitted")

    driver.opens("/my-work/").follows("Accept or return 4 reports").sees(OWN)
    driver.filters("Report", "submitted").ticks("All rows of this page").presses("Accept").sees("4 records will move")
    driver.presses("Accept").sees("4 of 4 done.")
    driver.opens(report).sees("accepted")

    leader.opens(report).follows("Correct the report")
    leader.fills("What is wrong", "Three days were held.").presses("Begin the correction")
    leader.fills("Joint action days held", "3").presses("Save and send to the Driver").sees("submitted")
    driver.opens("/my-work/").follows("FA-2024-25/3.4").follows("Accept").presses("Accept").sees("accepted")
    leader.opens(report).sees("superseded", "This report does not count any more: it was corrected.")
    leader.follows("Open the correction").sees("accepted")

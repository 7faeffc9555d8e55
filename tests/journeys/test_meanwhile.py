"""Point 3: two people at once. Nobody overwrites what they did not see, and nobody loses what they typed."""

from tests.journeys.conftest import Enter

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"
ACTION = f"{PLAN}actions/3.4/"
EDIT = f"{ACTION}edit/"
HERS = "Deactivated weapons that can be made to fire again are found at the border."
HIS = "Participating states check dealers together in two weeks a year."
ADOPT = "/cycles/2026-2029/oaps/CCH-2026-27/moves/adopt/"


def test_two_who_edit_the_same_action_see_both_versions_and_lose_nothing(enter_own: Enter) -> None:
    driver = enter_own("driver.firearms", to=EDIT)
    leader = enter_own("action.leader", to=EDIT)
    leader.fills("Objective", HERS).fills("Background", "Told by six states in 2025.").presses("Save the action")
    leader.sees("Saved.")

    driver.fills("Objective", HIS).fills("Title", "Control weeks for deactivated weapons")
    driver.presses("Save the action", status=409)
    driver.sees("nothing of yours is lost and nothing of theirs is overwritten")
    driver.sees(
        "Action Leader, FR OCLCO edited", ": rewrote the objective; rewrote the background Title you changed it"
    )
    objective = "fieldset:has-text('both changed it') .plain"
    assert driver.kept(objective) == [HIS, HERS]
    assert driver.value_of("Objective") == HIS
    driver.ticks("Theirs").presses("Save the action").sees("Saved.")
    driver.opens(ACTION).sees("3.4 Control weeks for deactivated weapons", HERS, "Told by six states in 2025.")
    driver.follows("History").sees("Action Leader, FR OCLCO", "Driver, ES Guardia Civil")


def test_who_moves_a_plan_that_moved_meanwhile_reads_what_happened(enter_own: Enter) -> None:
    first, second = enter_own("cosi.secretariat", to=ADOPT), enter_own("cosi.secretariat.2", to=ADOPT)
    for official, number in ((first, "ST 16120/25 INIT"), (second, "ST 16121/25 INIT")):
        official.fills("Document number", number).fills("Date of the adoption", "2025-11-24")
    first.presses("Record COSI's adoption").sees("It is “adopted” now", "ST 16120/25 INIT")

    second.presses("Record COSI's adoption", status=409)
    second.sees("Somebody was quicker", "What happened meanwhile", "COSI secretariat, Council (GSC) recorded COSI's")
    second.sees("What you had entered", "ST 16121/25 INIT")
    second.follows("Open the record as it is now").sees("adopted by COSI", "ST 16120/25 INIT")
    second.does_not_see("ST 16121/25 INIT")


def test_a_refusal_says_why_and_who_could(enter: Enter) -> None:
    france = enter("nec.fr", to=PLAN)
    france.sees("Submit to the EMPACT Support Team is blocked: only the Driver's team of this plan")
    france.opens(f"{PLAN}moves/submit/", status=403).sees("You cannot do this here", "Only the Driver's team")
    france.sees("Who could: Driver, ES Guardia Civil", "You act as NEC, France").follows("Back to the record")
    # Where a plan is not ready, each reason says who mends it, and leads there.
    driver = enter("driver.firearms", to=PLAN)
    driver.sees("is blocked: Action 2.4 has no indicator (the Action Leader or the Driver's team)")
    driver.follows("Action 8.4 has no start or no end").sees("8.4", "Save the action")
    # What is no record for somebody is not told from what does not exist.
    enter("nobody").opens(PLAN, status=404).sees("There is nothing here that you can see")

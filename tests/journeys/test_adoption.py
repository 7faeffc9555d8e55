"""Point 3: a plan goes by hand from draft to adopted, as the people of the demonstration."""

import hashlib

from tests.journeys.conftest import Enter
from tests.journeys.site import Site

PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"


def test_a_plan_goes_by_hand_from_draft_to_adopted(enter_own: Enter, site: Site) -> None:
    driver = enter_own("driver.firearms")
    driver.follows("Submit to the EMPACT Support Team: Firearms and explosives")
    driver.follows("Action 2.4 has no indicator")
    driver.fills("Indicator, row 1", "Grenades seized").fills("Unit, row 1", "items")
    driver.fills("Baseline, row 1", "120").fills("Target, row 1", "200")
    driver.presses("Save and close")
    driver.sees("Saved.", "Grenades seized")

    driver.follows("Firearms and explosives")
    driver.does_not_see("Action 2.4 has no indicator")
    driver.follows("Action 8.4 has no start or no end")
    driver.fills("Starts", "2026-03-02").fills("Ends", "2027-11-30")
    driver.presses("Save the action")
    driver.sees("Saved.").does_not_see("The plan cannot be submitted yet")

    driver.follows("Firearms and explosives")
    driver.follows("Submit to the EMPACT Support Team")
    driver.sees("Look at this first; it does not stop you", "Prevention and harm reduction")
    driver.presses("Submit to the EMPACT Support Team")
    driver.sees("It is “submitted” now", "The EMPACT Support Team: Confirm the check")

    # Four eyes, and everybody to their own move.
    driver.opens(f"{PLAN}moves/check/", status=403).sees("Only", "the EMPACT Support Team")
    commission = enter_own("commission", to=PLAN)
    commission.sees("is blocked: only the EMPACT Support Team")
    enter_own("nobody", to="/my-work/").opens(PLAN, status=404)

    est = enter_own("est")
    est.follows("Confirm the check and ask the Member States: Firearms and explosives")
    est.follows("Confirm the check and ask the Member States")
    est.fills("National positions due on", "2025-11-21")
    est.presses("Confirm the check and ask the Member States", status=400)
    est.sees("Give the Member States a day that lies ahead")
    est.fills("National positions due on", "2025-12-08")
    est.presses("Confirm the check and ask the Member States")
    est.sees("It is “checked” now", "0 of 27 answered")

    france = enter_own("nec.fr")
    france.chooses("My country")
    france.follows("Firearms and explosives")
    france.ticks("Agree").presses("Record the position")
    france.sees("Noted: France agrees")

    germany = enter_own("nec.de", to=f"{PLAN}positions/DE/")
    germany.ticks("Agree with a comment").presses("Record the position", status=400)
    germany.sees("This could not be saved yet")
    germany.fills("Comment", "We agree and ask that action days avoid October.").presses("Record the position")
    germany.sees("Noted: Germany agrees with comment")

    latvia = enter_own("nec.lv", to=f"{PLAN}positions/LV/")
    latvia.ticks("Object").fills("Comment", "Action 3.2 meets our national operation.").presses("Record the position")
    latvia.sees("Noted: Latvia objects")
    latvia.opens(f"{PLAN}positions/FR/").sees("Only")

    est.opens(f"{PLAN}?tab=adoption").sees("Latvia objects", "Action 3.2 meets our national operation.")
    assert "24 Member States answered" in site.manage("demo_answers", "FA-2026-27")
    est.opens(PLAN).sees("27 of 27 answered", "Record the national validation is blocked: Latvia objects")
    latvia.opens(f"{PLAN}positions/LV/")
    latvia.ticks("Agree with a comment").fills("Comment", "Settled with the Driver.").presses("Record the position")
    latvia.sees("Noted: Latvia agrees with comment", "Action 3.2 meets our national operation.")
    # Other delegations do not read why.
    france.opens(f"{PLAN}?tab=adoption").does_not_see("Settled with the Driver.")

    est.opens(PLAN)
    est.follows("Record the national validation")
    est.presses("Record the national validation")
    est.sees("It is “validated” now")
    est.opens(f"{PLAN}moves/table/", status=403).sees("the COSI secretariat")

    secretariat = enter_own("cosi.secretariat")
    secretariat.follows("Record the tabling at COSI: Firearms and explosives")
    secretariat.follows("Record the tabling at COSI")
    secretariat.fills("Document number", "ST 15301/25 INIT").fills("Date of the document", "2025-11-24")
    secretariat.fills("COSI decides on", "2025-12-12")
    secretariat.presses("Record the tabling at COSI")
    secretariat.sees("It is “tabled” now", "tabled as ST 15301/25 INIT")
    delegate = enter_own("cosi.delegate.it", to=PLAN)
    delegate.sees("The COSI secretariat: Record COSI's adoption")
    delegate.opens(f"{PLAN}moves/adopt/", status=403).sees("Only", "the COSI secretariat")

    secretariat.follows("Record COSI's adoption")
    secretariat.fills("Document number", "ST 16301/25 INIT").fills("Date of the adoption", "2025-12-12")
    secretariat.presses("Record COSI's adoption", status=400)
    secretariat.sees("The day of the adoption lies ahead; record it when it has come.")
    secretariat.fills("Date of the adoption", "2025-11-24")
    secretariat.presses("Record COSI's adoption")
    secretariat.sees("It is “adopted” now", "adopted by COSI 24 November 2025", "version 1")

    driver.opens(PLAN).sees("adopted by COSI").follows("Documents and versions")
    driver.sees("text and digest agree", "Nothing: the plan is what was frozen.")
    digest = driver.page.locator("td code").first.inner_text()
    driver.follows("adopted by COSI")
    driver.sees("verified", digest)
    frozen = driver.downloads("The frozen text (JSON)")
    assert hashlib.sha256(frozen).hexdigest() == digest
    driver.opens(PLAN).follows("History").sees("submitted the plan", "recorded COSI's adoption of the plan")

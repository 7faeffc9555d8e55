"""Point 3: a whole package at once, one document, one date, a result per plan; and one recorded by mistake rescinded.

Its plans: Online fraud schemes, Cannabis, cocaine and heroin, Trafficking in human beings.
"""

from tests.journeys.conftest import Enter

CYCLE = "/cycles/2026-2029/oaps/"
TABLED = (
    "Online fraud schemes 2026–2027",
    "Cannabis, cocaine and heroin 2026–2027",
    "Trafficking in human beings 2026–2027",
)
LEFT = "Synthetic drugs and new psychoactive substances 2026–2027"
ADOPT = "Record COSI's adoption"
RESCIND = "Rescind a wrong record of adoption"


def test_the_secretariat_adopts_a_package_and_a_second_official_rescinds_one_of_it(enter_own: Enter) -> None:
    secretariat = enter_own("cosi.secretariat")
    secretariat.chooses("Plans").filters("Cycle", "2026–2029").sees("1 to 13 of 13")
    secretariat.ticks(*TABLED, LEFT).sees("4 of 13 selected")
    secretariat.presses(ADOPT)
    secretariat.sees("Ready: 3 of 4 OAPs", f"{LEFT} 22 actions checked left out")
    assert secretariat.texts("td:has-text('ready')") == ["ready"] * 3

    secretariat.fills("Document number", "ST 16120/25 INIT").fills("Date of the adoption", "2025-12-12")
    secretariat.presses(ADOPT, status=400).sees("The day of the adoption lies ahead; record it when it has come.")
    secretariat.fills("Date of the adoption", "2025-11-24").presses(ADOPT)
    secretariat.sees("3 of 3 done.", *(f"{plan} adopted" for plan in TABLED))
    result = secretariat.path
    secretariat.follows(TABLED[2])
    secretariat.sees("adopted by COSI 24 November 2025, ST 16120/25 INIT", "version 1")
    # What became of the package can be opened again.
    secretariat.opens(result).sees("3 of 3 done.").follows("Back to the list").sees("1 to 13 of 13")

    # Four eyes: whoever recorded it is told who may rescind it.
    plan = f"{CYCLE}THB-2026-27/"
    secretariat.opens(plan).does_not_see(f"{RESCIND}…")
    secretariat.opens(f"{plan}moves/rescind/", status=403).sees("Only the COSI secretariat", "nobody who recorded")

    second = enter_own("cosi.secretariat.2", to=plan)
    second.follows(RESCIND)
    second.sees("24 actions are proposed again", "The frozen version stays", "nobody who submitted the plan")
    second.is_held(RESCIND, at="Reason")
    second.fills("Reason", "COSI adopted this plan on another document.").presses(RESCIND)
    second.sees("It is “tabled” now").does_not_see("adopted by COSI 24 November 2025")
    second.follows("Documents and versions").sees("Frozen versions 1", "text and digest agree")
    second.follows("History").sees("rescinded the record of COSI's adoption", "on another document")

"""Point 1: the real cycle 2022-2025 is walked in both directions, by links only."""

from tests.journeys.conftest import Enter
from tests.journeys.walking import CRUMBS, LIST

# Word for word as europol.europa.eu states it.
AIM = (
    "To target criminal networks and individual criminals involved in the illicit trafficking, distribution and use "
    "of firearms."
)
PRIORITIES = (
    "High-risk criminal networks",
    "Cyber-attacks",
    "Trafficking in human beings",
    "Child sexual exploitation",
    "Migrant smuggling",
    "Drugs trafficking",
    "Fraud, economic and financial crimes",
    "Organised property crime",
    "Environmental crime",
    "Firearms trafficking",
)


def test_the_real_cycle_is_walked_from_its_threats_to_what_became_of_them_and_back(enter: Enter) -> None:
    reader = enter("est")
    reader.chooses("Cycles")
    reader.follows("EMPACT 2022–2025").sees(*PRIORITIES, "15 plans for 2024–2025")

    # From the threat to the result …
    reader.follows("Threat assessment").sees("EU Serious and Organised Crime Threat Assessment 2021", "published")
    reader.follows("10 Firearms").sees("What answers it", "Firearms trafficking")
    reader.follows("Firearms trafficking").sees(AIM, "Council conclusions of 26 May 2021")
    reader.follows("OAP areas").follows("Firearms trafficking", within=LIST)
    reader.sees("OAP area 15", AIM, "2024–2025", "2023", "2022")
    reader.follows("FA-2024-25").sees("Operational action plan FA-2024-25", "in force")
    reader.follows("Tracing course for investigators, with CEPOL").sees("Officers trained", "Continues FA-2023/6.2")
    reader.follows("Reports and results").sees("Courses held")
    reader.follows("Final reports on the plans 2024–2025").sees("Progress report", "Courses held", "accepted")

    # … to what was found about it, what is recommended for it, and what that became in the next cycle.
    reader.follows("FA-2024-25").follows("10 Firearms trafficking", within=CRUMBS)
    reader.follows("Findings").follows("Controls on firearms find much, tracing is too slow")
    reader.sees("in half of the cases the first buyer was not known")
    reader.follows("Trace firearms within ten days").sees("ten working days", "accepted")
    reader.follows("6.1 Tracing course for investigators, with CEPOL")
    reader.sees("Firearms and explosives 2026–2027", "proposed")

    # All the way back: by the evaluation to the threat …
    reader.follows("Recommendation 7, Trace firearms within ten days")
    reader.follows("Firearms and explosives 2026–2027").sees("Operational action plan FA-2026-27", "drafting")
    reader.follows("Recommendation 7, Trace firearms within ten days")
    reader.follows("Controls on firearms find much, tracing is too slow")
    reader.follows("Firearms trafficking").sees(AIM).follows("Firearms").sees("Threat 10: Firearms")
    reader.follows("EU Serious and Organised Crime Threat Assessment 2021").follows("2022–2025")
    assert reader.path == "/cycles/2022-2025/"

    # … and by the actions that continue each other to the first plan of the cycle.
    reader.follows("Independent evaluation").follows("Trace firearms within ten days")
    reader.follows("6.1 Tracing course for investigators, with CEPOL").follows("FA-2024-25/6.2")
    reader.follows("FA-2023/6.2").follows("FA-2022/6.2").sees("Continues no earlier action.", "completed")
    reader.follows("Firearms trafficking 2022").sees("Operational action plan FA-2022", "closed")
    reader.follows("Firearms trafficking").sees("OAP area 15").follows("10 Firearms trafficking").sees(AIM)

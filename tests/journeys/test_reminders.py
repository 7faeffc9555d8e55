"""A review that waits: who owes it is reminded, a week after its day others hear of it, and nobody once it is done."""

from datetime import date

from tests.journeys.conftest import Enter
from tests.journeys.site import Site

PLAN = "/cycles/2026-2029/oaps/MSMUG-2026-27/"
OWED = "Record the national validation: Migrant smuggling 2026–2027"
# A week after the day of the review, 21 November.
A_WEEK_LATE = date(2025, 11, 28)


def test_a_waiting_review_reminds_escalates_after_a_week_and_stops_when_it_is_done(
    enter_own: Enter, site: Site
) -> None:
    site.works(scheduled=True)
    est = enter_own("est", to="/my-work/")
    est.follows("unread", within="header").sees(
        "Late", OWED, "You are told because it waits on the EMPACT Support Team"
    )
    est.opens("/mails/?mine=1").follows("Today:").sees("To est@empact.example", OWED, "told of this once a day")
    secretariat = enter_own("cosi.secretariat", to="/messages/")
    secretariat.does_not_see(OWED)

    site.moves_clock(A_WEEK_LATE)
    site.works(scheduled=True)
    secretariat.opens("/my-work/").sees("Friday 28 November 2025", OWED)
    secretariat.follows("unread", within="header")
    secretariat.sees("Escalated to you", OWED, "You are told because it is late. It waits on the EMPACT Support Team")
    secretariat.opens("/mails/?mine=1").follows("Escalated to you: Record the national validation")
    secretariat.sees("To cosi.secretariat@empact.example", OWED)
    enter_own("nec.fr", to="/messages/").does_not_see(OWED)

    # Hungary objects, so the review ends by returning the plan.
    est.opens(PLAN).follows("Return to the Driver's team").fills("Reason", "Hungary objects; please talk to it.")
    est.presses("Return to the Driver's team").sees("It is “drafting” now")
    site.works(scheduled=True)
    for person in (est, secretariat):
        person.opens("/messages/").does_not_see(OWED)
        person.opens("/messages/?show=all").sees(OWED)

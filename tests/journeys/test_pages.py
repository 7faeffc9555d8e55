"""Every screen that is named, as somebody it is for: looked at on a desk and on a phone."""

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.site import Site

NOW = "/cycles/2026-2029/"
THEN = "/cycles/2022-2025/"
DRAFT = f"{NOW}oaps/FA-2026-27/"
ADOPTED = f"{NOW}oaps/MTCNI-2026-27/"
SCREENS = {
    "": (
        "/",
        "/accounts/login/",
        "/cycles/",
        THEN,
        f"{THEN}calendar/",
        "/priorities/",
        f"{THEN}priorities/FA/",
        f"{THEN}areas/FA/",
        "/calendar/",
        "/published-figures/",
        "/search/?q=fire",
        "/accessibility/",
        "/api/v1/docs/",
    ),
    "nec.fr": (
        "/my-work/",
        "/my-country/",
        f"{THEN}rounds/final-2024-25/national-reports/new/",
        "/matrix/",
        "/oaps/",
        f"{NOW}oaps/SYD-2026-27/positions/FR/",
        f"{DRAFT}actions/2.1/offer/",
        "/contacts/",
        "/contacts/?board=plans",
        "/contacts/?board=cycle",
        "/search/?q=fire",
        "/people/",
        "/people/invite/",
        "/profile/",
        "/accounts/password/",
    ),
    "driver.firearms": (
        DRAFT,
        f"{DRAFT}?tab=goals",
        f"{DRAFT}?tab=participation",
        f"{DRAFT}?tab=adoption",
        f"{DRAFT}?tab=support",
        f"{DRAFT}?tab=documents",
        f"{DRAFT}history/",
        f"{DRAFT}edit/",
        f"{DRAFT}goals/new/",
        f"{DRAFT}goals/1/edit/",
        f"{DRAFT}goals/7/remove/",
        f"{DRAFT}goals/take-over/",
        f"{DRAFT}support/new/",
        f"{DRAFT}moves/submit/",
        f"{DRAFT}actions/new/",
        f"{DRAFT}actions/2.4/",
        f"{DRAFT}actions/2.4/?tab=participants",
        f"{DRAFT}actions/2.4/?tab=reports",
        f"{DRAFT}actions/2.4/history/",
        f"{DRAFT}actions/2.4/edit/",
        f"{DRAFT}actions/2.4/invite/",
        f"{DRAFT}actions/2.4/record/",
    ),
    "est": (
        NOW,
        f"{NOW}history/",
        f"{NOW}oaps/SYD-2026-27/?tab=adoption",
        f"{NOW}oaps/EXC-2026-27/moves/check/",
        f"{ADOPTED}?tab=documents",
        f"{ADOPTED}versions/1/",
        "/oaps/new/",
        "/actions/",
        "/indicators/",
        "/results/",
        "/reports/",
        "/reporting/",
        "/figures/?by=priority",
        f"{THEN}oaps/FA-2024-25/?tab=figures",
        "/people/assign/",
        "/people/vacancies/",
        "/organisations/",
        "/organisations/europol/",
        "/countries/",
        "/countries/FR/",
        f"{THEN}oaps/FA-2024-25/actions/6.2/?tab=reports",
        f"{THEN}rounds/autumn-2025/",
    ),
    "socta": (
        "/threats/",
        "/assessments/",
        f"{NOW}assessments/SOCTA-2025/",
        f"{NOW}assessments/SOCTA-2025/threats/1/",
        f"{NOW}new-assessment/",
        f"{NOW}assessments/EARLY-SIGNALS-2026/edit/",
        f"{NOW}assessments/EARLY-SIGNALS-2026/new-threat/",
    ),
    "commission": (
        "/strategic-plans/",
        "/strategic-goals/",
        f"{NOW}strategic-goals/2/",
        "/priority-sets/",
        f"{NOW}priority-sets/0/",
        f"{NOW}areas/FA/",
    ),
    "cosi.secretariat": (
        "/implementation/",
        f"{NOW}edit/",
        f"{NOW}new-entry/",
        f"{NOW}moves/start/",
        f"{NOW}priorities/FA/edit/",
        f"{NOW}priorities/FA/?tab=gaps",
        f"{NOW}priorities/FA/?tab=actions",
        f"{NOW}priorities/FA/?tab=countries",
        f"{NOW}oaps/CCH-2026-27/moves/adopt/",
    ),
    "auditor": (
        "/evaluations/",
        f"{THEN}evaluations/EVALUATION-2022-2025/",
        "/findings/",
        "/recommendations/",
        "/roadmap/",
        f"{THEN}evaluations/EVALUATION-2022-2025/findings/6/",
        f"{THEN}evaluations/EVALUATION-2022-2025/recommendations/7/",
        "/documents/",
        "/measures/",
    ),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screens_of_somebody_are_for_everybody(enter: Enter, subtests: pytest.Subtests, name: str) -> None:
    reader = enter(name)
    for path in SCREENS[name]:
        with subtests.test(path):
            reader.opens(path, closely=True)


def test_what_went_wrong_is_told_with_what_to_do(enter_own: Enter, site: Site) -> None:
    reader = enter_own("auditor", to="/documents/")
    reader.opens("/cycles/1999-2000/", status=404, closely=True).sees(
        "There is nothing here that you can see", "Search for it"
    )
    reader.opens(f"{NOW}edit/", status=403, closely=True).sees("You cannot do this here", "Who could: COSI secretariat")
    with site.without("cycles_referencedocument"):
        reader.opens("/documents/", status=500, closely=True).sees("Something went wrong here")
    reader.follows("Go to the start page")

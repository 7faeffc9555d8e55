"""The real cycle 2022-2025, walked in both directions by clicking only."""

import re
from datetime import UTC, date, datetime

import pytest

from cycles.models import Cycle
from empact.accounts.models import Assignment, Organisation, User
from empact.history.records import Standing
from empact.workflow.install import install
from evaluation.models import Criterion, Evaluation, Finding, Recommendation, RecommendationFinding, RoadmapItem
from oaps.models import OAP, Measure, OperationalAction, ProgressReport, ReportingRound, Result
from priorities.models import Priority, SubPriority
from tests.browsing import Reader
from tests.loading.test_reference import words

FICTION = {"standing": Standing.FICTITIOUS}
THEN = date(2023, 1, 15)
NOON = datetime(2023, 1, 15, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("reference", "db")


@pytest.fixture
def official() -> Reader:
    """Return somebody of the EMPACT Support Team, who reads all of a cycle."""
    person = User.objects.create(email="reader@empact.example")
    Assignment.objects.create(
        person=person, role="est", organisation=Organisation.objects.get(code="europol"), starts=THEN, **FICTION
    )
    return Reader(person)


@pytest.fixture
def done(official: Reader) -> OperationalAction:
    """Return an action of the firearms plan 2022 with a result, and what the evaluation made of it."""
    plan = OAP.objects.get(code="FA-2022")
    goal = plan.goals.get_or_create(number=3, defaults={"title": "Controls", **FICTION})[0]
    action = OperationalAction(
        oap=plan, goal=goal, goal_number=3, sequence=1, title="Weeks of control on the road", **FICTION
    )
    install(action, "completed", at=NOON)
    cycle = plan.cycle
    reporting = ReportingRound(
        cycle=cycle, code="final-2022", title="Final reports 2022", period_start=date(2022, 1, 1),
        period_end=date(2022, 12, 31), opens_on=date(2022, 12, 1), due_action_leader=NOON, due_driver=NOON,
        due_est=NOON, due_cosi=NOON, **FICTION,
    )  # fmt: skip
    install(reporting, "closed", at=NOON)
    report = ProgressReport(round=reporting, action=action, state="completed", **FICTION)
    install(report, "accepted", at=NOON)
    Result.objects.create(report=report, measure=Measure.objects.get(code="arrests"), number=12, year=2022, **FICTION)
    evaluation = Evaluation(cycle=cycle, code="EVALUATION-2022-2025", title="Evaluation of EMPACT 2022–2025", **FICTION)
    install(evaluation, "decided", at=NOON)
    effectiveness = Criterion.objects.get(code="effectiveness")
    finding = Finding.objects.create(
        evaluation=evaluation, number=6, criterion=effectiveness, title="Tracing is too slow", text="It is.",
        priority=Priority.objects.get(code="FA", priority_set__cycle=cycle), **FICTION,
    )  # fmt: skip
    advice = Recommendation(evaluation=evaluation, number=7, title="Trace within ten days", text="Do.", **FICTION)
    install(advice, "accepted", at=NOON)
    RecommendationFinding.objects.create(recommendation=advice, finding=finding, **FICTION)
    later = SubPriority.objects.get(code="FA", cycle=Cycle.objects.get(code="2026-2029"))
    RoadmapItem.objects.create(recommendation=advice, title="Tracing in the area", sub_priority=later, **FICTION)
    return action


def test_from_the_socta_to_what_became_of_it(official: Reader, done: OperationalAction) -> None:
    official.open("/cycles/")
    official.click("EMPACT 2022–2025")
    official.click("Threat assessment", "assessments/SOCTA-2021")
    official.click("Firearms", "/threats/")
    official.click("Firearms trafficking", "/priorities/FA")
    assert "To target criminal networks and individual criminals involved in the illicit trafficking" in official.html
    official.click("OAP areas", "tab=areas")
    official.click("Firearms trafficking", "/areas/FA")
    for period in ("2022", "2023", "2024-25"):
        assert official.hrefs(f"/oaps/FA-{period}/"), f"The area does not lead to its plan {period}."
    official.click("FA-2022", "/oaps/FA-2022")
    official.click("Weeks of control", "/actions/3.1")
    official.click("Reports and results")
    assert "Arrests" in official.html
    official.click("Firearms trafficking 2022", "/oaps/FA-2022")
    official.click("10 Firearms trafficking", "/priorities/FA")
    official.click("Finding 6", "/findings/6")
    official.click("Trace within ten days", "/recommendations/7")
    official.click("Firearms and explosives", "2026-2029/areas/FA")
    official.click("Targeting firearms and explosives crime", "2026-2029/priorities/FA")


def test_from_2026_back_to_the_socta_2021(official: Reader, done: OperationalAction) -> None:
    official.open("/cycles/2026-2029/")
    official.click("Targeting firearms and explosives crime", "/priorities/FA")
    official.click("OAP areas", "tab=areas")
    official.click("Firearms and explosives", "2026-2029/areas/FA")
    official.click("Tracing in the area", "/roadmap/")
    official.click("Trace within ten days", "/recommendations/7")
    official.click("Tracing is too slow", "/findings/6")
    official.click("Firearms trafficking", "2022-2025/priorities/FA")
    official.click("Arrests", "/results/")
    official.click("3.1", "/reports/")
    official.click("Open the action", "/actions/3.1")
    official.click("Firearms trafficking 2022", "/oaps/FA-2022")
    official.click("10 Firearms trafficking", "/priorities/FA")
    official.click("Firearms", "/threats/")
    official.click("Threat Assessment 2021", "/assessments/SOCTA-2021")
    official.click("2022–2025", "/cycles/2022-2025")


def test_the_ten_priorities_and_fifteen_areas_are_all_reached(official: Reader) -> None:
    official.open("/cycles/2022-2025/")
    priorities = official.hrefs("2022-2025/priorities/")
    assert len(priorities) == 10
    areas: set[str] = set()
    for url in priorities:
        official.open(url)
        official.click("OAP areas", "tab=areas")
        areas |= official.hrefs("2022-2025/areas/")
    assert len(areas) == 15
    for url in areas:
        official.open(url)
        assert len(official.hrefs("2022-2025/oaps/")) >= 3, f"{url} does not lead to its three plans."


def test_the_public_reads_the_ten_aims_word_for_word_and_no_plan() -> None:
    public = Reader()
    public.open("/priorities/?cycle=2022-2025")
    urls = public.hrefs("2022-2025/priorities/")
    assert len(urls) == 10
    for url in urls:
        html = words(public.open(url))
        code = re.search(r"priorities/([^/]+)/", url)
        assert code
        aim = words(Priority.objects.get(code=code[1], priority_set__cycle__code="2022-2025").aim)
        assert aim.split(" - ")[0][:60].replace("'", "&#x27;") in html
        assert not public.hrefs("/oaps/")
        assert not public.hrefs("/history/")

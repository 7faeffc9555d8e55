"""The page of a cycle: its four steps, its calendar, its gaps, and what the public sees of it."""

from datetime import date
from typing import Any

import pytest

from cycles.models import CalendarEntry, CycleStep, KeyThreat
from cycles.pictures import cycle_timeline, threat_board
from empact.web.pictures.timeline import Timeline
from tests.browsing import Reader
from tests.cast import FACT, Cast, put
from tests.signing import SignIn

PAGE = "/cycles/2026-2029/"


def entry(cast: Cast, title: str, starts: date, ends: date | None = None, **more: Any) -> CalendarEntry:
    values: dict[str, Any] = {"cycle": cast.cycle, "step": 3, "kind": "oap_period", **FACT, **more}
    return CalendarEntry.objects.create(title=title, starts=starts, ends=ends, **values)


def picture(cast: Cast) -> Timeline:
    return cycle_timeline(cast.cycle, CalendarEntry.objects.for_list().order_by("starts"))


def test_each_step_says_how_it_stands(cast: Cast, sign_in: SignIn) -> None:
    steps = sign_in("est").get(PAGE).context["cycle_steps"]
    assert [step.state for step in steps] == ["done", "done", "now", "later"]
    assert "2 key threats" in steps[0].note
    assert "<strong>2 priorities</strong> adopted 13 Jun 2025" in steps[1].note
    assert "<strong>1 of 2 plans</strong> adopted by COSI" in steps[2].note
    assert steps[3].note == "Nothing of this step is on record here."


def test_a_plan_that_is_overdue_is_counted_late(cast: Cast, sign_in: SignIn) -> None:
    cast.plan.drafting_due = "2025-11-20T16:00:00Z"
    cast.plan.save()
    page = sign_in("est").get(PAGE)
    assert "1 plan late" in page.context["cycle_steps"][2].more
    assert page.context["cycle_turn"].who == "Driver’s team"


def test_a_cycle_without_records_says_so(cast: Cast, sign_in: SignIn) -> None:
    steps = sign_in("est").get("/cycles/2022-2025/").context["cycle_steps"]
    assert steps[0].note == "Nothing of this step is on record here."


def test_a_span_of_the_calendar_that_has_begun_is_running(cast: Cast, sign_in: SignIn) -> None:
    entry(cast, "First plans", date(2025, 11, 1), date(2025, 12, 31))
    step = sign_in("").get(PAGE).context["cycle_steps"][2]
    assert step.state == "now"
    assert "running" in step.more


def test_the_public_sees_outline_and_sourced_dates_only(cast: Cast, sign_in: SignIn) -> None:
    entry(cast, "Sourced day", date(2026, 3, 1))
    entry(cast, "Invented day", date(2026, 4, 1), standing="fictitious")
    page = sign_in("").get(PAGE)
    html = page.content.decode()
    assert "Sourced day" in html
    assert "planned" in page.context["cycle_steps"][2].more
    for hidden in ("Invented day", "Gap radar", "FA-2026-27", "Whose turn it is", "/history/"):
        assert hidden not in html


def test_every_gap_opens_to_its_rows(cast: Cast, sign_in: SignIn) -> None:
    KeyThreat.objects.create(assessment=cast.assessment, number=3, title="Waste crime", **FACT)
    client = sign_in("est")
    for line in client.get(PAGE).context["radar"].lines:
        if line.count:
            rows = client.get(line.url).context["listing"].page.paginator.count
            assert rows == line.count, line.label


def test_spans_are_bars_and_days_are_numbered(cast: Cast) -> None:
    entry(cast, "OAPs 2026–2027", date(2026, 1, 1), date(2027, 12, 31))
    entry(cast, "COSI adopts the OAPs", date(2025, 12, 12), kind="adoption")
    lane = picture(cast).lanes[CycleStep.PLANS - 1]
    assert [bar.label for bar in lane.bars] == ["OAPs 2026–2027"]
    assert [item.words for item in lane.milestones] == ["12 Dec 2025"]


def test_the_evaluation_before_feeds_the_priorities(cast: Cast) -> None:
    old = entry(cast, "Study", date(2025, 1, 1), date(2025, 3, 31), cycle=cast.earlier_cycle, step=4, kind="evaluation")
    council = entry(cast, "G-MASP", date(2025, 7, 1), date(2025, 9, 30), step=2, kind="g_masp")
    found = picture(cast)
    assert [bar.label for bar in found.lanes[3].bars] == ["of 2022–2025"]
    assert [(flow.source, flow.target) for flow in found.flows] == [(f"entry-{old.pk}", f"entry-{council.pk}")]


def test_what_is_not_stated_has_a_place_of_its_own_on_the_board(cast: Cast) -> None:
    board = threat_board(cast.threats)
    assert board.rows[-1][0] == "not_stated"
    assert len(board.items["not_stated", "not_stated"]) == 2
    cast.threats[0].level, cast.threats[0].trend = "high", "rising"
    assert not any(row == "not_stated" for row, _words in threat_board(cast.threats[:1]).rows)


@pytest.mark.parametrize("reader", ["", "est"])
def test_what_answers_a_threat_is_one_click_away(cast: Cast, reader: str) -> None:
    somebody = Reader(cast[reader] if reader else None)
    somebody.open(cast.threats[0].get_absolute_url())
    somebody.click("Firearms", "/priorities/FA")


def test_a_draft_of_an_assessment_is_not_there_for_others(cast: Cast, sign_in: SignIn) -> None:
    draft = put(type(cast.assessment)(cycle=cast.cycle, code="INTERIM", title="Interim", kind="interim"), "drafting")
    assert sign_in("socta").get(draft.get_absolute_url()).status_code == 200
    for reader in ("nec.fr", "nobody", ""):
        assert sign_in(reader).get(draft.get_absolute_url()).status_code == 404

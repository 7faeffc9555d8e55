"""Whose turn it is, what is open, what is blocked and why; and what each person owes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from empact import clock
from empact.accounts.models import User
from empact.workflow.charts import Step, chart_of
from empact.workflow.engine import perform
from empact.workflow.situation import open_to, situation, stages
from empact.workflow.work import owed_by, waiting_on_others
from tests.garden.models import Bed, Garden
from tests.garden.workflow import Opening

pytestmark = pytest.mark.django_db


def names(moves: object) -> list[str]:
    return [item.transition.name for item in moves]  # type: ignore[attr-defined]


def test_the_one_whose_turn_it_is_sees_the_move_open_with_its_warnings(garden: Garden, gardener: User) -> None:
    found = situation(gardener, garden)
    assert names(found.open) == ["submit"]
    assert [problem.code for problem in found.open[0].warnings] == ["not_planted"]
    assert found.turn is not None
    assert (found.turn.mine, found.turn.label, found.turn.late) == (True, "the gardener of this garden", False)
    assert list(found.turn.people() or ()) == [gardener]
    assert [move.name for move in open_to(gardener, garden)] == ["submit"]


def test_everybody_else_sees_why_not_and_who_could(garden: Garden, visitor: User) -> None:
    garden.beds.all().delete()
    for reader in (visitor, AnonymousUser()):
        found = situation(reader, garden)
        assert not found.open
        (blocked,) = found.blocked
        assert (blocked.transition.name, blocked.reason) == ("submit", "the gardener of this garden")
        assert [problem.code for problem in blocked.problems] == ["no_bed", "not_planted"]


def test_a_move_that_is_blocked_for_its_own_maker_has_no_reason_but_its_problems(
    garden: Garden, gardener: User
) -> None:
    garden.beds.all().delete()
    (blocked,) = situation(gardener, garden).blocked
    assert (blocked.reason, blocked.problems[0].code) == ("", "no_bed")


def test_all_rules_are_asked_in_one_query(garden: Garden, gardener: User, visitor: User) -> None:
    perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    garden.refresh_from_db()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = situation(visitor, garden)
    assert names(found.open) == ["check"]
    assert names(found.blocked) == ["return"]
    assert len(queries) == 1


def test_what_is_overdue_is_late(garden: Garden) -> None:
    garden.opened_on = clock.today() - timedelta(days=1)
    found = situation(AnonymousUser(), garden)
    assert found.turn is not None
    assert found.turn.late
    assert found.due == clock.deadline(garden.opened_on)


def test_the_system_has_its_turn_too(garden: Garden) -> None:
    garden.status = "opened"
    found = situation(AnonymousUser(), garden)
    assert found.turn is not None
    assert (found.turn.label, found.turn.people()) == ("the system", None)
    assert not found.blocked


def test_the_stepper_knows_what_is_done_and_what_is_to_come(garden: Garden) -> None:
    garden.status = "checked"
    assert [(stage.label, stage.state) for stage in stages(garden)] == [
        ("Drafting", "done"),
        ("Check", "current"),
        ("Opened", "to_come"),
    ]


def test_a_step_done_before_its_day_does_not_show_the_day(garden: Garden) -> None:
    steps = (Step(("drafting",), "Drafting", "opened_on"), Step(("checked",), "Check", "opened_on"))
    chart, garden.status = replace(chart_of(Garden), steps=steps), "checked"
    for days, shown in ((1, False), (0, True)):
        garden.opened_on = clock.today() + timedelta(days=days)
        first, second = stages(garden, chart)
        assert (first.day is not None, second.day) == (shown, garden.opened_on)


def test_a_step_that_is_done_shows_when_it_was_done_not_when_it_was_due(garden: Garden) -> None:
    steps = tuple(Step((state,), state, "opened_on", "updated_at") for state in ("drafting", "checked"))
    garden.status, garden.opened_on = "checked", clock.today() - timedelta(days=9)
    days = [stage.day for stage in stages(garden, replace(chart_of(Garden), steps=steps))]
    assert days == [garden.updated_at, garden.opened_on]


def test_each_owes_what_is_theirs_and_waits_for_what_they_passed_on(
    garden: Garden, gardener: User, visitor: User, inspector: User, stranger: User
) -> None:
    (item,) = owed_by(gardener)
    assert (item.record, item.transition.name, item.label, item.url, item.kind) == (
        garden,
        "submit",
        "Kitchen garden",
        f"/gardens/{garden.pk}/",
        "garden",
    )
    perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)
    assert owed_by(gardener) == []
    assert names(owed_by(visitor)) == names(owed_by(inspector)) == ["check"]
    (waiting,) = waiting_on_others(gardener)
    assert waiting.waits_on.startswith("whoever has an account")
    assert waiting.since is not None
    garden.refresh_from_db()
    perform(Garden, "check", garden.pk, actor=visitor, seen=garden.content)
    assert waiting_on_others(gardener) == []
    assert names(waiting_on_others(visitor)) == names(owed_by(inspector)) == ["open"]
    assert owed_by(stranger) == []
    garden.refresh_from_db()
    perform(Garden, "open", garden.pk, actor=inspector, seen=garden.content, data=Opening(clock.today()))
    assert waiting_on_others(inspector) == []  # the system closes it


def test_the_work_list_costs_the_same_for_one_record_and_for_many(gardener: User, inspector: User) -> None:
    def cost(user: User) -> int:
        with CaptureQueriesContext(connection) as queries:
            for item in (*owed_by(user), *waiting_on_others(user)):
                assert item.label
                assert item.url
        return len(queries)

    def passes_on(title: str) -> None:
        garden = Garden.objects.create(title=title, owner_id=gardener.pk)
        Bed.objects.create(garden=garden, number=1)
        garden.refresh_from_db()
        perform(Garden, "submit", garden.pk, actor=gardener, seen=garden.content)

    Garden.objects.create(title="One", owner_id=gardener.pk)
    passes_on("Another")
    few = cost(gardener)
    for number in range(5):
        Garden.objects.create(title=f"Garden {number}", owner_id=gardener.pk)
        passes_on(f"Checked garden {number}")
    assert cost(gardener) == few <= 4

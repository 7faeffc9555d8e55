"""Exactly those who may act are told, once for each reminder, and no more when it is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from empact import clock
from empact.accounts.gathering import Gathering
from empact.accounts.models import User
from empact.accounts.sights import sight
from empact.jobs.models import Job
from empact.notifications.models import Cadence, Item, Message
from empact.notifications.reminding import find
from empact.notifications.sources import Due, sources
from empact.notifications.telling import store
from empact.workflow.charts import chart_of
from empact.workflow.engine import perform
from oaps.models import OAP, NationalPosition, Participation
from oaps.workflow.plans import PLAN_CHART
from tests.cast import Cast, put, take_part
from tests.notifications.conftest import Today, do_prompt_jobs, remind, told

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from empact.accounts.rules import Rule

PLAN = "oaps.oap"
CHECK_DUE = datetime(2025, 12, 1, 17, tzinfo=clock.BRUSSELS)


@pytest.fixture
def submitted(cast: Cast, today: Today) -> OAP:
    """A plan that waits for the Support Team's check, due on 1 December."""
    put(cast.plan, "submitted")
    OAP.objects.filter(pk=cast.plan.pk).update(check_due=CHECK_DUE)
    return OAP.objects.get(pk=cast.plan.pk)


def move(cast: Cast, name: str, who: str, **data: object) -> OAP:
    plan = OAP.objects.get(pk=cast.plan.pk)
    kind = PLAN_CHART.transition(name)
    assert kind is not None
    given = kind.data(**data) if kind.data else None
    comment = "Because" if kind.comment_required else ""
    found: OAP = perform(OAP, name, plan.pk, actor=cast[who], seen=plan.content, data=given, comment=comment)
    return found


def test_whoever_may_act_is_told_and_nobody_else(cast: Cast, today: Today) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    remind()
    for source in sources():
        for due in source.find():
            rows = Item.objects.filter(kind=due.kind, record_id=due.record.pk, move=due.move)
            recipients = set(rows.exclude(message__event="escalated").values_list("person_id", flat=True))
            assert recipients <= who_may(due), due.name
            if source.early:
                assert recipients == who_may(due), due.name


def who_may(due: Due) -> set[int]:
    """Return the `people` face of the move's rule, among those who see the record."""
    rule: Rule | None = getattr(chart_of(due.record).transition(due.move), "who", None) if is_charted(due) else None
    who = rule or due.people
    people = set(who(Gathering())) if callable(who) else keys_of(who.people(due.record))
    return people & keys_of(sight(type(due.record)).people(due.record))


def keys_of(people: QuerySet[User]) -> set[int]:
    return set(people.values_list("pk", flat=True))


def is_charted(due: Due) -> bool:
    try:
        return chart_of(due.record).transition(due.move) is not None
    except LookupError:
        return False


def test_a_waiting_check_reminds_escalates_a_week_later_and_stops_when_it_is_done(
    cast: Cast, submitted: OAP, today: Today
) -> None:
    remind()
    assert told(PLAN, "check") == {("est", "before-7"), ("est.2", "before-7")}
    today(date(2025, 12, 2))
    remind()
    assert told(PLAN, "check") >= {("est", "late-1"), ("est.2", "late-1")}
    assert not any(stage.startswith("escalated") for _who, stage in told(PLAN, "check"))
    today(date(2025, 12, 8))
    remind()
    above = {("secretariat", "escalated-7"), ("secretariat.2", "escalated-7")}
    assert {item for item in told(PLAN, "check") if item[1].startswith("escalated")} == above
    assert told(PLAN, "check") >= {("est", "late-7")}
    move(cast, "check", "est", positions_due=date(2025, 12, 19))
    before = Item.objects.count()
    do_prompt_jobs()
    assert not Message.objects.unread().filter(items__move="check").exists()
    today(date(2026, 1, 20))
    remind()
    assert not any(item.stage == "late-30" for item in Item.objects.filter(move="check"))
    assert Item.objects.count() > before  # the Member States have been told meanwhile


def test_each_reminder_comes_once_however_often_it_runs(cast: Cast, submitted: OAP, today: Today) -> None:
    counts = set()
    for _run in range(3):
        remind()
        counts.add((Item.objects.count(), Message.objects.count()))
    assert len(counts) == 1
    first = find(("oaps.oap", cast.plan.pk))
    assert first.notices == []


def test_two_runs_that_found_the_same_tell_it_once(cast: Cast, submitted: OAP) -> None:
    one, other = find(), find()
    assert one.notices
    assert len(one.notices) == len(other.notices)
    assert one.store() == len(one.notices)
    assert other.store() == 0
    assert Message.objects.filter(items=None).count() == 0


def test_every_day_of_two_months_tells_each_reminder_once(cast: Cast, submitted: OAP, today: Today) -> None:
    day = date(2025, 10, 20)
    while day < date(2025, 12, 20):
        today(day)
        remind()
        day += timedelta(days=1)
    mine = Item.objects.filter(person=cast["est"], kind=PLAN, move="check", record_id=cast.plan.pk)
    stages = list(mine.order_by("id").values_list("stage", flat=True))
    assert stages == ["new", "before-30", "before-7", "before-1", "late-1", "late-7"]


def test_nobody_is_told_of_their_own_act_and_the_next_one_is_at_once(cast: Cast, today: Today) -> None:
    move(cast, "submit", "driver")
    assert Job.objects.filter(kind="notifications.turns").count() == 1
    do_prompt_jobs()
    assert {who for who, _stage in told(PLAN, "check")} == {"est", "est.2"}
    move(cast, "return", "est")
    do_prompt_jobs()
    assert {who for who, _stage in told(PLAN, "submit")} == {"driver", "codriver"}
    move(cast, "submit", "driver")
    do_prompt_jobs()
    assert Item.objects.filter(person=cast["est"], move="check").count() == 2, "what comes back is told anew"


def test_who_moved_last_hears_nothing_new_of_the_own_next_step(cast: Cast, today: Today) -> None:
    cast.give("est", "co_driver", "Europol", cast.plan)
    put(cast.plan, "submitted")
    move(cast, "return", "est")
    remind()
    assert ("driver", "new") in told(PLAN, "submit")
    assert ("est", "new") not in told(PLAN, "submit")


def test_many_of_a_kind_are_one_message(cast: Cast, today: Today) -> None:
    take_part(cast, cast.actions[0], "DE-BKA", "participant", "invited")
    take_part(cast, cast.actions[1], "DE", "participant", "invited")
    remind()
    mine = Message.objects.of(cast["nec.de"]).filter(items__kind="oaps.participation").distinct()
    message = mine.get()
    assert message.items.count() == 2
    assert message.title == "Confirm: 2 participations"


def test_nobody_is_told_of_a_record_that_is_not_open_to_them_yet(cast: Cast, today: Today) -> None:
    OAP.objects.filter(pk=cast.plan.pk).update(opened_to_states_on=date(2025, 12, 1))
    remind()
    assert "nec.lv" not in {who for who, _stage in told("oaps.participation")}
    today(date(2025, 12, 1))
    remind()
    assert "nec.lv" in {who for who, _stage in told("oaps.participation")}


def test_what_cannot_be_done_now_is_nothing_to_remind_of(cast: Cast, today: Today) -> None:
    cast.open_positions(cast.plan)
    put(cast.plan, "validated")
    remind()
    assert told("oaps.nationalposition") == set()
    assert told("oaps.participation") == set()
    assert NationalPosition.objects.filter(status="pending").exists()
    assert Participation.objects.filter(status="invited").exists()


def test_a_member_state_is_reminded_by_the_rhythm_of_its_positions(cast: Cast, today: Today) -> None:
    Cadence.objects.create(kind="oaps.nationalposition", title="Positions", before=[3], after=[2], is_legal=True)
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    today(date(2025, 12, 1))
    remind()
    assert ("nec.fr", "new") in told("oaps.nationalposition")
    today(date(2025, 12, 2))
    remind()
    assert ("nec.fr", "before-3") in told("oaps.nationalposition")
    events = set(Message.objects.filter(items__kind="oaps.nationalposition").values_list("event", flat=True))
    assert events == {"legal"}


def test_roles_posts_and_milestones_are_told(cast: Cast, today: Today) -> None:
    cast.give("temp", "co_driver", "SE", cast.plan, ends=date(2025, 12, 10))
    remind()
    ending = told("accounts.assignment")
    assert ("temp", "before-30") in ending
    assert ("est", "before-30") in ending
    assert not any(who == "admin" for who, _stage in ending)
    vacant = told("oaps.operationalaction", "name_leader")
    assert {"nec.fr", "deputy.fr", "other.driver"} <= {who for who, _stage in vacant}
    action = cast.adopted_plan.actions.get()
    cast.give("newleader", "action_leader", "FR", action)
    remind()
    assert set(Item.objects.filter(record_id=action.pk, move="name_leader").values_list("settled", flat=True)) == {True}


def test_the_number_of_queries_does_not_grow_with_people(cast: Cast, today: Today) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    # Nor with the roles that end for the same records.
    soon = date(2025, 12, 10)
    cast.give("deputy.zero", "deputy_nec", "FR", ends=soon)
    cast.give("co.driver.zero", "co_driver", "SE", cast.plan, ends=soon)
    for number, action in enumerate(cast.actions):
        cast.give(f"co.leader.zero.{number}", "co_action_leader", "FR", action, ends=soon)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            found = find()
            store(found.notices)
        Item.objects.all().delete()
        Message.objects.all().delete()
        assert found.notices
        # What is written goes in batches.
        return sum(item["sql"].startswith("SELECT") for item in queries.captured_queries)

    cost()
    few = cost()
    for number in range(20):
        cast.give(f"deputy.{number}", "deputy_nec", "FR", ends=soon)
        cast.give(f"est.{number + 10}", "est", "Europol")
        cast.give(f"co.driver.{number}", "co_driver", "SE", cast.plan, ends=soon)
        cast.give(f"co.leader.{number}", "co_action_leader", "FR", cast.actions[number % len(cast.actions)], ends=soon)
    assert User.objects.count() > 100
    assert cost() == few

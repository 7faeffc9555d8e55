"""Who is named for a role that somebody accepts: until then nobody holds it, whoever asks in whatever way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from empact import clock
from empact.accounts.accepting import ACCEPTERS, answer_due
from empact.accounts.appointing import ACCOUNT_KEEPERS
from empact.accounts.errors import ChangedMeanwhileError, NotAllowed
from empact.accounts.models import Answer, Assignment, User
from empact.accounts.services.acceptance import accept_assignment, decline_assignment
from empact.accounts.services.assignments import appoint, change_dates, end_assignment, withdraw
from empact.accounts.services.people import invite
from empact.history.models import Entry
from empact.history.sentences import sentence
from oaps.models import OperationalAction, Participation
from oaps.permissions import ACTION_WRITERS
from tests.at_once import at_once
from tests.cast import Cast, put

TODAY = date(2025, 11, 24)


@pytest.fixture(autouse=True)
def vacant(cast: Cast) -> None:
    """Leave the post of the first action, which a French service leads, without anybody."""
    Assignment.objects.filter(role="action_leader").update(ends=date(2025, 11, 23))


def name(cast: Cast, giver: str = "nec.fr", person: str = "contact.fr", **more: Any) -> Assignment:
    return appoint(
        cast[person],
        role="action_leader",
        organisation=cast.organisations["FR-OFAST"],
        scope=cast.actions[0],
        starts=more.pop("starts", TODAY),
        actor=cast[giver] if giver else None,
        **more,
    )


def fresh(person: User) -> User:
    """Return the person without anything remembered of an earlier request."""
    return User.objects.get(pk=person.pk)


def may_write(cast: Cast, person: str) -> bool:
    return ACTION_WRITERS.holds(fresh(cast[person]), cast.actions[0])


# -- Naming ------------------------------------------------------------------------------------


def test_who_is_named_holds_nothing_until_the_driver_accepts(cast: Cast) -> None:
    item = name(cast)
    assert item.answer == Answer.WAITING
    assert "action_leader" not in {hat.role for hat in fresh(cast["contact.fr"]).hats}
    assert not may_write(cast, "contact.fr")
    assert not ACTION_WRITERS.people(cast.actions[0]).filter(pk=cast["contact.fr"].pk).exists()
    assert not OperationalAction.objects.visible_to(fresh(cast["contact.fr"])).filter(pk=cast.actions[0].pk).exists()
    accept_assignment(item.pk, actor=cast["driver"], seen=item.version, comment="Welcome")
    assert may_write(cast, "contact.fr")
    assert ACTION_WRITERS.people(cast.actions[0]).filter(pk=cast["contact.fr"].pk).exists()
    entry = Entry.objects.filter(kind="accounts.assignment", record_id=item.pk).first()
    assert entry is not None
    assert (entry.verb, entry.comment, entry.actor) == ("accepted", "Welcome", cast["driver"])
    assert (entry.before["answer"], entry.after["answer"]) == ("waiting", "accepted")
    assert sentence(entry).endswith("accepted who is named as Action Leader, FR FR-OFAST")


@pytest.mark.parametrize("giver", ["est", ""])
def test_who_could_accept_and_the_system_name_at_once(cast: Cast, giver: str) -> None:
    assert name(cast, giver).answer == Answer.ACCEPTED


@pytest.mark.parametrize("giver", ["nec.fr", "deputy.fr", "admin"])
def test_who_could_not_accept_names_and_waits(cast: Cast, giver: str) -> None:
    assert name(cast, giver).answer == Answer.WAITING


def test_a_coordinator_who_is_on_the_drivers_team_too_names_at_once(cast: Cast) -> None:
    cast.give("nec.fr", "co_driver", "FR", cast.plan)
    assert name(cast).answer == Answer.ACCEPTED


def test_roles_that_nobody_accepts_are_given_as_before(cast: Cast) -> None:
    found = appoint(
        cast["contact.fr"],
        role="co_action_leader",
        organisation=cast.organisations["FR-OFAST"],
        scope=cast.actions[0],
        starts=TODAY,
        actor=cast["nec.fr"],
    )
    assert found.answer == Answer.ACCEPTED


def test_who_is_invited_to_lead_waits_too(cast: Cast) -> None:
    made = invite(
        "new.leader@empact.example",
        role="action_leader",
        organisation=cast.organisations["FR-OFAST"],
        scope=cast.actions[0],
        starts=TODAY,
        details={},
        actor=cast["nec.fr"],
    )
    assert made.assignment.answer == Answer.WAITING
    assert ACCOUNT_KEEPERS.holds(fresh(cast["nec.fr"]), made.person)
    assert not ACCOUNT_KEEPERS.holds(fresh(cast["nec.de"]), made.person)


def test_a_named_person_keeps_the_post_and_a_declined_one_gives_it_free(cast: Cast) -> None:
    item = name(cast)
    cast.give("second.fr", "participant_contact", "FR-OFAST")
    with pytest.raises(ValidationError, match="Another person is named as Action Leader"):
        name(cast, person="second.fr")
    with pytest.raises(ValidationError, match="holds the role already"):
        name(cast)
    decline_assignment(item.pk, actor=cast["driver"], seen=item.version, comment="Leads four others")
    again = name(cast)
    assert again.pk != item.pk
    assert Assignment.objects.get(pk=item.pk).answer_reason == "Leads four others"
    with pytest.raises(ValidationError, match="Another person is named as Action Leader"):
        name(cast, person="second.fr")


# -- Who answers -------------------------------------------------------------------------------


def test_the_rule_of_who_accepts_agrees_from_both_sides(cast: Cast) -> None:
    cast.give("est.earlier", "est", "Europol", cast.earlier_cycle)
    cast.give("area.driver", "co_driver", "ES", cast.plan.sub_priority)
    cast.give("codriver", "action_leader", "FR-OFAST", cast.actions[1])
    name(cast)
    may = {
        person.pk: set(Assignment.objects.filter(ACCEPTERS.records(person)).values_list("pk", flat=True))
        for person in User.objects.all()
    }
    asked = 0
    for assignment in Assignment.objects.all():
        by_records = {pk for pk, records in may.items() if assignment.pk in records}
        assert by_records == set(ACCEPTERS.people(assignment).values_list("pk", flat=True)), assignment.role
        assert assignment.person_id not in by_records
        asked += bool(by_records)
    assert asked == 4


@pytest.mark.parametrize("who", ["driver", "codriver", "est"])
def test_the_drivers_team_and_the_support_team_answer(cast: Cast, who: str) -> None:
    item = name(cast)
    assert accept_assignment(item.pk, actor=cast[who], seen=item.version).answer == Answer.ACCEPTED


@pytest.mark.parametrize("who", ["nec.fr", "admin", "nec.de", "auditor", "eurojust"])
def test_nobody_else_answers(cast: Cast, who: str) -> None:
    item = name(cast)
    text = "^Only the Driver's team of this plan or the EMPACT Support Team can do this, and nobody for themselves.$"
    with pytest.raises(NotAllowed, match=text):
        accept_assignment(item.pk, actor=cast[who], seen=item.version)
    with pytest.raises(NotAllowed):
        decline_assignment(item.pk, actor=cast[who], seen=item.version, comment="No")
    assert Assignment.objects.get(pk=item.pk).answer == Answer.WAITING


@pytest.mark.parametrize("who", ["other.driver", "contact.fr", "socta", "nobody"])
def test_who_does_not_see_the_action_finds_no_naming(cast: Cast, who: str) -> None:
    item = name(cast, person="leader.fr")
    with pytest.raises(Assignment.DoesNotExist):
        accept_assignment(item.pk, actor=cast[who], seen=item.version)


def test_nobody_accepts_themselves(cast: Cast) -> None:
    cast.give("codriver", "participant_contact", "FR-OFAST")
    item = name(cast, person="codriver")
    with pytest.raises(NotAllowed, match="nobody for themselves"):
        accept_assignment(item.pk, actor=cast["codriver"], seen=item.version)
    assert accept_assignment(item.pk, actor=cast["driver"], seen=item.version).answer == Answer.ACCEPTED


# -- What is refused ---------------------------------------------------------------------------


def test_what_changed_meanwhile_is_not_answered_unseen(cast: Cast) -> None:
    item = name(cast)
    change_dates(item.pk, starts=TODAY, ends=date(2026, 6, 30), actor=cast["nec.fr"], seen=item.version)
    for answer in (accept_assignment, decline_assignment):
        with pytest.raises(ChangedMeanwhileError):
            answer(item.pk, actor=cast["driver"], seen=item.version, comment="")


def test_declining_asks_for_a_reason(cast: Cast) -> None:
    item = name(cast)
    for comment in ("", "  ", "a\0b"):
        with pytest.raises(ValidationError) as error:
            decline_assignment(item.pk, actor=cast["driver"], seen=item.version, comment=comment)
        assert list(error.value.message_dict) == ["comment"]


def test_an_answer_is_given_once(cast: Cast) -> None:
    for answer, words in ((accept_assignment, "accepted already"), (decline_assignment, "declined already")):
        item = answer(name(cast).pk, actor=cast["driver"], seen=1, comment="So be it")
        seen = Assignment.objects.get(pk=item.pk).version
        for again in (accept_assignment, decline_assignment):
            with pytest.raises(ValidationError, match=words):
                again(item.pk, actor=cast["driver"], seen=seen, comment="Again")
        Assignment.objects.filter(pk=item.pk).update(ends=TODAY, starts=TODAY - timedelta(days=9), role="co_driver")


def test_who_can_hold_the_role_no_more_is_not_accepted(cast: Cast) -> None:
    item = name(cast)
    User.objects.filter(pk=cast["contact.fr"].pk).update(is_active=False)
    with pytest.raises(ValidationError, match="account of this person is closed"):
        accept_assignment(item.pk, actor=cast["driver"], seen=item.version)
    User.objects.filter(pk=cast["contact.fr"].pk).update(is_active=True)
    lead = Participation.objects.get(action=cast.actions[0], role="lead")
    lead.reason = "No officers left"
    put(lead, "withdrawn")
    with pytest.raises(ValidationError, match="FR-OFAST is not the lead organisation of the action any more"):
        accept_assignment(item.pk, actor=cast["driver"], seen=item.version)
    assert decline_assignment(item.pk, actor=cast["driver"], seen=item.version, comment="Left").answer == "declined"


def test_days_that_have_passed_are_not_accepted(cast: Cast) -> None:
    item = name(cast)
    Assignment.objects.filter(pk=item.pk).update(starts=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=1))
    assert not Assignment.objects.waiting().exists()
    with pytest.raises(ValidationError, match="last day of the role has passed"):
        accept_assignment(item.pk, actor=cast["driver"], seen=Assignment.objects.get(pk=item.pk).version)


def test_the_ways_back(cast: Cast) -> None:
    waiting = name(cast)
    with pytest.raises(ValidationError, match="take it back instead"):
        end_assignment(waiting.pk, last_day=TODAY, actor=cast["nec.fr"], seen=waiting.version)
    withdraw(waiting.pk, actor=cast["nec.fr"], seen=waiting.version)
    assert not Assignment.objects.filter(pk=waiting.pk).exists()
    accepted = accept_assignment(name(cast).pk, actor=cast["driver"], seen=1)
    seen = Assignment.objects.get(pk=accepted.pk).version
    with pytest.raises(ValidationError, match="It has begun"):
        withdraw(accepted.pk, actor=cast["nec.fr"], seen=seen)
    end_assignment(accepted.pk, last_day=TODAY, actor=cast["nec.fr"], seen=seen)
    declined = decline_assignment(name(cast, starts=date(2025, 11, 25)).pk, actor=cast["est"], seen=1, comment="No")
    seen = Assignment.objects.get(pk=declined.pk).version
    for deed, told in (
        (withdraw, {}),
        (end_assignment, {"last_day": date(2025, 12, 1)}),
        (change_dates, {"starts": TODAY, "ends": None}),
    ):
        with pytest.raises(ValidationError, match="Name somebody anew"):
            deed(declined.pk, actor=cast["nec.fr"], seen=seen, **told)


def test_the_database_keeps_to_the_answers(cast: Cast) -> None:
    item = name(cast)
    for bad in ({"answer": "perhaps"}, {"answer": "declined"}, {"answer_reason": "Why"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.filter(pk=item.pk).update(**bad)


def test_an_answer_is_due_a_week_after_the_naming_or_when_the_role_begins(cast: Cast) -> None:
    soon = name(cast, ends=date(2025, 12, 31))
    later = name(cast, starts=date(2026, 1, 1), person="leader.fr")
    named = {entry.record_id: entry for entry in Entry.objects.filter(verb="appointed")}
    assert answer_due(soon, named[soon.pk]) == clock.deadline(date(2025, 12, 1))
    assert answer_due(later, named[later.pk]) == clock.deadline(date(2026, 1, 1))


@pytest.mark.usefixtures("own_database")
def test_of_two_answers_at_once_one_holds(cast: Cast) -> None:
    item = name(cast)
    told: list[str] = []

    def answer(deed: Any, who: str) -> None:
        try:
            deed(item.pk, actor=cast[who], seen=item.version, comment="At once")
        except ChangedMeanwhileError:
            told.append(who)

    at_once(lambda: answer(accept_assignment, "driver"), lambda: answer(decline_assignment, "codriver"))
    assert len(told) == 1
    assert Entry.objects.filter(record_id=item.pk, verb__in=["accepted", "declined"]).count() == 1

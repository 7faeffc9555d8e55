"""Who may give which role to whom; what is refused, and with which words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from empact import clock
from empact.accounts.appointing import APPOINTERS, assignable_roles, organisations_in_reach, people_in_reach
from empact.accounts.errors import ChangedMeanwhileError, NotAllowed
from empact.accounts.models import Assignment, User
from empact.accounts.roles import Role
from empact.accounts.services.assignments import appoint, change_dates, end_assignment, withdraw
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.registry import registry
from oaps.models import Participation
from tests.cast import Cast, put

START = date(2026, 1, 1)


def somebody(cast: Cast, organisation: str) -> User:
    """Return a person who acts for an organisation already."""
    name = f"staff.{organisation.lower()}"
    cast.give(name, "participant_contact", organisation)
    return cast[name]


def give(cast: Cast, giver: str, role: str, organisation: str, scope: Any = None, **more: Any) -> Assignment:
    person = more.pop("person", None) or somebody(cast, organisation)
    return appoint(
        person,
        role=role,
        organisation=cast.organisations[organisation],
        scope=scope,
        starts=more.pop("starts", START),
        actor=cast[giver] if giver else None,
        **more,
    )


def wrong(error: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return error.value.message_dict


# -- The matrix --------------------------------------------------------------------------------

GIVERS = {
    "admin", "secretariat", "est", "commission", "nec.fr", "deputy.fr", "eurojust", "driver", "leader.fr", "socta",
    "presidency", "delegate.it", "auditor", "evaluator", "contact.fr", "nobody",
}  # fmt: skip
# Who gives which role, read from charts.md; an administrator gives them all.
MAY_GIVE = {
    "secretariat": {
        "est", "commission", "presidency", "socta_team", "nec", "cosi_delegate", "cosi_sg_delegate", "evaluator",
    },
    "est": {
        "nec", "deputy_nec", "agency_coordinator", "driver", "co_driver", "action_leader", "co_action_leader",
        "est_manager", "ap_contact", "agency_contact", "participant_contact", "chsg_coordinator",
    },
    "commission": {"chsg_coordinator", "evaluator"},
    "nec.fr": {"deputy_nec", "action_leader", "co_action_leader", "participant_contact"},
    "deputy.fr": {"action_leader", "co_action_leader", "participant_contact"},
    "eurojust": {"action_leader", "co_action_leader", "agency_contact", "participant_contact"},
}  # fmt: skip


def test_the_matrix_of_who_gives_which_role(cast: Cast) -> None:
    everything = {role.code for role in registry.all(Role)}
    may_give = {giver: {role.code for role in assignable_roles(cast[giver])} for giver in GIVERS}
    assert may_give == {giver: MAY_GIVE.get(giver, set()) for giver in GIVERS} | {"admin": everything}


def test_a_role_outside_the_matrix_is_refused_whatever_the_form_said(cast: Cast) -> None:
    for giver in GIVERS - {"admin"}:
        for role in ("auditor", "administrator"):
            with pytest.raises(NotAllowed, match="administrator"):
                give(cast, giver, role, "GSC", person=cast["contact.fr"])
    assert not Assignment.objects.filter(role__in=["auditor", "administrator"], starts=START).exists()


OWN_PEOPLE = (
    ("nec.fr", "participant_contact", "FR-OFAST", True),
    ("nec.fr", "deputy_nec", "FR", True),
    ("nec.fr", "participant_contact", "DE-BKA", False),
    ("nec.fr", "participant_contact", "Eurojust", False),
    ("nec.fr", "deputy_nec", "DE", False),
    ("deputy.fr", "participant_contact", "FR", True),
    ("eurojust", "participant_contact", "Eurojust", True),
    ("eurojust", "participant_contact", "Europol", False),
    ("eurojust", "participant_contact", "FR-OFAST", False),
    ("est", "participant_contact", "DE-BKA", True),
    ("driver", "participant_contact", "ES", False),
    ("nobody", "participant_contact", "ES", False),
)


def test_coordinators_give_roles_to_their_own_people_only(cast: Cast) -> None:
    for number, (giver, role, organisation, may) in enumerate(OWN_PEOPLE):
        name = f"staff.{number}"
        cast.give(name, "ap_contact", organisation, cast.plan)
        if may:
            assert give(cast, giver, role, organisation, person=cast[name]).role == role
        else:
            with pytest.raises(NotAllowed):
                give(cast, giver, role, organisation, person=cast[name])
            assert cast[name].assignments.count() == 1


def test_a_coordinator_cannot_draw_in_people_of_another_country(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="country or agency"):
        give(cast, "nec.fr", "participant_contact", "FR-OFAST", person=cast["leader.de"])
    assert not people_in_reach(cast["nec.fr"]).filter(pk=cast["leader.de"].pk).exists()
    assert people_in_reach(cast["nec.fr"]).filter(pk=cast["leader.fr"].pk).exists()


def test_reach_of_organisations_is_what_the_form_offers(cast: Cast) -> None:
    def reach(giver: str) -> set[str]:
        found = organisations_in_reach(cast[giver], "participant_contact")
        return set(found.values_list("short_name", flat=True))

    assert reach("nec.fr") == {"FR", "FR-OFAST"}
    assert reach("eurojust") == {"Eurojust"}
    assert reach("est") == reach("admin") == set(cast.organisations)
    assert reach("driver") == reach("nobody") == set()


def test_nobody_gives_a_role_to_themselves(cast: Cast) -> None:
    for giver, role, organisation in (
        ("admin", "auditor", "GSC"),
        ("est", "participant_contact", "Europol"),
        ("secretariat", "est", "GSC"),
        ("nec.fr", "participant_contact", "FR"),
        ("eurojust", "participant_contact", "Eurojust"),
    ):
        with pytest.raises(NotAllowed):
            give(cast, giver, role, organisation, person=cast[giver])
        mine = cast[giver].assignments.get()
        with pytest.raises(NotAllowed):
            change_dates(mine.pk, starts=mine.starts, ends=date(2030, 1, 1), actor=cast[giver], seen=mine.version)
        with pytest.raises(NotAllowed):
            end_assignment(mine.pk, last_day=clock.today(), actor=cast[giver], seen=mine.version)


def test_a_giver_with_a_narrow_scope_gives_nothing_wider(cast: Cast) -> None:
    cast.give("est.cycle", "est", "Europol", cast.cycle)
    give(cast, "est.cycle", "co_driver", "ES", cast.plan)
    with pytest.raises(NotAllowed):
        give(cast, "est.cycle", "co_driver", "ES", cast.running_plan, person=cast["driver"])
    with pytest.raises(NotAllowed):
        give(cast, "est.cycle", "participant_contact", "ES", None, person=cast["driver"])


def test_an_action_leader_is_named_from_the_lead_organisation_by_its_coordinator(cast: Cast) -> None:
    ours, theirs = cast.actions
    Assignment.objects.filter(role="action_leader").update(ends=date(2025, 12, 31))
    give(cast, "nec.fr", "action_leader", "FR-OFAST", ours, person=cast["contact.fr"])
    with pytest.raises(ValidationError) as error:
        give(cast, "nec.fr", "action_leader", "FR-OFAST", theirs, person=cast["contact.fr"])
    assert wrong(error) == {"organisation": ["Action Leader: choose the lead organisation of the action."]}
    with pytest.raises(NotAllowed):
        give(cast, "nec.fr", "action_leader", "DE-BKA", theirs)


# -- Bad input ---------------------------------------------------------------------------------


def test_a_second_head_of_a_national_team_is_refused_with_what_to_do(cast: Cast) -> None:
    with pytest.raises(ValidationError) as error:
        give(cast, "est", "nec", "FR", person=cast["deputy.fr"])
    assert wrong(error) == {
        "starts": [
            "Another person is NEC, Country FR from 1 Jan 2024 on. End that role first, or start on a later day."
        ]
    }
    current = cast["nec.fr"].assignments.get()
    end_assignment(current.pk, last_day=date(2025, 12, 31), actor=cast["est"], seen=current.version)
    assert give(cast, "est", "nec", "FR", person=cast["deputy.fr"]).head_of == cast.countries["FR"]


def test_an_action_has_one_leader_on_a_day_and_a_plan_one_driver(cast: Cast) -> None:
    for role, organisation, scope in (("action_leader", "FR-OFAST", cast.actions[0]), ("driver", "ES", cast.plan)):
        with pytest.raises(ValidationError) as error:
            give(cast, "est", role, organisation, scope)
        assert "starts" in wrong(error)
    give(cast, "est", "co_driver", "ES", cast.plan, person=cast["contact.fr"])


def test_the_same_role_twice_on_a_day_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError) as error:
        give(cast, "est", "participant_contact", "FR-OFAST", person=cast["contact.fr"])
    assert wrong(error) == {
        "role": ["This person holds the role already from 1 Jan 2024 on. Change the dates of that one instead."]
    }


BAD: tuple[tuple[str, str, str, dict[str, Any], str], ...] = (
    ("co_driver", "ES", "plan", {"ends": START - timedelta(days=1)}, "ends"),
    ("co_driver", "ES", "plan", {"starts": date(1900, 1, 1)}, "starts"),
    ("co_driver", "ES", "plan", {"ends": date(9999, 1, 1)}, "ends"),
    ("co_driver", "ES", "", {}, "scope"),
    ("co_driver", "ES", "cycle", {}, "scope"),
    ("king", "ES", "", {}, "role"),
    ("nec", "Europol", "", {}, "organisation"),
    ("co_driver", "ES", "plan", {"comment": "\0"}, "comment"),
)


def test_bad_input_is_told_at_its_field(cast: Cast) -> None:
    before = Assignment.objects.count()
    for role, organisation, scope, more, field in BAD:
        record = getattr(cast, scope) if scope else None
        with pytest.raises(ValidationError) as error:
            give(cast, "admin", role, organisation, record, person=cast["contact.fr"], **more)
        assert list(wrong(error)) == [field]
    assert Assignment.objects.count() == before


def test_what_the_giver_may_not_see_cannot_be_named(cast: Cast) -> None:
    seen, hidden = cast.actions
    with pytest.raises(ValidationError) as error:
        give(cast, "eurojust", "co_action_leader", "Eurojust", hidden)
    assert list(wrong(error)) == ["scope"]
    part = Participation.objects.get(action=seen, organisation__short_name="Eurojust")
    part.role = "co_lead"
    put(part, "confirmed")
    give(cast, "eurojust", "co_action_leader", "Eurojust", seen, person=cast["staff.eurojust"])


def test_a_closed_account_gets_no_role(cast: Cast) -> None:
    User.objects.filter(pk=cast["contact.fr"].pk).update(is_active=False)
    with pytest.raises(ValidationError) as error:
        give(cast, "est", "co_driver", "ES", cast.plan, person=cast["contact.fr"])
    assert list(wrong(error)) == ["person"]


# -- What is kept ------------------------------------------------------------------------------


def test_giving_changing_and_ending_a_role_are_told_as_posts_never_as_names(cast: Cast) -> None:
    made = give(cast, "est", "co_driver", "ES", cast.plan, person=cast["driver"])
    changed = change_dates(made.pk, starts=START, ends=date(2026, 6, 30), actor=cast["est"], seen=made.version)
    ended = end_assignment(made.pk, last_day=date(2026, 3, 31), actor=cast["est.2"], seen=changed.version)
    assert (ended.starts, ended.ends, ended.version) == (START, date(2026, 3, 31), 3)
    entries = Entry.objects.filter(kind="accounts.assignment", record_id=made.pk).order_by("pk")
    assert [entry.verb for entry in entries] == ["appointed", "edited", "ended"]
    told = [sentence(entry) for entry in entries]
    assert told[0] == "EMPACT Support Team, Europol gave the role Co-driver, ES"
    text = " ".join([*told, *(str(entry.before) + str(entry.after) for entry in entries)])
    assert "Test" not in text
    assert "empact.example" not in text


def test_a_role_that_has_not_begun_is_withdrawn_one_that_has_is_ended(cast: Cast) -> None:
    made = give(cast, "est", "co_driver", "ES", cast.plan, person=cast["driver"])
    with pytest.raises(ValidationError) as error:
        end_assignment(made.pk, last_day=date(2025, 12, 1), actor=cast["est"], seen=made.version)
    assert list(wrong(error)) == ["last_day"]
    withdraw(made.pk, actor=cast["est"], seen=made.version)
    assert not Assignment.objects.filter(pk=made.pk).exists()
    running = cast["codriver"].assignments.get()
    with pytest.raises(ValidationError, match="end it instead"):
        withdraw(running.pk, actor=cast["est"], seen=running.version)


def test_a_change_made_meanwhile_is_not_overwritten(cast: Cast) -> None:
    made = cast["codriver"].assignments.get()
    change_dates(made.pk, starts=made.starts, ends=date(2027, 1, 1), actor=cast["est"], seen=made.version)
    with pytest.raises(ChangedMeanwhileError) as error:
        change_dates(made.pk, starts=made.starts, ends=None, actor=cast["est.2"], seen=made.version)
    assert error.value.current.ends == date(2027, 1, 1)
    with pytest.raises(ChangedMeanwhileError):
        end_assignment(made.pk, last_day=date(2026, 1, 1), actor=cast["est.2"], seen=made.version)


def test_changed_dates_may_not_collide_with_another_holder(cast: Cast) -> None:
    first = cast["driver"].assignments.get()
    end_assignment(first.pk, last_day=date(2026, 3, 31), actor=cast["est"], seen=first.version)
    later = give(cast, "est", "driver", "ES", cast.plan, starts=date(2026, 4, 1))
    with pytest.raises(ValidationError) as error:
        change_dates(later.pk, starts=date(2026, 3, 31), ends=None, actor=cast["est"], seen=later.version)
    assert list(wrong(error)) == ["starts"]


# -- The three faces, over the roles that the contract test's first rows do not reach -----------


def test_who_may_give_agrees_from_both_sides(cast: Cast) -> None:
    cast.give("est.cycle", "est", "Europol", cast.cycle)
    cast.give("later", "co_driver", "ES", cast.areas[0], starts=date(2027, 1, 1))
    everybody = list(User.objects.all())
    may = {
        person.pk: set(Assignment.objects.filter(APPOINTERS.records(person)).values_list("pk", flat=True))
        for person in everybody
    }
    for assignment in Assignment.objects.all():
        by_records = {pk for pk, records in may.items() if assignment.pk in records}
        assert by_records == set(APPOINTERS.people(assignment).values_list("pk", flat=True)), assignment.role
        assert assignment.person_id not in by_records


def test_who_leads_an_action_is_seen_by_those_who_see_the_action(cast: Cast) -> None:
    leader = cast["leader.fr"].assignments.get()
    driver = cast["driver"].assignments.get()

    def sees(name: str, assignment: Assignment) -> bool:
        return Assignment.objects.visible_to(cast[name]).filter(pk=assignment.pk).exists()

    for name in ("driver", "est", "nec.de", "leader.fr", "admin", "auditor", "eurojust"):
        assert sees(name, leader), name
    for name in ("socta", "other.driver", "delegate.it", "contact.fr", "nobody"):
        assert not sees(name, leader), name
    for name in ("socta", "other.driver", "delegate.it"):
        assert sees(name, driver), name

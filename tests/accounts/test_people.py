"""Accounts: invited, mended, closed, opened, erased; who looks after which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from empact.accounts.appointing import ACCOUNT_KEEPERS
from empact.accounts.errors import LinkGoneError, NotAllowed
from empact.accounts.models import AccessLink, LinkPurpose, PersonDetails, User
from empact.accounts.services import people
from empact.accounts.services.links import digest_of, find_link
from empact.history.models import Entry
from tests.cast import Cast

START = date(2026, 1, 1)


def invite(cast: Cast, actor: str, email: str = "new@fr.example", **more: Any) -> people.Invitation:
    given = {"role": "participant_contact", "organisation": "FR-OFAST", **more}
    return people.invite(
        email,
        role=given["role"],
        organisation=cast.organisations[given["organisation"]],
        starts=START,
        details={"given_name": " Ada ", "family_name": "Test", "phone": "+33 1"},
        actor=cast[actor],
    )


def test_an_invitation_makes_an_account_a_role_and_a_link_that_only_the_inviter_sees(cast: Cast) -> None:
    made = invite(cast, "nec.fr", "New.Person@FR.example")
    assert made.person.email == "new.person@fr.example"
    assert not made.person.has_usable_password()
    assert made.person.details.given_name == "Ada"
    assert made.assignment.organisation == cast.organisations["FR-OFAST"]
    link = made.person.access_links.get()
    assert link.digest == digest_of(made.secret) != made.secret
    assert find_link(made.secret, LinkPurpose.INVITATION) == link
    verbs = Entry.objects.filter(actor=cast["nec.fr"]).values_list("verb", flat=True)
    assert set(verbs) == {"invited", "appointed"}


def test_who_may_not_give_the_role_invites_nobody(cast: Cast) -> None:
    before = User.objects.count()
    for actor, organisation in (("nec.fr", "DE-BKA"), ("eurojust", "FR-OFAST"), ("driver", "ES"), ("nobody", "ES")):
        with pytest.raises(NotAllowed):
            invite(cast, actor, organisation=organisation)
    assert User.objects.count() == before


def test_an_address_that_is_taken_or_none_is_told_at_its_field(cast: Cast) -> None:
    for email in ("LEADER.FR@empact.example", "nobody", "", "a\0b@fr.example", f"{'a' * 300}@fr.example"):
        with pytest.raises(ValidationError) as error:
            invite(cast, "nec.fr", email)
        assert list(error.value.message_dict) == ["email"], email
    assert not Entry.objects.filter(verb="invited").exists()


def test_who_looks_after_an_account_could_have_given_every_role_it_has(cast: Cast) -> None:
    cast.give("double", "participant_contact", "FR-OFAST")
    cast.give("double", "participant_contact", "Eurojust")
    cast.give("gone", "participant_contact", "FR-OFAST", ends=date(2025, 1, 1))

    def keeps(actor: str, person: str) -> bool:
        return ACCOUNT_KEEPERS.holds(cast[actor], cast[person])

    for actor, person in (
        ("nec.fr", "contact.fr"), ("nec.fr", "leader.fr"), ("nec.fr", "gone"), ("est", "nec.fr"), ("est", "double"),
        ("secretariat", "est"), ("admin", "nobody"), ("admin", "secretariat"),
    ):  # fmt: skip
        assert keeps(actor, person), (actor, person)
    for actor, person in (
        ("nec.fr", "double"), ("nec.fr", "leader.de"), ("nec.fr", "nec.fr"), ("est", "secretariat"), ("est", "admin"),
        ("est", "est"), ("deputy.fr", "nec.fr"), ("driver", "leader.fr"), ("est", "nobody"), ("admin", "admin"),
    ):  # fmt: skip
        assert not keeps(actor, person), (actor, person)


def test_who_looks_after_accounts_agrees_from_both_sides(cast: Cast) -> None:
    cast.give("gone", "participant_contact", "FR-OFAST", ends=date(2025, 1, 1))
    cast.give("later", "deputy_nec", "LV", starts=date(2027, 1, 1))
    everybody = list(User.objects.all())
    may = {
        person.pk: set(User.objects.filter(ACCOUNT_KEEPERS.records(person)).values_list("pk", flat=True))
        for person in everybody
    }
    for person in everybody:
        by_records = {pk for pk, records in may.items() if person.pk in records}
        assert by_records == set(ACCOUNT_KEEPERS.people(person).values_list("pk", flat=True)), person.email


def test_a_new_link_replaces_the_old_one(cast: Cast) -> None:
    first = invite(cast, "nec.fr")
    second = people.make_link(first.person, actor=cast["nec.fr"])
    with pytest.raises(LinkGoneError):
        find_link(first.secret, LinkPurpose.INVITATION)
    assert find_link(second, LinkPurpose.INVITATION).person == first.person
    with pytest.raises(NotAllowed):
        people.make_link(first.person, actor=cast["nec.de"])


def test_people_change_their_own_names_and_only_keepers_the_address(cast: Cast) -> None:
    person = cast["contact.fr"]
    people.edit_details(person, changes={"given_name": "Grace", "phone": "1"}, actor=person)
    assert PersonDetails.objects.get(person=person).given_name == "Grace"
    with pytest.raises(NotAllowed):
        people.edit_details(person, changes={"email": "x@fr.example"}, actor=person)
    with pytest.raises(NotAllowed):
        people.edit_details(person, changes={"given_name": "X"}, actor=cast["nec.de"])
    with pytest.raises(ValidationError) as error:
        people.edit_details(person, changes={"email": "nec.fr@empact.example"}, actor=cast["nec.fr"])
    assert list(error.value.message_dict) == ["email"]
    people.edit_details(cast["contact.fr"], changes={"email": "Grace@FR.example"}, actor=cast["nec.fr"])
    assert cast["contact.fr"].email == "grace@fr.example"
    told = Entry.objects.filter(verb="edited_details")
    assert told.count() == 2
    assert not any("Grace" in str(item.before) + str(item.after) + item.record_label for item in told)


def test_a_closed_account_acts_no_more_and_can_be_opened_again(cast: Cast) -> None:
    person = cast["contact.fr"]
    with pytest.raises(ValidationError) as error:
        people.deactivate(person, actor=cast["nec.fr"], comment=" ")
    assert list(error.value.message_dict) == ["comment"]
    people.deactivate(person, actor=cast["nec.fr"], comment="Left the service")
    assert not User.objects.all().with_any_role().filter(pk=person.pk).exists()
    with pytest.raises(ValidationError):
        people.make_link(cast["contact.fr"], actor=cast["nec.fr"])
    people.reactivate(cast["contact.fr"], actor=cast["nec.fr"], comment="Came back")
    assert cast["contact.fr"].is_active


def test_erasing_leaves_nothing_of_the_person_and_the_history_whole(cast: Cast) -> None:
    made = invite(cast, "nec.fr")
    person = made.person
    with pytest.raises(ValidationError, match="has a role"):
        people.erase_details(person, actor=cast["admin"], comment="Asked for it")
    person.assignments.update(starts=date(2024, 1, 1), ends=date(2025, 1, 1))
    people.erase_details(person, actor=cast["admin"], comment="Asked for it")
    person = User.objects.get(pk=person.pk)
    assert not person.is_active
    assert person.email == f"{person.pk}@erased.invalid"
    assert not PersonDetails.objects.filter(person=person).exists()
    assert not AccessLink.objects.filter(person=person).exists()
    assert Entry.objects.filter(kind="accounts.user", record_id=person.pk).count() == 2
    with pytest.raises(ValidationError, match="erased"):
        people.reactivate(person, actor=cast["admin"], comment="Oh")

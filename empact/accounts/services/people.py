"""Accounts and the personal details that belong to them: invite, mend, close, open, erase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from empact.accounts.appointing import ACCOUNT_KEEPERS
from empact.accounts.models import Assignment, LinkPurpose, Organisation, PersonDetails, User
from empact.accounts.services.assignments import appoint
from empact.accounts.services.guards import demand_reason, refuse, refuse_texts
from empact.accounts.services.links import replace_link
from empact.history.acting import acting

OWN_FIELDS = ("given_name", "family_name", "phone")
ERASED = "erased.invalid"


def is_erased(person: User) -> bool:
    """Tell whether the personal details were erased; then nobody can sign in with the account again."""
    return person.email.endswith(f"@{ERASED}")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What came of an invitation; the secret of its link is told once, here, and kept nowhere."""

    person: User
    assignment: Assignment
    secret: str


def invite(
    email: str,
    *,
    role: str,
    organisation: Organisation,
    scope: Model | None = None,
    starts: date,
    ends: date | None = None,
    details: Mapping[str, str] | None = None,
    actor: User | None,
    comment: str = "",
) -> Invitation:
    """Make an account with a role, and a link with which the person sets a first password. One transaction.

    Raises ValidationError, each message at its field, then NotAllowed; then there is no account.
    """
    refuse_texts({"email": email, **(details or {})})
    with acting(actor, comment) as act:
        person = _new_account(email)
        PersonDetails.objects.create(person=person, **_checked(details or {}))
        act.record("invited", person)
        assignment = appoint(
            person,
            role=role,
            organisation=organisation,
            scope=scope,
            starts=starts,
            ends=ends,
            actor=actor,
            comment=comment,
            is_new=True,
        )
        return Invitation(person, assignment, replace_link(person, LinkPurpose.INVITATION, actor))


def _new_account(email: str) -> User:
    try:
        User(email=email.lower()).clean_fields(exclude=["password"])
        with transaction.atomic():
            return User.objects.create_user(email)
    except IntegrityError as error:
        text = _("There is an account with this address already. Give that person the role instead.")
        raise ValidationError({"email": text}) from error


def _checked(details: Mapping[str, str]) -> dict[str, str]:
    """Return names and telephone, cleaned.

    Raises ValidationError for what is too long, each at its field.
    """
    cleaned = {name: details[name].strip() for name in OWN_FIELDS if name in details}
    PersonDetails(**cleaned).clean_fields(exclude=["person"])
    return cleaned


def edit_details(person: User, *, changes: Mapping[str, str], actor: User | None) -> None:
    """Change names, telephone and, by a keeper of the account only, the address by which the person signs in.

    The entry says that it was done and by whom, not what: personal details have no history.
    Raises NotAllowed and ValidationError.
    """
    with acting(actor) as act:
        if actor != person or "email" in changes:
            refuse(ACCOUNT_KEEPERS, person, actor)
        refuse_texts(changes)
        PersonDetails.objects.update_or_create(person=person, defaults=_checked(changes))
        if "email" in changes:
            _change_email(person, changes["email"])
        act.record("edited_details", person)


def _change_email(person: User, email: str) -> None:
    person.email = email.strip().lower()
    person.clean_fields(exclude=["password"])
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
    except IntegrityError as error:
        raise ValidationError({"email": _("Another account has this address.")}) from error


def make_link(person: User, *, actor: User | None) -> str:
    """Make a link with which the person sets a new password, and return its secret, which is told only now.

    Earlier links of the person stop working. The password of today works until the link is used.
    Raises NotAllowed, and ValidationError for a closed account.
    """
    with acting(actor) as act:
        refuse(ACCOUNT_KEEPERS, person, actor)
        if not person.is_active:
            raise ValidationError(_("This account is closed: open it again first."))
        has_password = person.has_usable_password()
        act.record("made_link", person)
        return replace_link(person, LinkPurpose.RESET if has_password else LinkPurpose.INVITATION, actor)


def deactivate(person: User, *, actor: User | None, comment: str) -> None:
    """Close an account: from the next request on nobody acts with it. Roles and history stay. Way back: reactivate.

    Raises NotAllowed, and ValidationError without a reason.
    """
    _switch(person, on=False, verb="deactivated", actor=actor, comment=comment)


def reactivate(person: User, *, actor: User | None, comment: str) -> None:
    """Open a closed account again; its roles of today hold again.

    Raises NotAllowed, and ValidationError without a reason.
    """
    _switch(person, on=True, verb="reactivated", actor=actor, comment=comment)


def _switch(person: User, *, on: bool, verb: str, actor: User | None, comment: str) -> None:
    with acting(actor, comment) as act:
        refuse(ACCOUNT_KEEPERS, person, actor)
        demand_reason(comment)
        if is_erased(person):
            raise ValidationError(_("The personal details were erased: nobody can sign in with this account again."))
        if person.is_active != on:
            person.is_active = on
            person.save(update_fields=["is_active"])
            act.record(verb, person, before={"is_active": not on}, after={"is_active": on})


def erase_details(person: User, *, actor: User | None, comment: str) -> None:
    """Erase names, telephone and address of a person for good, and close the account. There is no way back.

    Entries, row history and frozen versions name posts, so they stay as they are.
    Raises NotAllowed, and ValidationError without a reason or while the person has a role.
    """
    with acting(actor, comment) as act:
        refuse(ACCOUNT_KEEPERS, person, actor)
        demand_reason(comment)
        if person.assignments.standing().not_over().exists():
            text = _("This person has a role today or later: end it first, on a day before today, or take it back.")
            raise ValidationError(text)
        PersonDetails.objects.filter(person=person).delete()
        person.access_links.all().delete()
        person.email = f"{person.pk}@{ERASED}"
        person.is_active = False
        person.set_unusable_password()
        person.save(update_fields=["email", "is_active", "password"])
        act.record("erased_details", person)


def change_own_password(person: User, password: str) -> None:
    """Store a password that the person has chosen, checked by the caller; other sessions of the account end."""
    with acting(person) as act:
        person.set_password(password)
        person.save(update_fields=["password"])
        act.record("changed_password", person)

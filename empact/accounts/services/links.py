"""One-time links with which people set a password. Only a digest is kept, so nobody can read a link out of the data."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from empact import clock
from empact.accounts.errors import LinkGoneError
from empact.accounts.models import AccessLink, LinkPurpose, new_link_secret
from empact.history.acting import acting

if TYPE_CHECKING:
    from empact.accounts.models import User

GOOD_FOR = timedelta(days=7)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It is 256 random bits, so that a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def replace_link(person: User, purpose: LinkPurpose, actor: User | None) -> str:
    """Make a link and return its secret; the person's other links stop working. The caller has asked the rules."""
    now = clock.now()
    person.access_links.filter(used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    secret = new_link_secret()
    AccessLink.objects.create(
        person=person,
        purpose=purpose,
        digest=digest_of(secret),
        created_by=actor,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    return secret


def find_link(secret: str, purpose: LinkPurpose) -> AccessLink:
    """Return the link of this secret, which looking at does not use up.

    Raises LinkGoneError, whatever the cause.
    """
    link = AccessLink.objects.select_related("person").filter(digest=digest_of(secret), purpose=purpose).first()
    if link is None or not link.is_good() or not link.person.is_active:
        raise LinkGoneError
    return link


def use_link(secret: str, purpose: LinkPurpose, *, password: str) -> User:
    """Set the person's password and use the link up. One transaction; it holds the link's row.

    Raises LinkGoneError; ValidationError at the field "password" for one that is too weak, and the link stays good.
    """
    with transaction.atomic():
        AccessLink.objects.select_for_update(no_key=True).filter(digest=digest_of(secret)).first()
        link = find_link(secret, purpose)
        person = link.person
        try:
            validate_password(password, person)
        except ValidationError as error:
            raise ValidationError({"password": error.messages}) from error
        with acting(person) as act:
            person.set_password(password)
            person.save(update_fields=["password"])
            link.used_at = clock.now()
            link.save(update_fields=["used_at"])
            act.record("set_password", person)
        return person

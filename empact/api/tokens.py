"""Making, finding and revoking tokens. The secret is shown once, when it is made."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.models import User
from empact.accounts.services.guards import refuse_texts
from empact.api.models import Token, TokenScope
from empact.history.acting import acting

PREFIX = "empact_"
HINT_LENGTH = len(PREFIX) + 4
DEFAULT_LIFE = timedelta(days=90)
LONGEST_LIFE = timedelta(days=366)
# So many tokens of one person that work; more than a few clients nobody looks after.
MOST_TOKENS = 20
MAX_SECRET_LENGTH = 128


def digest(secret: str) -> str:
    """Return the SHA-256 of a secret; it has 256 random bits, so that nothing slower is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue(
    person: User,
    *,
    actor: User | None,
    name: str,
    scope: TokenScope = TokenScope.READ,
    life: timedelta = DEFAULT_LIFE,
    networks: Sequence[str] = (),
) -> tuple[Token, str]:
    """Make a token and return it with its secret, which cannot be read again.

    Writes an entry; the actor is None for the command line.
    Raises ValidationError, each message at its field: a network that is none, a text that must not be stored, more
    tokens than one person needs.
    """
    refuse_texts({"name": name, "networks": list(networks)})
    if tokens_of(person).filter(revoked_at=None, expires_at__gt=clock.now()).count() >= MOST_TOKENS:
        raise ValidationError(
            _("There are {most} tokens that work already: revoke one that is not used.").format(most=MOST_TOKENS)
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    token = Token(
        person=person,
        name=name,
        digest=digest(secret),
        hint=secret[:HINT_LENGTH],
        scope=scope,
        networks=list(networks),
        created_at=now,
        expires_at=now + life,
    )
    token.full_clean()
    with acting(actor) as act:
        token.save()
        after = {"scope": scope.value, "networks": token.networks, "expires_at": token.expires_at.isoformat()}
        act.record("issued", token, after=after)
    return token, secret


def revoke(token: Token, *, actor: User | None) -> None:
    """Make a token useless from the next request on; one revoked already stays as it is. Writes an entry."""
    with acting(actor) as act:
        now = clock.now()
        if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
            act.record("revoked", token, after={"revoked_at": now.isoformat()})
            token.revoked_at = now


def tokens_of(person: User) -> QuerySet[Token]:
    """Return the tokens of a person, good or not, the newest first."""
    return Token.objects.filter(person=person)


def find(secret: str) -> Token | None:
    """Return the token with this secret and its owner, good or not. One query."""
    if not secret.startswith(PREFIX) or len(secret) > MAX_SECRET_LENGTH:
        return None
    return Token.objects.select_related("person").filter(digest=digest(secret)).first()


def note_use(token: Token) -> None:
    """Note that the token was used in this hour; no entry, for nothing of the field changes."""
    if not token.used_lately():
        Token.objects.filter(pk=token.pk).update(last_used_at=clock.now())

"""Who is asking: a bearer token first, so that a bad one is a 401, then the session of the pages."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from empact.accounts.models import User
from empact.api import tokens
from empact.api.models import Token
from empact.api.problems import INVALID_TOKEN, Reason, Refusal

SCHEME = "Bearer"
CHALLENGE = 'Bearer realm="EMPACT"'


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer empact_…`; a header of another scheme is a bad token too."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return the owner and the token, or None without the header.

        Raises Refusal (401) for a token that is unknown, expired, revoked, or used from a foreign network.
        """
        header = get_authorization_header(request)
        if not header:
            return None
        scheme, _space, secret = header.decode("latin-1").partition(" ")
        if scheme.lower() != SCHEME.lower():
            _refuse("wrong_scheme", _("Use the scheme Bearer, or sign in on the pages."))
        token = tokens.find(secret.strip())
        if token is None:
            _refuse(
                "unknown_token",
                _("Nobody has this token. Copy it whole, or make a new one."),
            )
        if not token.person.is_active:
            _refuse(
                "closed_account", _("The account of this token is closed. Ask whoever looks after it to open it again.")
            )
        if not token.is_good():
            _refuse("ended_token", _("This token was revoked or has expired. Make a new one on “Your API tokens”."))
        if not token.allows_address(address_of(request)):
            _refuse(
                "foreign_network",
                _("This token may not be used from this network. Use one that is made for it."),
            )
        tokens.note_use(token)
        return token.person, token

    def authenticate_header(self, request: Request) -> str:
        """Return what a 401 without any token says."""
        return CHALLENGE


def address_of(request: Any) -> str:
    """Return the client's address: the one our own outermost proxy saw, never one that the client wrote.

    TRUSTED_PROXIES is how many proxies stand in front; with none the header X-Forwarded-For is not read.
    """
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    count: int = settings.TRUSTED_PROXIES
    if count and len(forwarded) >= count:
        return str(forwarded[-count])
    return str(request.META.get("REMOTE_ADDR", ""))


def _refuse(code: str, text: str) -> NoReturn:
    challenge = f'{CHALLENGE}, error="invalid_token", error_description="{code}"'
    raise Refusal(INVALID_TOKEN, text, reasons=(Reason(code, text),), headers={"WWW-Authenticate": challenge})

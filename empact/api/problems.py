"""Every refusal of the REST door is a problem document (RFC 9457) that says what is wrong, where, and who could.

`type` is the address of the paragraph on the documentation page, `reasons` the list that HTML pages show too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy
from rest_framework import exceptions

from empact.words import Words

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: the last part of its `type`, its status and its title."""

    slug: str
    status: int
    title: Words


INVALID: Final = Kind("invalid", 400, gettext_lazy("Something in the request is not right"))
MALFORMED: Final = Kind("malformed", 400, gettext_lazy("The body cannot be read"))
BLOCKED: Final = Kind("blocked", 400, gettext_lazy("Something stands against it"))
NOT_AUTHENTICATED: Final = Kind("not-authenticated", 401, gettext_lazy("Sign in or send a token"))
INVALID_TOKEN: Final = Kind("invalid-token", 401, gettext_lazy("The token is not good"))
NOT_ALLOWED: Final = Kind("not-allowed", 403, gettext_lazy("You may not do this"))
NOT_FOUND: Final = Kind("not-found", 404, gettext_lazy("There is nothing here that you may see"))
METHOD_NOT_ALLOWED: Final = Kind("method-not-allowed", 405, gettext_lazy("This address does not take that method"))
NOT_ACCEPTABLE: Final = Kind("not-acceptable", 406, gettext_lazy("Only application/json is given here"))
OVERTAKEN: Final = Kind("overtaken", 409, gettext_lazy("Something happened meanwhile"))
STALE: Final = Kind("stale", 412, gettext_lazy("You saw an earlier version"))
TOO_LARGE: Final = Kind("too-large", 413, gettext_lazy("The body is too large"))
UNSUPPORTED: Final = Kind("unsupported-media-type", 415, gettext_lazy("Send application/json"))
KEY_USED: Final = Kind("key-used", 422, gettext_lazy("The key stands for another request"))
VERSION_NEEDED: Final = Kind("version-needed", 428, gettext_lazy("Say which version you saw"))
THROTTLED: Final = Kind("throttled", 429, gettext_lazy("Too many requests"))
UNFORESEEN: Final = Kind("unforeseen", 500, gettext_lazy("Nobody foresaw this"))
UNAVAILABLE: Final = Kind("unavailable", 503, gettext_lazy("Try again in a moment"))

KINDS: Final = (
    INVALID, MALFORMED, BLOCKED, NOT_AUTHENTICATED, INVALID_TOKEN, NOT_ALLOWED, NOT_FOUND, METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE, OVERTAKEN, STALE, TOO_LARGE, UNSUPPORTED, KEY_USED, VERSION_NEEDED, THROTTLED, UNFORESEEN,
    UNAVAILABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is wrong: a code for programs, a text for people, the field and who could."""

    code: str
    text: str
    field: str = ""
    who: str = ""


class Refusal(exceptions.APIException):
    """A problem of a known kind; views raise it, the handler below writes it."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        reasons: Sequence[Reason] = (),
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.status_code = kind.status
        self.reasons = tuple(reasons)
        self.more = dict(more or {})
        self.headers = dict(headers or {})


def bad_parameter(field: str, text: str, code: str = "invalid") -> Refusal:
    """Return the refusal of one query parameter."""
    return Refusal(INVALID, text, reasons=(Reason(code, text, field),))


def document(
    kind: Kind, detail: str, reasons: Sequence[Reason] = (), more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the problem document."""
    return {
        "type": f"{reverse('api-docs')}#problem-{kind.slug}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail,
        "reasons": [asdict(reason) for reason in reasons],
        **(more or {}),
    }

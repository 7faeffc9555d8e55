"""A POST may be sent again: with the same Idempotency-Key it is done once, and answered the same each time.

Only what was done is kept; a refusal changes nothing, so the request may be mended and sent with the same key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import time, timedelta
from functools import wraps
from typing import Any, Final

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from empact.accounts.models import User
from empact.api.models import Answer
from empact.api.moves import writer
from empact.api.problems import INVALID, KEY_USED, Reason, Refusal
from empact.jobs.kinds import JobKind
from empact.jobs.running import Run
from empact.jobs.schedules import Daily, Schedule

HEADER: Final = "Idempotency-Key"
# An answer is kept so long; a client that tries again later than that looks first.
KEPT: Final = timedelta(days=7)
LONGEST: Final = 200

type Handler = Callable[..., Response]


def once(handler: Handler) -> Handler:
    """Let a POST be repeated safely when it carries a key."""

    @wraps(handler)
    def handled(view: Any, request: Request, *args: Any, **parts: Any) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return handler(view, request, *args, **parts)
        return _answer(_checked(key), request, lambda: handler(view, request, *args, **parts))

    return handled


def _checked(key: str) -> str:
    """Return the key. Raises Refusal (400) for one that is empty, too long or not printable ASCII."""
    if 0 < len(key) <= LONGEST and key.isascii() and key.isprintable():
        return key
    text = _("{header} is 1 to {longest} printable ASCII characters.").format(header=HEADER, longest=LONGEST)
    raise Refusal(INVALID, text, reasons=(Reason("invalid_key", text, HEADER),))


def _answer(key: str, request: Request, handle: Callable[[], Response]) -> Response:
    """Do the request once and keep its answer; one transaction, in which others of the same actor and key wait.

    Raises what the handler raises, and Refusal (422) when the key stands for another request.
    """
    actor, fingerprint = writer(request), fingerprint_of(request)
    with transaction.atomic():
        _wait_for(actor, key)
        kept = Answer.objects.filter(actor=actor, key=key).first()
        if kept is None:
            return _kept(handle(), actor, key, fingerprint)
    if kept.fingerprint != fingerprint:
        text = _("This key was used for another request. Take a new key for a new request.")
        raise Refusal(KEY_USED, text, reasons=(Reason("key_used", text, HEADER),))
    headers = {"Idempotent-Replayed": "true", **({"Location": kept.location} if kept.location else {})}
    return Response(kept.body, status=kept.status, headers=headers)


def _wait_for(actor: User, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [f"answer {actor.pk} {key}"])


def _kept(response: Response, actor: User, key: str, fingerprint: str) -> Response:
    body = None if response.data is None else json.loads(JSONRenderer().render(response.data))
    Answer.objects.create(
        actor=actor,
        key=key,
        fingerprint=fingerprint,
        status=response.status_code,
        body=body,
        location=response.get("Location", ""),
    )
    return response


def fingerprint_of(request: Request) -> str:
    """Return a digest of what the request asks for: its address, what it saw, and its body, however it is spaced."""
    asked = [request.method, request.path, request.headers.get("If-Match", ""), request.data]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def forget_old_answers(run: Run) -> None:
    """Delete the answers whose time is over."""
    Answer.objects.filter(at__lt=Now() - KEPT).delete()


TIDY = JobKind("api.tidy", gettext_lazy("Forget old answers of the API"), forget_old_answers)
NIGHTLY = Schedule("api.tidy", gettext_lazy("Forget old answers of the API"), TIDY, Daily(time(3, 10)))

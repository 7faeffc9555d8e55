"""What is answered when something cannot be done: a page that says what, why, who could, and what to do next."""

from __future__ import annotations

import logging
import sys
from typing import Any

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from django.views import defaults

from empact.accounts.hats import posts_of
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.web.addresses import record_url
from empact.web.typed import NOT_TYPED
from empact.workflow.discretion import discreet
from empact.workflow.edits import root_of
from empact.workflow.entries import readable
from empact.workflow.errors import Blocked, Conflict, NotVisible, Refused, Stale, UnknownMove, WorkflowError

logger = logging.getLogger(__name__)

LATELY = 3
# Long enough for a pool to empty, short enough for a person to wait.
RETRY_AFTER_SECONDS = "5"


def refusal(request: HttpRequest, error: WorkflowError) -> HttpResponse:
    """Return the page for an answer of the engine."""
    if isinstance(error, (NotVisible, UnknownMove)):
        return render(request, "404.html", {"exception": str(error)}, status=404)
    if isinstance(error, Refused):
        return render(
            request,
            "403.html",
            {"reason": str(error), "who": "; ".join(posts_of(error.who)), "back": _back(request)},
            status=403,
        )
    if isinstance(error, Conflict | Stale):
        return render(request, "409.html", _what_happened(request, error), status=409)
    problems = error.problems if isinstance(error, Blocked) else ()
    context = {"reason": str(error), "problems": problems, "back": _back(request)}
    return render(request, "web/blocked.html", context, status=400)


def _what_happened(request: HttpRequest, error: Conflict | Stale) -> dict[str, Any]:
    submitted: list[tuple[str, str]] = []
    if isinstance(error, Stale):
        fields = error.record._meta.get_field
        submitted = [
            (capfirst(str(getattr(fields(name), "verbose_name", name))), str(value))
            for name, value in error.submitted.items()
        ]
    else:
        submitted = [
            (capfirst(name.replace("_", " ")), str(value))
            for name, value in request.POST.items()
            if value and name not in NOT_TYPED
        ]
    return {
        "reason": str(error),
        "record": error.record,
        "since": [
            {"at": entry.at, "sentence": sentence(entry), "comment": entry.comment}
            for entry in _readable(request, error)
        ],
        "submitted": submitted,
        "back": record_url(error.record),
    }


def _readable(request: HttpRequest, error: Conflict | Stale) -> list[Entry]:
    """Return what happened meanwhile, as far as the reader may read it; else what happened to the record last.

    A move changes no content, so it is not among what happened since a content was seen.
    """
    keys = [entry.pk for entry in error.since]
    user: Any = request.user
    meanwhile = Entry.objects.filter(readable(user, root_of(error.record)), pk__in=keys)
    return discreet(user, meanwhile or Entry.objects.of(error.record)[:LATELY])


def _back(request: HttpRequest) -> str:
    """Return the nearest page above this one: of .../oaps/FA-2026-27/goals/new/ the page of the plan."""
    above = request.path
    while above := above.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{above}/")
        except Resolver404:
            continue
        return f"{above}/"
    return ""


def is_unstorable(request: HttpRequest) -> bool:
    """Tell whether the request carries a NUL character, which PostgreSQL cannot store."""
    texts = [request.path_info]
    for values in (request.GET, request.POST):
        texts += [text for name, items in values.lists() for text in (name, *items)]
    return any("\0" in text for text in texts)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: the request was not understood."""
    if isinstance(exception, BadRequest):
        # A form that cannot be read is asked for again while the page is drawn, and would be refused again.
        request.POST = QueryDict()
    return defaults.bad_request(request, exception or Exception())


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500; 503 with the time to come back when the database cannot be reached or has no connection free.

    The page is drawn without the database, which may be what is missing.
    """
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        logger.warning("The database could not be used: %s", error)
        page = loader.get_template("503.html").render({}, None)
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})
    return HttpResponse(loader.get_template("500.html").render({}, None), status=500)

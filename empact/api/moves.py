"""Moves over REST: what may be done with a record, why the rest may not, and doing it.

The engine decides; here its answers get their status, in the order 404, 401, 403, 428, 412 or 409, 400.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated, ParseError, ValidationError
from rest_framework.request import Request

from empact.accounts.models import User
from empact.api.engine_errors import reason_of, refusal_of, stale
from empact.api.models import Token, TokenScope
from empact.api.move_data import StrictSerializer, body_serializer, bulk_serializer, described
from empact.api.problems import NOT_ALLOWED, VERSION_NEEDED, Reason, Refusal, document
from empact.api.serializers import RecordSerializer
from empact.history.naming import root_key, root_model
from empact.workflow.charts import Chart, Transition, chart_of
from empact.workflow.engine import Outcome, perform, perform_many, refuse_others
from empact.workflow.errors import Blocked, Conflict, WorkflowError
from empact.workflow.openings import Opening
from empact.workflow.problems import blockers
from empact.workflow.situation import BlockedMove, OpenMove, Turn, situation

# What a bulk move tells of a record that moved.
TOLD_OF_MOVED = frozenset({"id", "code", "status", "version", "content"})


class NotUnderstood:
    """Stands for data that could not be read: the engine refuses it after all that comes before a 400."""


def writer(request: Request) -> User:
    """Return who is writing.

    Raises NotAuthenticated (401) for an anonymous request, Refusal (403) for a token that may only read.
    """
    if not isinstance(request.user, User):
        raise NotAuthenticated
    if isinstance(request.auth, Token) and request.auth.scope != TokenScope.WRITE:
        text = _("This token may read only; ask for one with the scope write.")
        raise Refusal(
            NOT_ALLOWED,
            text,
            reasons=(Reason("insufficient_scope", text),),
            headers={"WWW-Authenticate": 'Bearer realm="EMPACT", error="insufficient_scope", scope="write"'},
        )
    return request.user


def counter_in(text: str) -> int | None:
    """Return the number in an entity tag such as "12"; None for anything else."""
    match = re.fullmatch(r'\s*"([0-9]{1,9})"\s*', text, re.ASCII)
    return int(match[1]) if match else None


def current_counter(chart: Chart, record: Any) -> int:
    """Return what If-Match is compared with: the record's version, or the content of its root. At most one query."""
    if chart.counter == "version":
        return int(record.version)
    if hasattr(record, "content"):
        return int(record.content)
    _kind, key = root_key(record)
    return int(root_model(type(record))._base_manager.values_list("content", flat=True).get(pk=key))


def seen_of(request: Request, counter: str, current: int) -> int:
    """Return the version or content that the client says it saw.

    Raises Refusal (428) without a usable If-Match.
    """
    seen = counter_in(request.headers.get("If-Match", ""))
    if seen is None:
        text = _('Send If-Match with the {counter} that you saw, such as If-Match: "{current}".').format(
            counter=counter, current=current
        )
        raise Refusal(VERSION_NEEDED, text, reasons=(Reason("version_needed", text, "If-Match"),))
    return seen


def told(transition: Transition, body: StrictSerializer) -> tuple[Any, str, ValidationError | None]:
    """Return the move's data and comment, and what is wrong with the body."""
    if not body.is_valid():
        return NotUnderstood(), "", ValidationError(body.errors)
    values = body.validated_data
    given = values.get("data", {})
    data = transition.data(**given) if transition.data is not None else None
    return data, values.get("comment", ""), None


def describe(chart: Chart, record: Any, user: Any) -> dict[str, Any]:
    """Return what may be done with the record, what may not and why, whose turn it is, and what If-Match wants."""
    found = situation(user, record)
    return {
        "counter": chart.counter,
        "if_match": f'"{current_counter(chart, record)}"',
        "turn": _turn(found.turn),
        "open": [_open(chart, item) for item in found.open],
        "blocked": [_blocked(item) for item in found.blocked],
    }


def _turn(turn: Turn | None) -> dict[str, Any] | None:
    if turn is None:
        return None
    return {
        "name": turn.transition.slug,
        "label": str(turn.transition.label),
        "who": turn.label,
        "mine": turn.mine,
        "due": localtime(turn.due).isoformat() if turn.due else None,
        "late": turn.late,
    }


def _open(chart: Chart, item: OpenMove) -> dict[str, Any]:
    move = item.transition
    return {
        "name": move.slug,
        "label": str(move.label),
        "data": described(move, chart),
        "comment_required": move.comment_required,
        "warnings": [asdict(reason_of(problem)) for problem in item.warnings],
    }


def _blocked(item: BlockedMove) -> dict[str, Any]:
    return {
        "name": item.transition.slug,
        "label": str(item.transition.label),
        "reasons": refusal_reasons(item),
    }


def refusal_reasons(item: BlockedMove | Opening) -> list[dict[str, Any]]:
    """Return why something cannot be done now: for whom it is, then what stands against it."""
    reasons = [reason_of(problem) for problem in blockers(item.problems)]
    if item.only:
        reasons.insert(0, Reason("refused", f"{capfirst(item.only)}.", who=item.reason))
    return [asdict(reason) for reason in reasons]


def refine(
    error: WorkflowError, transition: Transition, chart: Chart, actor: User, seen: int
) -> WorkflowError | Refusal:
    """Return the error with what HTTP tells apart: a record that changed since it was seen is a 412."""
    if isinstance(error, Conflict) and error.record.status in transition.sources:  # type: ignore[attr-defined]
        return stale(error, actor, seen=seen, current=current_counter(chart, error.record))
    return error


def carry_out(chart: Chart, transition: Transition, record: Any, request: Request) -> None:
    """Make the move that the request asks for.

    Raises what `writer` and `seen_of` raise, the engine's errors, and ValidationError for a body that is not
    understood, after everything that comes before a 400.
    """
    actor = writer(request)
    if counter_in(request.headers.get("If-Match", "")) is None:
        refuse_others(transition, record, actor)
    seen = seen_of(request, chart.counter, current_counter(chart, record))
    data, comment, wrong = read(request, chart, transition)
    try:
        perform(chart, transition.name, record.pk, actor=actor, seen=seen, data=data, comment=comment)
    except Blocked as error:
        raise wrong or error from error
    except WorkflowError as error:
        raise refine(error, transition, chart, actor, seen) from error


def read(request: Request, chart: Chart, transition: Transition) -> tuple[Any, str, Exception | None]:
    """Return the data and comment of a move from the body, and what is wrong with it."""
    try:
        body = body_serializer(chart, transition)(data=request.data, context={"reader": request.user})
        return told(transition, body)
    except ParseError as error:
        return NotUnderstood(), "", error


def carry_out_many(
    chart: Chart, transition: Transition, request: Request, serializer: type[RecordSerializer]
) -> list[dict[str, Any]]:
    """Make the move on each of the records that the request names; return what became of each, in their order.

    Raises what `writer` raises, and ValidationError for a body that is not understood: then nothing was done.
    """
    actor = writer(request)
    body = bulk_serializer(chart, transition)(data=request.data, context={"reader": actor})
    data, comment, wrong = told(transition, body)
    if wrong is not None:
        raise wrong
    items = [(item["id"], int(item["if_match"].strip('"'))) for item in body.validated_data["items"]]
    keys = [key for key, _seen in items]
    if len(set(keys)) < len(keys):
        raise ValidationError({"items": [_("Name each record once.")]}, code="named_twice")
    outcomes = perform_many(chart, transition.name, items, actor=actor, data=data, comment=comment)
    return [
        _outcome(chart, transition, actor, seen, found, serializer)
        for (_key, seen), found in zip(items, outcomes, strict=True)
    ]


def _outcome(
    chart: Chart, transition: Transition, actor: User, seen: int, found: Outcome, serializer: type[RecordSerializer]
) -> dict[str, Any]:
    """Return what became of one record of a bulk move: its status, and the record or the problem."""
    if found.error is None:
        fields = TOLD_OF_MOVED & set(serializer.names())
        return {"id": found.pk, "status": 200, "record": serializer(found.record, only=fields).data, "problem": None}
    refined = refine(found.error, transition, chart, actor, seen)
    refusal = refined if isinstance(refined, Refusal) else refusal_of(refined, actor)
    if refusal is None:
        raise found.error
    problem = document(refusal.kind, str(refusal.detail), refusal.reasons, refusal.more)
    return {"id": found.pk, "status": refusal.kind.status, "record": None, "problem": problem}


def chart_for(model: Any) -> Chart | None:
    """Return the announced chart of a model, or None."""
    try:
        return chart_of(model)
    except LookupError:
        return None

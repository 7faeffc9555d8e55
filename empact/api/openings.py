"""Openings over REST: what may be started under a record by a move of its own, why not, and starting it.

An opening reads as a move does; what it compares is what was seen of the root that the new record will lie under.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db.models import Model
from rest_framework.request import Request

from empact.api.engine_errors import reason_of, stale
from empact.api.move_data import described
from empact.api.moves import counter_in, read, refusal_reasons, seen_of, writer
from empact.api.resources import resource_of
from empact.history.naming import root_model
from empact.workflow.charts import Chart, Transition
from empact.workflow.edits import root_of
from empact.workflow.engine import begin, grown, refuse
from empact.workflow.errors import Blocked, Conflict
from empact.workflow.openings import Opening, openings


def describe(parent: Any, user: Any) -> dict[str, Any]:
    """Return what may be started under the record, what may not and why, and what If-Match wants."""
    found = openings(user, parent)
    return {
        "counter": counter_under(type(parent)),
        "if_match": f'"{grown(root_of(parent))}"',
        "open": [_open(item) for item in found if item.is_open],
        "blocked": [_blocked(item) for item in found if not item.is_open],
    }


def counter_under(model: type[Model]) -> str:
    """Return the name of what If-Match is compared with when something is started under a model's records."""
    return "content" if hasattr(root_model(model), "content") else "version"


def _open(item: Opening) -> dict[str, Any]:
    move = item.transition
    return {
        "name": move.slug,
        "label": str(move.label),
        "starts": resource_of(item.chart.model).name,
        "data": described(move, item.chart),
        "comment_required": move.comment_required,
        "warnings": [asdict(reason_of(problem)) for problem in item.problems],
    }


def _blocked(item: Opening) -> dict[str, Any]:
    return {
        "name": item.transition.slug,
        "label": str(item.transition.label),
        "starts": resource_of(item.chart.model).name,
        "reasons": refusal_reasons(item),
    }


def start(chart: Chart, transition: Transition, parent: Any, request: Request) -> Any:
    """Start the record that the request asks for and return it.

    Raises what `writer` and `seen_of` raise, the engine's errors, and ValidationError for a body that is not
    understood, after everything that comes before a 400.
    """
    actor = writer(request)
    if transition.under is not None and counter_in(request.headers.get("If-Match", "")) is None:
        refuse(transition.under, parent, actor)
    seen = seen_of(request, counter_under(type(parent)), grown(root_of(parent)))
    data, comment, wrong = read(request, chart, transition)
    try:
        return begin(chart, transition.name, parent, actor=actor, seen=seen, data=data, comment=comment)
    except Blocked as error:
        raise wrong or error from error
    except Conflict as error:
        raise stale(error, actor, seen=seen, current=grown(error.record)) from error

"""docs/workflows.md, written from the charts."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from empact.registry import registry
from empact.workflow.charts import Chart, Guard, Transition, charts, checks_of
from empact.workflow.soundness import NO_WAY_BACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from empact.workflow.charts import Check

HEAD = """# Workflows

Written by `manage.py workflows` from the charts in the apps' `workflow.py`; `manage.py workflows --check` tells whether
it is up to date. States are participles, moves are verbs. "What must hold" lists the checks; those of another app are
marked with its name. A move "along" is made together with another record's move; one "by date" is made by the system.
"""


def document() -> str:
    """Return the whole document."""
    return "\n".join([HEAD, *(line for chart in charts() for line in _of_chart(chart))])


def _of_chart(chart: Chart) -> Iterator[str]:
    yield f"## {_capital(str(chart.model._meta.verbose_name))}"
    yield ""
    yield f"`{chart.label}`, compares the {chart.counter} that its mover has seen."
    yield ""
    yield from _diagram(chart)
    yield "| Move | From | To | Who | What must hold | Way back |"
    yield "|---|---|---|---|---|---|"
    for move in chart.transitions:
        yield f"| {' | '.join(_cells(chart, move))} |"
    yield ""


def _diagram(chart: Chart) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {chart.initial}"
    for move in chart.transitions:
        for source in move.sources or ("[*]",):
            yield f"    {source} --> {move.target}: {move.name}"
    yield "```"
    yield ""


def _cells(chart: Chart, move: Transition) -> Iterator[str]:
    states = dict(chart.states.choices)
    yield f"**{move.name}**: {str(move.label).rstrip('…')}" + (" (also in bulk)" if move.bulk else "")
    yield ", ".join(str(states[source]) for source in move.sources) or "(new)"
    yield str(states[move.target])
    yield _who(move)
    yield "; ".join(_conditions(chart, move)) or "–"
    yield (
        str(move.way_back).removeprefix(NO_WAY_BACK)
        if str(move.way_back).startswith(NO_WAY_BACK)
        else f"`{move.way_back}`"
    )


def _who(move: Transition) -> str:
    people = str(move.who.reason) if move.who else ""
    system = "the system, by date" if move.when else ""
    return " or ".join(filter(None, (people, system))) or "along with another record"


def _conditions(chart: Chart, move: Transition) -> Iterator[str]:
    guards = {guard.check for guard in registry.all(Guard) if (guard.chart, guard.move) == (chart.label, move.name)}
    for check in checks_of(chart, move):
        origin = f" ({check.__module__.partition('.')[0]})" if check in guards else ""
        yield _told(check) + origin
    if move.comment_required:
        yield "a comment"
    if move.data:
        data = _told(move.data)
        yield f"with {data[:1].lower()}{data[1:]}"


def _told(subject: Check | type) -> str:
    """Return the first line of a docstring, or the name in words when there is none."""
    text = inspect.getdoc(subject) or str(getattr(subject, "__name__", subject)).replace("_", " ")
    return text.partition("\n")[0].rstrip(".")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

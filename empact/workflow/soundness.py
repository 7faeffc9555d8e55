"""What makes a chart whole; asked when it is built, so that a broken one stops the process at its start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from empact.workflow.charts import Chart, Transition

NO_WAY_BACK = "none: "
NAME = re.compile(r"[a-z]+(_[a-z]+)*")


def faults(chart: Chart) -> Iterator[str]:
    """Return a sentence for each thing that is wrong with the chart."""
    states = {str(state) for state in chart.states}
    yield from _faults_of_states(chart, states)
    names = [move.name for move in chart.transitions]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"There are two moves {name}."
    for move in chart.transitions:
        yield from _faults_of_move(chart, move, states)
        yield from _faults_of_opening(chart, move)
    for state, name in chart.awaits.items():
        awaited = chart.transition(name)
        if awaited is None or state not in awaited.sources:
            yield f"The state {state} awaits {name}, which does not start there."
    for step in chart.steps:
        for state in set(step.states) - states:
            yield f"The step {step.label} names the unknown state {state}."


def _faults_of_states(chart: Chart, states: set[str]) -> Iterator[str]:
    field = chart.model._meta.get_field("status")
    if str(getattr(field, "default", "")) != chart.initial:
        yield f"The initial state {chart.initial} is not the default of the model's status."
    if {str(key) for key, _label in getattr(field, "choices", None) or ()} != states:
        yield "The states are not the choices of the model's status."
    reached = {chart.initial, *(move.target for move in chart.openings())}
    waiting = list(reached)
    while waiting:
        state = waiting.pop()
        new = {move.target for move in chart.leaving(state)} - reached
        reached |= new
        waiting += new
    for state in sorted(states - reached):
        yield f"No move leads to {state}."


def _faults_of_move(chart: Chart, move: Transition, states: set[str]) -> Iterator[str]:
    if not NAME.fullmatch(move.name):
        yield f"The name {move.name} is not a verb in lower case."
    if move.name in states:
        yield f"{move.name} is a state; a move is named by its verb."
    for state in {*move.sources, move.target} - states:
        yield f"The move {move.name} names the unknown state {state}."
    if not str(move.way_back).startswith(NO_WAY_BACK) and chart.transition(str(move.way_back)) is None:
        yield f'The way back of {move.name} names no move and does not begin with "{NO_WAY_BACK}".'
    if move.comment_required and move.who is None:
        yield f"The move {move.name} needs a comment, which the system does not write."


def _faults_of_opening(chart: Chart, move: Transition) -> Iterator[str]:
    if move.sources:
        if move.under is not None:
            yield f"The move {move.name} starts no record, so there is nothing that it is made under."
        return
    if move.who is None or move.under is None:
        yield f"The move {move.name} starts a record, which somebody must do: say who, and under what (`under`)."
    if not chart.parent:
        yield f"The move {move.name} starts a record: name the field of what it lies under (`parent`)."

"""Charts: how the records of a model move from state to state, as data.

States are participles, moves imperative verbs. From a chart come the buttons, the reasons beside a disabled one, the
stepper, "my work", the REST moves and docs/workflows.md; `engine.perform` is the one function that carries a move out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args, get_type_hints

from django.db.models import Choices, Model, Q, TextChoices

from empact.accounts.rules import Rule
from empact.history.models import Entry
from empact.registry import registry
from empact.workflow.problems import Problem
from empact.workflow.soundness import faults

if TYPE_CHECKING:
    from empact.words import Words
    from empact.workflow.moves import Move

type Check = Callable[[Move[Any]], Iterable[Problem]]
type Effect = Callable[[Move[Any]], None]
type Consequence = Callable[[Move[Any], Entry], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A move from one of the sources to the target; an opening has no sources and starts a new record there (an offer).

    An opening starts its record under another (`Chart.parent`); `under`, a rule about that one, says who may do so at
    all, and `who` is asked of the new record. Its effects fill the record from `data`.
    `who` None is a move that no person makes: the system makes it (`when` says for which records, on which date), or
    it is made along with another record's move. `checks` must hold; they are asked without `move.data` while a page
    only shows what is possible. `effects` run before the record is saved and may set its fields, call services and
    let other records move along; `consequences` run after the entry is written (freeze, notify).
    `past` is how the history tells it, with `{record}` where the record's name stands.
    `by_writing`: the first edit makes the move, so pages offer the form instead of a button.
    `data` is a frozen dataclass of what must be told with the move; a form, a serializer and a schema are built from
    it (field metadata: label, help). `way_back` names the move that undoes this one, or begins "none: " and says why.
    `timely_from` is the instant before which the move can be made and nobody is urged to it.
    """

    name: str
    label: Words
    sources: tuple[str, ...]
    target: str
    who: Rule | None
    past: Words
    way_back: Words
    checks: tuple[Check, ...] = ()
    effects: tuple[Effect, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    data: type | None = None
    comment_required: bool = False
    destructive: bool = False
    bulk: bool = False
    by_writing: bool = False
    when: Callable[[date], Q] | None = None
    timely_from: Callable[[Any], datetime] | None = None
    under: Rule | None = None

    @property
    def slug(self) -> str:
        """Return the name as addresses write it: enter-into-force."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the stepper: the states in which it is the current one, and the way to its date (round.due_driver).

    Where that date is when the step is due, `done_field` is the way to when it was done.
    """

    states: tuple[str, ...]
    label: Words
    date_field: str = ""
    done_field: str = ""


def no_deadline(_record: Any) -> datetime | None:
    """Return no instant: nothing is due."""
    return None


def never(_record: Any) -> bool:
    """Return that no record is meant."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The states and moves of a model's records.

    `counter` is what a mover must have seen: the record's own version, or the content of its root. `awaits` names, for
    each state in which somebody is to act, the move that is awaited; `asks` says it in words where several moves would
    be an answer ("Give the position"), else the move's label does. `parent` is the field that names the record under
    which an opening starts a new one ("action"). `due` is the instant by which, from fields of the
    record that `related` loads. `rests` tells, from the same fields, of a record whose state awaits a move that nobody
    is to make now, because what it belongs to is over. Raises ValueError for a chart that does not hold together.
    """

    model: type[Model]
    states: type[TextChoices]
    initial: str
    transitions: tuple[Transition, ...]
    counter: Literal["version", "content"] = "version"
    steps: tuple[Step, ...] = ()
    awaits: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, Words] = field(default_factory=dict)
    due: Callable[[Any], datetime | None] = no_deadline
    rests: Callable[[Any], bool] = never
    related: tuple[str, ...] = ()
    parent: str = ""

    def __post_init__(self) -> None:
        if found := list(faults(self)):
            raise ValueError(f"The chart of {self.label} does not hold together: {' '.join(found)}")

    @property
    def label(self) -> str:
        """Return how the chart is named: by its model, "oaps.oap"."""
        return self.model._meta.label_lower

    def transition(self, name: str) -> Transition | None:
        """Return the move of this name, in either spelling (enter_into_force, enter-into-force), or None."""
        wanted = name.replace("-", "_")
        return next((item for item in self.transitions if item.name == wanted), None)

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """Return the moves that start from the state."""
        return tuple(item for item in self.transitions if state in item.sources)

    def openings(self) -> tuple[Transition, ...]:
        """Return the moves that start a new record."""
        return tuple(item for item in self.transitions if not item.sources)

    @property
    def parent_model(self) -> type[Model] | None:
        """Return what a new record is opened under; None when no move opens one."""
        found = self.model._meta.get_field(self.parent).related_model if self.parent else None
        return found if isinstance(found, type) else None

    def awaited(self, state: str) -> Transition | None:
        """Return the move that is awaited in the state, if somebody is to act."""
        return self.transition(self.awaits[state]) if state in self.awaits else None

    def awaited_of(self, record: Any) -> Transition | None:
        """Return the move that is awaited of a record, if somebody is to act now."""
        return None if self.rests(record) else self.awaited(record.status)


@dataclass(frozen=True, slots=True)
class Guard:
    """A check that an upper floor sets on a lower chart's move: a cycle closes only when its plans are closed."""

    chart: str
    move: str
    check: Check


@dataclass(frozen=True, slots=True)
class AfterMove:
    """Announced: who hears of every move, once its entry is written, in the same transaction."""

    hear: Consequence


def charts() -> tuple[Chart, ...]:
    """Return every announced chart."""
    return registry.all(Chart)


def charts_under(model: type[Model]) -> tuple[Chart, ...]:
    """Return the announced charts of what can be opened under a model's records."""
    return tuple(chart for chart in charts() if chart.parent_model is model)


def chart_of(subject: Chart | Model | type[Model] | str) -> Chart:
    """Return the announced chart of a model, of a record, or of a label ("oaps.oap").

    Raises LookupError when there is none.
    """
    if isinstance(subject, Chart):
        return subject
    label = subject if isinstance(subject, str) else subject._meta.label_lower
    for chart in charts():
        if chart.label == label:
            return chart
    raise LookupError(f"No app announces a chart of {label}.")


def checks_of(chart: Chart, transition: Transition) -> tuple[Check, ...]:
    """Return the move's own checks and the guards that other apps announced for it."""
    guards = (
        guard.check for guard in registry.all(Guard) if (guard.chart, guard.move) == (chart.label, transition.name)
    )
    return (*transition.checks, *guards)


def move_of(kind: str, verb: str) -> Transition | None:
    """Return the move that a verb of the history names, or None when no chart knows it."""
    return next((chart.transition(verb) for chart in charts() if chart.label == kind), None)


def past_of(kind: str, verb: str) -> str | None:
    """Return how a move reads in a sentence of the history, or None when no chart knows it."""
    return str(move.past) if (move := move_of(kind, verb)) else None


def given_of(kind: str, verb: str, data: Mapping[str, Any]) -> list[tuple[str, Any]] | None:
    """Return label and value of what was told with a move, in the words of its form; None for an unknown move."""
    move = move_of(kind, verb)
    if move is None or move.data is None:
        return None
    hints = get_type_hints(move.data)
    return [
        (_in_a_sentence(item), _in_words(hints[item.name], data[item.name]))
        for item in fields(move.data)
        if item.name in data
    ]


def _in_a_sentence(item: Field[Any]) -> str:
    label = str(item.metadata.get("label", item.name.replace("_", " ")))
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _in_words(hint: Any, value: Any) -> Any:
    kinds = [kind for kind in (hint, *get_args(hint)) if isinstance(kind, type) and issubclass(kind, Choices)]
    return dict(kinds[0].choices).get(value, value) if kinds else value

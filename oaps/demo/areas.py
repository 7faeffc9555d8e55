"""The invented actions of each OAP area, read from areas/*.toml, and the sentences of wording.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from empact.loading.files import read

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Topic:
    """What one action is about; the same topic may be an action of several periods."""

    goal: int
    title: str
    about: str
    is_new: bool = False
    name: str = ""
    kind: str = ""
    lead: str = ""
    co_leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """An OAP area: its code in 2026-2029 and in 2022-2025 ("" when there is none), its people and its topics."""

    code: str
    earlier: str
    phenomenon: str
    introduction: str
    targeted_goal: str
    driver: str
    co_drivers: tuple[str, ...]
    projects: tuple[str, ...]
    tasks: tuple[str, ...]
    support: tuple[str, ...]
    partners: tuple[str, ...]
    measures: Mapping[str, tuple[int, int]]
    current: tuple[Topic, ...]
    ended: tuple[Topic, ...]

    @property
    def past(self) -> tuple[Topic, ...]:
        """Return the topics of 2022-2025, in the order of their goals."""
        known = [topic for topic in self.current if not topic.is_new and topic.goal in COMMON_GOALS]
        return tuple(sorted([*known, *self.ended], key=lambda topic: topic.goal))

    @property
    def favoured(self) -> frozenset[str]:
        """Return the services that the area names: they are the natural ones to take part."""
        named = {code for topic in (*self.current, *self.ended) for code in (topic.lead, *topic.co_leads)}
        return frozenset({self.driver, *self.co_drivers, *named} - {""})


COMMON_GOALS = range(1, 9)
TARGETED_GOAL = 9
# Not a goal: how actions speak that try something new, under whatever goal.
INNOVATION = 10


@cache
def areas() -> tuple[Area, ...]:
    """Return all areas, in the order of their codes."""
    return tuple(_area(read(path)) for path in sorted((FOLDER / "areas").glob("*.toml")))


def _area(content: Mapping[str, Any]) -> Area:
    lists = ("co_drivers", "projects", "tasks", "support", "partners")
    return Area(
        code=content["area"],
        earlier=content["earlier"],
        phenomenon=content["phenomenon"],
        introduction=content["introduction"],
        targeted_goal=content.get("targeted_goal", ""),
        driver=content["driver"],
        measures={code: (low, high) for code, (low, high) in content["measures"].items()},
        current=tuple(_topic(*line) for line in content["actions"]),
        ended=tuple(_topic(*line) for line in content["ended"]),
        **{name: tuple(item.lower() for item in content[name]) for name in lists},
    )


def _topic(goal: int, title: str, about: str, more: Mapping[str, Any] | None = None) -> Topic:
    more = more or {}
    return Topic(
        goal=goal,
        title=title,
        about=about,
        is_new=more.get("new", False),
        name=more.get("name", ""),
        kind=more.get("kind", ""),
        lead=more.get("lead", ""),
        co_leads=tuple(more.get("co", ())),
    )


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator as a goal suggests it."""

    title: str
    unit: str
    low: int
    high: int
    aggregation: str


@dataclass(frozen=True, slots=True)
class GoalWording:
    """How actions under one goal speak."""

    kind: str
    is_preventive: bool
    is_repressive: bool
    sentences: Mapping[str, tuple[str, ...]]
    indicators: tuple[Measurement, ...]

    def speak(self, what: str, dice: Random, words: Mapping[str, str]) -> str:
        """Return one of the goal's sentences with its words filled in."""
        return fill(dice.choice(self.sentences[what]), words)


def fill(sentence: str, words: Mapping[str, str]) -> str:
    """Return the sentence with {name} replaced; {Name} begins with a capital letter."""
    capitals = {name.capitalize(): text[:1].upper() + text[1:] for name, text in words.items()}
    return sentence.format(**words, **capitals)


@dataclass(frozen=True, slots=True)
class Wording:
    """All of wording.toml."""

    goals: Mapping[int, GoalWording]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, topic: Topic) -> GoalWording:
        """Return how the topic's action speaks."""
        return self.goals[INNOVATION if topic.kind == "innovation" else topic.goal]


SENTENCES = ("objective", "background", "activities", "results", "done")


@cache
def wording() -> Wording:
    """Return the sentences and indicators of every goal."""
    content = read(FOLDER / "wording.toml")
    return Wording(
        goals={
            goal["number"]: GoalWording(
                kind=goal["kind"],
                is_preventive=goal["preventive"],
                is_repressive=goal["repressive"],
                sentences={name: tuple(goal[name]) for name in SENTENCES},
                indicators=tuple(Measurement(*line) for line in goal["indicators"]),
            )
            for goal in content["goal"]
        },
        words={name: tuple(texts) for name, texts in content["words"].items()},
    )

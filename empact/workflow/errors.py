"""What a move or an edit is answered with when it is not carried out; the two doors turn each into a status."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.utils.translation import gettext as _

from empact.accounts.phrases import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from django.db.models import Model

    from empact.accounts.models import User
    from empact.accounts.rules import Rule
    from empact.history.models import Entry
    from empact.workflow.problems import Problem


class WorkflowError(Exception):
    """Nothing was changed; the text says why, to a person."""


class NotVisible(WorkflowError):
    """There is no such record, or the actor may not see it: one answer for both (404)."""

    def __init__(self) -> None:
        super().__init__(_("There is no such record, or you may not see it. Begin at a list: it shows what you may."))


class UnknownMove(WorkflowError):
    """The chart has no move of this name (404)."""


class Refused(WorkflowError):
    """The actor may not do this (403); `who` are some of the people who could, looked up when somebody asks."""

    def __init__(self, rule: Rule | str, who: Callable[[], Iterable[User]] = tuple) -> None:
        super().__init__(refusal(rule))
        self.reason = rule if isinstance(rule, str) else str(rule.reason)
        self._who = who

    @cached_property
    def who(self) -> tuple[User, ...]:
        """Return some of the people who could. Some queries the first time."""
        return tuple(self._who())

    def named(self) -> Self:
        """Look the people up now, because the record that they could move is about to be taken back."""
        found = self.who
        self._who = lambda: found
        return self


class Conflict(WorkflowError):
    """The record is not what the actor saw, or not in a state for the move (409); `since` is what happened."""

    def __init__(self, record: Model, text: str, since: Iterable[Entry] = ()) -> None:
        super().__init__(text)
        self.record = record
        self.since = tuple(since)


class Stale(WorkflowError):
    """Somebody edited the record meanwhile (409; 412 over REST). Nothing is lost: every version is here.

    `seen`, `current` and `submitted` hold the submitted fields by name; `both` names those that both changed.
    """

    def __init__(
        self,
        record: Model,
        *,
        seen: Mapping[str, Any],
        current: Mapping[str, Any],
        submitted: Mapping[str, Any],
        since: Iterable[Entry] = (),
    ) -> None:
        super().__init__(_("Somebody else has changed this since you opened it."))
        self.record = record
        self.seen = dict(seen)
        self.current = dict(current)
        self.submitted = dict(submitted)
        self.since = tuple(since)

    @property
    def both(self) -> tuple[str, ...]:
        """Return the fields that both changed, to different values."""
        return tuple(
            name
            for name, mine in self.submitted.items()
            if mine != self.current[name] and name in self.seen and self.seen[name] not in (mine, self.current[name])
        )


class Blocked(WorkflowError):
    """The rules of the field forbid it (400); `problems` are all of them, warnings among them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(str(problem.text) for problem in problems if problem.level == "blocker"))
        self.problems = tuple(problems)

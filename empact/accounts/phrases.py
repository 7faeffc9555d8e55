"""How rules read: who may do something, when, and who may not all the same.

Rules combine with & and |, and so do their words. "Only the EMPACT Support Team can do this, and nobody who submitted
the plan." is more than a list with commas, so a rule keeps its words in parts until they are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.functional import lazystr
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from empact.words import Words

if TYPE_CHECKING:
    from empact.accounts.rules import Rule


@dataclass(frozen=True, slots=True)
class Part:
    """Some people ("the Driver's team"), when ("while it is drafted"), and who not ("nobody who submitted it")."""

    who: tuple[Words, ...] = ()
    when: tuple[Words, ...] = ()
    but: tuple[Words, ...] = ()

    def __and__(self, other: Part) -> Part:
        return Part(self.who or other.who, self.when + other.when, self.but + other.but)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a rule: alternatives, of which one must hold."""

    parts: tuple[Part, ...]

    def __and__(self, other: Phrase) -> Phrase:
        if self.names_people and other.names_people:
            return Phrase((Part(who=(lazystr(_Both(self, other)),)),))
        return Phrase(tuple(one & two for one in self.parts for two in other.parts))

    def __or__(self, other: Phrase) -> Phrase:
        return Phrase(self.parts + other.parts)

    def __str__(self) -> str:
        """Return whom it names: "the Driver's team while it is drafted, or the EMPACT Support Team"."""
        return _(", or ").join(map(_with_exception, self._groups()))

    @property
    def names_people(self) -> bool:
        """Tell whether there is anybody in it: not in a condition alone, nor in an exception."""
        return any(part.who for part in self.parts)

    def people(self) -> Phrase:
        """Return only whom it names, without when and who not."""
        return Phrase(tuple(Part(who=part.who) for part in self.parts if part.who)) if self.names_people else self

    def only(self, verb: Words) -> str:
        """Return a sentence without its capital and full stop; `verb` says what can be done: "can do this"."""
        groups = self._groups()
        exceptions = {group.but for group in groups}
        if len(exceptions) == 1 and (but := exceptions.pop()):
            text = _("only {who} {verb}, and {but}") if len(groups) == 1 else _("only {who}, {verb}, and {but}")
            return text.format(who=_(", or ").join(map(_people, groups)), verb=verb, but=_(" and ").join(but))
        text = _("only {who} {verb}") if len(groups) == 1 and not groups[0].but else _("only {who}, {verb}")
        return text.format(who=self, verb=verb)

    def _groups(self) -> list[_Group]:
        """Return the alternatives, neighbours with the same conditions together, each person once."""
        told = (_Group(_each(part.who), _each(part.when), _each(part.but)) for part in self.parts)
        return [
            _Group(tuple(dict.fromkeys(who for part in same for who in part.who)), when, but)
            for (when, but), same in groupby(told, key=lambda group: (group.when, group.but))
        ]


@dataclass(frozen=True, slots=True)
class _Group:
    """People under the same conditions, in the reader's language."""

    who: tuple[str, ...]
    when: tuple[str, ...]
    but: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Both:
    """Those whom two phrases name; the same words are said once."""

    one: Phrase
    two: Phrase

    def __str__(self) -> str:
        one, two = str(self.one), str(self.two)
        return one if one == two else _("{one}, if also {two}").format(one=one, two=two)


def in_case(words: Words) -> Phrase:
    """Return the phrase of a rule that names nobody and says when: "once COSI has adopted the plan"."""
    return Phrase((Part(when=(words,)),))


def except_for(words: Words) -> Phrase:
    """Return the phrase of a rule that says who not: "nobody who submitted the plan"."""
    return Phrase((Part(but=(words,)),))


def refusal(who: Rule | str) -> str:
    """Return the sentence that refuses everybody else: "Only the Driver's team of this plan can do this."."""
    only = _("only {who} can do this").format(who=who) if isinstance(who, str) else who.only()
    return f"{capfirst(only)}."


def _each(words: tuple[Words, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, words)))


def _people(group: _Group) -> str:
    *others, last = group.who or ("",)
    names = _("{others} or {last}").format(others=", ".join(others), last=last) if others else last
    return " ".join(filter(None, (names, ", ".join(group.when))))


def _with_exception(group: _Group) -> str:
    if not group.but:
        return _people(group)
    return _("{who}, but {but}").format(who=_people(group), but=_(" and ").join(group.but))

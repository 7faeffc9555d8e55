"""Rules that are combined still read as sentences."""

from __future__ import annotations

import re

import pytest
from django.db.models import Q
from django.utils.text import capfirst

from empact.accounts.models import User
from empact.accounts.phrases import Phrase, except_for, refusal
from empact.accounts.rules import NOTHING, Rule, where
from empact.workflow.charts import charts


def people(reason: str) -> Rule:
    return Rule(reason=reason, records=lambda user: NOTHING, people=lambda record: User.objects.none())


def but(reason: str) -> Rule:
    found = people(reason)
    return Rule(found.reason, found.records, found.people, phrase=except_for(reason))


DRIVER, EST, NEC = people("the Driver"), people("the Support Team"), people("the coordinator")
DRAFTED, ASKED = where(Q(), reason="while it is drafted"), where(Q(), reason="when asked")
NOT_SUBMITTER, NOT_CLOSER = but("nobody who submitted it"), but("nobody who closed it")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (EST, "only the Support Team can do this"),
        (DRIVER | EST, "only the Driver or the Support Team can do this"),
        (DRIVER | EST | NEC, "only the Driver, the Support Team or the coordinator can do this"),
        (DRIVER | (EST | DRIVER), "only the Driver or the Support Team can do this"),
        (DRIVER & DRAFTED, "only the Driver while it is drafted can do this"),
        (DRAFTED & DRIVER, "only the Driver while it is drafted can do this"),
        ((DRIVER & DRAFTED) | EST, "only the Driver while it is drafted, or the Support Team, can do this"),
        (
            ((DRIVER | EST) & DRAFTED) | (NEC & ASKED),
            "only the Driver or the Support Team while it is drafted, or the coordinator when asked, can do this",
        ),
        (EST & NOT_SUBMITTER, "only the Support Team can do this, and nobody who submitted it"),
        (NOT_SUBMITTER & EST, "only the Support Team can do this, and nobody who submitted it"),
        (
            EST & NOT_SUBMITTER & NOT_CLOSER,
            "only the Support Team can do this, and nobody who submitted it and nobody who closed it",
        ),
        (
            (EST | NEC) & NOT_SUBMITTER,
            "only the Support Team or the coordinator can do this, and nobody who submitted it",
        ),
        (
            (EST & NOT_SUBMITTER) | NEC,
            "only the Support Team, but nobody who submitted it, or the coordinator, can do this",
        ),
        (
            ((EST & DRAFTED) | NEC) & NOT_SUBMITTER,
            "only the Support Team while it is drafted, or the coordinator, can do this, and nobody who submitted it",
        ),
        (EST & NEC, "only the Support Team, if also the coordinator can do this"),
        (EST & EST, "only the Support Team can do this"),
    ],
)
def test_a_refusal_is_a_sentence(rule: Rule, sentence: str) -> None:
    assert rule.only() == sentence
    assert refusal(rule) == f"{capfirst(sentence)}."


def test_whom_one_turns_to_is_told_without_what_else_must_hold() -> None:
    rule = (EST & NOT_SUBMITTER & DRAFTED) | NEC
    assert str(rule.name) == "the Support Team or the coordinator"
    assert str(rule.reason) == "the Support Team while it is drafted, but nobody who submitted it, or the coordinator"
    assert str(DRAFTED.name) == "while it is drafted"


def test_every_sentence_of_the_charts_names_somebody_and_leaves_no_hole() -> None:
    rules = [rule for chart in charts() for move in chart.transitions for rule in (move.who, move.under) if rule]
    assert rules
    for rule in rules:
        assert rule.words.names_people
        for text in (rule.only(), str(rule.reason), str(rule.name)):
            assert re.search(r"[{}]|  | ,|,,|, can do this, and|, but nobody .* can do this$", text) is None, text


def test_a_phrase_of_nobody_is_empty() -> None:
    assert str(Phrase(())) == ""

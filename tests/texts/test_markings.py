"""Markings of classified text are found however they are typed, and prose with the same words passes."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empact.texts import faults
from empact.texts.markings import FILE, Marking, marking_in

GROUPS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["group"]
EVERY = [
    Marking(words, group["how"], group.get("code", "classified_text"))
    for group in GROUPS
    for words in group["markings"]
]
ANYWHERE = [marking.words for marking in EVERY if marking.how == "anywhere"]
CAPITALS = [marking.words for marking in EVERY if marking.how == "capitals"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RESTREINT UE/EU RESTRICTED", "RESTREINT UE"),
        ("restreint ue / eu restricted", "RESTREINT UE"),
        ("Restreint\u00a0UE\u2044EU\u202fRestricted", "RESTREINT UE"),
        ("RESTREINT\nUE", "RESTREINT UE"),
        ("RES\u00adTREINT\u200b UE", "RESTREINT UE"),
        ("TRES SECRET UE/EU TOP SECRET", "TRÈS SECRET UE"),
        ("TRE\u0300S SECRET UE", "TRÈS SECRET UE"),
        ("as agreed (C-UE/EU-C) in the group", "C-UE/EU-C"),
        ("\uff32\uff25\uff33\uff34\uff32\uff25\uff29\uff2e\uff34 UE", "RESTREINT UE"),
        ("See EU CONFIDENTIAL annex", "EU CONFIDENTIAL"),
        ("First line\n  - EU Confidential -\nlast line", "EU CONFIDENTIAL"),
        ("Europol Restricted", "EUROPOL RESTRICTED"),
        ("handled as EUROPOL-RESTRICTED", "EUROPOL RESTRICTED"),
        ("VS \u2013 Nur f\u00fcr den Dienstgebrauch", "VS-Nur für den Dienstgebrauch"),
        ("VS-NUR FUR DEN DIENSTGEBRAUCH", "VS-Nur für den Dienstgebrauch"),
        ("ΠΕΡΙΟΡΙΣΜΕΝΗΣ ΧΡΗΣΗΣ", "Περιορισμένης Χρήσης"),
        ("Szigoruan titkos!", "Szigorúan titkos"),
        ("l-ogħla segretezza", "L-Ogħla Segretezza"),
        ("*** SECRET ***\nThe plan", "Secret"),
        ("TLP:RED", "TLP:RED"),
        ("TLP: RED, for the Drivers", "TLP:RED"),
    ],
)
def test_a_marking_is_found(text: str, words: str) -> None:
    found = marking_in(text)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "restricted firearms",
        "Access is restricted to the participants.",
        "Europol restricted access to the platform.",
        "In 2018 the EU restricted the sale of precursors.",
        "the EU secret services",
        "Confidential informants, and secret compartments in lorries",
        "Secret",
        "Restricted",
        "- confidential",
        "The secret UEFA list",
        "A secret (UN) list",
        "EU-RESTRICTEDNESS",
        "LIMITE",
        "Europol Unclassified – Basic Protection Level",
        "TLP:AMBER+STRICT",
        "tlp: reduce",
        "a red flag",
        "LE SECRET DU PORT",
        "",
        "🌻",
    ],
)
def test_prose_passes(text: str) -> None:
    assert marking_in(text) is None


@pytest.mark.parametrize("marking", EVERY, ids=lambda marking: marking.words)
def test_every_marking_of_the_file_is_found_in_capitals_alone_on_its_line(marking: Marking) -> None:
    found = marking_in(f"Before.\n\t[{marking.words.upper()}]\r\nAfter.")
    assert found is not None
    assert found.code == marking.code


prose = st.text(alphabet="abc xyz,.;()\n", max_size=30)
between = st.sampled_from([" ", "  ", "\u00a0", "\u202f", "-", "\u2013", "\u2011", " / ", "\u2044", "_", "\n"])


@given(st.sampled_from(ANYWHERE), st.sampled_from([str, str.upper, str.lower, str.title]), prose, prose, between)
def test_a_marking_that_no_prose_says_is_found_whatever_stands_around_it(
    words: str, case: Any, before: str, after: str, gap: str
) -> None:
    assert marking_in(f"{before} {case(words).replace(' ', gap)} {after}") is not None


@given(st.sampled_from(CAPITALS), prose, prose)
def test_one_that_prose_could_say_counts_in_capitals_only(words: str, before: str, after: str) -> None:
    assert marking_in(f"{before} {words} {after}") is not None
    assert marking_in(f"a {before.replace(chr(10), ' ')} {words.lower()} b") is None


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    marking_in(text)


def test_texts_in_lists_and_mappings_are_read_too() -> None:
    found = list(faults({"aliases": ["Herbs", "SECRET UE"], "data": {"note": {"a": "\0"}}, "number": 3, "none": None}))
    assert [(fault.field, fault.code) for fault in found] == [
        ("aliases", "classified_text"),
        ("data", "unstorable_text"),
    ]


def test_what_nobody_can_see_is_no_text() -> None:
    # Zero width, right-to-left and soft marks; a blank text is for the fields to judge.
    unseen, seen = "\u200b \u202e\u00ad", "\u202e…"
    found = list(faults({"comment": unseen, "title": seen, "note": " \n", "source": ""}))
    assert [(fault.field, fault.code) for fault in found] == [("comment", "unseen_text")]

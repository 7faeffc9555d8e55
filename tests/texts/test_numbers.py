"""Numbers as people write them: understood, or asked about, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from empact.texts.numbers import Read, Unclear, Unreadable, read, written

THIN, NARROW, FIXED = "\u2009", "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("13871", 13871),
        ("13 871", 13871),
        (f"13{THIN}871", 13871),
        (f"13{NARROW}871", 13871),
        (f"13{FIXED}871", 13871),
        ("13'871", 13871),
        ("13’871", 13871),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1.234,5", Decimal("1234.5")),
        ("1,234.5", Decimal("1234.5")),
        ("1 234,5", Decimal("1234.5")),
        ("1.234.567,89", Decimal("1234567.89")),
        ("0.871", Decimal("0.871")),
        ("0,871", Decimal("0.871")),
        (".5", Decimal("0.5")),
        ("12.5", Decimal("12.5")),
        ("1234.567", Decimal("1234.567")),
        ("13.8710", Decimal("13.871")),
        ("  42 ", 42),
        ("+7", 7),
        ("-3", -3),
        ("\u22123", -3),
    ],
)
def test_what_can_mean_one_thing_is_understood(text: str, number: Decimal | int) -> None:
    assert read(text) == Read(Decimal(number))


@pytest.mark.parametrize("text", ["13.871", "13,871", "1.000", "999,999"])
def test_what_can_mean_two_things_is_asked(text: str) -> None:
    digits = text.replace(".", "").replace(",", "")
    assert read(text) == Unclear(Decimal(digits), Decimal(text.replace(",", ".")))


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "ten", "1 23", "12 3456", "1.23.456", "1,234.567.890", "1.234,56,7", "12-13", "1e5", "١٢", "13.",
     "5 of 9", "1" * 16, "0 123", "--5", "1..5"],
)  # fmt: skip
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    assert read(text) == Unreadable()


@pytest.mark.parametrize(("text", "unit"), [("12 kg", "kg"), ("12kg", "kg"), ("1 200 EUR", "EUR"), ("5 %", "%")])
def test_a_unit_behind_the_number_is_told_apart(text: str, unit: str) -> None:
    found = read(text)
    assert isinstance(found, Read)
    assert found.unit == unit


numbers = st.decimals(min_value=0, max_value=10**11, places=3, allow_nan=False, allow_infinity=False)


@given(numbers)
@example(Decimal("13.871"))
@example(Decimal("1.000"))
def test_what_is_written_is_read_as_the_same_number(number: Decimal) -> None:
    assert read(written(number)) == Read(number)


@given(st.integers(min_value=1_000_000, max_value=10**14), st.sampled_from(" ',.\u00a0\u2009\u202f"))
def test_whole_numbers_in_groups_are_read_whatever_groups_them(number: int, mark: str) -> None:
    assert read(f"{number:,}".replace(",", mark)) == Read(Decimal(number))


@given(st.integers(min_value=1000, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_the_two_ways_of_europe_mean_the_same(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02}"
    continental = english.translate(str.maketrans(",.", ".,"))
    assert read(english) == read(continental) == Read(Decimal(f"{whole}.{part:02}"))


@given(st.text(alphabet="0123456789., '\u00a0-+kg", max_size=18))
def test_nothing_is_ever_guessed(text: str) -> None:
    """A reading keeps every digit, in order: no number appears that was not typed."""
    found = read(text)
    digits = "".join(letter for letter in text if letter.isdigit())
    values = [found.number] if isinstance(found, Read) else []
    values += [found.thousands, found.decimals] if isinstance(found, Unclear) else []
    for value in values:
        assert "".join(f"{abs(value):f}".split(".")).lstrip("0") == digits.lstrip("0")

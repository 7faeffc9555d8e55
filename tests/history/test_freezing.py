"""A frozen version is one text for ever: canonical, with its digest."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empact.history.acting import acting
from empact.history.freezing import canonical, freeze, snapshot, verify
from empact.history.models import FrozenVersion
from empact.history.values import plain
from tests.garden.models import Bed, Garden, GardenStatus, Plant

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.decimals(allow_nan=False)
    | st.floats()
    | st.dates()
    | st.uuids(),
    lambda inner: st.lists(inner) | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner),
    max_leaves=20,
)


@given(VALUES)
def test_canonical_text_is_its_own_canonical_text(value: Any) -> None:
    text = canonical(value)
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(TEXT, st.integers()))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    try:
        text = canonical(value)
    except ValueError:  # two keys became one by normalisation: refused rather than lost
        return
    assert canonical(dict(reversed(value.items()))) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("150.00"), '"150.00"'),
        (Decimal("1E+3"), '"1000"'),
        (0.1, '"0.1"'),
        (2**60, f'"{2**60}"'),
        ("e\u0301", '"\u00e9"'),
        (date(2025, 11, 24), '"2025-11-24"'),
        (datetime(2025, 11, 24, 14, 20, tzinfo=timezone(timedelta(hours=1))), '"2025-11-24T13:20:00Z"'),
        (GardenStatus.OPENED, '"opened"'),
        (UUID(int=0), '"00000000-0000-0000-0000-000000000000"'),
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
    ],
)
def test_each_kind_of_value_has_one_form(value: Any, text: str) -> None:
    assert canonical(value).decode() == text


def test_what_has_no_form_is_refused() -> None:
    for value in (b"bytes", object(), {1, 2}):
        with pytest.raises(TypeError):
            plain(value)
    with pytest.raises(ValueError, match="same after normalisation"):
        plain({"\u00e9": 1, "e\u0301": 2})


@pytest.fixture
def planted(garden: Garden) -> Garden:
    bed = Bed.objects.create(garden=garden, number=1, note="Sunny")
    Plant.objects.create(bed=bed, name="sage")
    garden.refresh_from_db()
    return garden


def frozen(garden: Garden) -> FrozenVersion:
    with acting(None) as act:
        return freeze(garden, "Opened", act.record("open", garden))


def test_versions_are_numbered_and_verify(planted: Garden) -> None:
    first, second = frozen(planted), frozen(planted)
    assert (first.number, second.number) == (1, 2)
    assert first.sha256 == second.sha256
    assert first.content == planted.content
    assert json.loads(first.text)["beds"][0]["plants"][0]["name"] == "sage"
    assert FrozenVersion.objects.of(planted).first() == second
    assert verify(FrozenVersion.objects.get(pk=first.pk))


def test_a_changed_text_or_digest_does_not_verify(planted: Garden) -> None:
    version = frozen(planted)
    for text, sha256 in ((version.text.replace("sage", "weed"), version.sha256), (version.text, "0" * 64)):
        assert not verify(FrozenVersion(text=text, sha256=sha256))
    spaced = version.text.replace(":", ": ")
    assert not verify(FrozenVersion(text=spaced, sha256=version.sha256))


def test_a_model_that_nobody_announced_is_not_frozen(garden: Garden) -> None:
    with pytest.raises(LookupError):
        snapshot(Bed(garden=garden, number=1))


def test_now_is_kept_in_utc() -> None:
    assert plain(datetime(2025, 1, 1, tzinfo=UTC)) == "2025-01-01T00:00:00Z"

"""The pinned requirements name no host, and every one has its digests."""

import re

import pytest

from tools.devservers.environment import ROOT
from tools.requirements import FILES, addresses


@pytest.mark.parametrize("name", FILES)
def test_the_committed_file_names_no_address_and_pins_by_digest(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert addresses(text) == []
    pinned = re.findall(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+.*$", text, re.MULTILINE)
    assert len(pinned) > 20
    assert all(line.endswith("\\") for line in pinned)


@pytest.mark.parametrize("line", ["--index-url x", "--find-links /somewhere", "a @ git+https://example.org/a"])
def test_an_address_is_found(line: str) -> None:
    assert addresses(f"a==1\n{line}\n")

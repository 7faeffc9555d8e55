"""A reference file that leaves out where a fact comes from is refused."""

from pathlib import Path

import pytest

from empact.loading.files import FileError, entries


def test_an_entry_without_a_source_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[[thing]]\nstanding = "sourced"\n')
    with pytest.raises(FileError, match="thing 1: standing and source"):
        entries(file, "thing")


def test_a_source_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[[thing]]\nstanding = "sourced"\nsource = "x"\n')
    with pytest.raises(FileError, match="lists no source 'x'"):
        entries(file, "thing")

"""Every announced link is walked both ways, and shows only what its reader may see."""

import pytest

from empact.lineage.gaps import Gap, gaps
from empact.lineage.links import Link, after, before
from empact.registry import registry
from tests.cast import Cast


def test_every_link_is_the_same_from_both_ends(cast: Cast, subtests: pytest.Subtests) -> None:
    auditor = cast["auditor"]
    for link in registry.all(Link):
        with subtests.test(f"{link.earlier._meta.label} → {link.later._meta.label} by {link.path}"):
            forward = {
                (earlier.pk, later.pk)
                for earlier in link.earlier._base_manager.all()
                for later in link.after(auditor, earlier)
            }
            backward = {
                (earlier.pk, later.pk)
                for later in link.later._base_manager.all()
                for earlier in link.before(auditor, later)
            }
            assert forward == backward


def test_the_chain_is_walked_from_a_threat_to_its_actions(cast: Cast) -> None:
    driver = cast["driver"]
    record = cast.threats[0]
    walked = [record]
    for wanted in ("priority", "subpriority", "oap", "operationalaction"):
        record = next(
            found
            for neighbours in after(driver, record)
            for found in neighbours.records
            if found._meta.model_name == wanted
        )
        walked.append(record)
    assert [str(item) for item in walked][-1] == "1.1 Picture of 3D-printed firearms"
    back = {str(found) for neighbours in before(driver, walked[2]) for found in neighbours.records}
    assert "Firearms" in back


def test_nobody_walks_into_a_draft(cast: Cast) -> None:
    seen = [found for neighbours in after(cast["nobody"], cast.areas[0]) for found in neighbours.records]
    assert seen == []


def test_every_gap_counts_its_rows(cast: Cast) -> None:
    driver = cast["driver"]
    found = {item.gap.code: item.count for item in gaps(driver, cast.cycle)}
    assert set(found) == {item.code for item in registry.all(Gap)}
    assert found["goal-without-action"] == 0
    assert found["threat-without-priority"] == 0
    assert found["action-without-leader"] == 1  # of the adopted plan; those of the driver's own plan have theirs

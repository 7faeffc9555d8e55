"""A chart that does not hold together is refused when it is built; the document is written from the charts."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from empact.workflow.charts import Step, chart_of
from empact.workflow.doc import document
from tests.garden.models import BedStatus, Garden, Plant
from tests.garden.workflow import GARDEN

SUBMIT = GARDEN.transitions[0]
OTHERS = GARDEN.transitions


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"initial": "submitted"}, "is not the default"),
        ({"transitions": OTHERS[1:]}, "No move leads to submitted"),
        ({"transitions": (*OTHERS, SUBMIT)}, "two moves submit"),
        ({"transitions": (*OTHERS, replace(SUBMIT, name="opened"))}, "opened is a state"),
        ({"transitions": (*OTHERS, replace(SUBMIT, name="Re-Open"))}, "not a verb"),
        ({"transitions": (*OTHERS, replace(SUBMIT, name="burn", target="burnt"))}, "unknown state burnt"),
        (
            {"transitions": (*OTHERS, replace(SUBMIT, name="burn", way_back="rebuild"))},
            "The way back of burn",
        ),
        (
            {"transitions": (*OTHERS, replace(SUBMIT, name="sprout", sources=(), who=None))},
            "somebody must do",
        ),
        (
            {"transitions": (*OTHERS, replace(SUBMIT, name="sprout", sources=(), under=SUBMIT.who))},
            "what it lies under",
        ),
        (
            {"transitions": (*OTHERS, replace(SUBMIT, name="sprout", under=SUBMIT.who))},
            "starts no record",
        ),
        (
            {"transitions": (*OTHERS, replace(SUBMIT, name="tidy", who=None, comment_required=True))},
            "does not write",
        ),
        ({"awaits": {"opened": "submit"}}, "awaits submit"),
        ({"steps": (Step(("burnt",), "Burnt"),)}, "unknown state burnt"),
        ({"states": BedStatus}, "not the choices"),
    ],
)
def test_a_broken_chart_is_refused(parts: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        replace(GARDEN, **parts)  # type: ignore[arg-type]


def test_a_chart_is_found_by_model_record_and_label() -> None:
    assert chart_of(Garden) is chart_of("garden.garden") is chart_of(Garden(title="x")) is GARDEN
    with pytest.raises(LookupError):
        chart_of(Plant)


def test_a_move_is_known_by_both_spellings() -> None:
    move = replace(SUBMIT, name="enter_into_force")
    assert replace(GARDEN, transitions=(*OTHERS, move)).transition(move.slug) == move


def test_the_document_tells_who_what_and_the_way_back(tmp_path: Path) -> None:
    text = document()
    assert "    drafting --> submitted: submit" in text
    assert "| **open**: Open the garden | Checked | Opened | an inspector |" in text
    assert "nobody opens on friday (tests)" in text
    assert "the system, by date" in text
    file = tmp_path / "docs" / "workflows.md"
    with pytest.raises(CommandError):
        call_command("workflows", check=True, file=file)
    call_command("workflows", file=file)
    call_command("workflows", check=True, file=file)
    file.write_text("other")
    with pytest.raises(CommandError):
        call_command("workflows", check=True, file=file)

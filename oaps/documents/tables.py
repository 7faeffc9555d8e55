"""A plan's tables: its actions, and who takes part in which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from empact.documents.sheets import Cell, Column, Sheet
from empact.documents.subjects import Subject
from empact.documents.wording import word
from oaps.documents.reading import Names, lead_of, names
from oaps.models import OperationalAction, Participation

SIGNS = {"lead": "L", "co_lead": "C", "participant": "P"}


def action_sheets(subject: Subject) -> list[Sheet]:
    """Return the actions, a row each, and their indicators, from the version alone."""
    known, actions = names(), subject.picture["actions"]
    return [
        Sheet(
            _("Actions"),
            (
                Column(_("Number"), 9),
                Column(_("Title"), 50),
                Column(_("Kind"), 22),
                Column(_("Lead"), 20),
                Column(_("Starts"), 12),
                Column(_("Ends"), 12),
                Column(_("Participants"), 12),
                Column(_("Funding need (euro)"), 16),
                Column(_("Objective"), 60),
                Column(_("Expected results"), 60),
            ),
            (_action(item, known) for item in actions),
        ),
        Sheet(
            _("Indicators"),
            (
                Column(_("Action"), 9),
                Column(_("Indicator"), 50),
                Column(_("Unit"), 18),
                Column(_("Baseline"), 12),
                Column(_("Target"), 12),
                Column(_("Why there is no target"), 40),
            ),
            _indicators(actions),
        ),
    ]


def _action(item: dict[str, Any], known: Names) -> list[Cell]:
    return [
        item["number"],
        item["title"],
        word(OperationalAction, "kind", item.get("kind")),
        lead_of(item, known),
        _day(item.get("starts")),
        _day(item.get("ends")),
        len(item["participations"]),
        _number(item.get("funding_need")),
        item.get("objective") or "",
        item.get("expected_results") or "",
    ]


def _indicators(actions: Sequence[dict[str, Any]]) -> Iterator[list[Cell]]:
    for action in actions:
        for item in action["indicators"]:
            numbers = (_number(item.get("baseline")), _number(item.get("target")))
            yield [action["number"], item["title"], item["unit"], *numbers, item.get("no_target_reason") or ""]


def participation_sheets(subject: Subject) -> list[Sheet]:
    """Return the matrix organisation × action, and the same as a list, from the version alone."""
    known, actions = names(), subject.picture["actions"]
    codes = sorted({item["organisation"] for action in actions for item in action["participations"]})
    head = [Column(_("Organisation"), 28), *(Column(action["number"], 6) for action in actions)]
    return [
        Sheet(_("Matrix"), head, (_row(code, actions, known) for code in codes)),
        Sheet(
            _("Participation"),
            (
                Column(_("Action"), 9),
                Column(_("Title"), 50),
                Column(_("Organisation"), 28),
                Column(_("Role"), 14),
                Column(_("State"), 14),
                Column(_("Contribution"), 60),
            ),
            _participations(actions, known),
        ),
        Sheet(_("Key"), (Column(_("Sign"), 8), Column(_("Means"), 60)), _key()),
    ]


def _row(code: str, actions: Sequence[dict[str, Any]], known: Names) -> list[Cell]:
    found: list[Cell] = [known.organisation(code)]
    for action in actions:
        mine = next((item for item in action["participations"] if item["organisation"] == code), None)
        found.append(_sign(mine) if mine else None)
    return found


def _sign(item: dict[str, Any]) -> str:
    sign = SIGNS.get(item["role"], "?")
    return sign if item["status"] == "confirmed" else f"({sign})"


def _participations(actions: Sequence[dict[str, Any]], known: Names) -> Iterator[list[Cell]]:
    for action in actions:
        for item in action["participations"]:
            yield [
                action["number"],
                action["title"],
                known.organisation(item["organisation"]),
                word(Participation, "role", item["role"]),
                word(Participation, "status", item["status"]),
                item.get("contribution") or "",
            ]


def _key() -> list[list[Cell]]:
    rows: list[list[Cell]] = [[sign, word(Participation, "role", role)] for role, sign in SIGNS.items()]
    return [*rows, ["( )", _("invited or offered, not yet confirmed")]]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None

"""Who may do what in the garden, and how gardens and beds move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from empact import clock
from empact.accounts.models import User
from empact.accounts.rules import EVERYTHING, NOTHING, Reader, Rule
from empact.accounts.sights import Sight
from empact.history.freezing import Freezer, freeze, picture
from empact.history.models import Entry
from empact.workflow.charts import Chart, Guard, Step, Transition
from empact.workflow.edits import Allowance, EditPolicy
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from empact.workflow.rules import did
from tests.garden.models import Bed, BedStatus, Garden, GardenStatus, Plant


def _named(word: str, reason: str) -> Rule:
    """Return the rule of those whose address begins with the word."""
    return Rule(
        reason=reason,
        records=lambda user: EVERYTHING if _is_named(user, word) else NOTHING,
        people=lambda _record: User.objects.filter(email__startswith=word, is_active=True),
    )


def _is_named(user: Reader, word: str) -> bool:
    return isinstance(user, User) and user.email.startswith(word)


GARDENERS = Rule(
    reason="the gardener of this garden",
    records=lambda user: Q(owner_id=user.pk or 0),
    people=lambda garden: User.objects.filter(pk=garden.owner_id),
)
GARDENERS_OF_BED = Rule(
    reason="the gardener of this garden",
    records=lambda user: Q(garden__owner_id=user.pk or 0),
    people=lambda bed: User.objects.filter(pk=bed.garden.owner_id),
)
GARDENERS_OF_PLANT = Rule(
    reason="the gardener of this garden",
    records=lambda user: Q(bed__garden__owner_id=user.pk or 0),
    people=lambda plant: User.objects.filter(pk=plant.bed.garden.owner_id),
)
INSPECTORS = _named("inspector", "an inspector")
ACCOUNTS = Rule(
    reason="whoever has an account",
    records=lambda user: EVERYTHING if isinstance(user, User) and not _is_named(user, "stranger") else NOTHING,
    people=lambda _record: User.objects.filter(is_active=True).exclude(email__startswith="stranger"),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """When the garden opens."""

    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Which bed is offered."""

    number: int
    note: str = ""


def is_not_thirteen(move: Move[Bed]) -> Iterator[Problem]:
    if move.data is not None and move.data.number == 13:
        yield Problem("thirteen", "There is no bed 13.", "number")


def note_offer(move: Move[Bed]) -> None:
    move.record.number, move.record.note = move.data.number, move.data.note


def has_a_bed(move: Move[Garden]) -> Iterator[Problem]:
    if not move.record.beds.exists():
        yield Problem("no_bed", "The garden has no bed.", "beds", "the gardener")


def has_a_title(move: Move[Garden]) -> Iterator[Problem]:
    if not move.record.title:
        yield Problem("no_title", "The garden has no title.", "title", "the gardener")


def is_planted(move: Move[Garden]) -> Iterator[Problem]:
    if not Plant.objects.filter(bed__garden=move.record).exists():
        yield Problem("not_planted", "Nothing is planted.", "beds", "the gardener", level="warning")


def opens_later(move: Move[Garden]) -> Iterator[Problem]:
    if move.data is not None and move.data.day < clock.today():
        yield Problem("day_is_past", "The day is past.", "day")


def note_day(move: Move[Garden]) -> None:
    move.record.opened_on = move.data.day
    move.along(Bed.objects.filter(garden=move.record), "sow")
    if move.data.note == "storm":
        raise ArithmeticError
    if move.data.note == "flood":
        move.record.area = Decimal(0)


def freeze_garden(move: Move[Garden], entry: Entry) -> None:
    freeze(move.record, "Opened", entry)


GARDEN = Chart(
    model=Garden,
    states=GardenStatus,
    initial=GardenStatus.DRAFTING,
    counter="content",
    transitions=(
        Transition(
            name="submit",
            label="Submit the garden",
            sources=("drafting",),
            target="submitted",
            who=GARDENERS,
            past="submitted {record}",
            way_back="return",
            checks=(has_a_bed, has_a_title, is_planted),
        ),
        Transition(
            name="return",
            label="Return the garden",
            sources=("submitted", "checked"),
            target="drafting",
            who=INSPECTORS,
            past="returned {record}",
            way_back="submit",
            comment_required=True,
        ),
        Transition(
            name="check",
            label="Check the garden",
            sources=("submitted",),
            target="checked",
            who=ACCOUNTS & ~did(Garden, "submit"),
            past="checked {record}",
            way_back="return",
            bulk=True,
        ),
        Transition(
            name="open",
            label="Open the garden",
            sources=("checked",),
            target="opened",
            who=INSPECTORS,
            past="opened {record}",
            way_back="none: visitors came.",
            data=Opening,
            checks=(opens_later,),
            effects=(note_day,),
            consequences=(freeze_garden,),
        ),
        Transition(
            name="close",
            label="Close the garden",
            sources=("opened",),
            target="closed",
            who=None,
            past="closed {record}",
            way_back="none: winter.",
            when=lambda day: Q(opened_on__lte=day),
        ),
    ),
    steps=(
        Step(("drafting",), "Drafting"),
        Step(("submitted", "checked"), "Check"),
        Step(("opened", "closed"), "Opened", "opened_on"),
    ),
    awaits={"drafting": "submit", "submitted": "check", "checked": "open", "opened": "close"},
    due=lambda garden: clock.deadline(garden.opened_on) if garden.opened_on else None,
)

BED = Chart(
    model=Bed,
    states=BedStatus,
    initial=BedStatus.PROPOSED,
    transitions=(
        Transition(
            name="offer",
            label="Offer a bed",
            sources=(),
            target="offered",
            who=INSPECTORS,
            under=ACCOUNTS,
            past="offered {record}",
            way_back="none: it may be left unsown.",
            data=Offer,
            checks=(is_not_thirteen,),
            effects=(note_offer,),
        ),
        Transition(
            name="sow",
            label="Sow the bed",
            sources=("proposed", "offered"),
            target="sown",
            who=GARDENERS_OF_BED,
            past="sowed {record}",
            way_back="none: it grows.",
        ),
    ),
    awaits={"offered": "sow"},
    related=("garden",),
    parent="garden",
)


def nobody_opens_on_friday(move: Move[Garden]) -> Iterator[Problem]:
    if move.data is not None and move.data.day.weekday() == 4:
        yield Problem("friday", "Nobody opens on a Friday.", "day")


POLICIES = (
    EditPolicy(
        model=Garden,
        edits=(
            Allowance(GARDENERS, ("title", "area", "plot"), ("drafting",)),
            Allowance(INSPECTORS, ("opened_on", "owner_id"), ("checked", "opened")),
        ),
    ),
    EditPolicy(
        model=Bed,
        edits=(Allowance(GARDENERS_OF_BED, ("note", "number", "garden"), ("drafting",)),),
        creation=Allowance(GARDENERS, ("number", "note"), ("drafting",)),
        parent="garden",
        removal=Allowance(GARDENERS_OF_BED, states=("drafting",)),
    ),
    EditPolicy(model=Plant, edits=(Allowance(GARDENERS_OF_PLANT, ("name", "height"), ("drafting",)),)),
)


def snapshot(garden: Garden) -> dict[str, object]:
    beds = [
        picture(bed, "number", "note", plants=[picture(plant, "name", "height") for plant in bed.plants.order_by("pk")])
        for bed in garden.beds.order_by("pk")
    ]
    return picture(garden, "title", "area", "status", "opened_on", beds=beds)


ANNOUNCED = (
    GARDEN,
    BED,
    Guard("garden.garden", "open", nobody_opens_on_friday),
    *POLICIES,
    Freezer(Garden, snapshot),
    *(Sight(model, ACCOUNTS) for model in (Garden, Bed, Plant)),
)

"""The adoption tab of a plan: what each Member State says, whose answer is missing, how COSI decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from empact import clock
from empact.web.views.details import DetailPage
from oaps.models import OAP, NationalPosition, OAPStatus, PositionStatus
from oaps.permissions import ANSWERERS, READ_COMMENT


@dataclass(frozen=True, slots=True)
class Answer:
    """A national position as its reader may see it."""

    position: NationalPosition
    url: str
    comment: str
    comment_hidden: bool
    silent: bool
    on_this_text: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many Member States gave an answer."""

    status: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """The answers of one time the states were asked."""

    number: int
    answers: Sequence[Answer]


def context(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the positions of the present round in protocol order, and those of earlier rounds. Two queries."""
    plan = page.record
    found = list(
        NationalPosition.objects.visible_to(page.user)
        .filter(oap=plan)
        .for_list()
        .order_by("-round", "country__protocol_order")
    )
    readable = _keys(page, READ_COMMENT) if found else set()
    mine = _keys(page, ANSWERERS) if found else set()
    answers = [_answer(item, plan, readable, mine) for item in found]
    newest = found[0].round if found else 0
    current = [item for item in answers if item.position.round == newest and _holds(item.position)]
    earlier = [item for item in answers if item not in current]
    return {
        "answers": current,
        "counts": _counts(current),
        "missing": [item.position.country for item in current if item.position.status == PositionStatus.PENDING],
        "rounds": _rounds(earlier),
        "is_open": plan.status == OAPStatus.CHECKED,
    }


def _keys(page: DetailPage[OAP], rule: Any) -> set[int]:
    rows = NationalPosition.objects.filter(oap=page.record).filter(rule.records(page.user))
    return set(rows.values_list("pk", flat=True))


def _holds(position: NationalPosition) -> bool:
    return position.status != PositionStatus.OVERTAKEN


def _answer(position: NationalPosition, plan: OAP, readable: set[int], mine: set[int]) -> Answer:
    position.oap = plan
    may_read = position.pk in readable
    pending = position.status == PositionStatus.PENDING
    return Answer(
        position=position,
        url=position.get_absolute_url(),
        comment=position.comment if may_read else "",
        comment_hidden=bool(position.comment) and not may_read,
        silent=pending and position.due < clock.now(),
        on_this_text=position.content_seen == plan.content,
        mine=position.pk in mine,
    )


def _counts(answers: Sequence[Answer]) -> list[Count]:
    """Return how many gave each answer; silence has its own word once the deadline has passed."""
    labels = dict(PositionStatus.choices)
    statuses = [item.position.status for item in answers]
    silent = any(item.silent for item in answers)
    return [
        Count(status, str(_("silent") if status == PositionStatus.PENDING and silent else labels[status]), number)
        for status in PositionStatus
        if (number := statuses.count(status))
    ]


def _rounds(answers: Sequence[Answer]) -> list[Round]:
    numbers = sorted({item.position.round for item in answers}, reverse=True)
    return [Round(number, [item for item in answers if item.position.round == number]) for number in numbers]

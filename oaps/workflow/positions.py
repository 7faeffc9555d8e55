"""The chart of a national position: each Member State answers for itself, and may change it until validation."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.words import Words
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import NationalPosition, OAPStatus, PositionStatus
from oaps.permissions import ANSWERERS

CURRENT = tuple(status for status in PositionStatus if status != PositionStatus.OVERTAKEN)


def plan_is_with_the_states(move: Move[NationalPosition]) -> Iterator[Problem]:
    """A position is given while the plan is checked and not yet validated."""
    if move.record.oap.status != OAPStatus.CHECKED:
        yield Problem(
            "plan_not_open",
            gettext("The plan is not with the Member States now: it is {status}.").format(
                status=move.record.oap.get_status_display()
            ),
            "oap",
        )


def note_answer(move: Move[NationalPosition]) -> None:
    """Keep what was said, when, and on which state of the plan."""
    position = move.record
    position.comment = move.comment
    position.answered_at = move.at
    position.content_seen = position.oap.content


def _answer(name: str, label: Words, target: PositionStatus, past: Words, *, comment: bool) -> Transition:
    return Transition(
        name=name,
        label=label,
        sources=tuple(CURRENT),
        target=target,
        who=ANSWERERS,
        past=past,
        way_back="none: the position can be changed until the plan is validated.",
        checks=(plan_is_with_the_states,),
        effects=(note_answer,),
        comment_required=comment,
    )


POSITION_CHART = Chart(
    model=NationalPosition,
    states=PositionStatus,
    initial=PositionStatus.PENDING,
    counter="content",
    transitions=(
        _answer("agree", _("Agree"), PositionStatus.AGREED, _("agreed for {record}"), comment=False),
        _answer(
            "agree_with_comment",
            _("Agree with a comment"),
            PositionStatus.AGREED_WITH_COMMENT,
            _("agreed with a comment for {record}"),
            comment=True,
        ),
        _answer(
            "reserve",
            _("Reserve the position"),
            PositionStatus.RESERVED,
            _("reserved the position of {record}"),
            comment=True,
        ),
        _answer("object", _("Object"), PositionStatus.OBJECTED, _("objected for {record}"), comment=True),
        Transition(
            name="overtake",
            label=_("Overtake"),
            sources=tuple(CURRENT),
            target=PositionStatus.OVERTAKEN,
            who=None,
            past=_("set aside the position of {record}, as the plan was returned or withdrawn"),
            way_back="none: the Member State is asked again.",
        ),
    ),
    steps=(
        Step(("pending",), _("Asked"), "due"),
        Step(("agreed", "agreed_with_comment", "reserved", "objected"), _("Answered"), "answered_at"),
    ),
    awaits={"pending": "agree"},
    asks={"pending": _("Give the position")},
    due=lambda position: position.due if position.status == PositionStatus.PENDING else None,
    related=("oap__cycle", "country"),
)

"""The chart of a participation: one side asks or offers, the other confirms; nothing counts before."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import Organisation
from empact.accounts.rules import where
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import OAPStatus, Participation, ParticipationStatus
from oaps.permissions import INVITERS, PARTICIPANT_SIDE, RECORDERS_FOR_PARTNERS, answering_for_themselves

# charts.md: between validation and adoption the table of participants stands still.
STILL = (OAPStatus.VALIDATED, OAPStatus.TABLED)
OVER = (OAPStatus.REPORTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN)

ASKED = where(Q(status=ParticipationStatus.INVITED), reason=_("when it was invited"))
OFFERED = where(Q(status=ParticipationStatus.OFFERED), reason=_("when it was offered"))
OTHER_SIDE = replace((PARTICIPANT_SIDE & ASKED) | (INVITERS & OFFERED), post=_("the side that was asked"))
EITHER_SIDE = PARTICIPANT_SIDE | INVITERS


def plan_is_open(move: Move[Participation]) -> Iterator[Problem]:
    """Participation changes while a plan is drafted or checked, and again once it is adopted."""
    plan = move.record.action.oap
    if plan.status in STILL:
        yield Problem(
            "plan_stands_still",
            gettext("The plan is {status}: who takes part can change again once it is adopted.").format(
                status=plan.get_status_display()
            ),
            "action",
        )
    if plan.status in OVER:
        yield Problem(
            "plan_is_over",
            gettext("The plan is {status}: who took part does not change any more.").format(
                status=plan.get_status_display()
            ),
            "action",
        )


def nobody_answers_for_it(move: Move[Participation]) -> Iterator[Problem]:
    """A participation is recorded only for an organisation for which nobody could confirm it here."""
    record = move.record
    if Organisation.objects.filter(answering_for_themselves(record.action), pk=record.organisation_id).exists():
        yield Problem(
            "answers_itself",
            gettext("{organisation} answers for itself here: invite it instead.").format(
                organisation=record.organisation.label
            ),
            "organisations",
        )


def note_answer(move: Move[Participation]) -> None:
    """Keep when the answer came, and the reason given with it."""
    move.record.answered_at = move.at
    if move.comment:
        move.record.reason = move.comment


PARTICIPATION_CHART = Chart(
    model=Participation,
    states=ParticipationStatus,
    initial=ParticipationStatus.INVITED,
    transitions=(
        Transition(
            name="invite",
            label=_("Invite an organisation"),
            sources=(),
            target=ParticipationStatus.INVITED,
            who=INVITERS,
            past=_("asked for the participation of {record}"),
            way_back="withdraw",
            checks=(plan_is_open,),
        ),
        Transition(
            name="offer",
            label=_("Offer to take part"),
            sources=(),
            target=ParticipationStatus.OFFERED,
            who=PARTICIPANT_SIDE,
            past=_("offered the participation of {record}"),
            way_back="withdraw",
            checks=(plan_is_open,),
        ),
        Transition(
            name="record_for",
            label=_("Record for a partner without an account"),
            sources=(),
            target=ParticipationStatus.CONFIRMED,
            who=RECORDERS_FOR_PARTNERS,
            past=_("recorded the participation of {record}, a partner without an account"),
            way_back="withdraw",
            checks=(plan_is_open, nobody_answers_for_it),
            effects=(note_answer,),
            comment_required=True,
        ),
        Transition(
            name="confirm",
            label=_("Confirm"),
            sources=(ParticipationStatus.INVITED, ParticipationStatus.OFFERED),
            target=ParticipationStatus.CONFIRMED,
            who=OTHER_SIDE,
            past=_("confirmed the participation of {record}"),
            way_back="withdraw",
            checks=(plan_is_open,),
            effects=(note_answer,),
            bulk=True,
        ),
        Transition(
            name="decline",
            label=_("Decline"),
            sources=(ParticipationStatus.INVITED, ParticipationStatus.OFFERED),
            target=ParticipationStatus.DECLINED,
            who=OTHER_SIDE,
            past=_("declined the participation of {record}"),
            way_back="none: it can be offered or invited again.",
            checks=(plan_is_open,),
            effects=(note_answer,),
            comment_required=True,
            destructive=True,
            bulk=True,
        ),
        Transition(
            name="withdraw",
            label=_("Withdraw"),
            sources=(ParticipationStatus.INVITED, ParticipationStatus.OFFERED, ParticipationStatus.CONFIRMED),
            target=ParticipationStatus.WITHDRAWN,
            who=EITHER_SIDE,
            past=_("withdrew the participation of {record}"),
            way_back="none: it can be offered or invited again.",
            checks=(plan_is_open,),
            effects=(note_answer,),
            comment_required=True,
            destructive=True,
        ),
    ),
    steps=(
        Step(("invited", "offered"), _("Asked or offered"), "answer_due"),
        Step(("confirmed",), _("Confirmed"), "answered_at"),
    ),
    awaits={"invited": "confirm", "offered": "confirm"},
    due=lambda item: item.answer_due if item.status in {"invited", "offered"} else None,
    related=("action__oap__cycle", "organisation__country"),
)

"""The chart of a participation: one side asks or offers, the other confirms; nothing counts before."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models import Organisation, OrganisationKind
from empact.accounts.rules import where
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import OAPStatus, Participation, ParticipationRole, ParticipationStatus
from oaps.permissions import (
    ACTION_KEEPERS,
    ACTION_WRITERS,
    INVITERS,
    OFFERERS,
    PARTICIPANT_SIDE,
    RECORDERS_FOR_PARTNERS,
    answering_for_themselves,
)

# charts.md: between validation and adoption the table of participants stands still.
STILL = (OAPStatus.VALIDATED, OAPStatus.TABLED)
OVER = (OAPStatus.REPORTED, OAPStatus.CLOSED, OAPStatus.WITHDRAWN)

ASKED = where(Q(status=ParticipationStatus.INVITED), reason=_("when it was invited"))
OFFERED = where(Q(status=ParticipationStatus.OFFERED), reason=_("when it was offered"))
OTHER_SIDE = replace((PARTICIPANT_SIDE & ASKED) | (INVITERS & OFFERED), post=_("those who were asked"))
EITHER_SIDE = PARTICIPANT_SIDE | INVITERS

# Customary time to answer, in working days.
ANSWER_DAYS = 10
# Who may take part in an action: everybody but the institutions.
TAKING_PART = (
    OrganisationKind.COUNTRY,
    OrganisationKind.SERVICE,
    OrganisationKind.AGENCY,
    OrganisationKind.THIRD_COUNTRY,
    OrganisationKind.THIRD_SERVICE,
    OrganisationKind.INTERNATIONAL,
    OrganisationKind.PRIVATE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Which organisation takes part, in which role, and what it brings."""

    organisation: Organisation = field(metadata={"label": _("Organisation")})
    role: ParticipationRole = field(default=ParticipationRole.PARTICIPANT, metadata={"label": _("Role")})
    contribution: str = field(
        default="", metadata={"label": _("Contribution"), "help": _("What it brings to the action."), "long": True}
    )


@dataclass(frozen=True, slots=True)
class Invitation(Part):
    """Who is invited to do what, and until when an answer is asked for."""

    answer_due: date | None = field(
        default=None,
        metadata={
            "label": _("Answer due on"),
            "help": _("Until 17:00 in Brussels; ten working days from today unless you say otherwise."),
        },
    )


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
    if move.data is None:
        return
    partner = move.data.organisation
    if Organisation.objects.filter(answering_for_themselves(move.record.action), pk=partner.pk).exists():
        text = gettext("{organisation} answers for itself here: invite it instead.")
        yield Problem("answers_itself", text.format(organisation=partner.label), "organisation")


def may_take_part(move: Move[Participation]) -> Iterator[Problem]:
    """Let everybody take part but the institutions of the Union."""
    if move.data is not None and move.data.organisation.kind not in TAKING_PART:
        text = gettext("{organisation} is an institution of the Union: it takes part in no action.")
        yield Problem("takes_no_part", text.format(organisation=move.data.organisation.label), "organisation")


def answer_lies_ahead(move: Move[Participation]) -> Iterator[Problem]:
    """Refuse a day for the answer that is over, or that comes when the plan is."""
    if move.data is None or move.data.answer_due is None:
        return
    last = move.record.action.oap.period_end
    if move.data.answer_due < clock.today():
        yield Problem("day_is_past", gettext("That day is over: give one that lies ahead."), "answer_due")
    elif move.data.answer_due > last:
        text = gettext("The plan ends on {day}: ask for the answer before.").format(day=date_format(last))
        yield Problem("day_far_off", text, "answer_due")


def note_part(move: Move[Participation]) -> None:
    """Keep who takes part in which role; the record stands as its action does."""
    record, part = move.record, move.data
    record.organisation, record.role, record.contribution = part.organisation, part.role, part.contribution
    record.standing, record.source = record.action.standing, record.action.source


def ask_for_answer(move: Move[Participation]) -> None:
    """Keep by when the other side answers: ten working days unless told."""
    day = getattr(move.data, "answer_due", None) or clock.after_working_days(clock.today(), ANSWER_DAYS)
    move.record.answer_due = clock.deadline(day)


def note_answer(move: Move[Participation]) -> None:
    """Keep when the answer came, and the reason given with it."""
    move.record.answered_at = move.at
    if move.comment:
        move.record.reason = move.comment


INVITE = Transition(
    name="invite",
    label=_("Invite an organisation"),
    sources=(),
    target=ParticipationStatus.INVITED,
    who=INVITERS,
    under=ACTION_WRITERS,
    past=_("asked for the participation of {record}"),
    way_back="withdraw",
    checks=(plan_is_open, may_take_part, answer_lies_ahead),
    effects=(note_part, ask_for_answer),
    data=Invitation,
)
OFFER = Transition(
    name="offer",
    label=_("Offer to take part"),
    sources=(),
    target=ParticipationStatus.OFFERED,
    who=PARTICIPANT_SIDE,
    under=OFFERERS,
    past=_("offered the participation of {record}"),
    way_back="withdraw",
    checks=(plan_is_open, may_take_part),
    effects=(note_part, ask_for_answer),
    data=Part,
)
RECORD_FOR = Transition(
    name="record_for",
    label=_("Record for a partner without an account"),
    sources=(),
    target=ParticipationStatus.CONFIRMED,
    who=RECORDERS_FOR_PARTNERS,
    under=ACTION_KEEPERS,
    past=_("recorded the participation of {record}, a partner without an account"),
    way_back="withdraw",
    checks=(plan_is_open, may_take_part, nobody_answers_for_it),
    effects=(note_part, note_answer),
    data=Part,
    comment_required=True,
)

PARTICIPATION_CHART = Chart(
    model=Participation,
    states=ParticipationStatus,
    initial=ParticipationStatus.INVITED,
    transitions=(
        INVITE,
        OFFER,
        RECORD_FOR,
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
    parent="action",
)

"""The charts of step 1: the cycle and the threat assessment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cycles.models import (
    LONGEST_NUMBER,
    AssessmentStatus,
    CalendarKind,
    Cycle,
    CycleStatus,
    ThreatAssessment,
    ThreatLevel,
)
from cycles.permissions import ASSESSMENT_WRITERS, CYCLE_KEEPERS
from cycles.services import reference_document
from empact import clock
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from empact.workflow.rules import did

# A calendar is complete when each step of the cycle has its date (domain.md §1.5 B).
NEEDED_IN_CALENDAR = (
    CalendarKind.SOCTA,
    CalendarKind.PRIORITIES,
    CalendarKind.GMASP,
    CalendarKind.ADOPTION,
    CalendarKind.EVALUATION,
)


def calendar_is_complete(move: Move[Cycle]) -> Iterator[Problem]:
    """Ask for a date of each of the milestones that structure a cycle."""
    there = set(move.record.calendar.values_list("kind", flat=True))
    for kind in NEEDED_IN_CALENDAR:
        if kind not in there:
            yield Problem(
                "calendar_incomplete",
                gettext("The calendar has no date for “{kind}”.").format(kind=kind.label),
                field="calendar",
                who=gettext("the COSI secretariat or the EMPACT Support Team"),
            )


CYCLE_CHART = Chart(
    model=Cycle,
    states=CycleStatus,
    initial=CycleStatus.PLANNED,
    transitions=(
        Transition(
            name="prepare",
            label=_("Begin the preparation"),
            sources=(CycleStatus.PLANNED,),
            target=CycleStatus.PREPARING,
            who=CYCLE_KEEPERS,
            past=_("began the preparation of the cycle {record}"),
            way_back="put_back",
            checks=(calendar_is_complete,),
        ),
        Transition(
            name="put_back",
            label=_("Put back to planned"),
            sources=(CycleStatus.PREPARING,),
            target=CycleStatus.PLANNED,
            who=CYCLE_KEEPERS,
            past=_("put the cycle {record} back to planned"),
            way_back="prepare",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="start",
            label=_("Start the cycle"),
            sources=(CycleStatus.PREPARING,),
            target=CycleStatus.RUNNING,
            who=CYCLE_KEEPERS,
            past=_("started the cycle {record}"),
            way_back="none: it rests on decisions of the Council and of COSI, which stand.",
        ),
        Transition(
            name="begin_closing",
            label=_("Begin the closing"),
            sources=(CycleStatus.RUNNING,),
            target=CycleStatus.CLOSING,
            who=CYCLE_KEEPERS,
            past=_("began to close the cycle {record}"),
            way_back="resume",
        ),
        Transition(
            name="resume",
            label=_("Resume the cycle"),
            sources=(CycleStatus.CLOSING,),
            target=CycleStatus.RUNNING,
            who=CYCLE_KEEPERS,
            past=_("resumed the cycle {record}"),
            way_back="begin_closing",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="close",
            label=_("Close the cycle"),
            sources=(CycleStatus.CLOSING,),
            target=CycleStatus.CLOSED,
            who=CYCLE_KEEPERS,
            past=_("closed the cycle {record}"),
            way_back="reopen",
        ),
        Transition(
            name="reopen",
            label=_("Reopen the cycle"),
            sources=(CycleStatus.CLOSED,),
            target=CycleStatus.CLOSING,
            who=CYCLE_KEEPERS & ~did(Cycle, "close"),
            past=_("reopened the cycle {record}"),
            way_back="close",
            comment_required=True,
            destructive=True,
        ),
    ),
    steps=(
        Step(("planned",), _("Planned")),
        Step(("preparing",), _("Preparing")),
        Step(("running",), _("Running"), "starts"),
        Step(("closing",), _("Closing"), "ends"),
        Step(("closed",), _("Closed")),
    ),
    awaits={"planned": "prepare", "preparing": "start", "closing": "close"},
    due=lambda cycle: clock.deadline(cycle.starts) if cycle.status in {"planned", "preparing"} else None,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """When the assessment was published, and under which number its public version is found."""

    published_on: date = field(metadata={"label": _("Published on")})
    document_number: str = field(
        default="",
        metadata={
            "label": _("Number of the public version"),
            "help": _("Empty when it has none."),
            "max_length": LONGEST_NUMBER,
        },
    )


def threats_are_justified(move: Move[ThreatAssessment]) -> Iterator[Problem]:
    """Ask for at least one key threat, each with a level and its justification."""
    threats = list(move.record.threats.all())
    who = gettext("the SOCTA team")
    if not threats:
        yield Problem("no_threat", gettext("The assessment names no key threat."), field="threats", who=who)
    for item in threats:
        if item.level == ThreatLevel.NOT_STATED:
            text = gettext("Threat {number} has no level.").format(number=item.number)
            yield Problem("threat_unjustified", text, f"{item.number}:level", who)
        elif not item.justification:
            text = gettext("Threat {number} has no justification of its level.").format(number=item.number)
            yield Problem("threat_unjustified", text, f"{item.number}:justification", who)


def publication_is_past(move: Move[ThreatAssessment]) -> Iterator[Problem]:
    """Refuse a publication in the future, or before the years of the cycle's calendar."""
    if move.data is None:
        return
    if move.data.published_on > clock.today():
        yield Problem(
            "date_in_future", gettext("The day of publication lies ahead; record it when it has come."), "published_on"
        )
    if not move.record.cycle.has_in_calendar(move.data.published_on):
        yield Problem("day_far_off", move.record.cycle.years_in_words, "published_on")


def note_publication(move: Move[ThreatAssessment]) -> None:
    """Keep date and number; the assessment that this one follows is superseded along with it."""
    move.record.published_on = move.data.published_on
    if move.data.document_number:
        move.record.public_document = reference_document(
            move.data.document_number, title=move.record.title, issued_on=move.data.published_on, actor=move.actor
        )
    if move.record.supersedes_id:
        move.along(ThreatAssessment.objects.filter(pk=move.record.supersedes_id), "supersede")


ASSESSMENT_CHART = Chart(
    model=ThreatAssessment,
    states=AssessmentStatus,
    initial=AssessmentStatus.DRAFTING,
    transitions=(
        Transition(
            name="consult",
            label=_("Send for consultation"),
            sources=(AssessmentStatus.DRAFTING,),
            target=AssessmentStatus.CONSULTED,
            who=ASSESSMENT_WRITERS,
            past=_("sent the assessment {record} for consultation"),
            way_back="return",
            checks=(threats_are_justified,),
        ),
        Transition(
            name="return",
            label=_("Return to drafting"),
            sources=(AssessmentStatus.CONSULTED,),
            target=AssessmentStatus.DRAFTING,
            who=ASSESSMENT_WRITERS,
            past=_("returned the assessment {record} to drafting"),
            way_back="consult",
            comment_required=True,
            destructive=True,
        ),
        Transition(
            name="publish",
            label=_("Record the publication"),
            sources=(AssessmentStatus.CONSULTED,),
            target=AssessmentStatus.PUBLISHED,
            who=ASSESSMENT_WRITERS & ~did(ThreatAssessment, "consult"),
            past=_("recorded the publication of the assessment {record}"),
            way_back="none: what is published is superseded by its successor.",
            data=Publication,
            checks=(threats_are_justified, publication_is_past),
            effects=(note_publication,),
        ),
        Transition(
            name="supersede",
            label=_("Supersede"),
            sources=(AssessmentStatus.PUBLISHED,),
            target=AssessmentStatus.SUPERSEDED,
            who=None,
            past=_("superseded the assessment {record}"),
            way_back="none: its successor is published.",
            when=lambda day: Q(successors__status="published"),
        ),
    ),
    steps=(
        Step(("drafting",), _("Drafting")),
        Step(("consulted",), _("Consultation")),
        Step(("published", "superseded"), _("Published"), "published_on"),
    ),
    awaits={"drafting": "consult", "consulted": "publish"},
    related=("cycle",),
)

CHARTS = (CYCLE_CHART, ASSESSMENT_CHART)

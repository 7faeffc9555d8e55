"""What step 1 says of itself on the page of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.models import (
    AssessmentKind,
    AssessmentStatus,
    CalendarEntry,
    CalendarKind,
    Cycle,
    CycleStep,
    ThreatAssessment,
)
from cycles.steps import Chip, StepFacts, StepSummary, TurnFact
from empact import clock
from empact.web import moments
from empact.web.tones import Tone
from empact.workflow.situation import turn_of

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

PUBLISHED = (AssessmentStatus.PUBLISHED, AssessmentStatus.SUPERSEDED)


def threat_step(cycle: Cycle, reader: Reader) -> StepFacts | None:
    """Return how the threat assessment stands: published when, with how many threats; three queries."""
    seen = ThreatAssessment.objects.visible_to(reader).for_list().filter(cycle=cycle).with_threat_counts()
    found = [item for item in seen if item.kind == AssessmentKind.SOCTA]
    if not found:
        return None
    assessment = found[0]
    published = assessment.status in PUBLISHED
    lines = [
        format_html(_("<strong>{}</strong> published {}"), assessment.code_in_words, _day(assessment))
        if published
        else format_html("<strong>{}</strong> {}", assessment.code_in_words, assessment.get_status_display()),
        _counts(assessment),
    ]
    later = [item for item in seen if item.kind != AssessmentKind.SOCTA and item.status not in PUBLISHED]
    return StepFacts(
        state="done" if published else "now",
        lines=lines,
        chips=_chips(cycle, reader),
        url=assessment.get_absolute_url(),
        turn=_turn(later[0] if published and later else assessment),
    )


def _day(assessment: ThreatAssessment) -> str:
    return moments.in_plain(assessment.published_on) if assessment.published_on else _("on a day not known")


def _counts(assessment: ThreatAssessment) -> str:
    threats = assessment.threat_count - assessment.factor_count
    words = ngettext("%(n)d key threat", "%(n)d key threats", threats) % {"n": threats}
    if not assessment.factor_count:
        return words
    return _("{threats}, {factors} cross-cutting").format(threats=words, factors=assessment.factor_count)


def _chips(cycle: Cycle, reader: Reader) -> list[Chip]:
    """Return when the mid-term review comes, if it lies ahead."""
    kinds = (CalendarKind.INTERIM, CalendarKind.MID_TERM)
    entries = CalendarEntry.objects.visible_to(reader).filter(cycle=cycle, kind__in=kinds, done_on__isnull=True)
    entry = entries.filter(starts__gt=clock.today()).order_by("starts").first()
    if entry is None:
        return []
    return [Chip(Tone.NEUTRAL, _("mid-term review in {year}").format(year=entry.starts.year), "calendar")]


def _turn(assessment: ThreatAssessment) -> TurnFact | None:
    turn = turn_of(assessment)
    if turn is None:
        return None
    return TurnFact(
        turn.label, str(turn.transition.label), turn.due, assessment.get_absolute_url(), _("Open the assessment")
    )


STEPS = (StepSummary(CycleStep.THREATS, threat_step),)

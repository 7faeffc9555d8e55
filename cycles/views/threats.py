"""Threat assessments and their key threats: the board of levels and trends, the list, one threat and its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.addresses import ASSESSMENT, CYCLE
from cycles.filters import AssessmentFilters, ThreatFilters
from cycles.forms import ASSESSMENT_SECTIONS, THREAT_SECTIONS, AssessmentForm, ThreatForm
from cycles.models import Cycle, KeyThreat, ThreatAssessment, ThreatLevel, ThreatTrend
from cycles.pictures import threat_board
from empact.history.records import Standing
from empact.web import marks, moments
from empact.web.deeds import create_button, edit_button, remove_button
from empact.web.parts import Button
from empact.web.tables import Column, Table
from empact.web.tones import Tone
from empact.web.values import link
from empact.web.views.details import DetailPage, Fact, Facts
from empact.web.views.edits import CreatePage, EditPage, RemovePage
from empact.web.views.lists import ListPage

TREND_ICON = {ThreatTrend.RISING: "growth", ThreatTrend.STABLE: "minus", ThreatTrend.FALLING: "arrow-down"}


def level(threat: KeyThreat) -> SafeString:
    """Return the level as a chip; what is not stated says so."""
    tones = {ThreatLevel.HIGH: Tone.ATTENTION, ThreatLevel.MEDIUM: Tone.RUNNING}
    tone = tones.get(ThreatLevel(threat.level), Tone.NEUTRAL)
    return marks.chip(tone, threat.get_level_display(), "faq" if threat.level == ThreatLevel.NOT_STATED else "")


def trend(threat: KeyThreat) -> SafeString:
    """Return the trend as a chip."""
    return marks.chip(Tone.NEUTRAL, threat.get_trend_display(), TREND_ICON.get(ThreatTrend(threat.trend), "faq"))


COLUMNS = (
    Column[KeyThreat]("number", gettext_lazy("No"), ordering="number", css="code-cell"),
    Column[KeyThreat]("title", main=True, ordering="title"),
    Column[KeyThreat]("kind", ordering="kind"),
    Column[KeyThreat]("level", cell=level, text=lambda threat: threat.get_level_display(), ordering="level"),
    Column[KeyThreat]("trend", cell=trend, text=lambda threat: threat.get_trend_display(), ordering="trend"),
    Column[KeyThreat]("recommended_priority", gettext_lazy("Recommended"), ordering="recommended_priority"),
    Column[KeyThreat]("standing", gettext_lazy("Source"), text=lambda threat: threat.source),
)
OF_ONE = Table(columns=COLUMNS, empty_next=gettext_lazy("The SOCTA team enters the key threats while it drafts."))
THREATS = Table(
    columns=(
        *COLUMNS[:2],
        Column[KeyThreat](
            "assessment",
            cell=lambda threat: link(threat.assessment, threat.assessment.code),
            ordering="assessment__code",
        ),
        *COLUMNS[2:],
    ),
    filters=ThreatFilters,
    ordering=("-assessment__cycle__starts", "assessment", "number"),
)
ASSESSMENTS = Table(
    columns=(
        Column[ThreatAssessment]("title", main=True, ordering="title"),
        Column[ThreatAssessment](
            "cycle", cell=lambda assessment: link(assessment.cycle, assessment.cycle.label), ordering="cycle__starts"
        ),
        Column[ThreatAssessment]("kind", ordering="kind"),
        Column[ThreatAssessment]("published_on", ordering="published_on"),
        Column[ThreatAssessment]("status", ordering="status"),
        Column[ThreatAssessment]("standing", gettext_lazy("Source"), text=lambda assessment: assessment.source),
    ),
    filters=AssessmentFilters,
)


class ThreatList(ListPage[KeyThreat]):
    """All key threats, on a board by level and trend and as a list."""

    model = KeyThreat
    section = "cycles"
    title = gettext_lazy("Key threats")
    lead = gettext_lazy("What the SOCTA and the interim assessments name; the Council's priorities answer them.")
    template_name = "cycles/threats.html"
    table = THREATS

    def context(self) -> dict[str, Any]:
        """Return the list and the board of what it shows."""
        return {**super().context(), "board": threat_board(self.listing.page.object_list)}


class AssessmentList(ListPage[ThreatAssessment]):
    """All threat assessments."""

    model = ThreatAssessment
    section = "cycles"
    title = gettext_lazy("Threat assessments")
    table = ASSESSMENTS


def data_period(record: ThreatAssessment) -> str:
    """Return from when until when the data is."""
    if record.data_from and record.data_until:
        return moments.span_in_words(record.data_from, record.data_until)
    day = record.data_from or record.data_until
    return moments.in_plain(day) if day else ""


class AssessmentDetail(DetailPage[ThreatAssessment]):
    """One assessment: where it stands, its key threats on a board and as a list, its documents."""

    chain = True
    template_name = "cycles/assessment.html"
    facts = (
        Facts(
            "",
            (
                "summary",
                "method",
                Fact("data", gettext_lazy("Data"), data_period),
                "published_on",
                "public_document",
                "full_document",
                "supersedes",
            ),
        ),
    )

    def meta(self) -> Sequence[object]:
        """Return what it feeds and when it was published."""
        record = self.record
        feeds = format_html(_("feeds the cycle {}"), link(record.cycle, record.cycle.label))
        published = record.published_on
        return (feeds, _("published {day}").format(day=moments.in_plain(published))) if published else (feeds,)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form and to a new threat."""
        record = self.record
        new = reverse("threat-create", args=[record.cycle.code, record.code])
        return (*edit_button(self.user, record), *create_button(self.user, KeyThreat, record, new))

    def context(self) -> dict[str, Any]:
        """Return the threats too."""
        threats = list(KeyThreat.objects.visible_to(self.user).for_list().filter(assessment=self.record))
        return {
            **super().context(),
            "threats": threats,
            "board": threat_board(threats),
            "unstated": sum(threat.level == ThreatLevel.NOT_STATED for threat in threats),
        }


class ThreatDetail(DetailPage[KeyThreat]):
    """One key threat, and what answers it."""

    chain = True
    facts = (
        Facts(
            "",
            (
                "description",
                Fact("level", value=level),
                Fact("trend", value=trend),
                "justification",
                "recommended_priority",
            ),
            keep_empty=True,
        ),
    )

    def heading(self) -> str:
        """Return number and title."""
        return _("Threat {number}: {title}").format(number=self.record.number, title=self.record.title)

    def meta(self) -> Sequence[object]:
        """Return kind and assessment."""
        named = format_html(_("named by {}"), link(self.record.assessment, str(self.record.assessment)))
        return (self.record.get_kind_display(), named)

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form and out."""
        return (*edit_button(self.user, self.record), *remove_button(self.user, self.record))


class AssessmentCreate(CreatePage[Cycle]):
    """Begins an assessment for a cycle."""

    address = CYCLE
    model = ThreatAssessment
    form_class = AssessmentForm
    sections = ASSESSMENT_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin as what nobody has checked yet."""
        return {"standing": Standing.TO_CONFIRM}


class AssessmentEdit(EditPage[ThreatAssessment]):
    """Edits an assessment while it is being drafted; its documents later too."""

    form_class = AssessmentForm
    sections = ASSESSMENT_SECTIONS


class ThreatCreate(CreatePage[ThreatAssessment]):
    """Adds a key threat to an assessment."""

    address = ASSESSMENT
    model = KeyThreat
    form_class = ThreatForm
    sections = THREAT_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin with the next number."""
        numbers: QuerySet[KeyThreat] = KeyThreat.objects.filter(assessment=self.record).order_by("-number")
        last = numbers.values_list("number", flat=True).first() or 0
        return {"number": last + 1, "standing": Standing.TO_CONFIRM}


class ThreatEdit(EditPage[KeyThreat]):
    """Edits a key threat."""

    form_class = ThreatForm
    sections = THREAT_SECTIONS


class ThreatRemove(RemovePage[KeyThreat]):
    """Takes a key threat out of an assessment that is being drafted."""

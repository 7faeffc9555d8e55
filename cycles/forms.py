"""The forms of step 1: over a cycle, its calendar, its threat assessments and their threats."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cycles.models import CalendarEntry, Cycle, KeyThreat, ReferenceDocument, ThreatAssessment
from cycles.permissions import ASSESSMENT_DOCUMENTS, ASSESSMENT_FIELDS, CALENDAR_FIELDS, THREAT_FIELDS
from empact.web.forms import RELIED_ON, RecordForm, Section


class CycleForm(RecordForm):
    """A cycle."""

    class Meta(RecordForm.Meta):
        model = Cycle
        fields = ("title", "starts", "ends", "summary", "standing", "source")


CYCLE_SECTIONS = (
    Section(_("Cycle"), ("title", "starts", "ends", "summary")),
    RELIED_ON,
)


class CalendarEntryForm(RecordForm):
    """An entry of a cycle's calendar: a day, or a span."""

    class Meta(RecordForm.Meta):
        model = CalendarEntry
        fields = CALENDAR_FIELDS
        help_texts = {
            "ends": _("Empty for a single day."),
            "is_deadline": _("Ends at 17:00 Brussels time."),
            "done_on": _("Empty until it is done."),
            "document": _("By its number; enter new documents with the move that adopts them."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        documents = self.fields.get("document")
        if isinstance(documents, forms.ModelChoiceField):
            documents.queryset = ReferenceDocument.objects.order_by("number")


ENTRY_SECTIONS = (
    Section(_("What"), ("step", "kind", "title", "document", "note")),
    Section(_("When"), ("starts", "ends", "is_deadline", "done_on")),
    RELIED_ON,
)


class AssessmentForm(RecordForm):
    """A threat assessment in its public version."""

    class Meta(RecordForm.Meta):
        model = ThreatAssessment
        fields = ("code", "kind", *ASSESSMENT_FIELDS, *ASSESSMENT_DOCUMENTS)
        help_texts = {
            "code": _("Short and lasting, for addresses and the API: SOCTA-2025."),
            "full_document": _("Only the number and where it is kept; the classified text is never stored here."),
            "supersedes": _("The earlier assessment that this one replaces when it is published."),
        }


ASSESSMENT_SECTIONS = (
    Section(_("Assessment"), ("code", "kind", "title", "summary", "method")),
    Section(_("Data"), ("data_from", "data_until", "supersedes")),
    Section(_("Documents"), ("public_document", "full_document"), _("Only public versions are stored here.")),
    RELIED_ON,
)


class ThreatForm(RecordForm):
    """A key threat, with its level and trend in words."""

    class Meta(RecordForm.Meta):
        model = KeyThreat
        fields = THREAT_FIELDS
        help_texts = {
            "level": _("Choose “not stated” where the assessment gives none; it can be consulted only with a level."),
            "justification": _("Why this level and this trend, in a few sentences."),
        }


THREAT_SECTIONS = (
    Section(_("Threat"), ("number", "kind", "title", "description")),
    Section(_("Level and trend"), ("level", "trend", "justification", "recommended_priority")),
    RELIED_ON,
)

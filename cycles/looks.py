"""How step 1 shows itself: its entries in the menu, the tone and icon of each status."""

from django.utils.translation import gettext_lazy as _

from cycles.models import AssessmentStatus, Cycle, CycleStatus, ThreatAssessment
from empact.web.menu import MenuItem, everybody
from empact.web.public import PublicPage
from empact.web.tones import Look, StatusLooks, Tone

MENU = (
    MenuItem(_("Cycles"), "cycle-list", "cycles", order=30, shown_to=everybody),
    MenuItem(_("Calendar"), "calendar", "calendar", order=70, shown_to=everybody),
)

PUBLIC = (
    PublicPage("cycle-list", "the outline of the cycles"),
    PublicPage("cycle-detail", "the outline of a cycle: its dates, its published steps, what is sourced"),
    PublicPage("calendar", "the sourced dates of the cycles"),
    PublicPage("cycle-calendar", "the sourced dates of a cycle"),
    PublicPage("threat-assessment-detail", "the public version of a published assessment"),
    PublicPage("threat-detail", "a key threat of the public version, where it is sourced"),
    PublicPage("reference-document-list", "the public documents"),
    PublicPage("reference-document-detail", "number, date and title of a public document"),
)

LOOKS = (
    StatusLooks(
        Cycle,
        {
            CycleStatus.PLANNED: Look(Tone.NEUTRAL, "clock"),
            CycleStatus.PREPARING: Look(Tone.CONFIRM, "edit"),
            CycleStatus.RUNNING: Tone.RUNNING,
            CycleStatus.CLOSING: Look(Tone.RUNNING, "clock"),
            CycleStatus.CLOSED: Look(Tone.NEUTRAL, "check"),
        },
    ),
    StatusLooks(
        ThreatAssessment,
        {
            AssessmentStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            AssessmentStatus.CONSULTED: Look(Tone.RUNNING, "feedback"),
            AssessmentStatus.PUBLISHED: Tone.GOOD,
            AssessmentStatus.SUPERSEDED: Look(Tone.NEUTRAL, "copy"),
        },
    ),
)

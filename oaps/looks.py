"""How step 3 shows itself: its entries in the menu, the tone and icon of each status."""

from django.utils.translation import gettext_lazy as _

from empact.web.menu import MenuItem, of_a_country
from empact.web.public import PublicPage
from empact.web.tones import Look, StatusLooks, Tone
from empact.words import Words
from oaps.models import (
    OAP,
    ActionStatus,
    NationalPosition,
    NationalReport,
    NationalReportStatus,
    OAPStatus,
    OperationalAction,
    Participation,
    ParticipationStatus,
    PlanReport,
    PlanReportStatus,
    PositionStatus,
    ProgressReport,
    ReportingRound,
    ReportStatus,
    RoundStatus,
    StateOfAction,
)

PUBLIC = (PublicPage("published-figure-list", "the totals that the Council and Europol published themselves"),)

MENU = (
    MenuItem(_("My country"), "my-country", "my-country", order=20, shown_to=of_a_country),
    MenuItem(_("Plans"), "oap-list", "plans", order=50),
    MenuItem(_("Actions"), "action-list", "actions", order=60),
    MenuItem(_("Reporting"), "reporting-round-list", "reporting", order=65),
)

# Who is to act on a plan in each state, short enough for a table; the rule of the awaited move says it in full.
TURN_OF_PLAN: dict[str, Words] = {
    OAPStatus.DRAFTING: _("Driver’s team"),
    OAPStatus.SUBMITTED: _("EMPACT Support Team"),
    OAPStatus.CHECKED: _("Member States"),
    OAPStatus.VALIDATED: _("COSI secretariat"),
    OAPStatus.TABLED: _("COSI"),
    OAPStatus.IN_FORCE: _("Action Leaders and Driver"),
    OAPStatus.REPORTED: _("COSI secretariat, to close"),
}

LOOKS = (
    StatusLooks(
        OAP,
        {
            OAPStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            OAPStatus.SUBMITTED: Look(Tone.RUNNING, "log-in"),
            OAPStatus.CHECKED: Look(Tone.RUNNING, "check"),
            OAPStatus.VALIDATED: Look(Tone.RUNNING, "check-filled"),
            OAPStatus.TABLED: Look(Tone.RUNNING, "clock"),
            OAPStatus.ADOPTED: Tone.GOOD,
            OAPStatus.IN_FORCE: Tone.RUNNING,
            OAPStatus.REPORTED: Look(Tone.RUNNING, "file"),
            OAPStatus.CLOSED: Look(Tone.NEUTRAL, "check"),
            OAPStatus.WITHDRAWN: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        OperationalAction,
        {
            ActionStatus.PROPOSED: Look(Tone.CONFIRM, "edit"),
            ActionStatus.ADOPTED: Tone.GOOD,
            ActionStatus.IN_PROGRESS: Tone.RUNNING,
            ActionStatus.DELAYED: Look(Tone.ATTENTION, "clock"),
            ActionStatus.COMPLETED: Tone.GOOD,
            ActionStatus.PARTIALLY_COMPLETED: Look(Tone.ATTENTION, "minus-outline"),
            ActionStatus.NOT_COMPLETED: Look(Tone.BAD, "close"),
            ActionStatus.CANCELLED: Tone.NEUTRAL,
            ActionStatus.CARRIED_OVER: Look(Tone.CONFIRM, "copy"),
            ActionStatus.DROPPED: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        Participation,
        {
            ParticipationStatus.INVITED: Look(Tone.ATTENTION, "clock"),
            ParticipationStatus.OFFERED: Tone.CONFIRM,
            ParticipationStatus.CONFIRMED: Tone.GOOD,
            ParticipationStatus.DECLINED: Look(Tone.NEUTRAL, "close"),
            ParticipationStatus.WITHDRAWN: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        NationalPosition,
        {
            PositionStatus.PENDING: Look(Tone.NEUTRAL, "clock"),
            PositionStatus.AGREED: Tone.GOOD,
            PositionStatus.AGREED_WITH_COMMENT: Look(Tone.RUNNING, "feedback"),
            PositionStatus.RESERVED: Look(Tone.ATTENTION, "clock"),
            PositionStatus.OBJECTED: Tone.BAD,
            PositionStatus.OVERTAKEN: Look(Tone.CONFIRM, "copy"),
        },
    ),
    StatusLooks(
        ReportingRound,
        {
            RoundStatus.PLANNED: Look(Tone.NEUTRAL, "clock"),
            RoundStatus.OPEN: Tone.RUNNING,
            RoundStatus.CLOSED: Look(Tone.NEUTRAL, "check"),
        },
    ),
    StatusLooks(
        ProgressReport,
        {
            ReportStatus.EXPECTED: Look(Tone.NEUTRAL, "clock"),
            ReportStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            ReportStatus.SUBMITTED: Tone.CONFIRM,
            ReportStatus.ACCEPTED: Tone.GOOD,
            ReportStatus.RETURNED: Look(Tone.ATTENTION, "arrow-left"),
            ReportStatus.SUPERSEDED: Look(Tone.NEUTRAL, "copy"),
        },
    ),
    StatusLooks(
        PlanReport,
        {
            PlanReportStatus.EXPECTED: Look(Tone.NEUTRAL, "clock"),
            PlanReportStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            PlanReportStatus.SUBMITTED: Tone.CONFIRM,
            PlanReportStatus.ACCEPTED: Tone.GOOD,
            PlanReportStatus.RETURNED: Look(Tone.ATTENTION, "arrow-left"),
        },
    ),
    StatusLooks(
        NationalReport,
        {
            NationalReportStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            NationalReportStatus.SUBMITTED: Tone.GOOD,
        },
    ),
    StatusLooks(
        ProgressReport,
        {
            StateOfAction.NOT_STARTED: Look(Tone.NEUTRAL, "clock"),
            StateOfAction.ON_TRACK: Tone.RUNNING,
            StateOfAction.DELAYED: Look(Tone.ATTENTION, "clock"),
            StateOfAction.COMPLETED: Tone.GOOD,
            StateOfAction.PARTIALLY_COMPLETED: Look(Tone.ATTENTION, "minus-outline"),
            StateOfAction.NOT_COMPLETED: Look(Tone.BAD, "close"),
            StateOfAction.CARRIED_OVER: Look(Tone.CONFIRM, "copy"),
            StateOfAction.CANCELLED: Tone.NEUTRAL,
        },
        field="state",
    ),
)

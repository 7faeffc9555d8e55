"""How step 2 shows itself: its entries in the menu, the tone and icon of each status."""

from django.utils.translation import gettext_lazy as _

from empact.history.verbs import Verb
from empact.web.menu import MenuItem, everybody
from empact.web.public import PublicPage
from empact.web.tones import Look, StatusLooks, Tone
from priorities.models import PrioritySet, PrioritySetStatus, StrategicPlan, StrategicPlanStatus

MENU = (MenuItem(_("Priorities"), "priority-list", "priorities", order=40, shown_to=everybody),)

PUBLIC = (
    PublicPage("priority-list", "what the Council adopted"),
    PublicPage("priority-set-detail", "the Council document by which priorities were adopted"),
    PublicPage("priority-detail", "a priority in the Council's own words"),
    PublicPage("sub-priority-detail", "an OAP area of an adopted priority"),
)
VERBS = (Verb("copied", _("copied the texts into {record}")),)

LOOKS = (
    StatusLooks(
        PrioritySet,
        {
            PrioritySetStatus.PROPOSED: Look(Tone.CONFIRM, "edit"),
            PrioritySetStatus.TABLED: Look(Tone.RUNNING, "clock"),
            PrioritySetStatus.ADOPTED: Tone.GOOD,
            PrioritySetStatus.REVISED: Look(Tone.RUNNING, "copy"),
            PrioritySetStatus.CLOSED: Look(Tone.NEUTRAL, "check"),
            PrioritySetStatus.WITHDRAWN: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        StrategicPlan,
        {
            StrategicPlanStatus.DRAFTING: Look(Tone.CONFIRM, "edit"),
            StrategicPlanStatus.CONSULTED: Look(Tone.RUNNING, "feedback"),
            StrategicPlanStatus.APPROVED: Tone.GOOD,
            StrategicPlanStatus.REVISED: Look(Tone.RUNNING, "copy"),
        },
    ),
)

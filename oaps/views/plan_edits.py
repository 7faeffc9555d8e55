"""The form of a plan."""

from django.utils.translation import gettext_lazy as _

from empact.web.forms import Section
from empact.web.views.edits import EditPage
from oaps.forms import PlanForm
from oaps.models import OAP


class PlanEdit(EditPage[OAP]):
    """Edits a plan."""

    form_class = PlanForm
    sections = (
        Section(_("The plan"), ("title", "introduction", "marking")),
        Section(_("Period"), ("period_start", "period_end", "opened_to_states_on")),
        Section(
            _("By when"),
            ("drafting_due", "check_due", "tabling_due", "final_report_due"),
            _("The EMPACT Support Team sets these."),
        ),
    )

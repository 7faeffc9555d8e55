"""The chart of a national report: its figures are frozen when the national coordinator submits it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.history.freezing import freeze
from empact.history.models import Entry
from empact.workflow.charts import Chart, Step, Transition
from empact.workflow.moves import Move
from oaps.figures import figures_of_country
from oaps.models import NationalReport, NationalReportStatus, RoundStatus
from oaps.permissions import NATIONAL_REPORT_WRITERS
from oaps.workflow.plan_reports import summary_is_written


def freeze_figures(move: Move[NationalReport]) -> None:
    """Keep the country's figures as they stand, and when it was submitted."""
    move.record.figures = figures_of_country(move.record.round, move.record.country)
    move.record.submitted_at = move.at


def thaw_figures(move: Move[NationalReport]) -> None:
    """Let the figures be counted anew: the report is a draft again."""
    move.record.figures = {}


def freeze_report(move: Move[NationalReport], entry: Entry) -> None:
    """Freeze the report as it was submitted."""
    freeze(move.record, gettext("Submitted by the national coordinator"), entry)


NATIONAL_REPORT_CHART = Chart(
    model=NationalReport,
    states=NationalReportStatus,
    initial=NationalReportStatus.DRAFTING,
    transitions=(
        Transition(
            name="submit",
            label=_("Submit the national report"),
            sources=(NationalReportStatus.DRAFTING,),
            target=NationalReportStatus.SUBMITTED,
            who=NATIONAL_REPORT_WRITERS,
            past=_("submitted the national report {record}"),
            way_back="recall",
            checks=(summary_is_written,),
            effects=(freeze_figures,),
            consequences=(freeze_report,),
        ),
        Transition(
            name="recall",
            label=_("Recall"),
            sources=(NationalReportStatus.SUBMITTED,),
            target=NationalReportStatus.DRAFTING,
            who=NATIONAL_REPORT_WRITERS,
            past=_("recalled the national report {record}"),
            way_back="submit",
            effects=(thaw_figures,),
            comment_required=True,
        ),
    ),
    steps=(
        Step(("drafting",), _("National coordinator writes"), "round.due_est", "submitted_at"),
        Step(("submitted",), _("Submitted"), "submitted_at"),
    ),
    awaits={"drafting": "submit"},
    asks={"drafting": _("Finish the national report")},
    due=lambda report: report.round.due_est if report.status == NationalReportStatus.DRAFTING else None,
    rests=lambda report: report.round.status != RoundStatus.OPEN,
    related=("round__cycle", "country"),
)

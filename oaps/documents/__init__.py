"""What can be had as a file: of a plan and the reports on it, of a country's, of a priority, of a cycle's results."""

from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact.documents.kinds import DocumentKind
from empact.documents.pdf import Typst
from empact.documents.sheets import Csv, Xlsx
from empact.documents.word import Docx
from oaps.documents.cycle_tables import cycle_participation
from oaps.documents.marking import decided, highest
from oaps.documents.national_report import national_report
from oaps.documents.plan import plan_content
from oaps.documents.plan_report import plan_report
from oaps.documents.priority import priority_sheet
from oaps.documents.results import results_sheet
from oaps.documents.tables import action_sheets, participation_sheets
from oaps.models import OAP, NationalReport, NationalReportStatus, PlanReport, PlanReportStatus
from priorities.models import Priority

OVER_FIGURES = (Typst("oaps/documents/over_figures.typ"), Docx("oaps/documents/over_figures.docx"))
KINDS = (
    DocumentKind(
        name="oaps.plan",
        label=_("Plan document"),
        model=OAP,
        marked=highest,
        settled=decided,
        content=plan_content,
        formats=(Typst("oaps/documents/plan.typ"), Docx("oaps/documents/plan.docx")),
    ),
    DocumentKind(
        name="oaps.actions",
        label=_("List of actions"),
        model=OAP,
        marked=highest,
        settled=decided,
        content=action_sheets,
        formats=(Xlsx(), Csv()),
    ),
    DocumentKind(
        name="oaps.participation",
        label=_("Participation matrix"),
        model=OAP,
        marked=highest,
        settled=decided,
        content=participation_sheets,
        formats=(Xlsx(), Csv()),
    ),
    DocumentKind(
        name="oaps.plan_report",
        label=_("Driver’s report"),
        model=PlanReport,
        content=plan_report,
        formats=OVER_FIGURES,
        per_reader=True,
        settled=lambda report: report.status == PlanReportStatus.ACCEPTED,
    ),
    DocumentKind(
        name="oaps.national_report",
        label=_("National report"),
        model=NationalReport,
        content=national_report,
        formats=OVER_FIGURES,
        per_reader=True,
        settled=lambda report: report.status == NationalReportStatus.SUBMITTED,
    ),
    DocumentKind(
        name="oaps.priority",
        label=_("Priority sheet"),
        model=Priority,
        content=priority_sheet,
        formats=(Typst("oaps/documents/priority.typ"), Docx("oaps/documents/priority.docx")),
        per_reader=True,
    ),
    DocumentKind(
        name="oaps.results",
        label=_("Results on two pages"),
        model=Cycle,
        content=results_sheet,
        formats=(Typst("oaps/documents/results.typ"),),
        per_reader=True,
        settled=lambda cycle: True,
    ),
    DocumentKind(
        name="oaps.cycle_participation",
        label=_("Participation in all plans"),
        model=Cycle,
        content=cycle_participation,
        formats=(Xlsx(), Csv()),
        per_reader=True,
        settled=lambda cycle: True,
    ),
)

"""Two national reports: of France, submitted on the last round that is due, and of Latvia, being written."""

from datetime import timedelta

from empact import clock
from empact.accounts.models import Country
from empact.loading.announced import ENTERED_AT, FICTION
from empact.workflow.install import install_many
from oaps.figures import figures_of_country
from oaps.models import NationalReport, NationalReportStatus, ReportingRound, RoundStatus

SUMMARY = "Fictitious summary: the actions that {country} leads kept to their dates."
OBSTACLES = "Officers who know the tool change posts often."
NEEDS = "One training a year for new Action Leaders."


def make_national_reports() -> None:
    """Make the two reports in the open round that came first."""
    item = ReportingRound.objects.filter(status=RoundStatus.OPEN).order_by("opens_on").first()
    if item is None:
        return
    france, latvia = (Country.objects.get(code=code) for code in ("FR", "LV"))
    submitted = NationalReport(
        round=item,
        country=france,
        summary=SUMMARY.format(country=france.name),
        obstacles=OBSTACLES,
        needs=NEEDS,
        figures=figures_of_country(item, france),
        submitted_at=min(item.due_driver, clock.now()) - timedelta(days=2),
        status=NationalReportStatus.SUBMITTED,
        **FICTION,
    )
    draft = NationalReport(round=item, country=latvia, summary=SUMMARY.format(country=latvia.name), **FICTION)
    install_many([submitted, draft], at=ENTERED_AT)

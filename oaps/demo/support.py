"""Which agencies support the plans, and under which goals."""

from collections.abc import Iterator

from empact.accounts.models import Assignment, Organisation
from empact.loading.announced import FICTION
from oaps.demo.areas import Area, areas
from oaps.demo.crew import Crew, agency_contacts
from oaps.models import OAP, OapSupport, SupportKind

ALL = (1, 2, 3, 4, 5, 6, 7, 8)
# What an agency brings and under which goals; all others bring expertise under goals 1 and 7.
BRINGS = {
    "europol": ([SupportKind.ANALYSIS, SupportKind.FUNDING, SupportKind.EXPERTISE], ALL),
    "eurojust": ([SupportKind.EXPERTISE], (2, 4, 8)),
    "frontex": ([SupportKind.ANALYSIS, SupportKind.EXPERTISE], (1, 3, 5)),
    "cepol": ([SupportKind.TRAINING], (6,)),
    "euda": ([SupportKind.ANALYSIS, SupportKind.TRAINING, SupportKind.EXPERTISE], (1, 6)),
    "eu-lisa": ([SupportKind.TRAINING, SupportKind.EXPERTISE], (5, 6)),
    "euipo": ([SupportKind.ANALYSIS, SupportKind.TRAINING, SupportKind.EXPERTISE], (1, 6, 7)),
    "olaf": ([SupportKind.ANALYSIS, SupportKind.EXPERTISE], (2, 3)),
    "eppo": ([SupportKind.EXPERTISE], (2, 4)),
    "satcen": ([SupportKind.ANALYSIS], (1,)),
}
BODIES = ("agency", "institution")


def make_support(coming: dict[str, OAP], running: dict[str, OAP], crew: Crew) -> None:
    """Make the support of the plans 2026-27 and 2024-25; what the reference files know already is left as it is."""
    there = set(OapSupport.objects.values_list("oap", "organisation"))
    rows = [
        row
        for area in areas()
        for plan in (coming.get(area.code), running.get(area.earlier))
        if plan
        for row in _supports(plan, area, crew)
        if (plan.pk, row.organisation.pk) not in there
    ]
    OapSupport.objects.bulk_create(rows)
    plans = {plan.pk for plan in coming.values()}
    pairs: list[tuple[Organisation, int]] = [
        (row.organisation, row.oap_id) for row in rows if row.oap_id in plans and row.organisation.code != "europol"
    ]
    Assignment.objects.bulk_create(agency_contacts(crew, pairs))


def _supports(plan: OAP, area: Area, crew: Crew) -> Iterator[OapSupport]:
    for code in ("europol", *area.support):
        agency = crew.directory[code]
        if agency.kind not in BODIES:
            continue
        kinds, goals = BRINGS.get(code, ([SupportKind.EXPERTISE], (1, 7)))
        yield OapSupport(oap=plan, organisation=agency, kinds=kinds, goals=list(goals), **FICTION)

"""What step 4 adds to the pages of the steps before: the findings about a priority, and what the roadmap changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import Cycle
from empact.accounts.rules import hats
from empact.web.deeds import PageDeed
from empact.web.panels import Panel
from empact.web.parts import Button
from empact.web.tables import Table
from empact.web.views.details import DetailPage, Part, PartOf
from empact.web.views.histories import VersionPage
from empact.web.views.lists import ListPage
from evaluation.models import Evaluation, Finding, Recommendation, RecommendationStatus, RoadmapItem
from evaluation.permissions import EVALUATOR, THE_EVALUATOR, WRITTEN
from evaluation.sources import CHAIN
from evaluation.tables import FINDINGS
from oaps.models import OAP, OperationalAction
from priorities.models import Priority

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from empact.accounts.rules import Reader
    from empact.web.views.base import Page

OF_ONE: Table[Finding] = Table(
    columns=FINDINGS.columns,
    ordering=("number",),
    empty_title=gettext_lazy("No finding about this priority that you can see."),
    empty_next=gettext_lazy("Findings are seen once the evaluation is final."),
    file_name="findings",
)
CARRIED = (RecommendationStatus.IN_PROGRESS, RecommendationStatus.ACCEPTED, RecommendationStatus.PARTLY_ACCEPTED)


def findings_of(priority: Priority, reader: Reader) -> QuerySet[Finding]:
    """Return the findings about a priority."""
    return Finding.objects.visible_to(reader).for_list().filter(priority=priority)


def carried_into(cycle: Cycle, reader: Reader) -> Mapping[str, Any] | None:
    """Return the recommendations of earlier evaluations that are still open while the cycle runs. One query."""
    rows = Recommendation.objects.visible_to(reader).for_list().filter(status__in=CARRIED)
    found = list(rows.filter(evaluation__cycle__starts__lt=cycle.starts).order_by("due_on", "number"))
    return {"recommendations": found} if found else None


def changed_by(record: OAP | OperationalAction, reader: Reader) -> Mapping[str, Any] | None:
    """Return the roadmap items that change a plan or an action: what it owes to the evaluation. One query."""
    name = "oap" if isinstance(record, OAP) else "action"
    rows = RoadmapItem.objects.visible_to(reader).select_related("recommendation__evaluation__cycle")
    found = list(rows.filter(**{name: record}).order_by("due_on", "pk"))
    return {"steps": found} if found else None


def use_as_evidence(page: Page) -> Sequence[Button]:
    """Return the ways to keep what a page says for the evaluations that its reader is writing. One query for those."""
    if not isinstance(page, ListPage | DetailPage | VersionPage) or not hats(page.user, EVALUATOR):
        return ()
    model = page.model if isinstance(page, ListPage) else type(page.record)
    if model._meta.app_label not in CHAIN - {Evaluation._meta.app_label}:
        return ()
    mine = Evaluation.objects.filter(THE_EVALUATOR.records(page.user), status__in=WRITTEN).select_related("cycle")
    found = list(mine.order_by("pk")[:FEW])
    query = {"address": page.request.get_full_path()}
    return [
        Button(
            _("Use as evidence") if len(found) == 1 else _("Evidence for {code}").format(code=item.code),
            reverse("evidence-attach", args=[item.cycle.code, item.code], query=query),
            icon="plus",
        )
        for item in found
    ]


FEW = 3
DEEDS = (PageDeed(use_as_evidence),)
PANELS = (
    Panel(Cycle, "evaluation/carried_into.html", carried_into, order=20),
    Panel(OAP, "evaluation/changed_by.html", changed_by, place="below"),
    Panel(OperationalAction, "evaluation/changed_by.html", changed_by, place="aside"),
)
PARTS = (
    PartOf(
        Priority,
        Part(
            name="findings",
            label=gettext_lazy("Findings"),
            table=OF_ONE,
            rows=findings_of,
            count=lambda page: findings_of(page.record, page.user).count(),
            shown_to=lambda reader: reader.is_authenticated,
        ),
        order=30,
    ),
)

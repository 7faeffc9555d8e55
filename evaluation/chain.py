"""The column that step 4 adds to the chain of a priority: what was found, what is recommended, what follows."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.web.pictures.chain import Column, Line, Link, Node
from empact.web.pictures.text import wrap
from evaluation.advice import Advice, advice
from evaluation.models import Finding, Recommendation, RecommendationStatus, RoadmapItem
from priorities.chain import ChainColumn, Story, Strip
from priorities.columns import EVALUATION, later_key

MOST = 4
# Width and number of the lines of text in a box of this column.
BREADTH, LINES = 150, 2
THIN = 0.4
GOOD = (RecommendationStatus.ACCEPTED, RecommendationStatus.IN_PROGRESS, RecommendationStatus.IMPLEMENTED)


def evaluation_column(story: Story) -> Strip:
    """Return findings about the priority and the recommendations that follow from them. Four queries."""
    findings = list(
        Finding.objects.visible_to(story.reader).for_list().filter(priority=story.priority).order_by("number")[:MOST]
    )
    rows = Recommendation.objects.visible_to(story.reader).for_list().filter(findings__in=findings).distinct()
    found = advice(list(rows.order_by("number")[:MOST]), story.reader)
    nodes = [finding_node(item) for item in findings] + [recommendation_node(item) for item in found]
    links = [
        *(Link(source, key_of(item), THIN) for item in findings for source in story.last_before(EVALUATION)),
        *(Link(key_of(finding), key_of(item.item)) for item in found for finding in item.findings),
        *(Link(key_of(item.item), later_key(priority)) for item in found for priority in item.priorities()),
    ]
    return Strip(
        column=Column(_("Evaluation"), _("study and roadmap"), nodes, 1.1) if nodes else None,
        links=links,
        gaps=frozenset(key_of(item.item) for item in found if item.is_gap),
        notes=_changes_of(story),
    )


def key_of(record: Finding | Recommendation | RoadmapItem) -> str:
    """Return the key of a record's node."""
    return f"{record._meta.model_name}-{record.pk}"


def finding_node(finding: Finding) -> Node:
    """Return a finding as a node."""
    lines = wrap(finding.title, BREADTH, LINES)
    return Node(key_of(finding), _("Finding %d") % finding.number, lines, url=finding.get_absolute_url())


def recommendation_node(found: Advice) -> Node:
    """Return a recommendation as a node, with what became of it."""
    item = found.item
    lines: list[Line | str] = list(wrap(item.title, BREADTH, LINES))
    if found.is_gap:
        lines.append(Line(_("no follow-up yet"), "attention"))
    else:
        lines.append(Line(item.get_status_display(), "good" if item.status in GOOD else ""))
    return Node(key_of(item), _("Recommendation %d") % item.number, lines, url=item.get_absolute_url())


def _changes_of(story: Story) -> dict[str, list[Line | str]]:
    """Return the line under the priority itself: how many roadmap items of earlier evaluations changed it."""
    priority = story.priority
    number = (
        RoadmapItem.objects.visible_to(story.reader)
        .filter(
            Q(priority=priority)
            | Q(sub_priority__priority=priority)
            | Q(oap__sub_priority__priority=priority)
            | Q(action__oap__sub_priority__priority=priority)
        )
        .count()
    )
    if not number:
        return {}
    return {"priority": [ngettext("%(n)d roadmap item", "%(n)d roadmap items", number) % {"n": number}]}


COLUMNS = (ChainColumn(EVALUATION, evaluation_column),)

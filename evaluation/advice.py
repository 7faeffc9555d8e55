"""Recommendations with both sides of them: the findings they follow from, and the roadmap that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.models import Finding, Recommendation, RecommendationFinding, RecommendationStatus, RoadmapItem
from priorities.models import Priority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

ACCEPTED = (RecommendationStatus.ACCEPTED, RecommendationStatus.PARTLY_ACCEPTED)
# What still asks for something to be done.
OPEN = (RecommendationStatus.PROPOSED, *ACCEPTED, RecommendationStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation, the findings and the roadmap items beside it that the reader sees."""

    item: Recommendation
    findings: Sequence[Finding]
    followed: Sequence[RoadmapItem]

    @property
    def is_gap(self) -> bool:
        """Tell whether it was accepted and nothing follows from it yet."""
        return self.item.status in ACCEPTED and not self.followed

    def priorities(self) -> Iterable[Priority]:
        """Return the priorities under which its roadmap changes something, each once."""
        found: dict[int, Priority] = {}
        for step in self.followed:
            for priority in (
                step.priority,
                step.sub_priority and step.sub_priority.priority,
                step.oap and step.oap.sub_priority.priority,
                step.action and step.action.oap.sub_priority.priority,
            ):
                if priority:
                    found[priority.pk] = priority
        return found.values()


def advice(recommendations: Sequence[Recommendation], reader: Reader) -> list[Advice]:
    """Return the recommendations with what stands before and after each.

    Three queries, and one for each kind of thing that their roadmap changes.
    """
    links = RecommendationFinding.objects.filter(recommendation__in=recommendations)
    pairs = list(links.order_by("finding__number", "pk").values_list("recommendation", "finding"))
    findings = Finding.objects.visible_to(reader).for_list().in_bulk([finding for _item, finding in pairs])
    behind: defaultdict[int, list[Finding]] = defaultdict(list)
    for item, finding in pairs:
        if finding in findings:
            behind[item].append(findings[finding])
    steps = RoadmapItem.objects.for_reader(reader).filter(recommendation__in=recommendations)
    followed: defaultdict[int, list[RoadmapItem]] = defaultdict(list)
    for step in steps.order_by("due_on", "pk"):
        followed[step.recommendation_id].append(step)
    return [Advice(item, behind[item.pk], followed[item.pk]) for item in recommendations]

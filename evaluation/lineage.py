"""The links of step 4: from a recommendation back to what was found, and forward into the next cycle."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle, KeyThreat
from empact.lineage.gaps import Gap
from empact.lineage.links import Link
from evaluation.models import AskedQuestion, Evaluation, Evidence, Finding, Recommendation, RoadmapItem, RoadmapStatus
from oaps.models import OAP, OperationalAction
from priorities.models import Priority, StrategicGoal, SubPriority


def recommendation_without_follow_up() -> Q:
    """Return the recommendations that were accepted and changed nothing yet."""
    followed = RoadmapItem.objects.filter(recommendation=OuterRef("pk"))
    return Q(status__in=["accepted", "partly_accepted"]) & ~Q(Exists(followed))


def item_without_target() -> Q:
    """Return the open roadmap items that do not say what they change."""
    nothing = {f"{name}__isnull": True for name in RoadmapItem.TARGETS}
    return Q(status__in=[RoadmapStatus.OPEN, RoadmapStatus.CARRIED_OVER], process="", **nothing)


CHANGED_BY = _("Changed by the roadmap")
CHANGES = _("Changes")
LINKS = (
    Link(Cycle, Evaluation, "cycle", _("Evaluations of it"), _("Evaluates the cycle")),
    Link(Evaluation, AskedQuestion, "evaluation", _("Questions"), _("Asked in")),
    Link(Evaluation, Evidence, "evaluation", _("Evidence"), _("Attached in")),
    Link(Evaluation, Finding, "evaluation", _("Findings"), _("Found by")),
    Link(AskedQuestion, Finding, "question", _("Findings that answer it"), _("Answers the question")),
    Link(Evidence, Finding, "evidence_links__evidence", _("Findings that cite it"), _("Rests on the evidence")),
    Link(Priority, Finding, "priority", _("Findings about it"), _("About the priority")),
    Link(
        Finding,
        Recommendation,
        "finding_links__finding",
        _("Recommendations that follow from it"),
        _("Follows from the findings"),
    ),
    Link(Recommendation, RoadmapItem, "recommendation", _("What becomes of it"), _("Carries out the recommendation")),
    # Forward into the next cycle: what the roadmap changes comes after the item that changes it.
    *(
        Link(RoadmapItem, model, "roadmap", CHANGES, CHANGED_BY)
        for model in (KeyThreat, Priority, SubPriority, StrategicGoal, OAP, OperationalAction)
    ),
)
GAPS = (
    Gap(
        "recommendation-without-follow-up",
        _("Accepted recommendations without follow-up"),
        Recommendation,
        recommendation_without_follow_up,
        "evaluation__cycle",
        "recommendation-list",
    ),
    Gap(
        "roadmap-item-without-target",
        _("Roadmap items that do not say what they change"),
        RoadmapItem,
        item_without_target,
        "recommendation__evaluation__cycle",
        "roadmap-list",
    ),
)

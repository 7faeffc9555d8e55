"""What the lists of step 4 show, on their own pages and inside others."""

from django.db.models import Count, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.web import marks, moments
from empact.web.tables import Column, Group, Table
from empact.web.values import link
from evaluation.filters import EvaluationFilters, FindingFilters, RecommendationFilters, RoadmapFilters
from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem


def counted(evaluations: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Return the evaluations with the number of findings and recommendations of each."""
    return evaluations.annotate(
        finding_count=Count("findings", distinct=True), recommendation_count=Count("recommendations", distinct=True)
    )


# What is said of a record that its reader may not see.
CLOSED = gettext_lazy("a record that is not open to you yet")


def due(day: object, done: object) -> SafeString:
    """Return a deadline: when it was met, or how far away it is."""
    if done:
        return marks.chip("good", _("done"))
    return moments.due_tag(day) if day else SafeString("")  # type: ignore[arg-type]


def changes(item: RoadmapItem) -> SafeString:
    """Return what a roadmap item changes, as a link."""
    target = item.target
    if target is None and item.process:
        return format_html('<span class="muted">{}</span> {}', _("process"), item.process)
    if target is None:
        return format_html('<span class="muted">{}</span>', CLOSED)
    return format_html('<span class="muted">{}</span> {}', target._meta.verbose_name, link(target, str(target)))


EVALUATIONS = Table[Evaluation](
    columns=(
        Column("cycle.label", gettext_lazy("Cycle"), ordering="cycle__starts", css="code-cell"),
        Column("title", main=True, ordering="title"),
        Column("evaluator"),
        Column("due_on", ordering="due_on"),
        Column("finding_count", gettext_lazy("Findings"), ordering="finding_count", numeric=True),
        Column("recommendation_count", gettext_lazy("Recommendations"), ordering="recommendation_count", numeric=True),
        Column("status", ordering="status"),
        Column("standing"),
    ),
    filters=EvaluationFilters,
    ordering=("-cycle__starts",),
    empty_next=gettext_lazy("An evaluation is seen by everybody with a role once it is final."),
    file_name="evaluations",
)
FINDINGS = Table[Finding](
    columns=(
        Column("number", ordering="number", css="code-cell"),
        Column("title", main=True, ordering="title"),
        Column("priority", gettext_lazy("About"), ordering="priority__number"),
        Column("criterion", ordering="criterion"),
        Column("standing"),
    ),
    filters=FindingFilters,
    ordering=("number",),
    group=Group(
        lambda finding: finding.evaluation_id,
        lambda finding: str(finding.evaluation),
        ("-evaluation__cycle__starts", "evaluation"),
    ),
    empty_next=gettext_lazy("Findings are seen once the evaluation is final."),
    file_name="findings",
)
RECOMMENDATIONS = Table[Recommendation](
    columns=(
        Column("number", ordering="number", css="code-cell"),
        Column("title", main=True, ordering="title"),
        Column("owner", ordering="owner__short_name"),
        Column("due_on", cell=lambda item: due(item.due_on, item.status == "implemented"), ordering="due_on"),
        Column("status", ordering="status"),
        Column("standing"),
    ),
    filters=RecommendationFilters,
    ordering=("number",),
    group=Group(
        lambda item: item.evaluation_id, lambda item: str(item.evaluation), ("-evaluation__cycle__starts", "evaluation")
    ),
    empty_next=gettext_lazy("Recommendations are seen once the evaluation is final."),
    file_name="recommendations",
)
ROADMAP = Table[RoadmapItem](
    columns=(
        Column("title", main=True, ordering="title", sub=lambda item: str(item.recommendation)),
        Column(
            "target",
            gettext_lazy("Changes"),
            cell=changes,
            text=lambda item: str(item.target or item.process or CLOSED),
        ),
        Column("owner", ordering="owner__short_name"),
        Column("due_on", cell=lambda item: due(item.due_on, item.done_on), ordering="due_on"),
        Column("done_on", ordering="done_on"),
        Column("standing"),
    ),
    filters=RoadmapFilters,
    ordering=("due_on",),
    empty_next=gettext_lazy("A roadmap follows when recommendations are accepted."),
    file_name="roadmap",
)

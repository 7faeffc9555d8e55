"""What the lists of step 4 show, on their own pages and inside others."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.rules import Reader
from empact.web import marks, moments
from empact.web.tables import Column, Group, Table
from empact.web.values import link
from evaluation.filters import EvaluationFilters, EvidenceFilters, FindingFilters, RecommendationFilters, RoadmapFilters
from evaluation.models import (
    Consultation,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Question,
    Recommendation,
    RoadmapItem,
)
from evaluation.permissions import WRITTEN


def counted(evaluations: QuerySet[Evaluation], reader: Reader) -> QuerySet[Evaluation]:
    """Return the evaluations with the number of findings and recommendations of each that the reader may see."""
    findings = Q(findings__in=Finding.objects.visible_to(reader))
    recommendations = Q(recommendations__in=Recommendation.objects.visible_to(reader))
    return evaluations.annotate(
        finding_count=Count("findings", distinct=True, filter=findings),
        recommendation_count=Count("recommendations", distinct=True, filter=recommendations),
    )


# What is said of a record that its reader may not see.
CLOSED = gettext_lazy("a record that is not open to you yet")
UNSAID = gettext_lazy("not said yet")


def due(day: object, done: object) -> SafeString:
    """Return a deadline: that it was met, or how far away it is."""
    if done:
        return marks.chip("good", _("done"))
    return moments.due_tag(day) if day else SafeString("")  # type: ignore[arg-type]


def changes(item: RoadmapItem) -> SafeString:
    """Return what a roadmap item changes, as a link."""
    target = item.target
    if target is None and item.process:
        return format_html('<span class="muted">{}</span> {}', _("process"), item.process)
    if item.names_nothing:
        return marks.chip("attention", UNSAID)
    if target is None:
        return format_html('<span class="muted">{}</span>', CLOSED)
    return format_html('<span class="muted">{}</span> {}', target._meta.verbose_name, link(target, str(target)))


def take_back(citation: FindingEvidence) -> SafeString:
    """Return the way to take a citation back, while the report is written."""
    if citation.finding.evaluation.status not in WRITTEN:
        return SafeString("")
    return format_html('<a href="{}">{}</a>', reverse("citation-remove", args=[citation.pk]), _("Take back"))


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
        Column("criterion", ordering="criterion__number"),
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
            text=lambda item: str(item.target or item.process or (UNSAID if item.names_nothing else CLOSED)),
        ),
        Column("owner", ordering="owner__short_name"),
        Column("due_on", cell=lambda item: due(item.due_on, item.done_on), ordering="due_on"),
        Column("done_on", ordering="done_on"),
        Column("status", ordering="status"),
        Column("standing"),
    ),
    filters=RoadmapFilters,
    ordering=("due_on",),
    empty_next=gettext_lazy("A roadmap follows when recommendations are accepted."),
    file_name="roadmap",
)
EVIDENCE = Table[Evidence](
    columns=(
        Column("number", ordering="number", css="code-cell"),
        Column("title", main=True, ordering="title"),
        Column("kind", ordering="kind"),
        Column("said"),
        Column("taken_at", ordering="taken_at"),
        Column("cited_by", gettext_lazy("Cited by"), ordering="cited_by", numeric=True),
        Column("standing"),
    ),
    filters=EvidenceFilters,
    ordering=("number",),
    empty_title=gettext_lazy("No evidence from the system is attached."),
    empty_next=gettext_lazy("The evaluator attaches a list, a figure, a record or a frozen version from its page."),
    file_name="evidence",
)
CITED = Table[FindingEvidence](
    columns=(
        Column("evidence.number", gettext_lazy("No"), css="code-cell"),
        Column("evidence", gettext_lazy("What it shows"), cell=lambda item: link(item.evidence, item.evidence.title)),
        Column("evidence.said"),
        Column("evidence.taken_at"),
        Column("take_back", gettext_lazy("Citation"), cell=take_back, in_file=False),
    ),
    ordering=("evidence__number",),
    empty_title=gettext_lazy("No evidence from the system is cited."),
    empty_next=gettext_lazy("Evidence is attached from its own page, or here by its address."),
)
CONSULTATIONS = Table[Consultation](
    columns=(
        Column("organisation", main=True, ordering="organisation__short_name"),
        Column("round", ordering="round", css="code-cell"),
        Column("comment"),
        Column("answered_on", ordering="answered_on"),
        Column("status", ordering="status"),
    ),
    ordering=("-round", "organisation__short_name"),
    empty_title=gettext_lazy("No consultation that you can see."),
    empty_next=gettext_lazy("The Commission consults on the draft; each body reads its own comment only."),
    file_name="consultation",
)
CRITERIA = Table[Criterion](
    columns=(
        Column("number", ordering="number", css="code-cell"),
        Column("title", main=True, ordering="title", sub=lambda item: item.description),
        Column("question_count", gettext_lazy("Typical questions"), ordering="question_count", numeric=True),
        Column("standing", gettext_lazy("Source"), text=lambda item: item.source),
    ),
    ordering=("number",),
    file_name="criteria",
)
QUESTIONS = Table[Question](
    columns=(
        Column("number", ordering="number", css="code-cell"),
        Column("text", main=True, ordering="text"),
        Column("is_current"),
        Column("standing", gettext_lazy("Source"), text=lambda item: item.source),
    ),
    ordering=("number",),
    empty_title=gettext_lazy("No typical question under this criterion yet."),
    file_name="questions",
)

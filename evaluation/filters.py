"""The filters of the lists of step 4."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact import clock
from empact.web.filters import ChoiceFilter, CodeFilter, Filters, YesFilter
from evaluation.advice import OPEN
from evaluation.models import Criterion, EvaluationStatus, EvidenceKind, RecommendationStatus, RoadmapStatus


class EvaluationFilters(Filters):
    """Filters of evaluations."""

    search_fields = ("title", "code", "summary")

    cycle = CodeFilter("cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    status = ChoiceFilter("status", choices=EvaluationStatus.choices, label=_("Status"))


class FindingFilters(Filters):
    """Filters of findings."""

    search_fields = ("title", "text", "evidence")

    cycle = CodeFilter("evaluation__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    criterion = CodeFilter("criterion", model=Criterion, label=_("Criterion"))


class EvidenceFilters(Filters):
    """Filters of evidence."""

    search_fields = ("title", "said")

    kind = ChoiceFilter("kind", choices=EvidenceKind.choices, label=_("Kind"))


class RecommendationFilters(Filters):
    """Filters of recommendations."""

    search_fields = ("title", "text", "response", "owner__short_name")

    cycle = CodeFilter("evaluation__cycle", model=Cycle, label=_("Cycle"), words=lambda cycle: cycle.label)
    status = ChoiceFilter("status", choices=RecommendationStatus.choices, label=_("Status"))
    open = YesFilter(lambda: Q(status__in=OPEN), label=_("Open only"))


class RoadmapFilters(Filters):
    """Filters of the roadmap."""

    search_fields = ("title", "recommendation__title", "owner__short_name")

    cycle = CodeFilter(
        "recommendation__evaluation__cycle", model=Cycle, label=_("Cycle evaluated"), words=lambda cycle: cycle.label
    )
    status = ChoiceFilter("status", choices=RoadmapStatus.choices, label=_("Status"))
    late = YesFilter(
        lambda: Q(status__in=[RoadmapStatus.OPEN, RoadmapStatus.CARRIED_OVER], due_on__lt=clock.today()),
        label=_("Late only"),
    )

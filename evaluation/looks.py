"""How step 4 shows itself: its entries in the menu, the tone and icon of each status."""

from django.utils.translation import gettext_lazy as _

from empact.history.verbs import Verb
from empact.web.menu import MenuItem
from empact.web.public import PublicPage
from empact.web.tones import Look, StatusLooks, Tone
from evaluation.models import (
    Consultation,
    ConsultationStatus,
    Evaluation,
    EvaluationStatus,
    Recommendation,
    RecommendationStatus,
    RoadmapItem,
    RoadmapStatus,
)

VERBS = (Verb("attached", _("attached {record}"), "evaluation.evidence"),)
MENU = (MenuItem(_("Evaluation"), "evaluation-list", "evaluation", order=80),)
PUBLIC = (
    PublicPage("evaluation-list", "the evaluations that are final and sourced"),
    PublicPage("finding-list", "their findings, where they are sourced"),
    PublicPage("recommendation-list", "their recommendations, where they are sourced"),
    PublicPage("roadmap-list", "what follows from such recommendations"),
    PublicPage("criterion-list", "by what evaluations judge"),
    PublicPage("criterion-detail", "a criterion; its typical questions are for those with a role"),
    PublicPage("roadmap-item-detail", "an item that follows from such a recommendation"),
    PublicPage("evaluation-detail", "an evaluation that is final, where it is sourced"),
    PublicPage("finding-detail", "a finding of such an evaluation, where it is sourced"),
    PublicPage("recommendation-detail", "a recommendation of such an evaluation, where it is sourced"),
)

LOOKS = (
    StatusLooks(
        Evaluation,
        {
            EvaluationStatus.PLANNED: Look(Tone.NEUTRAL, "clock"),
            EvaluationStatus.COMMISSIONED: Look(Tone.RUNNING, "log-in"),
            EvaluationStatus.COLLECTING: Tone.RUNNING,
            EvaluationStatus.DRAFTED: Look(Tone.CONFIRM, "edit"),
            EvaluationStatus.CONSULTED: Look(Tone.RUNNING, "feedback"),
            EvaluationStatus.FINAL: Tone.GOOD,
            EvaluationStatus.DECIDED: Tone.GOOD,
            EvaluationStatus.FOLLOWED_UP: Tone.GOOD,
        },
    ),
    StatusLooks(
        Consultation,
        {
            ConsultationStatus.ASKED: Look(Tone.CONFIRM, "clock"),
            ConsultationStatus.ANSWERED: Look(Tone.GOOD, "feedback"),
            ConsultationStatus.OVERTAKEN: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        RoadmapItem,
        {
            RoadmapStatus.OPEN: Tone.RUNNING,
            RoadmapStatus.CARRIED_OVER: Look(Tone.ATTENTION, "chain"),
            RoadmapStatus.DONE: Tone.GOOD,
            RoadmapStatus.DROPPED: Tone.NEUTRAL,
        },
    ),
    StatusLooks(
        Recommendation,
        {
            RecommendationStatus.PROPOSED: Look(Tone.CONFIRM, "edit"),
            RecommendationStatus.ACCEPTED: Tone.GOOD,
            RecommendationStatus.PARTLY_ACCEPTED: Look(Tone.ATTENTION, "minus-outline"),
            RecommendationStatus.REJECTED: Look(Tone.BAD, "close"),
            RecommendationStatus.IN_PROGRESS: Tone.RUNNING,
            RecommendationStatus.IMPLEMENTED: Tone.GOOD,
            RecommendationStatus.LAPSED: Tone.NEUTRAL,
        },
    ),
)

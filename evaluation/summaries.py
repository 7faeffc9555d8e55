"""What step 4 says of itself on the page of a cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.models import Cycle, CycleStep
from cycles.steps import Chip, StepFacts, StepSummary
from empact.web import moments
from empact.web.tones import Tone, look_of
from evaluation.advice import OPEN
from evaluation.models import Evaluation, EvaluationStatus, Finding, Recommendation

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

DONE = (EvaluationStatus.FINAL, EvaluationStatus.DECIDED, EvaluationStatus.FOLLOWED_UP)


def evaluation_step(cycle: Cycle, reader: Reader) -> StepFacts | None:
    """Return how the evaluation of the cycle stands; None while there is none, then the calendar speaks. 3 queries."""
    evaluation = Evaluation.objects.visible_to(reader).for_list().filter(cycle=cycle).order_by("pk").first()
    if evaluation is None or evaluation.status == EvaluationStatus.PLANNED:
        return None
    findings = Finding.objects.visible_to(reader).filter(evaluation=evaluation).count()
    items = Recommendation.objects.visible_to(reader).filter(evaluation=evaluation)
    states = list(items.values_list("status", flat=True))
    still_open = sum(state in OPEN for state in states)
    number = ngettext("%(n)d finding", "%(n)d findings", findings) % {"n": findings}
    recommended = ngettext("%(n)d recommendation", "%(n)d recommendations", len(states)) % {"n": len(states)}
    over = evaluation.status in DONE
    look = look_of(Evaluation, evaluation.status)
    chips = [] if over else [Chip(look.tone, evaluation.get_status_display(), look.icon)]
    if still_open:
        words = ngettext("%(n)d open item", "%(n)d open items", still_open) % {"n": still_open}
        url = reverse("recommendation-list", query={"cycle": cycle.code, "open": "yes"})
        chips.append(Chip(Tone.NEUTRAL, words, "chain", url))
    return StepFacts(
        state="done" if over else "now",
        lines=(format_html("<strong>{}</strong>, {}", number, recommended), _when(evaluation)),
        chips=chips,
        url=evaluation.get_absolute_url(),
    )


def _when(evaluation: Evaluation) -> str:
    """Return the day that tells most: of COSI's decision, of the final report, or by when it is due."""
    if evaluation.decided_on:
        return _("decided by COSI {day}").format(day=moments.in_plain(evaluation.decided_on))
    if evaluation.final_on:
        return _("final report {day}").format(day=moments.in_plain(evaluation.final_on))
    return _("due {day}").format(day=moments.in_plain(evaluation.due_on)) if evaluation.due_on else ""


STEPS = (StepSummary(CycleStep.EVALUATION, evaluation_step),)

"""What must hold before an evaluation moves; each problem leads to the place where it is mended."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from empact import clock
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from evaluation.models import Evaluation, RecommendationStatus, RoadmapItem, RoadmapStatus


def commission_is_told(move: Move[Evaluation]) -> Iterator[Problem]:
    """Ask for questions, and for days that follow each other."""
    evaluation, data = move.record, move.data
    if data is None:
        return
    if not data.questions and not evaluation.questions.exists():
        text = gettext("Choose at least one question, or write one for this evaluation first.")
        yield Problem("no_question", text, "questions")
    if data.access_until < data.access_from:
        text = gettext("The last day lies before the first. Enter the first day or a later one.")
        yield Problem("ends_before_start", text, "access_until")
    if data.due_on <= clock.today():
        yield Problem("due_past", gettext("The report is due on a day that lies ahead: enter a later one."), "due_on")
    if data.access_until < data.due_on:
        text = gettext("The evaluator would lose access before the report is due: give access until then or longer.")
        yield Problem("access_too_short", text, "access_until")
    yield from _far_off(evaluation, {"access_from": data.access_from, "access_until": data.access_until})
    yield from _far_off(evaluation, {"due_on": data.due_on})


def _far_off(evaluation: Evaluation, days: dict[str, date]) -> Iterator[Problem]:
    for name, day in days.items():
        if not evaluation.cycle.has_in_calendar(day):
            yield Problem("day_far_off", evaluation.cycle.years_in_words, name)


def nothing_is_found_yet(move: Move[Evaluation]) -> Iterator[Problem]:
    """A commission is recalled while there is nothing that would be lost."""
    if move.record.findings.exists():
        text = gettext("The evaluator has findings already; let them finish, or remove the findings.")
        yield Problem("has_findings", text, "findings", gettext("the evaluator"))


def draft_is_whole(move: Move[Evaluation]) -> Iterator[Problem]:
    """Ask that each question is answered, each finding cites evidence, each recommendation follows from a finding."""
    evaluation, who = move.record, gettext("the evaluator")
    if not evaluation.findings.exists():
        yield Problem("no_finding", gettext("The draft holds no finding."), "findings", who)
    for question in evaluation.questions.filter(findings=None).order_by("number"):
        text = gettext("Question {number} has no answer: no finding answers it.").format(number=question.number)
        yield Problem("question_open", text, f"question:{question.number}", who)
    for finding in evaluation.findings.filter(evidence="", evidence_links=None).order_by("number"):
        text = gettext("Finding {number} cites no evidence.").format(number=finding.number)
        yield Problem("no_evidence", text, f"finding:{finding.number}", who)
    behind = set(evaluation.recommendations.exclude(finding_links=None).values_list("pk", flat=True))
    for item in evaluation.recommendations.order_by("number"):
        if item.pk not in behind:
            text = gettext("Recommendation {number} follows from no finding.").format(number=item.number)
            yield Problem("no_finding_behind", text, f"recommendation:{item.number}", who)
        if item.owner_id is None:
            text = gettext("Recommendation {number} is addressed to nobody.").format(number=item.number)
            yield Problem("no_owner", text, f"recommendation:{item.number}:owner", who)


def consultation_is_told(move: Move[Evaluation]) -> Iterator[Problem]:
    """Ask for a day that lies ahead, and for somebody to consult."""
    if move.data is None:
        return
    if move.data.comments_due <= clock.today():
        yield Problem("deadline_past", gettext("Give those who are consulted a day that lies ahead."), "comments_due")
    if not move.data.bodies:
        yield Problem("nobody_consulted", gettext("Choose at least one body."), "bodies")
    yield from _far_off(move.record, {"comments_due": move.data.comments_due})


def consultation_is_over(move: Move[Evaluation]) -> Iterator[Problem]:
    """The report is final when all have commented, or when their time is over."""
    evaluation = move.record
    silent = evaluation.consultations.filter(status="asked").count()
    if not silent or (evaluation.comments_due and evaluation.comments_due <= clock.now()):
        return
    words = ngettext(
        "%(n)d body can still comment, until the end of %(day)s.",
        "%(n)d bodies can still comment, until the end of %(day)s.",
        silent,
    )
    day = date_format(evaluation.comments_due.date()) if evaluation.comments_due else "–"
    yield Problem("consultation_runs", words % {"n": silent, "day": day}, "consultations")


def responses_lie_ahead(move: Move[Evaluation]) -> Iterator[Problem]:
    """Refuse a deadline for the responses that is not in the future."""
    if move.data is None:
        return
    if move.data.responses_due <= clock.today():
        yield Problem("deadline_past", gettext("Give the owners a day that lies ahead."), "responses_due")
    yield from _far_off(move.record, {"responses_due": move.data.responses_due})


def nobody_has_responded(move: Move[Evaluation]) -> Iterator[Problem]:
    """A final report is opened again only while no answer leans on it."""
    if move.record.recommendations.exclude(status=RecommendationStatus.PROPOSED).exists():
        text = gettext("Owners have responded to the report as it is; their responses would be about another text.")
        yield Problem("has_responses", text, "recommendations")


def responses_are_complete(move: Move[Evaluation]) -> Iterator[Problem]:
    """COSI decides when every recommendation has its response."""
    waiting = move.record.recommendations.filter(status=RecommendationStatus.PROPOSED)
    for item in waiting.select_related("owner").order_by("number"):
        text = gettext("Recommendation {number} has no response yet.").format(number=item.number)
        yield Problem("no_response", text, f"recommendation:{item.number}", str(item.owner) if item.owner else "")


def nothing_leans_on_it(move: Move[Evaluation]) -> Iterator[Problem]:
    """A wrong record of COSI's decision is undone before anybody acts on it."""
    begun = Q(status__in=[RecommendationStatus.IN_PROGRESS, RecommendationStatus.IMPLEMENTED])
    moved = RoadmapItem.objects.filter(recommendation__evaluation=move.record).exclude(status=RoadmapStatus.OPEN)
    if move.record.recommendations.filter(begun).exists() or moved.exists():
        text = gettext("The decision is being carried out already; what was recorded wrongly is put right by a note.")
        yield Problem("carried_out", text, "roadmap")


def roadmap_is_closed(move: Move[Evaluation]) -> Iterator[Problem]:
    """The follow-up ends when no item is open, or when what is open goes on in a later cycle."""
    still = RoadmapItem.objects.filter(recommendation__evaluation=move.record, status=RoadmapStatus.OPEN).count()
    if not still or move.data is None:
        return
    cycle = move.data.carry_into
    if cycle is None:
        words = ngettext(
            "%(n)d item of the roadmap is open: close it, or choose the cycle that it is carried into.",
            "%(n)d items of the roadmap are open: close them, or choose the cycle that they are carried into.",
            still,
        )
        yield Problem("roadmap_open", words % {"n": still}, "carry_into")
    elif cycle.starts <= move.record.cycle.starts:
        text = gettext("Choose a cycle after the one that was evaluated.")
        yield Problem("not_later", text, "carry_into")

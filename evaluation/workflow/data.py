"""What must be told with the moves of an evaluation."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.models import Cycle
from empact import clock
from empact.accounts.models import Assignment, Organisation, OrganisationKind, User
from evaluation.models import Evaluation, Question
from evaluation.services import spoken_for


def contractors(evaluation: Evaluation) -> QuerySet[Organisation]:
    """Return the private bodies: an evaluator is none of those that are evaluated."""
    return Organisation.objects.filter(kind=OrganisationKind.PRIVATE).order_by("short_name")


def outsiders(evaluation: Evaluation) -> QuerySet[User]:
    """Return the people who never acted for another body than a private one, and those who have no role yet."""
    inside = Assignment.objects.exclude(organisation__kind=OrganisationKind.PRIVATE).values("person")
    return User.objects.filter(is_active=True).exclude(pk__in=inside).select_related("details").order_by("email")


def later_cycles(evaluation: Evaluation) -> QuerySet[Cycle]:
    """Return the cycles after the one that is evaluated."""
    return Cycle.objects.filter(starts__gt=evaluation.cycle.starts).order_by("starts")


def offered_questions(evaluation: Evaluation) -> QuerySet[Question]:
    """Return the typical questions that are offered."""
    return Question.objects.offered()


def name_of(person: Any) -> str:
    """Return name and address of a person, for who chooses among people."""
    return f"{getattr(person, 'details', '')} {person.email}".strip()


def question_words(question: Any) -> str:
    """Return a question under its criterion, with how far it can be relied on."""
    return f"{question.criterion}: {question.text} ({question.get_standing_display().lower()})"


def _today(_evaluation: Evaluation) -> date:
    return clock.today()


@dataclass(frozen=True, slots=True)
class Commissioning:
    """Who evaluates, with access from when until when, by when the report is due, and what is asked."""

    evaluator: Organisation = field(
        metadata={
            "label": _("Evaluator"),
            "help": _("The body that was commissioned; an administrator enters one that is missing."),
            "offer": contractors,
        }
    )
    person: User = field(
        metadata={
            "label": _("Person who leads the work"),
            "help": _("Gets access as evaluator. Invite them under People first, if they have no account."),
            "offer": outsiders,
            "words": name_of,
        }
    )
    access_from: date = field(metadata={"label": _("Access from"), "initial": _today})
    access_until: date = field(
        metadata={"label": _("Access until"), "help": _("The last day; then the access ends by itself.")}
    )
    due_on: date = field(
        metadata={"label": _("Final report due"), "initial": lambda evaluation: evaluation and evaluation.due_on}
    )
    questions: tuple[Question, ...] = field(
        default=(),
        metadata={
            "label": _("Typical questions to ask"),
            "help": _("Taken over word for word, after the questions that were written for this evaluation."),
            "offer": offered_questions,
            "words": question_words,
        },
    )


@dataclass(frozen=True, slots=True)
class Consulting:
    """Who may comment on the draft, and by when."""

    comments_due: date = field(
        metadata={"label": _("Comments due on"), "help": _("Until 17:00 in Brussels. Three weeks are customary.")}
    )
    bodies: tuple[Organisation, ...] = field(
        metadata={
            "label": _("Who is consulted"),
            "help": _("Each sees the draft from now on and comments for itself."),
            "offer": spoken_for,
        }
    )


@dataclass(frozen=True, slots=True)
class Finalising:
    """By when those to whom something is recommended respond."""

    responses_due: date = field(metadata={"label": _("Responses due on"), "help": _("Until 17:00 in Brussels.")})


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """Where what is still open goes on."""

    carry_into: Cycle | None = field(
        default=None,
        metadata={
            "label": _("Carry what is still open into"),
            "help": _("Needed while an item of the roadmap is open."),
            "offer": later_cycles,
        },
    )

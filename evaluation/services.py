"""Every write of step 4 that is neither a move nor the edit of one record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.models import Assignment, Organisation, User
from empact.accounts.rules import scopes_of
from empact.accounts.services.assignments import appoint, end_assignment, withdraw
from empact.history.acting import acting
from empact.history.values import told_of
from empact.workflow.cleaning import clean, save
from empact.workflow.edits import create, refuse_creator
from empact.workflow.engine import SOME
from empact.workflow.errors import Refused
from empact.workflow.locks import lock_record, lock_root
from evaluation.models import (
    AskedQuestion,
    Consultation,
    Criterion,
    Evaluation,
    Evidence,
    Finding,
    FindingEvidence,
    Question,
    Recommendation,
    RecommendationFinding,
    RecommendationStatus,
    RoadmapItem,
)
from evaluation.permissions import CRITERIA_KEEPERS, EVALUATOR, RELIED_ON, SPEAKERS, may_add_criteria

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCEPTED = (RecommendationStatus.ACCEPTED, RecommendationStatus.PARTLY_ACCEPTED)


def next_number(model: type[Model], evaluation: Evaluation) -> int:
    """Return the next number of a kind of record of an evaluation; the first one is 1."""
    found = model._base_manager.filter(evaluation=evaluation).aggregate(last=Max("number"))["last"]
    return int(found or 0) + 1


def create_numbered(
    model: type[AskedQuestion | Finding | Recommendation],
    evaluation: Evaluation,
    *,
    actor: User,
    values: Mapping[str, Any],
) -> Any:
    """Create a record of an evaluation under its next number and with its standing, unless they are given.

    Holds the evaluation's row, so that two people never get the same number. Raises what `create` raises.
    """
    with acting(actor):
        lock_root(Evaluation, evaluation.pk)
        relied_on = {name: getattr(evaluation, name) for name in RELIED_ON}
        numbered = {"number": next_number(model, evaluation), **relied_on, **values}
        return create(model, actor=actor, parent=evaluation, values=numbered)


def recommend(finding: Finding, *, actor: User, values: Mapping[str, Any]) -> Recommendation:
    """Write a recommendation that follows from a finding: both, or nothing. Raises what `create` raises."""
    return recommend_on(finding.evaluation, [finding], actor=actor, values=values)


def recommend_on(
    evaluation: Evaluation, findings: Iterable[Finding], *, actor: User, values: Mapping[str, Any]
) -> Recommendation:
    """Write a recommendation and name the findings it follows from: all, or nothing. Raises what `create` raises."""
    with acting(actor):
        made: Recommendation = create_numbered(Recommendation, evaluation, actor=actor, values=values)
        relied_on = {name: getattr(made, name) for name in RELIED_ON}
        for finding in findings:
            create(RecommendationFinding, actor=actor, parent=made, values={"finding": finding, **relied_on})
        return made


def refuse_adding_criteria(actor: User) -> None:
    """Raise Refused for who may not add a criterion. No query for who may."""
    if not may_add_criteria(actor):
        raise Refused(CRITERIA_KEEPERS, lambda: CRITERIA_KEEPERS.people(Criterion()).order_by("pk")[:SOME])


def add_criterion(*, actor: User, values: Mapping[str, Any]) -> Criterion:
    """Add a criterion, so that evaluations can use it. One transaction. Raises Refused and Blocked, in this order."""
    with acting(actor) as act:
        refuse_adding_criteria(actor)
        made = Criterion(**values)
        clean(made)
        save(made)
        act.record("created", made, after=told_of(made))
        return made


# -- What moves bring about --------------------------------------------------------------------


def ask(evaluation: Evaluation, questions: Iterable[Question], *, actor: User | None) -> list[AskedQuestion]:
    """Take typical questions over into an evaluation, after those it has; none twice. Five statements at most."""
    there = set(AskedQuestion.objects.filter(evaluation=evaluation).values_list("text", flat=True))
    wanted = [item for item in questions if item.text not in there]
    first = next_number(AskedQuestion, evaluation)
    with acting(actor) as act:
        rows = [
            AskedQuestion(
                evaluation=evaluation,
                number=first + place,
                criterion_id=item.criterion_id,
                text=item.text,
                standing=evaluation.standing,
                source=evaluation.source,
            )
            for place, item in enumerate(wanted)
        ]
        made = AskedQuestion.objects.bulk_create(rows)
        for row in made:
            act.record("created", row, after=told_of(row))
    return made


def admit(
    evaluation: Evaluation, person: User, organisation: Organisation, *, starts: date, ends: date, actor: User | None
) -> Assignment:
    """Give the evaluator access from one day until another, and return it; who has it already keeps it.

    Raises what `appoint` raises.
    """
    held = Assignment.objects.filter(
        person=person,
        role=EVALUATOR,
        organisation=organisation,
        scope_kind=evaluation.cycle._meta.label_lower,
        scope_id=evaluation.cycle_id,
        starts__lte=starts,
        ends__gte=ends,
    ).first()
    return held or appoint(
        person,
        role=EVALUATOR,
        organisation=organisation,
        scope=evaluation.cycle,
        starts=starts,
        ends=ends,
        actor=actor,
        comment=_("Commissioned with {evaluation}").format(evaluation=evaluation),
    )


def dismiss(access: Assignment, *, actor: User | None) -> None:
    """End the evaluator's access today; one that has not begun is taken back."""
    today = clock.today()
    if access.starts > today:
        withdraw(access.pk, actor=actor, seen=access.version)
    elif access.ends is None or access.ends > today:
        end_assignment(access.pk, last_day=today, actor=actor, seen=access.version)


def spoken_for(evaluation: Evaluation) -> QuerySet[Organisation]:
    """Return the bodies for which somebody speaks here today in the evaluation's cycle, states first."""
    held = Assignment.objects.today().filter(scopes_of(evaluation), role__in=SPEAKERS)
    return (
        Organisation.objects.filter(pk__in=held.values("organisation"))
        .select_related("country")
        .order_by("country__protocol_order", "short_name", "pk")
    )


def consult(evaluation: Evaluation, bodies: Sequence[Organisation], *, actor: User | None) -> list[Consultation]:
    """Ask each body for its comment on the draft, in the evaluation's next round. A statement for each, and two."""
    last = Consultation.objects.filter(evaluation=evaluation).aggregate(last=Max("round"))["last"] or 0
    relied_on = {name: getattr(evaluation, name) for name in RELIED_ON}
    with acting(actor) as act:
        made = Consultation.objects.bulk_create(
            Consultation(evaluation=evaluation, organisation=body, round=last + 1, **relied_on) for body in bodies
        )
        for row in made:
            act.record("created", row, after=told_of(row))
    return made


def open_roadmap(evaluation: Evaluation, *, actor: User | None) -> list[RoadmapItem]:
    """Open an item for each accepted recommendation that has none, for its owner and its deadline.

    What the item changes is said afterwards, by its owner. A statement for each, and two.
    """
    accepted = Recommendation.objects.filter(evaluation=evaluation, status__in=ACCEPTED, roadmap=None)
    with acting(actor) as act:
        made = RoadmapItem.objects.bulk_create(
            RoadmapItem(
                recommendation=item,
                title=item.title,
                owner_id=item.owner_id,
                due_on=item.due_on,
                standing=item.standing,
                source=item.source,
            )
            for item in accepted.select_related("evaluation").order_by("number")
        )
        for row in made:
            act.record("created", row, after=told_of(row))
    return made


# -- Evidence ----------------------------------------------------------------------------------


def attach(
    evaluation: Evaluation, kept: Mapping[str, Any], *, findings: Iterable[Finding] = (), actor: User
) -> Evidence:
    """Keep what a page said as the next piece of evidence of an evaluation, and let findings cite it.

    `kept` holds kind, title, said, address, text and sha256; the day and the right are noted here. One transaction.
    Raises NotVisible, Refused, and Blocked when the evaluation is written no more or a text must not be stored.
    """
    with acting(actor) as act:
        found, _root = lock_record(Evaluation, evaluation.pk, actor)
        refuse_creator(Evidence, found, actor)
        relied_on = {name: getattr(found, name) for name in RELIED_ON}
        made = Evidence(
            evaluation=found,
            number=next_number(Evidence, found),
            taken_at=clock.now(),
            taken_by=actor,
            taken_as=actor.post_label[:250],
            **kept,
            **relied_on,
        )
        clean(made)
        save(made)
        act.record("attached", made, after={name: kept[name] for name in ("title", "said", "address", "sha256")})
        for finding in findings:
            create(FindingEvidence, actor=actor, parent=finding, values={"evidence": made, **relied_on})
        return made

"""Giving roles to people, and ending them; accepting who was named is in acceptance.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from empact import clock
from empact.accounts.accepting import rule_of
from empact.accounts.appointing import APPOINTERS, people_in_reach
from empact.accounts.errors import ChangedMeanwhileError, NotAllowed
from empact.accounts.models import Answer, Assignment, Country, Organisation, User
from empact.accounts.permissions import ADMINISTRATOR
from empact.accounts.roles import Role, known_role
from empact.accounts.rules import hats
from empact.accounts.services.guards import refuse, refuse_texts
from empact.accounts.sights import sight
from empact.history.acting import acting
from empact.history.values import told_of, values_of

if TYPE_CHECKING:
    from empact.accounts.querysets import AssignmentQuerySet

EARLIEST, LATEST = date(2005, 1, 1), date(2100, 12, 31)
DATES = ("starts", "ends")


def appoint(
    person: User,
    *,
    role: str,
    organisation: Organisation,
    scope: Model | None = None,
    starts: date,
    ends: date | None = None,
    actor: User | None,
    comment: str = "",
    is_new: bool = False,
) -> Assignment:
    """Give a person a role and return the assignment. One transaction; it holds the person's row.

    `scope` is the record it is limited to, None for everywhere; both days belong to it. `is_new` is a person who was
    invited in the same transaction, for whom nobody looked before. Where the role's holders are accepted, and the
    actor is none of those who accept, it waits for them (acceptance.py).

    Raises ValidationError, each message at its field, then NotAllowed; then nothing was changed.
    """
    with acting(actor, comment) as act:
        _lock(person, organisation, scope)
        kind = _known(role)
        assignment = Assignment(
            person=person,
            role=role,
            organisation=organisation,
            scope_kind=scope._meta.label_lower if scope is not None else "",
            scope_id=scope.pk if scope is not None else None,
            starts=starts,
            ends=ends,
            head_of=organisation.country if kind.one_per == "country" else None,
            answer=_first_answer(kind, scope, actor),
        )
        _refuse_values(assignment, kind, scope, actor)
        refuse_texts({"comment": comment})
        assignment.full_clean()
        in_reach = is_new or actor is None or people_in_reach(actor).filter(pk=person.pk).exists()
        assignment.save()
        # Rules are about rows, so the row is there first; a refusal takes it back.
        refuse(APPOINTERS, assignment, actor)
        if not in_reach:
            raise NotAllowed(_("somebody who looks after the people of this person's country or agency"))
        act.record("appointed", assignment, after=told_of(assignment))
        return assignment


def change_dates(
    pk: int, *, starts: date, ends: date | None, actor: User | None, seen: int, comment: str = ""
) -> Assignment:
    """Change from when until when a role is held. One transaction; it holds the assignment's and the person's row.

    Raises Assignment.DoesNotExist, NotAllowed, ChangedMeanwhileError and ValidationError, in this order.
    """
    with acting(actor, comment) as act:
        assignment = locked(pk, actor)
        refuse(APPOINTERS, assignment, actor)
        if assignment.version != seen:
            raise ChangedMeanwhileError(assignment)
        _refuse_declined(assignment)
        before = values_of(assignment, DATES)
        assignment.starts, assignment.ends = starts, ends
        refuse_texts({"comment": comment})
        _refuse_dates(assignment)
        if kind := known_role(assignment.role):
            _refuse_overlap(assignment, kind)
        assignment.full_clean()
        if (after := values_of(assignment, DATES)) != before:
            assignment.save(update_fields=DATES)
            act.record("edited", assignment, before=before, after=after)
        return assignment


def end_assignment(pk: int, *, last_day: date, actor: User | None, seen: int, comment: str = "") -> Assignment:
    """End a role; the last day still belongs to it. What was done in it stays. One transaction.

    Raises as `change_dates` does.
    """
    with acting(actor, comment) as act:
        assignment = locked(pk, actor)
        refuse(APPOINTERS, assignment, actor)
        if assignment.version != seen:
            raise ChangedMeanwhileError(assignment)
        _refuse_declined(assignment)
        if assignment.answer == Answer.WAITING:
            raise ValidationError(_("It is not accepted yet, so nobody holds it: take it back instead."))
        if last_day < assignment.starts:
            raise ValidationError(
                {
                    "last_day": _("It starts on {day}: end it on that day or later, or withdraw it.").format(
                        day=date_format(assignment.starts)
                    )
                }
            )
        before = values_of(assignment, DATES)
        assignment.ends = last_day
        refuse_texts({"comment": comment})
        _refuse_dates(assignment, at="last_day")
        assignment.full_clean(exclude=["organisation", "person"])
        assignment.save(update_fields=["ends"])
        act.record("ended", assignment, before=before, after=values_of(assignment, DATES))
        return assignment


def withdraw(pk: int, *, actor: User | None, seen: int, comment: str = "") -> None:
    """Take back a role that has not begun or is not accepted; its entries and row history stay. One transaction.

    Raises Assignment.DoesNotExist, NotAllowed, ChangedMeanwhileError and ValidationError, in this order.
    """
    with acting(actor, comment) as act:
        assignment = locked(pk, actor)
        refuse(APPOINTERS, assignment, actor)
        if assignment.version != seen:
            raise ChangedMeanwhileError(assignment)
        _refuse_declined(assignment)
        if assignment.answer == Answer.ACCEPTED and assignment.starts <= clock.today():
            raise ValidationError(_("It has begun: end it instead, so that it stays known who held the role."))
        act.record("withdrew", assignment, before=told_of(assignment))
        assignment.delete()


# -- What must hold ----------------------------------------------------------------------------


def _lock(person: User, organisation: Organisation, scope: Model | None) -> None:
    """Let nobody else give this person a role, or this post to somebody, until the transaction ends."""
    User.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
    if organisation.country_id:
        Country.objects.select_for_update(no_key=True).filter(pk=organisation.country_id).first()
    if scope is not None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext(%s::text))", [f"assignment {scope._meta.label_lower} {scope.pk}"]
            )


def locked(pk: int, actor: User | None) -> Assignment:
    """Return the assignment, locked with its person, as it is now.

    Raises Assignment.DoesNotExist when there is none that the actor may see.
    """
    rows: AssignmentQuerySet = Assignment.objects.all() if actor is None else Assignment.objects.visible_to(actor)
    found: Assignment = (
        rows.select_for_update(of=("self", "person"), no_key=True)
        .select_related("person", "organisation__country")
        .get(pk=pk)
    )
    return found


def _first_answer(kind: Role, scope: Model | None, actor: User | None) -> Answer:
    """Return how a naming begins: accepted where nobody accepts, or who names could; the system may."""
    rule = rule_of(kind, type(scope)) if scope is not None and actor is not None else None
    if rule is None or scope is None or actor is None or rule.holds(actor, scope):
        return Answer.ACCEPTED
    return Answer.WAITING


def _refuse_declined(assignment: Assignment) -> None:
    if assignment.answer == Answer.DECLINED:
        raise ValidationError(
            _("It was declined, and that stays known. Name somebody anew, the same person or another.")
        )


def _known(code: str) -> Role:
    found = known_role(code)
    if found is None:
        raise ValidationError({"role": _("There is no such role. Choose one of the list.")})
    return found


def _refuse_values(assignment: Assignment, kind: Role, scope: Model | None, actor: User | None) -> None:
    """Raise ValidationError with all that is wrong, each at its field."""
    found: dict[str, str] = {}
    if not assignment.person.is_active:
        found["person"] = _("This account is closed: open it again first.")
    if assignment.scope_kind not in kind.scopes:
        found["scope"] = _("{role}: choose {kinds}.").format(role=kind.label, kinds=_kinds(kind))
    elif scope is not None and actor is not None and not _may_name(scope, actor):
        found["scope"] = _("There is no such record, or you may not see it. Choose one of the list.")
    if kind.per_country and assignment.organisation.country_id is None:
        found["organisation"] = _("{role} acts for a country: choose an organisation of one.").format(role=kind.label)
    elif scope is not None and "scope" not in found and not may_hold(kind, assignment.organisation, scope):
        found["organisation"] = _("{role}: choose {which}.").format(role=kind.label, which=kind.held_by_words)
    if found:
        raise ValidationError(found)
    _refuse_dates(assignment)
    _refuse_overlap(assignment, kind)


def _kinds(kind: Role) -> str:
    """Return in words what a role can be limited to: "a cycle or everything"."""
    words = [str(apps.get_model(scope)._meta.verbose_name) if scope else _("everything") for scope in kind.scopes]
    return _(" or ").join(words)


def _may_name(scope: Model, actor: User) -> bool:
    """Tell whether the actor knows of the record: an administrator knows that it exists, without its content."""
    return bool(hats(actor, ADMINISTRATOR)) or sight(type(scope)).holds(actor, scope)


def may_hold(kind: Role, organisation: Organisation, scope: Model) -> bool:
    """Tell whether people of the organisation may hold the role for the record. One query where that is limited."""
    return kind.held_by is None or Organisation.objects.filter(kind.held_by(scope), pk=organisation.pk).exists()


def _refuse_dates(assignment: Assignment, at: str = "ends") -> None:
    for name, day in (("starts", assignment.starts), (at, assignment.ends)):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError({name: _("Enter a day between 2005 and 2100.")})
    if assignment.ends is not None and assignment.ends < assignment.starts:
        raise ValidationError({at: _("The last day lies before the first. Enter the first day or a later one.")})


def _refuse_overlap(assignment: Assignment, kind: Role) -> None:
    """Raise ValidationError when the person holds the role already, or somebody else the only one there is."""
    others = Assignment.objects.exclude(pk=assignment.pk).overlapping(assignment.starts, assignment.ends)
    same = others.filter(
        person=assignment.person,
        role=assignment.role,
        organisation=assignment.organisation,
        scope_kind=assignment.scope_kind,
        scope_id=assignment.scope_id,
    ).first()
    if same is not None:
        text = _("This person holds the role already {period}. Change the dates of that one instead.")
        raise ValidationError({"role": text.format(period=period_words(same))})
    taken = others.filter(_same_post(assignment, kind)).select_related("organisation__country").first()
    if taken is not None:
        text = _("Another person is {post} {period}. End that role first, or start on a later day.")
        if taken.answer == Answer.WAITING:
            text = _("Another person is named as {post} {period} and waits to be accepted. Take that back first.")
        raise ValidationError({"starts": text.format(post=taken.post_label, period=period_words(taken))})


def _same_post(assignment: Assignment, kind: Role) -> Q:
    """Return, over assignments, those that take the one post there is; none where there may be several."""
    if kind.one_per == "country":
        return Q(head_of=assignment.organisation.country_id)
    if kind.one_per == "scope":
        return Q(role=kind.code, scope_kind=assignment.scope_kind, scope_id=assignment.scope_id)
    return Q(pk__in=[])


def period_words(assignment: Assignment) -> str:
    """Return the days of an assignment in words: "from 1 January 2025 until 30 June 2026"."""
    first = date_format(assignment.starts)
    if assignment.ends is None:
        return _("from {first} on").format(first=first)
    return _("from {first} until {last}").format(first=first, last=date_format(assignment.ends))

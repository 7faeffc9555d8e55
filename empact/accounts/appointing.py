"""Who may give which role to whom (charts.md, "Who appoints"), and who looks after which account.

A role is given by administrators and by the holders of the roles in `Role.assigned_by`: for the people their own role
reaches (anybody, their country's, their organisation's), within the scope of their own role, and never to themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.models import Answer, Assignment, Organisation, User
from empact.accounts.permissions import ADMINISTRATOR, ORGANISATION_KEEPERS
from empact.accounts.rights import Right
from empact.accounts.roles import Role, Scope, known_role, role, scope_path
from empact.accounts.rules import EVERYTHING, NOTHING, Asker, Reader, Rule, Together, any_of, hats, scopes_of
from empact.accounts.scopes import scope_model, scope_of
from empact.registry import registry

if TYPE_CHECKING:
    from empact.accounts.hats import Hat


def given_by(hat: Hat) -> tuple[Role, ...]:
    """Return the roles that the holder of this hat may give."""
    return tuple(item for item in registry.all(Role) if hat.role == ADMINISTRATOR or hat.role in item.assigned_by)


def assignable_roles(user: Reader) -> tuple[Role, ...]:
    """Return the roles that the user may give to somebody, by rank."""
    mine = {item.code: item for hat in getattr(user, "hats", ()) for item in given_by(hat)}
    return tuple(sorted(mine.values(), key=lambda item: (item.rank, item.code)))


def within_reach(hat: Hat, path: str = "organisation") -> Q:
    """Return, over rows that name an organisation at `path`, those whose people the hat looks after."""
    reach = role(hat.role).reach
    if reach == "anybody":
        return EVERYTHING
    if reach == "organisation":
        return Q((path, hat.organisation_id))
    return Q((f"{path}__country", hat.country_id)) if hat.country_id else NOTHING


def organisations_in_reach(user: Reader, code: str) -> QuerySet[Organisation]:
    """Return the organisations whose people the user may give the role to, whatever the scope."""
    if hats(user, ADMINISTRATOR):
        return Organisation.objects.all()
    found = Q(pk__in=[])
    for hat in getattr(user, "hats", ()):
        if code in {item.code for item in given_by(hat)}:
            found |= _organisations(hat)
    return Organisation.objects.filter(found)


def _organisations(hat: Hat) -> Q:
    reach = role(hat.role).reach
    if reach == "country":
        return Q(country=hat.country_id) if hat.country_id else NOTHING
    return Q(pk=hat.organisation_id) if reach == "organisation" else EVERYTHING


def people_in_reach(user: Reader) -> QuerySet[User]:
    """Return the active people to whom the user may give a further role: who ever acted for an organisation in reach.

    Nobody gives a role to themselves.
    """
    if not isinstance(user, User):
        return User.objects.none()
    everybody = User.objects.filter(is_active=True).exclude(pk=user.pk)
    mine = [hat for hat in user.hats if given_by(hat)]
    if any(role(hat.role).reach == "anybody" for hat in mine):
        return everybody
    theirs = Assignment.objects.filter(any_of(within_reach(hat) for hat in mine))
    return everybody.filter(pk__in=theirs.values("person"))


# -- Over assignments --------------------------------------------------------------------------


def lying_in(kind: str, key: int | None) -> Q:
    """Return, over assignments, those limited to this record or to one that lies in it."""
    kinds = {item.model for item in registry.all(Scope)} | {kind}
    return any_of(
        Q(scope_kind=inner, scope_id__in=scope_model(inner)._base_manager.filter((path, key)).values("pk"))
        for inner in sorted(kinds)
        if (path := scope_path(inner).get(kind))
    )


def _covered_by(hat: Hat) -> Q:
    """Return, over assignments, those whose scope lies within the hat's own."""
    return lying_in(hat.scope_kind, hat.scope_id) if hat.scope_kind else EVERYTHING


def _given_by_hats(user: Reader) -> Q:
    if not isinstance(user, User):
        return NOTHING
    if hats(user, ADMINISTRATOR):
        return ~Q(person=user)
    mine = any_of(
        Q(role__in=[item.code for item in given_by(hat)]) & within_reach(hat) & _covered_by(hat)
        for hat in user.hats
        if given_by(hat)
    )
    return mine & ~Q(person=user)


def _covering(assignment: Assignment) -> Q:
    """Return, over the assignments of possible givers, the scopes that cover this one."""
    return Q(scope_kind="") if assignment.scope is None else scopes_of(assignment.scope)


def _givers(assignment: Assignment) -> QuerySet[User]:
    kind = known_role(assignment.role)
    codes = kind.assigned_by if kind else ()
    within, country = _covering(assignment), assignment.organisation.country_id
    found = [User.objects.all().with_role(ADMINISTRATOR)]
    for code in codes:
        limits: dict[str, dict[str, Any]] = {
            "anybody": {},
            "country": {"countries": [country] if country else []},
            "organisation": {"organisations": [assignment.organisation_id]},
        }
        if giver := known_role(code):
            found.append(User.objects.all().with_role(code, within=within, **limits[giver.reach]))
    return _any_of_people(found).exclude(pk=assignment.person_id)


def _any_of_people(sets: Sequence[QuerySet[User]]) -> QuerySet[User]:
    return User.objects.filter(reduce(or_, (Q(pk__in=people.values("pk")) for people in sets), NOTHING))


def _givers_together(ask: Asker, assignment: Assignment) -> frozenset[int]:
    """Return `_givers`, worked out together with those of other assignments."""
    kind = known_role(assignment.role)
    country = assignment.organisation.country_id
    found = ask.holders(ADMINISTRATOR)
    for code in kind.assigned_by if kind else ():
        giver = known_role(code)
        if giver is None or (giver.reach == "country" and not country):
            continue
        limits: dict[str, dict[str, int | None]] = {
            "anybody": {},
            "country": {"country": country},
            "organisation": {"organisation": assignment.organisation_id},
        }
        found |= ask.holders(code, at=assignment.scope, **limits[giver.reach])
    return found - {assignment.person_id}


APPOINTERS = Rule(
    reason=_("an administrator, or who gives this role to people of that organisation; nobody to themselves"),
    records=_given_by_hats,
    people=_givers,
    made_of=Together(_givers_together, beside=scope_of),
)


# -- Over accounts -----------------------------------------------------------------------------


def _kept_accounts(user: Reader) -> Q:
    """Return the accounts all of whose roles, today's, coming and waiting, the user could have given.

    Else a link for a new password would be a way to act in a role that the user may not even give.
    """
    if not isinstance(user, User):
        return NOTHING
    if hats(user, ADMINISTRATOR):
        return ~Q(pk=user.pk)
    if not any(given_by(hat) for hat in user.hats):
        return NOTHING
    theirs = Assignment.objects.filter(person=OuterRef("pk"))
    mine = Assignment.objects.filter(_given_by_hats(user)).values("pk")
    return Q(Exists(theirs.filter(pk__in=mine))) & ~Q(Exists(theirs.standing().not_over().exclude(pk__in=mine)))


def _account_keepers(person: User) -> QuerySet[User]:
    assignments = list(person.assignments.select_related("organisation"))
    administrators = User.objects.all().with_role(ADMINISTRATOR).exclude(pk=person.pk)
    if not assignments:
        return administrators
    today = clock.today()
    standing = [item for item in assignments if item.answer != Answer.DECLINED]
    running = [item for item in standing if item.ends is None or item.ends >= today]
    all_of = reduce(and_, (Q(pk__in=_givers(item).values("pk")) for item in running), EVERYTHING)
    keepers = _any_of_people([_givers(item) for item in assignments]).filter(all_of)
    return _any_of_people([administrators, keepers])


ACCOUNT_KEEPERS = Rule(
    reason=_("an administrator, or who could give every role that this person has"),
    records=_kept_accounts,
    people=_account_keepers,
)

RIGHTS = (
    Right(_("give or end this role"), Assignment, APPOINTERS),
    Right(_("look after this account"), User, ACCOUNT_KEEPERS),
    Right(_("rename this organisation"), Organisation, ORGANISATION_KEEPERS),
)

"""Who administers people and organisations, and who sees them."""

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import (
    AccessLink,
    Assignment,
    Country,
    Organisation,
    OrganisationKind,
    OrganisationName,
    PersonDetails,
    User,
)
from empact.accounts.roles import Role, known_role, role
from empact.accounts.rules import EVERYTHING, NOTHING, Asker, Reader, Rule, Together, hats, where
from empact.accounts.scopes import scope_of
from empact.accounts.sights import Sight, sight
from empact.registry import registry

ADMINISTRATOR = "administrator"
AUDITOR = "auditor"

ROLES = (
    Role(AUDITOR, _("Auditor"), scopes=("",), rank=90, oversees=True, assigned_by=(ADMINISTRATOR,)),
    Role(ADMINISTRATOR, _("Administrator"), scopes=("",), rank=95, assigned_by=(ADMINISTRATOR,)),
)


def _everything_for_officials(user: Reader) -> Q:
    held = getattr(user, "hats", ())
    return EVERYTHING if any(hat.role != ADMINISTRATOR for hat in held) else NOTHING


def _everything_for_hats(user: Reader) -> Q:
    return EVERYTHING if getattr(user, "hats", ()) else NOTHING


# An administrator sees that records exist, not their content, unless another role says so.
OFFICIALS = Rule(
    reason=_("anybody with a role in EMPACT"),
    records=_everything_for_officials,
    people=lambda record: User.objects.all().with_any_role(but=(ADMINISTRATOR,)),
)
ROLE_HOLDERS = Rule(
    reason=_("anybody with a role"),
    records=_everything_for_hats,
    people=lambda record: User.objects.all().with_any_role(),
    made_of=Together(lambda ask, record: ask.with_any_role()),
)
SOURCED = where(Q(standing="sourced"), reason=_("anybody, for what is sourced"))

ADMINISTRATORS = Rule(
    reason=_("an administrator"),
    records=lambda user: EVERYTHING if hats(user, ADMINISTRATOR) else NOTHING,
    people=lambda record: User.objects.all().with_role(ADMINISTRATOR),
    made_of=Together(lambda ask, record: ask.holders(ADMINISTRATOR)),
)
# The EMPACT Support Team and the secretariat look after people beside the administrators (charts.md, who appoints).
KEEPERS_OF_PEOPLE = ADMINISTRATORS | Rule(
    reason=_("the EMPACT Support Team"),
    records=lambda user: EVERYTHING if hats(user, "est") else NOTHING,
    people=lambda record: User.objects.all().with_role("est"),
)


def _services_of_own_country(user: Reader) -> Q:
    """Return the services of the countries whose people the user looks after."""
    countries = [hat.country_id for hat in getattr(user, "hats", ()) if role(hat.role).reach == "country"]
    return Q(kind__in=SERVICES, country__in=[key for key in countries if key])


def _who_keep_services(organisation: Organisation) -> QuerySet[User]:
    if organisation.kind not in SERVICES:
        return User.objects.none()
    codes = [item.code for item in registry.all(Role) if item.reach == "country"]
    return User.objects.all().with_role(*codes, countries=[organisation.country_id])


SERVICES = (OrganisationKind.SERVICE, OrganisationKind.THIRD_SERVICE)
ORGANISATION_KEEPERS = KEEPERS_OF_PEOPLE | Rule(
    reason=_("the national coordinator for the services of the country"),
    records=_services_of_own_country,
    people=_who_keep_services,
)


def is_told_of_posts(user: Reader) -> bool:
    """Tell whether the reader is told who holds which post at all; to others every post would look vacant."""
    return isinstance(user, User) and bool(user.hats)


def _open_or_seen(user: Reader) -> Q:
    """Return the assignments to see: those of discreet roles with the record they are for, all others always."""
    if not is_told_of_posts(user):
        return NOTHING
    discreet = [item for item in registry.all(Role) if item.discreet]
    seen = ~Q(role__in=[item.code for item in discreet]) | Q(person=user)
    for kind in sorted({kind for item in discreet for kind in item.scopes if kind}):
        model = apps.get_model(kind)
        seen |= Q(scope_kind=kind, scope_id__in=model._base_manager.filter(sight(model).records(user)).values("pk"))
    return seen


def _who_see_assignment(assignment: Assignment) -> QuerySet[User]:
    everybody = User.objects.all().with_any_role()
    kind = known_role(assignment.role)
    if kind is None or not kind.discreet:
        return everybody
    seen = Q(pk=assignment.person_id)
    if assignment.scope_kind:
        model = apps.get_model(assignment.scope_kind)
        for record in model._base_manager.filter(pk=assignment.scope_id):
            seen |= Q(pk__in=sight(model).people(record).values("pk"))
    return everybody.filter(seen)


def _who_see_together(ask: Asker, assignment: Assignment) -> frozenset[int]:
    """Return `_who_see_assignment`, worked out together with those of other assignments."""
    everybody = ask.with_any_role()
    kind = known_role(assignment.role)
    if kind is None or not kind.discreet:
        return everybody
    seen = {assignment.person_id}.union(*(ask.people(sight(type(item)), item) for item in scope_of(assignment)))
    return everybody & seen


# Who leads which action, and thereby what is planned, is told to those who see the action.
SEE_ASSIGNMENT = (
    Rule(
        reason=_("anybody with a role (of an Action Leader: those who see the action)"),
        records=_open_or_seen,
        people=_who_see_assignment,
        made_of=Together(_who_see_together, beside=scope_of),
    )
    | ADMINISTRATORS
)

SIGHTS = (
    Sight(Country, SOURCED | ROLE_HOLDERS),
    Sight(Organisation, SOURCED | ROLE_HOLDERS),
    Sight(OrganisationName, SOURCED | ROLE_HOLDERS),
    Sight(Assignment, SEE_ASSIGNMENT),
    Sight(User, ROLE_HOLDERS),
    Sight(PersonDetails, ROLE_HOLDERS),
    Sight(AccessLink, KEEPERS_OF_PEOPLE),
)

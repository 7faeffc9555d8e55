"""Who administers people and organisations, and who sees them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from empact.accounts.models import AccessLink, Assignment, Country, Organisation, OrganisationName, PersonDetails, User
from empact.accounts.roles import Role
from empact.accounts.rules import EVERYTHING, NOTHING, Reader, Rule, hats, where
from empact.accounts.sights import Sight

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
)
SOURCED = where(Q(standing="sourced"), reason=_("anybody, for what is sourced"))

ADMINISTRATORS = Rule(
    reason=_("an administrator"),
    records=lambda user: EVERYTHING if hats(user, ADMINISTRATOR) else NOTHING,
    people=lambda record: User.objects.all().with_role(ADMINISTRATOR),
)
# The EMPACT Support Team and the secretariat look after people beside the administrators (charts.md, who appoints).
KEEPERS_OF_PEOPLE = ADMINISTRATORS | Rule(
    reason=_("the EMPACT Support Team"),
    records=lambda user: EVERYTHING if hats(user, "est") else NOTHING,
    people=lambda record: User.objects.all().with_role("est"),
)

SIGHTS = (
    Sight(Country, SOURCED | ROLE_HOLDERS),
    Sight(Organisation, SOURCED | ROLE_HOLDERS),
    Sight(OrganisationName, SOURCED | ROLE_HOLDERS),
    Sight(Assignment, ROLE_HOLDERS),
    Sight(User, ROLE_HOLDERS),
    Sight(PersonDetails, ROLE_HOLDERS),
    Sight(AccessLink, KEEPERS_OF_PEOPLE),
)

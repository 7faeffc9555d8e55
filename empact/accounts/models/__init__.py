"""People, organisations, countries and who does what for whom, until when.

Names and telephone numbers live only in PersonDetails, which has no history and can be erased;
everything that is kept (entries, row history, frozen versions) holds ids and posts.
"""

from empact.accounts.models.assignments import Answer, Assignment, InclusiveDateRange
from empact.accounts.models.links import AccessLink, LinkPurpose, new_link_secret
from empact.accounts.models.organisations import (
    Country,
    CountryKind,
    Organisation,
    OrganisationKind,
    OrganisationName,
    name_on,
)
from empact.accounts.models.people import PersonDetails, User

__all__ = [
    "AccessLink",
    "Answer",
    "Assignment",
    "Country",
    "CountryKind",
    "InclusiveDateRange",
    "LinkPurpose",
    "Organisation",
    "OrganisationKind",
    "OrganisationName",
    "PersonDetails",
    "User",
    "name_on",
    "new_link_secret",
]

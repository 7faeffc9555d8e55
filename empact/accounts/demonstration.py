"""The people of the demonstration: who can be signed in as, with the one password that everybody may know."""

from django.conf import settings

from empact.accounts.hats import load_hats
from empact.accounts.models import User

PASSWORD = "empact-demo"  # noqa: S105 - printed on the sign-in page of a demonstration
DOMAIN = "empact.example"
CAST = (
    "nec.fr",
    "nec.de",
    "nec.lv",
    "driver.firearms",
    "action.leader",
    "est",
    "cosi.secretariat",
    "cosi.secretariat.2",
    "presidency",
    "cosi.delegate.it",
    "evaluator",
    "commission",
    "socta",
    "eurojust",
    "several.hats",
    "auditor",
    "admin",
    "nobody",
)
EMAILS = tuple(f"{name}@{DOMAIN}" for name in CAST)


def people() -> list[User]:
    """Return those of the cast who exist, with their hats; nobody outside demonstration mode. 2 queries."""
    if not settings.EMPACT_DEMO:
        return []
    found = User.objects.filter(email__in=EMAILS, is_active=True)
    return load_hats(sorted(found, key=lambda person: EMAILS.index(person.email)))

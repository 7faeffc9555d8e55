"""The demonstration's people: a cast that can sign in, and as many others as the apps ask for."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db.models import Model

from empact.accounts.demonstration import CAST, DOMAIN, PASSWORD
from empact.accounts.models import Assignment, Organisation, PersonDetails, User
from empact.loading.announced import FICTION

# What stands for the family names of the people who can sign in.
FAMILY_NAMES = {
    "nec.fr": "NEC France",
    "nec.de": "NEC Germany",
    "nec.lv": "NEC Latvia",
    "est": "Support Team",
    "cosi.delegate.it": "COSI Delegate Italy",
    "socta": "SOCTA Team",
    "admin": "Administrator",
}
FIRST_DAY = date(2024, 1, 1)


def make_cast() -> None:
    """Make the people who can sign in; auditor and administrator get their roles here."""
    password = make_password(PASSWORD)
    _store((f"{name}@{DOMAIN}", FAMILY_NAMES.get(name, name.replace(".", " ").title()), password) for name in CAST)
    gsc = Organisation.objects.get(code="gsc")
    Assignment.objects.bulk_create(
        [appointed(named("auditor"), "auditor", gsc), appointed(named("admin"), "administrator", gsc)]
    )


def named(name: str) -> User:
    """Return a person of the cast by the first part of the mail."""
    return User.objects.get(email=f"{name}@{DOMAIN}")


def newcomers(count: int) -> list[User]:
    """Make that many more people, "Demo Person 0001" and on; none of them can sign in. Three statements."""
    first = User.objects.filter(email__startswith="person.").count() + 1
    numbers = range(first, first + count)
    return _store(
        (f"person.{n:04}@{DOMAIN}", f"Person {n:04}", f"{UNUSABLE_PASSWORD_PREFIX}demonstration") for n in numbers
    )


def _store(people: Iterable[tuple[str, str, str]]) -> list[User]:
    wanted = list(people)
    made = User.objects.bulk_create(User(email=email, password=password) for email, _family, password in wanted)
    PersonDetails.objects.bulk_create(
        PersonDetails(person=person, given_name="Demo", family_name=family, phone=f"+00 0000 {person.pk:06}")
        for person, (_email, family, _password) in zip(made, wanted, strict=True)
    )
    return made


def appointed(
    person: User,
    role: str,
    organisation: Organisation,
    scope: Model | None = None,
    *,
    starts: date = FIRST_DAY,
    ends: date | None = None,
    is_head: bool = False,
) -> Assignment:
    """Return an assignment that is not stored yet."""
    return Assignment(
        person=person,
        role=role,
        organisation=organisation,
        scope_kind=scope._meta.label_lower if scope else "",
        scope_id=scope.pk if scope else None,
        starts=starts,
        ends=ends,
        head_of=organisation.country if is_head else None,
        **FICTION,
    )

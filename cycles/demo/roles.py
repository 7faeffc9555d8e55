"""Who holds the roles of a cycle: institutions, the Support Team, national coordinators, delegates, agencies."""

from collections.abc import Iterator
from datetime import date

from cycles.models import Cycle
from cycles.permissions import (
    AGENCY_COORDINATOR,
    COMMISSION,
    COSI_DELEGATE,
    COSI_SG_DELEGATE,
    DEPUTY_NEC,
    EST,
    NEC,
    PRESIDENCY,
    SECRETARIAT,
    SOCTA_TEAM,
)
from empact.accounts.demo.people import appointed, named, newcomers
from empact.accounts.models import Assignment, Organisation, OrganisationKind, User

# People of the cast who are national coordinators or delegates, by country.
NEC_OF = {"fr": "nec.fr", "de": "nec.de", "lv": "nec.lv", "nl": "several.hats"}
DELEGATE_OF = {"it": "cosi.delegate.it"}
# Role, organisation, how many, and those of them who can sign in.
TEAMS = (
    (SECRETARIAT, "gsc", 4, ("cosi.secretariat", "cosi.secretariat.2")),
    (EST, "europol", 12, ("est",)),
    (COMMISSION, "com-home", 5, ("commission",)),
    (SOCTA_TEAM, "europol", 4, ("socta",)),
)
AGENCIES = [
    "eurojust",
    "europol",
    "frontex",
    "cepol",
    "euda",
    "eu-lisa",
    "fra",
    "euaa",
    "olaf",
    "eppo",
    "euipo",
    "efca",
    "ela",
    "emsa",
    "enisa",
    "eeas",
    "satcen",
    "interpol",
]
# Half-years of the Presidency around the day on which the demonstration stands.
PRESIDENCIES = (
    ("pl", date(2025, 1, 1), date(2025, 6, 30)),
    ("dk", date(2025, 7, 1), date(2025, 12, 31)),
    ("cy", date(2026, 1, 1), date(2026, 6, 30)),
    ("ie", date(2026, 7, 1), date(2026, 12, 31)),
)
# States whose coordinator changed: the one before stays in the history.
HANDED_OVER = {"pl": date(2025, 8, 31), "se": date(2025, 2, 28), "hr": date(2024, 9, 30), "fi": date(2025, 10, 31)}


def make_roles() -> None:
    """Appoint everybody. Coordinators and teams hold their role in every cycle, the Presidency in each by itself."""
    organisations = {item.code: item for item in Organisation.objects.select_related("country")}
    states = sorted(
        (item for item in organisations.values() if item.kind == OrganisationKind.COUNTRY),
        key=lambda item: item.country.protocol_order if item.country and item.country.protocol_order else 0,
    )
    Assignment.objects.bulk_create(
        [
            *_teams(organisations),
            *_coordinators(states),
            *_delegates(states),
            *_agencies(organisations),
            *_presidencies(organisations),
        ]
    )


def _teams(organisations: dict[str, Organisation]) -> Iterator[Assignment]:
    for role, organisation, size, cast in TEAMS:
        for person in [*map(named, cast), *newcomers(size - len(cast))]:
            yield appointed(person, role, organisations[organisation])


def _coordinators(states: list[Organisation]) -> Iterator[Assignment]:
    heads, deputies = iter(newcomers(len(states) - len(NEC_OF))), iter(newcomers(len(states)))
    former = iter(newcomers(len(HANDED_OVER)))
    for state in states:
        until = HANDED_OVER.get(state.code)
        head = named(NEC_OF[state.code]) if state.code in NEC_OF else next(heads)
        if until:
            yield appointed(next(former), NEC, state, ends=until, is_head=True)
            yield appointed(head, NEC, state, starts=date.fromordinal(until.toordinal() + 1), is_head=True)
        else:
            yield appointed(head, NEC, state, is_head=True)
        yield appointed(next(deputies), DEPUTY_NEC, state)


def _delegates(states: list[Organisation]) -> Iterator[Assignment]:
    cast: dict[str, str]
    for role, cast in ((COSI_DELEGATE, DELEGATE_OF), (COSI_SG_DELEGATE, {})):
        people = iter(newcomers(len(states) - len(cast)))
        for state in states:
            person: User = named(cast[state.code]) if state.code in cast else next(people)
            yield appointed(person, role, state)


def _agencies(organisations: dict[str, Organisation]) -> Iterator[Assignment]:
    people = iter(newcomers(len(AGENCIES) - 1))
    for code in AGENCIES:
        person = named("eurojust") if code == "eurojust" else next(people)
        yield appointed(person, AGENCY_COORDINATOR, organisations[code])


def _presidencies(organisations: dict[str, Organisation]) -> Iterator[Assignment]:
    cycles = list(Cycle.objects.filter(code__in=["2022-2025", "2026-2029", "2030-2033"]))
    people = iter(newcomers(len(PRESIDENCIES) - 1))
    for code, starts, ends in PRESIDENCIES:
        person = named("presidency") if code == "dk" else next(people)
        for cycle in cycles:
            yield appointed(person, PRESIDENCY, organisations[code], cycle, starts=starts, ends=ends)

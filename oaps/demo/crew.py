"""The people of the plans: Drivers and their teams, and whoever leads an action or is a contact."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from cycles.permissions import AGENCY_COORDINATOR, EST, NEC, SECRETARIAT
from empact.accounts.demo.people import appointed, named, newcomers
from empact.accounts.models import Assignment, Organisation, User
from empact.loading.announced import Stage
from oaps.demo.areas import Area, areas
from oaps.demo.directory import Directory
from oaps.permissions import (
    AGENCY_CONTACT,
    AP_CONTACT,
    CO_DRIVER,
    DRIVER,
    EST_MANAGER,
    PARTICIPANT_CONTACT,
)
from priorities.models import SubPriority

# Drivers of the cast, by the code of their area in 2026-2029.
DRIVERS_OF_CAST = {"FA": "driver.firearms", "THB": "several.hats"}
FROM = {"2022-2025": date(2022, 1, 1), "2026-2029": date(2025, 7, 1)}
UNTIL = {"2022-2025": date(2025, 12, 31), "2026-2029": date(2029, 12, 31)}
# Contacts whose posting ends soon: somebody has to renew or replace them.
POSTING_ENDS = date(2025, 11, 30)


@dataclass(slots=True)
class Crew:
    """Who does what in the demonstration's plans."""

    directory: Directory
    drivers: dict[str, User]
    checkers: list[User]
    validator: User
    secretary: User
    coordinators: dict[str, User]  # by the small letters of their country, or the code of their agency
    contacts: dict[int, list[User]] = field(default_factory=dict)

    def contact(self, organisation: Organisation, turn: int) -> User | None:
        """Return one of the organisation's contacts, a different one from turn to turn."""
        people = self.contacts.get(organisation.pk, [])
        return people[turn % len(people)] if people else None


def make_crew(directory: Directory) -> Crew:
    """Appoint Drivers, co-drivers, managers and Analysis Project contacts for each area."""
    sub_priorities = {(item.cycle.code, item.code): item for item in SubPriority.objects.select_related("cycle")}
    drivers = _drivers()
    Assignment.objects.bulk_create(
        [
            *_for_areas(
                DRIVER, sub_priorities, [(area, drivers[_key(area)], directory[area.driver]) for area in areas()]
            ),
            *_for_areas(CO_DRIVER, sub_priorities, list(_co_drivers(directory))),
            *_for_areas(EST_MANAGER, sub_priorities, list(_one_each(directory["europol"]))),
            *_for_areas(AP_CONTACT, sub_priorities, list(_one_each(directory["europol"]))),
        ]
    )
    team = list(User.objects.filter(assignments__role=EST).order_by("pk"))
    return Crew(
        directory=directory,
        drivers=drivers,
        checkers=team[1:4],  # the Support Team's member of the cast has everything still to do
        validator=team[4],
        secretary=User.objects.filter(assignments__role=SECRETARIAT).order_by("pk")[0],
        coordinators=_coordinators(),
    )


def _coordinators() -> dict[str, User]:
    found = Assignment.objects.today().filter(role__in=[NEC, AGENCY_COORDINATOR])
    return {
        item.organisation.country.code.lower() if item.organisation.country else item.organisation.code: item.person
        for item in found.select_related("person", "organisation__country")
    }


def _key(area: Area) -> str:
    return area.code or area.earlier


def _drivers() -> dict[str, User]:
    others = iter(newcomers(len(areas()) - len(DRIVERS_OF_CAST)))
    return {
        _key(area): named(DRIVERS_OF_CAST[area.code]) if area.code in DRIVERS_OF_CAST else next(others)
        for area in areas()
    }


def _co_drivers(directory: Directory) -> Iterator[tuple[Area, User, Organisation]]:
    pairs = [(area, directory[code]) for area in areas() for code in area.co_drivers]
    for (area, organisation), person in zip(pairs, newcomers(len(pairs)), strict=True):
        yield area, person, organisation


def _one_each(organisation: Organisation) -> Iterator[tuple[Area, User, Organisation]]:
    for area, person in zip(areas(), newcomers(len(areas())), strict=True):
        yield area, person, organisation


def _for_areas(
    role: str,
    sub_priorities: dict[tuple[str, str], SubPriority],
    people: Iterable[tuple[Area, User, Organisation]],
) -> Iterator[Assignment]:
    """Yield the assignments of a role to an area in both cycles, as far as there is one."""
    for area, person, organisation in people:
        for cycle, code in (("2022-2025", area.earlier), ("2026-2029", area.code)):
            if code:
                yield appointed(
                    person,
                    role,
                    organisation,
                    sub_priorities[cycle, code],
                    starts=FROM[cycle],
                    ends=UNTIL[cycle],
                )


def make_contacts(crew: Crew, seats: Counter[int], stage: Stage) -> None:
    """Give organisations contacts, one for each fifty seats they have and four at most (a wide scale has more)."""
    organisations = {item.pk: item for item in crew.directory.by_code.values()}
    wanted = {key: min(1 + count // 35, 5 * stage.scale) for key, count in sorted(seats.items())}
    people = iter(newcomers(sum(wanted.values())))
    crew.contacts = {key: [next(people) for _ in range(count)] for key, count in wanted.items()}
    Assignment.objects.bulk_create(
        appointed(
            person,
            PARTICIPANT_CONTACT,
            organisations[key],
            ends=POSTING_ENDS if place == len(contacts) - 1 and len(contacts) > 2 else None,
        )
        for key, contacts in crew.contacts.items()
        for place, person in enumerate(contacts)
    )


def agency_contacts(crew: Crew, supports: Iterable[tuple[Organisation, int]]) -> Iterator[Assignment]:
    """Yield one contact of each agency for the plans that it supports; `supports` names agency and plan."""
    by_agency: dict[int, tuple[Organisation, list[int]]] = {}
    for agency, plan in supports:
        by_agency.setdefault(agency.pk, (agency, []))[1].append(plan)
    for (agency, plans), person in zip(by_agency.values(), newcomers(len(by_agency)), strict=True):
        for plan in plans:
            item = appointed(person, AGENCY_CONTACT, agency, starts=FROM["2026-2029"])
            item.scope_kind, item.scope_id = "oaps.oap", plan
            yield item

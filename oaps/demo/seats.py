"""Who leads, co-leads and takes part in an action, and how far each has answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from empact.accounts.models import Organisation, OrganisationKind
from oaps.demo.areas import Area, Topic
from oaps.demo.directory import ITALY, SHARES, Directory
from oaps.models import ParticipationRole, ParticipationStatus

LIVE = (ParticipationStatus.INVITED, ParticipationStatus.OFFERED, ParticipationStatus.CONFIRMED)
# How far states and agencies have answered, by the status of the plan. Where a plan stands still nobody is asked.
ANSWERS: dict[str, dict[ParticipationStatus, float]] = {
    "adopted": {LIVE[2]: 88, LIVE[0]: 7, LIVE[1]: 1, ParticipationStatus.DECLINED: 3, ParticipationStatus.WITHDRAWN: 1},
    "tabled": {LIVE[2]: 95, ParticipationStatus.DECLINED: 3, ParticipationStatus.WITHDRAWN: 2},
    "validated": {LIVE[2]: 95, ParticipationStatus.DECLINED: 3, ParticipationStatus.WITHDRAWN: 2},
    "checked": {LIVE[2]: 79, LIVE[0]: 14, LIVE[1]: 4, ParticipationStatus.DECLINED: 3},
    "submitted": {LIVE[2]: 74, LIVE[0]: 18, LIVE[1]: 4, ParticipationStatus.DECLINED: 4},
    "drafting": {LIVE[2]: 76, LIVE[0]: 18, LIVE[1]: 2, ParticipationStatus.DECLINED: 4},
}
PAST: dict[ParticipationStatus, float] = {LIVE[2]: 97, ParticipationStatus.WITHDRAWN: 3}
# How many take part, by goal: days of action have the widest circle.
BREADTH = {1: 1.0, 2: 0.8, 3: 1.25, 4: 0.85, 5: 0.9, 6: 1.15, 7: 0.95, 8: 0.85, 9: 0.6}
# How often a second service of a state takes part: customs beside police.
SECOND_SERVICE = 0.45
# National coordinators of the cast find more to answer than others.
ASKED_MORE = {"fr": 1.1, "lv": 1.6}
# Agencies that now and then co-lead, by goal.
CO_LEADING = {1: "europol", 2: "eurojust", 3: "frontex", 6: "cepol", 8: "eurojust"}
NEIGHBOURS = ("ch", "no", "uk", "ua", "rs", "al", "ba", "mk", "me", "md", "xk", "is", "us")
NETWORKS = ("interpol", "selec", "pcc-see", "unodc", "wco", "osce", "seesac", "eucpn", "envicrimenet")
WITHOUT_ACCOUNT = (
    OrganisationKind.THIRD_COUNTRY,
    OrganisationKind.THIRD_SERVICE,
    OrganisationKind.INTERNATIONAL,
    OrganisationKind.PRIVATE,
)


@dataclass(slots=True)
class Seat:
    """One organisation's place in an action."""

    organisation: Organisation
    role: ParticipationRole = ParticipationRole.PARTICIPANT
    position: int = 0
    answer: ParticipationStatus = ParticipationStatus.CONFIRMED


@dataclass(slots=True)
class Table:
    """The seats of one action; an organisation has one at most, a state seldom two."""

    directory: Directory
    area: Area
    topic: Topic
    dice: Random
    seats: list[Seat] = field(default_factory=list)

    @property
    def states(self) -> set[str]:
        """Return the states that have a seat."""
        return {self.directory.state_of(seat.organisation) for seat in self.seats}

    def take(self, organisation: Organisation, role: ParticipationRole = ParticipationRole.PARTICIPANT) -> None:
        """Give the organisation a seat, unless it has one."""
        if all(seat.organisation.pk != organisation.pk for seat in self.seats):
            position = sum(seat.role == role for seat in self.seats) + 1 if role == ParticipationRole.CO_LEAD else 0
            self.seats.append(Seat(organisation, role, position))

    def lead(self) -> None:
        """Seat the lead and the co-leads."""
        self.take(self.directory[self.topic.lead] if self.topic.lead else self._some_service(), ParticipationRole.LEAD)
        for organisation in self._co_leads():
            if self.directory.state_of(organisation) not in self.states - {""}:
                self.take(organisation, ParticipationRole.CO_LEAD)

    def _some_service(self) -> Organisation:
        """Return a service of some Member State: a lead is never a state as a whole."""
        while True:
            state = self.dice.choices(list(SHARES), list(SHARES.values()))[0]
            if services := self.directory.fitting(state, self.area, self.topic, self.dice):
                return services[0]

    def _co_leads(self) -> list[Organisation]:
        if self.topic.co_leads:
            return [self.directory[code] for code in self.topic.co_leads]
        favoured = [self.directory[code] for code in sorted(self.area.favoured)]
        services = [item for item in favoured if item.kind == OrganisationKind.SERVICE]
        others = self.dice.sample(services, min(len(services), self.dice.choice((1, 1, 2, 2, 3))))
        if self.dice.random() < 0.3:
            others.append(self._some_service())
        agency = CO_LEADING.get(self.topic.goal)
        if agency in self.area.support and self.dice.random() < 0.3:
            others.append(self.directory[str(agency)])
        return others

    def join(self, breadth: float) -> None:
        """Seat states, partners, agencies and networks."""
        breadth *= BREADTH[self.topic.goal]
        for state, share in SHARES.items():
            seated = state in self.states
            if not seated and self.dice.random() < share * breadth:
                self.seat_state(state)
                seated = True
            if seated and self.dice.random() < SECOND_SERVICE * breadth:
                self.seat_second(state)
        for code in (*self._partners(breadth), *self._agencies(), *self._networks()):
            self.take(self.directory[code])

    def seat_state(self, state: str) -> None:
        """Seat the service of a state that fits best; now and then the state as a whole."""
        services = self.directory.fitting(state, self.area, self.topic, self.dice)
        as_a_whole = not services or self.dice.random() < 0.1
        self.take(self.directory[state] if as_a_whole else services[0])

    def seat_second(self, state: str) -> None:
        """Seat another service of a state that has one at the table; beside the state as a whole nobody."""
        seated = {seat.organisation.pk for seat in self.seats}
        if self.directory[state].pk not in seated:
            services = self.directory.fitting(state, self.area, self.topic, self.dice)
            for service in [item for item in services if item.pk not in seated][:1]:
                self.take(service)

    def _partners(self, breadth: float) -> Iterator[str]:
        near = {1: 0.08, 3: 0.22, 8: 0.6}.get(self.topic.goal, 0.1)
        for code in self.area.partners:
            if self.dice.random() < near * breadth:
                services = [item.code for item in self.directory.services.get(code, [])]
                yield self.dice.choice(services) if services and self.dice.random() < 0.7 else code
        for code in NEIGHBOURS:
            if code not in self.area.partners and self.dice.random() < 0.035 * breadth:
                yield code

    def _agencies(self) -> Iterator[str]:
        if self.dice.random() < 0.96:
            yield "europol"
        likely = {("cepol", 6): 0.9, ("eurojust", 2): 0.6, ("frontex", 3): 0.6, ("eurojust", 8): 0.4}
        for code in self.area.support:
            if self.dice.random() < likely.get((code, self.topic.goal), 0.28):
                yield code

    def _networks(self) -> Iterator[str]:
        for code in NETWORKS:
            often = {("interpol", 3): 0.25, ("interpol", 8): 0.35, ("selec", 8): 0.3, ("pcc-see", 8): 0.3}
            if self.dice.random() < often.get((code, self.topic.goal), 0.02):
                yield code

    def answer(self, answers: dict[ParticipationStatus, float]) -> None:
        """Let those who only take part have answered; Italy's services have all confirmed."""
        for seat in self.seats:
            if seat.role != ParticipationRole.PARTICIPANT or self.directory.state_of(seat.organisation) == ITALY:
                continue
            more = ASKED_MORE.get(self.directory.state_of(seat.organisation), 1)
            weights = [
                chance * (more if status == ParticipationStatus.INVITED else 1) for status, chance in answers.items()
            ]
            seat.answer = self.dice.choices(list(answers), weights)[0]
            if seat.organisation.kind in WITHOUT_ACCOUNT and seat.answer == ParticipationStatus.OFFERED:
                seat.answer = ParticipationStatus.CONFIRMED


def share_out(tables: list[Table], quota: int, dice: Random) -> None:
    """Give Italy a seat in exactly so many of the actions, unless it leads in more."""
    without = [table for table in tables if ITALY not in table.states]
    missing = quota - sum(ITALY in table.states for table in tables)
    for table in dice.sample(without, max(0, missing)):
        table.seat_state(ITALY)

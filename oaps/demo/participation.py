"""Fill the tables of the actions, and store who takes part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from empact import clock
from empact.accounts.demo.people import appointed, named, newcomers
from empact.accounts.models import Answer, Assignment, Organisation, User
from empact.loading.announced import ENTERED_AT, FICTION, Stage
from empact.workflow.install import Past, install_many
from oaps.demo import days
from oaps.demo.actions import LED_BY_CAST, Script
from oaps.demo.areas import wording
from oaps.demo.crew import Crew
from oaps.demo.directory import Directory
from oaps.demo.seats import ANSWERS, PAST, Table, share_out
from oaps.models import Participation, ParticipationRole, ParticipationStatus
from oaps.permissions import ACTION_LEADER, CO_ACTION_LEADER

# In how many actions 2026-27 Italy takes part: 152 of 285 in all, 26 of them in MTCNI (domain.md §0 and §5.3).
ITALY_IN = {
    "MTCNI": 26, "CA": 5, "CSE": 4, "OFS": 9, "CCH": 22, "SYD": 8, "MSMUG": 14, "THB": 13, "FA": 11, "ENV": 14,
    "IPC": 13, "MTIC": 7, "EXC": 6,
}  # fmt: skip
# Offers that wait for the Driver of the plan in drafting, and for the Action Leader of the cast: who offers.
OFFERS = {
    "Flows from the Western Balkans after 2024": ("sk-ppz", "el-police"),
    "Parcel controls at air hubs": ("lv-nmpp", "ee-mta"),
    "Joint action days, online trade in firearm parts": ("cz-customs",),
    "Deactivated weapons: control weeks": ("pl-kgp", "lt-lkpb"),
    "Controlled delivery exercises with the Western Balkans": ("frontex",),
}
BREADTH_NOW, BREADTH_THEN = 1.06, 0.4
VACANT = 0.1
# The plan in which an Action Leader is named and waits for the Driver's acceptance.
NAMED_IN, NAMED_AT = "FA", datetime(2025, 11, 21, 10, 40, tzinfo=clock.BRUSSELS)
ANSWER_DUE = {"drafting": date(2025, 11, 28), "submitted": date(2025, 11, 28), "checked": date(2025, 11, 28)}
ANSWER_LATE = date(2025, 11, 19)
# From which day on partners were asked or made their offers, by the status of the plan.
ASKED_SINCE = {
    "drafting": date(2025, 11, 10),
    "submitted": date(2025, 11, 10),
    "checked": date(2025, 11, 12),
    "adopted": date(2025, 11, 18),
}
LATELY = clock.deadline(date(2025, 11, 14))
ANSWERS_AS_MOVES = {
    ParticipationStatus.CONFIRMED: "confirm",
    ParticipationStatus.DECLINED: "decline",
    ParticipationStatus.WITHDRAWN: "withdraw",
}


def seat_all(coming: list[Script], past: list[Script], directory: Directory, stage: Stage) -> None:
    """Decide who leads, co-leads and takes part, and how far each has answered."""
    by_area: dict[str, list[tuple[Script, Table]]] = {}
    for script in coming:
        table = Table(directory, script.area, script.topic, script.dice("seats"))
        table.lead()
        table.join(BREADTH_NOW)
        by_area.setdefault(script.area.code, []).append((script, table))
    for code, pairs in by_area.items():
        share_out([table for _, table in pairs], ITALY_IN[code] * stage.scale, stage.dice(f"Italy in {code}"))
        for script, table in pairs:
            table.answer(ANSWERS[script.plan.status])
            _take_offers(script, table)
            script.seats = table.seats
    for script in past:
        table = Table(directory, script.area, script.topic, script.dice("seats"))
        table.lead()
        table.join(BREADTH_THEN)
        table.answer(PAST)
        script.seats = table.seats


def _take_offers(script: Script, table: Table) -> None:
    if script.area.code != "FA":
        return
    for code in OFFERS.get(script.title, ()):
        organisation = table.directory[code]
        table.seats = [seat for seat in table.seats if seat.organisation != organisation]
        table.take(organisation)
        table.seats[-1].answer = ParticipationStatus.OFFERED


def seats_of(scripts: Iterable[Script]) -> Counter[int]:
    """Return how many seats each organisation has."""
    return Counter(seat.organisation.pk for script in scripts for seat in script.seats)


def lead_of(script: Script) -> Organisation:
    """Return the organisation that leads the action."""
    return next(seat.organisation for seat in script.seats if seat.role == ParticipationRole.LEAD)


def appoint_leaders(coming: list[Script], running: list[Script]) -> dict[int, User]:
    """Name Action Leaders and co-action leaders; return the leader by action. One post in ten is vacant."""
    leaders = _cast_leaders([*coming, *running])
    vacancies = {script.name for script in coming if script.dice("vacancy").random() < VACANT}
    needed = [script for script in coming if script.name not in vacancies and script.action.pk not in leaders]
    _hand_out(needed, leaders)
    _hand_down(running, coming, leaders)
    rows = [
        appointed(
            leaders[script.action.pk],
            ACTION_LEADER,
            lead_of(script),
            script.action,
            starts=max(date(2025, 9, 1) if script.is_coming else script.plan.period_start, date(2024, 1, 1)),
            ends=script.plan.period_end,
        )
        for script in (*coming, *running)
        if script.action.pk in leaders
    ]
    Assignment.objects.bulk_create([*rows, *_co_leaders(coming)], batch_size=1000)
    return leaders


def name_leader(scripts: Iterable[Script], leaders: Mapping[int, User], crew: Crew) -> Past:
    """Name an Action Leader whom the Driver has not accepted yet; return by whom and when."""
    script = next(item for item in scripts if item.area.code == NAMED_IN and item.action.pk not in leaders)
    lead, (person,) = lead_of(script), newcomers(1)
    row = appointed(person, ACTION_LEADER, lead, script.action, starts=NAMED_AT.date(), ends=script.plan.period_end)
    row.answer = Answer.WAITING
    row.save()
    return Past(row, "appointed", NAMED_AT, crew.coordinators[crew.directory.state_of(lead) or lead.code])


def _cast_leaders(scripts: list[Script]) -> dict[int, User]:
    return {script.action.pk: named(LED_BY_CAST[script.title]) for script in scripts if script.title in LED_BY_CAST}


def _hand_out(scripts: list[Script], leaders: dict[int, User]) -> None:
    """Let people of the lead organisation lead one action, some of them two."""
    by_lead: dict[int, list[Script]] = {}
    for script in scripts:
        by_lead.setdefault(lead_of(script).pk, []).append(script)
    groups = [
        led[start : start + 2] if len(led) > 3 else [led[start]]
        for led in by_lead.values()
        for start in range(0, len(led), 2 if len(led) > 3 else 1)
    ]
    for group, person in zip(groups, newcomers(len(groups)), strict=True):
        leaders.update((script.action.pk, person) for script in group)


def _hand_down(running: list[Script], coming: list[Script], leaders: dict[int, User]) -> None:
    """Let whoever leads the new action lead the running one too, where one organisation leads both; name others."""
    successors = {script.action.continues_id: script for script in coming if script.action.continues_id}
    left: list[Script] = []
    for script in running:
        later = successors.get(script.action.pk)
        if script.action.pk in leaders:
            continue
        if later and later.action.pk in leaders and lead_of(later) == lead_of(script):
            leaders[script.action.pk] = leaders[later.action.pk]
        else:
            left.append(script)
    _hand_out(left, leaders)


def _co_leaders(coming: list[Script]) -> Iterator[Assignment]:
    posts = [
        (script, seat)
        for script in coming
        for seat in script.seats
        if seat.role == ParticipationRole.CO_LEAD and script.dice(f"co-leader {seat.organisation.code}").random() < 0.45
    ]
    for (script, seat), person in zip(posts, newcomers(len(posts)), strict=True):
        yield appointed(
            person,
            CO_ACTION_LEADER,
            seat.organisation,
            script.action,
            starts=date(2025, 9, 15),
            ends=script.plan.period_end,
        )


def store_seats(scripts: list[Script], crew: Crew, leaders: dict[int, User]) -> Iterator[Past]:
    """Store the participations of all actions; return what was asked, offered and answered lately, and by whom."""
    pairs = [
        (script, row)
        for turn, script in enumerate(scripts)
        for row in _participations(script, crew, leaders.get(script.action.pk), turn)
    ]
    install_many([row for _, row in pairs], at=ENTERED_AT)
    return (move for script, row in pairs if script.is_coming for move in _past(script, row, crew))


def _past(script: Script, row: Participation, crew: Crew) -> Iterator[Past]:
    """Yield the last move of a participation that is open or was answered in the last days."""
    key = crew.directory.state_of(row.organisation) or row.organisation.code
    partner, driver = crew.coordinators.get(key), crew.drivers[script.area.code]
    dice = script.dice(f"past of {row.organisation.code}")
    asked_on = days.after(ASKED_SINCE[script.plan.status], dice.randrange(4)) if row.answer_due else None
    if asked_on:
        asked_at = datetime.combine(asked_on, time(dice.randrange(9, 17), dice.randrange(60)), clock.BRUSSELS)
        by_partner = row.status == ParticipationStatus.OFFERED
        yield Past(row, "offer" if by_partner else "invite", asked_at, partner if by_partner else driver)
    elif row.answered_at and row.answered_at >= LATELY and partner and row.role == ParticipationRole.PARTICIPANT:
        yield Past(row, ANSWERS_AS_MOVES[ParticipationStatus(row.status)], row.answered_at, partner, row.reason)


def _participations(script: Script, crew: Crew, leader: User | None, turn: int) -> Iterator[Participation]:
    dice, words = script.dice("answers"), wording().words
    for seat in script.seats:
        answered = seat.answer not in {ParticipationStatus.INVITED, ParticipationStatus.OFFERED}
        reasons = {
            ParticipationStatus.DECLINED: words["declined"],
            ParticipationStatus.WITHDRAWN: words["withdrawn"],
        }.get(seat.answer)
        is_lead = seat.role == ParticipationRole.LEAD
        yield Participation(
            action=script.action,
            organisation=seat.organisation,
            role=seat.role,
            position=seat.position,
            contact=leader if is_lead else crew.contact(seat.organisation, turn),
            contribution="Lead" if is_lead else dice.choice(words["contribution"]),
            answer_due=None if answered else _due(script, dice.random()),
            answered_at=_answered(script, dice.randrange(60)) if answered else None,
            reason=dice.choice(reasons) if reasons else "",
            status=seat.answer,
            **FICTION,
        )


def _due(script: Script, draw: float) -> datetime:
    if draw < 0.06:
        return clock.deadline(ANSWER_LATE)
    return clock.deadline(ANSWER_DUE.get(script.plan.status, date(2025, 12, 5)))


def _answered(script: Script, days_before: int) -> datetime:
    last = date(2025, 11, 20) if script.is_coming else script.plan.period_start - timedelta(days=30)
    day = days.on_or_before(last - timedelta(days=days_before))
    return datetime.combine(day, time(9 + days_before % 8, days_before), clock.BRUSSELS)

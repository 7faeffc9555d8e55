"""National positions on the plans that have been checked, in every state."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from empact import clock
from empact.accounts.models import Country, CountryKind
from empact.loading.announced import ENTERED_AT, FICTION, Stage
from empact.workflow.install import Past, install_many
from oaps.demo import days
from oaps.demo.crew import Crew
from oaps.demo.plans import Story, plan_words, stories
from oaps.models import OAP, NationalPosition, PositionStatus

MOVES = {
    PositionStatus.AGREED: "agree",
    PositionStatus.AGREED_WITH_COMMENT: "agree_with_comment",
    PositionStatus.RESERVED: "reserve",
    PositionStatus.OBJECTED: "object",
}
KINDS = {
    "comment": PositionStatus.AGREED_WITH_COMMENT,
    "reserved": PositionStatus.RESERVED,
    "objected": PositionStatus.OBJECTED,
    "pending": PositionStatus.PENDING,
}


def make_positions(plans: dict[str, OAP], crew: Crew, stage: Stage) -> Iterator[Past]:
    """Make one position for each Member State on each plan that was checked; return who gave which, and when.

    After a return the positions of the first round are overtaken.
    """
    states = list(Country.objects.filter(kind=CountryKind.MEMBER_STATE).order_by("protocol_order"))
    rows: list[NationalPosition] = []
    for code, plan in plans.items():
        story = stories()[code]
        if story.day("checked") is None:
            continue
        plan.refresh_from_db(fields=["content"])
        returned = story.at("returned")
        if returned:
            rows += [_overtaken(plan, state, story) for state in states]
        rows += [_position(plan, state, story, stage, round_number=2 if returned else 1) for state in states]
    return (move for position in install_many(rows, at=ENTERED_AT) for move in _past(position, crew))


def _status(story: Story, state: Country) -> PositionStatus:
    for kind, status in KINDS.items():
        if state.code in story.positions[kind]:
            return status
    return PositionStatus.AGREED


def _position(plan: OAP, state: Country, story: Story, stage: Stage, *, round_number: int) -> NationalPosition:
    dice = stage.dice(f"{plan.code} {state.code}")
    status = _status(story, state)
    words = {PositionStatus.AGREED_WITH_COMMENT: "comment", PositionStatus.RESERVED: "reserved"}
    kind = words.get(status, "objected" if status == PositionStatus.OBJECTED else "")
    asked = story.at("checked")
    due = plan.positions_due
    if asked is None or due is None:
        raise ValueError(f"{plan.code} was not checked")
    latest = min(due, clock.now() - timedelta(days=1))
    day = days.on_or_before((asked + timedelta(days=dice.randrange(1, max(2, (latest - asked).days)))).date())
    answered = datetime.combine(day, time(dice.randrange(11, 17), dice.randrange(60)), clock.BRUSSELS)
    is_answered = status != PositionStatus.PENDING
    stale = state.code in story.positions["stale"]
    return NationalPosition(
        oap=plan,
        country=state,
        round=round_number,
        due=due,
        comment=dice.choice(plan_words()[kind]) if kind else "",
        answered_at=answered if is_answered else None,
        content_seen=plan.content - (1 if stale else 0) if is_answered else None,
        status=status,
        **FICTION,
    )


def _overtaken(plan: OAP, state: Country, story: Story) -> NationalPosition:
    returned = story.at("returned")
    if returned is None:
        raise ValueError(f"{plan.code} was not returned")
    return NationalPosition(
        oap=plan,
        country=state,
        round=1,
        due=returned + timedelta(days=4),
        comment="",
        answered_at=returned - timedelta(days=2) if state.protocol_order and state.protocol_order % 3 == 0 else None,
        status=PositionStatus.OVERTAKEN,
        **FICTION,
    )


def _past(position: NationalPosition, crew: Crew) -> Iterator[Past]:
    move = MOVES.get(PositionStatus(position.status))
    if move and position.answered_at:
        actor = crew.coordinators[position.country.code.lower()]
        yield Past(position, move, position.answered_at, actor, position.comment)

"""A participation begins by an invitation, an offer, or a record for a partner without an account."""

from datetime import datetime

from empact import clock
from empact.accounts.models import Organisation, User
from empact.workflow.engine import begin
from oaps.models import OperationalAction, Participation, ParticipationRole

# Customary time to answer, in working days.
ANSWER_DAYS = 10


def invite(
    action: OperationalAction,
    organisation: Organisation,
    role: ParticipationRole = ParticipationRole.PARTICIPANT,
    *,
    actor: User,
    contribution: str = "",
    answer_due: datetime | None = None,
    comment: str = "",
) -> Participation:
    """Invite an organisation to an action, due in ten working days unless said. Raises what `begin` raises."""
    record = _participation(action, organisation, role, contribution)
    record.answer_due = answer_due or _customary()
    invited: Participation = begin(record, "invite", actor=actor, comment=comment)
    return invited


def offer(
    action: OperationalAction,
    organisation: Organisation,
    role: ParticipationRole = ParticipationRole.PARTICIPANT,
    *,
    actor: User,
    contribution: str = "",
    comment: str = "",
) -> Participation:
    """Offer that an organisation takes part in an action. Raises what `begin` raises."""
    record = _participation(action, organisation, role, contribution)
    record.answer_due = _customary()
    offered: Participation = begin(record, "offer", actor=actor, comment=comment)
    return offered


def record_for(
    action: OperationalAction,
    organisation: Organisation,
    role: ParticipationRole = ParticipationRole.PARTICIPANT,
    *,
    actor: User,
    contribution: str = "",
    comment: str,
) -> Participation:
    """Record that a partner without an account takes part; the comment says how it is known."""
    recorded: Participation = begin(
        _participation(action, organisation, role, contribution), "record_for", actor=actor, comment=comment
    )
    return recorded


def _participation(
    action: OperationalAction, organisation: Organisation, role: ParticipationRole, contribution: str
) -> Participation:
    return Participation(
        action=action,
        organisation=organisation,
        role=role,
        contribution=contribution,
        standing=action.standing,
        source=action.source,
    )


def _customary() -> datetime:
    return clock.deadline(clock.after_working_days(clock.today(), ANSWER_DAYS))

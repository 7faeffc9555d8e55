"""Who takes part in what, over all plans of a cycle: a row for each organisation in each action."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cycles.models import Cycle
from empact.accounts.models import Organisation
from empact.documents.sheets import Cell, Column, Sheet
from empact.documents.subjects import Subject
from oaps.models import OAP, OperationalAction, Participation, ParticipationRole, ParticipationStatus
from oaps.querysets import GONE, LIVE_PARTICIPATION

CHUNK = 5_000


def cycle_participation(subject: Subject) -> Sheet:
    """Return the list, read as it is written: memory does not grow with it. Four queries."""
    columns = (
        Column(_("Plan"), 16),
        Column(_("Period"), 12),
        Column(_("Action"), 9),
        Column(_("Title"), 50),
        Column(_("Organisation"), 28),
        Column(_("Country"), 20),
        Column(_("Role"), 14),
        Column(_("State"), 14),
        Column(_("Contribution"), 60),
    )
    return Sheet(_("Participation"), columns, _rows(subject))


def _rows(subject: Subject) -> Iterator[list[Cell]]:
    cycle: Cycle = subject.record
    plans = OAP.objects.visible_to(subject.reader).filter(cycle=cycle).in_bulk()
    actions = OperationalAction.objects.visible_to(subject.reader).filter(oap__cycle=cycle).exclude(status__in=GONE)
    numbers = {
        key: (plan, f"{goal}.{sequence}", title)
        for key, plan, goal, sequence, title in actions.values_list("pk", "oap", "goal_number", "sequence", "title")
    }
    bodies = {
        body.pk: (body.label, body.country.name if body.country else "")
        for body in Organisation.objects.select_related("country")
    }
    roles, states = dict(ParticipationRole.choices), dict(ParticipationStatus.choices)
    # A participation is seen by whoever sees its action, so the actions have answered that already.
    found = Participation.objects.filter(action__oap__cycle=cycle, status__in=LIVE_PARTICIPATION)
    ordered = found.order_by("action__oap__code", "action__goal_number", "action__sequence", "role", "position", "pk")
    fields = ordered.values_list("action", "organisation", "role", "status", "contribution")
    for action, body, role, state, contribution in fields.iterator(chunk_size=CHUNK):
        if action not in numbers:
            continue
        plan, number, title = numbers[action]
        code, period = (plans[plan].code, plans[plan].period) if plan in plans else ("", "")
        yield [code, period, number, title, *bodies[body], str(roles[role]), str(states[state]), contribution]

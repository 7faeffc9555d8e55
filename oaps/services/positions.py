"""National positions are opened here; they are answered by their moves."""

from datetime import datetime

from django.db.models import Max

from empact.accounts.models import Country, CountryKind, User
from empact.history.acting import acting
from empact.history.records import Standing
from oaps.models import OAP, NationalPosition


def open_positions(plan: OAP, *, due: datetime, actor: User | None) -> list[NationalPosition]:
    """Ask each Member State for its position on the plan, in protocol order. Two statements.

    The caller holds the plan's row. Earlier positions are overtaken already; these belong to the next round.
    """
    with acting(actor):
        last = NationalPosition.objects.filter(oap=plan).aggregate(last=Max("round"))["last"] or 0
        states = Country.objects.filter(kind=CountryKind.MEMBER_STATE).order_by("protocol_order")
        return NationalPosition.objects.bulk_create(
            NationalPosition(
                oap=plan,
                country=state,
                round=last + 1,
                due=due,
                standing=plan.standing if plan.standing == Standing.FICTITIOUS else Standing.TO_CONFIRM,
            )
            for state in states
        )

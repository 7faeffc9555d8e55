"""Whom step 3 puts on the contacts page: the Driver's team of each plan whose period is not over, and its support."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.accounts.contacts import Board
from empact.accounts.rules import Reader
from oaps.models import OAP
from oaps.permissions import AP_CONTACT, CO_DRIVER, DRIVER, EST_MANAGER
from priorities.permissions import SUB_PRIORITY


def _plans_of_now(reader: Reader) -> QuerySet[OAP]:
    plans = OAP.objects.visible_to(reader).exclude(status="withdrawn").filter(period_end__gte=clock.today())
    return plans.select_related("cycle", "sub_priority").order_by("period_start", "sub_priority__number")


BOARDS = (
    Board(
        name="plans",
        title=_("Drivers and support"),
        order=20,
        roles=(DRIVER, CO_DRIVER, EST_MANAGER, AP_CONTACT),
        by="record",
        rows=_plans_of_now,
        expected=(DRIVER, EST_MANAGER),
        wide=(SUB_PRIORITY,),
        label=lambda plan: str(plan.title),
        note=lambda plan: str(plan.code),
        group=lambda plan: str(plan.period),
    ),
)

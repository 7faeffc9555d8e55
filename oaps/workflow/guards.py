"""What step 3 asks of the cycle's own moves."""

from collections.abc import Iterator

from django.utils.translation import gettext

from cycles.models import Cycle
from empact.workflow.charts import Guard
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from oaps.models import OAP, OAPStatus


def plans_are_closed(move: Move[Cycle]) -> Iterator[Problem]:
    """A cycle closes when every OAP of it is closed or withdrawn."""
    still_open = OAP.objects.filter(cycle=move.record).exclude(status__in=[OAPStatus.CLOSED, OAPStatus.WITHDRAWN])
    for plan in still_open:
        yield Problem(
            "plan_not_closed",
            gettext("{plan} is {status}.").format(plan=plan, status=plan.get_status_display()),
            f"oaps:{plan.code}",
            gettext("the COSI secretariat"),
        )


GUARDS = (Guard("cycles.cycle", "close", plans_are_closed),)

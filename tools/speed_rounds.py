"""Measure the opening of a reporting round: `python -m tools.speed_rounds` (a report for each action in force).

Takes the data of `make run`, puts the plans of 2026-2027 into force, plans a round, asks for its reports as the job
does, asks again, and takes everything back. Beside each time stands the processor's: on a busy machine the clock tells
little.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import timedelta

from tools.devservers.environment import of_running, servers
from tools.devservers.folders import InUseError

LIMIT_S = 5


def main() -> None:
    """Print a line for the first asking and one for the second; exit 1 when the first takes too long."""
    try:
        with servers(os.environ, quiet=True) as environment:
            within = _measure(dict(environment))
    except InUseError:
        within = _measure(dict(of_running(os.environ)))
    sys.exit(0 if within else 1)


def _measure(environment: dict[str, str]) -> bool:
    os.environ.update(environment)
    import django

    django.setup()

    from django.db import transaction

    from empact import clock
    from empact.workflow.triggers import moving
    from oaps.models import OAP, OperationalAction, ReportingRound
    from oaps.services.rounds import expect_reports, plans_of

    with transaction.atomic():
        coming = OAP.objects.filter(cycle__code="2026-2029")
        with moving():
            coming.update(status="in_force", adopted_on=clock.today())
            OperationalAction.objects.filter(oap__in=coming, status="proposed").update(status="adopted")
        some = coming.first()
        if some is None:
            sys.exit("There is no plan of 2026-2029 in this data.")
        due = clock.now() + timedelta(days=30)
        item = ReportingRound.objects.create(
            cycle=some.cycle, code="speed", title="Speed", period_start=some.period_start, period_end=some.period_end,
            opens_on=clock.today(), due_action_leader=due, due_driver=due, due_est=due, due_cosi=due,
        )  # fmt: skip
        seconds = []
        for turn in ("first", "second"):
            began, worked = time.perf_counter(), time.process_time()
            made = [expect_reports(item, plan, actor=None) for plan in plans_of(item).select_related("cycle")]
            seconds.append(time.perf_counter() - began)
            reports, values = sum(one.reports for one in made), sum(one.values for one in made)
            worked = time.process_time() - worked
            print(f"{turn}: {seconds[-1]:.2f} s, processor {worked:.2f} s; {reports} reports, {values} values made")
        transaction.set_rollback(True)
    return seconds[0] <= LIMIT_S


if __name__ == "__main__":
    main()

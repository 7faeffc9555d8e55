"""The matrix of routes and readers, and the cast whose records move, as stages (tests/stages.py)."""

import pytest

from oaps.models import NationalReport, PlanReport, ProgressReport
from tests.cast import Cast, put
from tests.contracts.matrix import Marked, make_marked
from tests.stages import stages

stages.add("marked", make_marked, upon="cast", constant=True)


def make_moving(cast: Cast) -> Cast:
    """Open the positions on the plan; give the plan in force a Driver, its action a leader, its round a report."""
    cast.open_positions(cast.plan)
    report = ProgressReport.objects.get(round__cycle=cast.earlier_cycle)
    put(PlanReport(round=report.round, oap=cast.running_plan), "expected")
    put(NationalReport(round=report.round, country=cast.countries["FR"]), "drafting")
    cast.give("running.driver", "driver", "ES", cast.running_plan)
    cast.give("running.leader", "action_leader", "FR", report.action)
    return cast


stages.add("moving_cast", make_moving, upon="cast")


@pytest.fixture
def moving_cast(db: None) -> Cast:
    """Return the cast with a record for every chart."""
    found: Cast = stages.given("moving_cast")
    return found


@pytest.fixture
def marked(db: None) -> Marked:
    """Return the cast with a token in a text of every record, and what its readers may see."""
    found: Marked = stages.given("marked")
    return found

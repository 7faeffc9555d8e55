"""What step 1 adds to the demonstration: invented dates, an interim assessment, and the roles of a cycle."""

from cycles.demo.calendar import make_calendar
from cycles.demo.interim import make_interim_assessment
from cycles.demo.roles import make_roles
from empact.loading.announced import Stage


def make(stage: Stage) -> None:
    """Make dates, assessment and roles."""
    make_calendar()
    make_interim_assessment()
    make_roles()

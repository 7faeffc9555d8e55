"""The fixed cast of the tests: one person per role in two countries, a nobody, and the smallest whole chain.

    def test_a_delegate_sees_a_tabled_plan(cast): ...

Plan FA-2026-27 is drafted and whole enough to be submitted; CCH-2026-27 is adopted; FA-2024-25 of the cycle
before is in force. France leads action 1.1 of FA-2026-27, Germany leads 1.2, Eurojust is invited to 1.1.
"""

from tests.cast.later import make_evaluation, make_reports
from tests.cast.people import FACT, FICTION, Cast, make_people, make_places, put
from tests.cast.plans import make_chain, make_plans, take_part

__all__ = ["FACT", "FICTION", "Cast", "make_cast", "put", "take_part"]


def make_cast() -> Cast:
    """Make the cast in the database. Some 150 rows."""
    cast = Cast()
    make_places(cast)
    make_chain(cast)
    make_plans(cast)
    make_reports(cast)
    make_evaluation(cast)
    make_people(cast)
    return cast

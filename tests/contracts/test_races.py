"""A real plan, moved and edited by several at once: one succeeds, and nobody adopts what they did not see."""

from datetime import date
from functools import partial

import pytest

from empact.history.models import Entry, FrozenVersion
from empact.workflow.edits import edit
from empact.workflow.engine import perform
from empact.workflow.errors import Conflict
from oaps.models import OAP, OperationalAction
from oaps.workflow.plans import Adoption
from tests.at_once import at_once
from tests.cast import Cast, put

pytestmark = pytest.mark.usefixtures("own_database")

THREADS = 8
ADOPTION = Adoption("ST 16120/25 INIT", date(2025, 11, 20))


def test_of_eight_who_record_the_same_adoption_one_succeeds(cast: Cast) -> None:
    plan = put(cast.plan, "tabled")
    plan.refresh_from_db()
    adopt = partial(perform, OAP, "adopt", plan.pk, actor=cast["secretariat"], seen=plan.content, data=ADOPTION)
    assert sorted(at_once(*[adopt] * THREADS)) == ["Conflict"] * (THREADS - 1) + ["done"]
    assert Entry.objects.filter(verb="adopt").count() == FrozenVersion.objects.of(plan).count() == 1


def test_a_plan_is_not_adopted_as_it_was_not_seen(cast: Cast) -> None:
    plan = put(cast.plan, "tabled")
    plan.refresh_from_db()
    OperationalAction.objects.filter(oap=plan).update(title="Something else")
    with pytest.raises(Conflict):
        perform(OAP, "adopt", plan.pk, actor=cast["secretariat"], seen=plan.content, data=ADOPTION)


def test_a_plan_is_not_submitted_while_an_action_is_edited_underneath(cast: Cast) -> None:
    plan, action = cast.plan, cast.actions[0]
    for number in range(6):
        plan.refresh_from_db()
        action.refresh_from_db()
        outcome = at_once(
            partial(perform, OAP, "submit", plan.pk, actor=cast["driver"], seen=plan.content),
            partial(
                edit,
                OperationalAction,
                action.pk,
                actor=cast["leader.fr"],
                seen=action.version,
                changes={"background": f"Draft {number}"},
            ),
        )
        assert outcome in (["done", "Blocked"], ["Conflict", "done"])
        if outcome[0] == "done":
            break

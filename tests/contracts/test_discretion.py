"""What a delegation wrote in its position, and what was said of a draft, is not everybody's to read."""

from datetime import date
from typing import Any

import pytest

from empact.accounts.models import Assignment, User
from empact.history.acting import acting
from empact.history.models import Entry
from empact.workflow.discretion import discreet
from empact.workflow.edits import edit
from empact.workflow.engine import perform
from oaps.models import OAP, NationalPosition, OperationalAction
from oaps.workflow.plans import Adoption
from tests.cast import Cast, put


@pytest.mark.parametrize(
    ("reader", "reads"),
    [
        ("nec.fr", True),
        ("deputy.fr", True),
        ("est", True),
        ("driver", True),
        ("secretariat", True),
        ("nec.de", False),
        ("other.driver", False),
        ("eurojust", False),
        ("nobody", False),
    ],
)
def test_who_reads_the_comment_of_a_position(cast: Cast, reader: str, reads: bool) -> None:
    put(cast.plan, "checked")
    cast.open_positions(cast.plan)
    position = NationalPosition.objects.get(oap=cast.plan, country__code="FR")
    content = OAP.objects.get(pk=cast.plan.pk).content
    perform("oaps.nationalposition", "object", position.pk, actor=cast["nec.fr"], seen=content, comment="Our secret")
    entries = discreet(cast[reader], Entry.objects.filter(kind="oaps.nationalposition", verb="object"))
    assert ("Our secret" in str([(entry.comment, entry.before, entry.after) for entry in entries])) is reads


DRAFT_READERS = [
    ("driver", True),
    ("est", True),
    ("nec.lv", True),
    ("auditor", True),
    ("leader.fr", True),
    ("other.driver", False),
    ("delegate.it", False),
    ("socta", False),
    ("contact.fr", False),
]


@pytest.mark.parametrize(("reader", "reads"), DRAFT_READERS)
def test_who_reads_why_a_draft_was_returned_once_the_plan_is_adopted(cast: Cast, reader: str, reads: bool) -> None:
    put(cast.plan, "submitted")
    move(cast, "return", "est", comment="The figures of Malta are wrong")
    edit(OperationalAction, cast.actions[0].pk, actor=cast["driver"], seen=1, changes={"title": "Quietly renamed"})
    put(cast.plan, "tabled")
    move(cast, "adopt", "secretariat", data=Adoption("ST 3/25", date(2025, 11, 20)), comment="Adopted as tabled")
    move(cast, "rescind", "secretariat.2", comment="The wrong document")
    move(cast, "adopt", "secretariat", data=Adoption("ST 4/25", date(2025, 11, 21)), comment="Adopted in the end")
    entries = discreet(cast[reader], Entry.objects.under(cast.plan))
    told = str([(entry.comment, entry.before, entry.after) for entry in entries])
    for words in ("The figures of Malta are wrong", "Quietly renamed", "The wrong document"):
        assert (words in told) is reads, words
    assert "Adopted in the end" in told
    assert {"return", "adopt", "rescind"} <= {entry.verb for entry in entries}


def test_why_an_adoption_was_rescinded_is_not_told_to_those_who_decide_anew(cast: Cast) -> None:
    put(cast.plan, "tabled")
    move(cast, "adopt", "secretariat", data=Adoption("ST 3/25", date(2025, 11, 20)))
    move(cast, "rescind", "secretariat.2", comment="The wrong document")
    assert OAP.objects.visible_to(cast["delegate.it"]).filter(pk=cast.plan.pk).exists()
    told = {name: str([entry.comment for entry in discreet(cast[name], Entry.objects.under(cast.plan))])
            for name in ("delegate.it", "driver")}  # fmt: skip
    assert {name: "The wrong document" in words for name, words in told.items()} == {
        "delegate.it": False,
        "driver": True,
    }


def test_nobody_is_kept_from_their_own_words(cast: Cast) -> None:
    put(cast.plan, "tabled")
    cast.give("delegate.it", "est", "Europol", ends=date(2025, 11, 24))
    move(cast, "return", "delegate.it", comment="To be corrected")
    Assignment.objects.filter(person=cast["delegate.it"], role="est").delete()
    (entry,) = discreet(User.objects.get(pk=cast["delegate.it"].pk), Entry.objects.filter(verb="return"))
    assert entry.comment == "To be corrected"


def test_a_plan_that_was_loaded_as_adopted_has_no_draft_to_keep(cast: Cast) -> None:
    plan = OAP.objects.get(pk=cast.adopted_plan.pk)
    with acting(cast["est"], "Said after the adoption") as act:
        act.record("edited", plan)
    (entry,) = discreet(cast["socta"], Entry.objects.under(plan).filter(verb="edited"))
    assert entry.comment == "Said after the adoption"


def move(cast: Cast, name: str, who: str, **told: Any) -> None:
    content = OAP.objects.get(pk=cast.plan.pk).content
    perform("oaps.oap", name, cast.plan.pk, actor=cast[who], seen=content, **told)

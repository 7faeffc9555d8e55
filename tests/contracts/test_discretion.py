"""What a delegation wrote in its position is read by itself, by those who run the process and by the Driver's team."""

import pytest

from empact.history.models import Entry
from empact.workflow.discretion import discreet
from empact.workflow.engine import perform
from oaps.models import OAP, NationalPosition
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

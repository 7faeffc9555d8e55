"""In the demonstration nobody sits in 24 capitals: the deputies there answer what the Support Team asks.

The three states whose coordinators can sign in answer for themselves, so that a plan can be taken by hand from
draft to adopted.
"""

from django.db.models import Exists, OuterRef

from cycles.permissions import DEPUTY_NEC
from empact.accounts.models import Assignment, User
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.workflow.engine import perform
from empact.workflow.errors import Conflict
from oaps.models import NationalPosition, OAPStatus, PositionStatus

ANSWER_THEMSELVES = ("FR", "DE", "LV")
# Every so many-th state has something to say.
EVERY = 9
COMMENT = "We agree. The contacts of our services follow."


def answer_for_others(plan: str = "") -> int:
    """Give the pending positions of the other states on plans sent to them by hand; return how many.

    What `load_demo` left pending stays so. `plan` is the code of one plan, "" for all. Each answer is a move of its
    own; one that comes too late for a change of the plan is left for the next run.
    """
    deputies = _deputies()
    loaded = Entry.objects.filter(kind=kind_of(NationalPosition), record_id=OuterRef("pk"), verb="loaded")
    waiting = (
        NationalPosition.objects.filter(~Exists(loaded), status=PositionStatus.PENDING, oap__status=OAPStatus.CHECKED)
        .exclude(country__code__in=ANSWER_THEMSELVES)
        .select_related("oap", "country")
        .order_by("oap", "country__protocol_order")
    )
    if plan:
        waiting = waiting.filter(oap__code=plan)
    return sum(_answer(position, deputies[position.country_id]) for position in waiting)


def _deputies() -> dict[int, User]:
    found = Assignment.objects.today().filter(role=DEPUTY_NEC).select_related("person", "organisation")
    return {item.organisation.country_id: item.person for item in found if item.organisation.country_id}


def _answer(position: NationalPosition, deputy: User) -> bool:
    has_comment = (position.country.protocol_order or 0) % EVERY == 0
    try:
        perform(
            NationalPosition,
            "agree_with_comment" if has_comment else "agree",
            position.pk,
            actor=deputy,
            seen=position.oap.content,
            comment=COMMENT if has_comment else "",
        )
    except Conflict:
        return False
    return True

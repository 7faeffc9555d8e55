"""What step 4 asks of the cycle's own moves."""

from collections.abc import Iterator

from django.utils.translation import gettext

from cycles.models import Cycle
from empact.workflow.charts import Guard
from empact.workflow.moves import Move
from empact.workflow.problems import Problem
from evaluation.models import Evaluation


def evaluation_is_decided(move: Move[Cycle]) -> Iterator[Problem]:
    """A cycle closes when COSI has decided on its evaluation, or the comment says why it closes without."""
    if not Evaluation.objects.filter(cycle=move.record, status__in=["decided", "followed_up"]).exists():
        yield Problem(
            "evaluation_not_decided",
            gettext("COSI has not decided on an evaluation of this cycle; record it, or give the reason."),
            "evaluations",
            gettext("the COSI secretariat"),
            "warning" if move.comment.strip() else "blocker",
        )


GUARDS = (Guard("cycles.cycle", "close", evaluation_is_decided),)

"""Numbers that are doubtful against their indicator: they pass with a word on why."""

from decimal import Decimal

from django.utils.translation import gettext as _

from empact.texts.numbers import written
from oaps.models import Aggregation, IndicatorValue, ValueState

# So many times a target is more often a slip than a success.
FAR_ABOVE = 10


def doubt(value: IndicatorValue) -> str:
    """Return why a reported value is doubtful and what to do about it; nothing when it is not."""
    number, indicator = value.number, value.indicator
    if value.state != ValueState.REPORTED or number is None:
        return ""
    # What adds up over the rounds may be small in each.
    low = None if indicator.aggregation == Aggregation.SUM else indicator.baseline
    goal = indicator.target
    if low is not None and goal is not None and goal > low > number:
        text = _("This is below the baseline of {baseline}, though it is to rise. Correct it, or say in the note why.")
        return text.format(baseline=written(low))
    if goal is not None and goal > 0 and number > goal * FAR_ABOVE and number > Decimal(FAR_ABOVE):
        text = _("This is more than {times} times the target of {target}. Correct it, or say in the note why.")
        return text.format(times=FAR_ABOVE, target=written(goal))
    return ""

"""What only the pages of step 3 draw: `{% load oaps %}`."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from empact.web import marks
from empact.web.values import tidy
from oaps.models import OperationalAction
from oaps.views import cells

register = template.Library()


@register.simple_tag
def posts(items: Iterable[Mapping[str, str | None]], short: bool = False) -> SafeString:
    """Draw the organisations of a plan's team: flag, code and service, or flag and code alone."""
    return cells.posts(items, short=short)


@register.filter
def figure(number: Decimal | None) -> str:
    """Write a number as people do: thin spaces, no zeros behind the point that say nothing; unknown is a dash."""
    return marks.count(None if number is None else tidy(number))


@register.simple_tag
def action_title(action: OperationalAction) -> SafeString:
    """Draw an action's title as a link, the name of the operation beside it."""
    return cells.title_cell(action)


@register.simple_tag
def action_period(action: OperationalAction) -> SafeString:
    """Draw where an action lies in its plan's period."""
    return cells.period_cell(action)

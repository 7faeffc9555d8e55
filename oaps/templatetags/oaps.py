"""What only the pages of step 3 draw: `{% load oaps %}`."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django import template
from django.forms import BoundField, Form
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.web import marks
from empact.web.values import tidy
from oaps.figures import Total
from oaps.forms.reports import choices_of
from oaps.load import Days
from oaps.models import Indicator, OperationalAction, Participation, PublishedFigure, Result
from oaps.views import cells
from oaps.views.figures.rows import ResultRow
from oaps.views.results import number, reached_cell

register = template.Library()


@register.simple_tag
def posts(items: Iterable[Mapping[str, str | None]], short: bool = False) -> SafeString:
    """Draw the organisations of a plan's team: flag, code and service, or flag and code alone."""
    return cells.posts(items, short=short)


@register.filter
def figure(number: Decimal | None) -> str:
    """Write a number as people do: thin spaces, no zeros behind the point that say nothing; unknown is a dash."""
    return marks.count(None if number is None else tidy(number))


@register.filter
def qualified(item: Result | PublishedFigure) -> SafeString:
    """Write a number with how exact it is: "at least 1 200"."""
    return number(item)


@register.simple_tag
def action_title(action: OperationalAction) -> SafeString:
    """Draw an action's title as a link, the name of the operation beside it."""
    return cells.title_cell(action)


@register.simple_tag
def action_period(action: OperationalAction) -> SafeString:
    """Draw where an action lies in its plan's period."""
    return cells.period_cell(action)


@register.simple_tag
def clash_chip(days: Days) -> SafeString:
    """Draw joint action days that meet others: "clash 12–16 Oct 2026"."""
    return marks.chip("attention", _("clash %s") % days_in_words(days), "calendar")


@register.simple_tag(name="days")
def days_in_words(days: Days) -> str:
    """Write joint action days: "12–16 Oct 2026"."""
    first, last = days.first, days.last
    shape = "j" if (first.year, first.month) == (last.year, last.month) else "j M"
    return format_date(last, "j M Y") if first == last else f"{format_date(first, shape)}–{format_date(last, 'j M Y')}"


@register.simple_tag
def row_input(field: BoundField, number: int, css: str = "") -> SafeString:
    """Draw the input of a cell with its name for those who listen: "Target, row 3"."""
    attributes: dict[str, str | bool] = {
        "aria-label": _("%(label)s, row %(number)d") % {"label": field.label, "number": number}
    }
    if field.widget_type != "checkbox":
        # The style sheet asks whether the input is empty, which it knows by the placeholder.
        attributes |= {"class": f"input input--cell {css}".strip(), "placeholder": " "}
    if field.errors:
        attributes |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}_error"}
    return field.as_widget(attrs=attributes)


@register.simple_tag
def row_errors(row: Form) -> SafeString:
    """Draw what is wrong with a row, each message with the name of its field."""
    lines = [(f"{row[name].auto_id}_error", row[name].label, text) for name in row.fields for text in row[name].errors]
    lines += [("", "", text) for text in row.non_field_errors()]
    if not lines:
        return SafeString("")
    items = format_html_join(
        "",
        '<li id="{}">{} {}{}{}</li>',
        ((key, marks.icon("error"), label, ": " if label else "", text) for key, label, text in lines),
    )
    return format_html('<ul class="field__error">{}</ul>', items)


@register.simple_tag
def number_choices(form: Form, name: str) -> list[tuple[str, str]]:
    """Return what an unclear number in a field can mean, as value and words, for the two buttons at it."""
    return choices_of(form, name)


@register.filter
def cells_of(row: ResultRow, years: Sequence[int]) -> list[tuple[int, Total | None, str]]:
    """Return the cells of a row of figures, one for each year of the table."""
    return row.cells(years)


@register.filter
def others_of(row: ResultRow, years: Sequence[int]) -> list[tuple[int, list[PublishedFigure]]]:
    """Return what others published of the same, for each year of the table."""
    return row.others(years)


@register.simple_tag
def body_short(item: Participation) -> SafeString:
    """Draw who takes part: flag and code, or the short name of a body without a country."""
    return cells.short_body(item)


@register.simple_tag
def reached(indicator: Indicator) -> SafeString:
    """Draw how far an indicator has come against its target."""
    return reached_cell(indicator)


@register.simple_tag
def lead(action: OperationalAction) -> SafeString:
    """Draw the organisation that leads the action, short."""
    found = cells.lead_of(action)
    return SafeString("–") if found is None else cells.short_body(found)

"""The components as template tags: `{% load empact %}`. What to use for what: docs and templates/components/."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.accounts.models import Country, Organisation
from empact.history import differences, sentences
from empact.history.models import Entry
from empact.web import marks, moments, values
from empact.web.parts import Step, Tab, TurnBox
from empact.web.pictures.chain import Chain
from empact.web.pictures.chain import draw as draw_chain
from empact.web.pictures.columns import Columns
from empact.web.pictures.columns import draw as draw_columns
from empact.web.pictures.groups import Groups
from empact.web.pictures.groups import draw as draw_groups
from empact.web.pictures.matrix import Board, LegendItem, Matrix, MatrixRow, cells_of
from empact.web.pictures.shares import Shares
from empact.web.pictures.timeline import Timeline
from empact.web.pictures.timeline import draw as draw_timeline
from empact.web.tones import look_of

register = template.Library()

# -- What is the same on every page ------------------------------------------------------------


@register.simple_tag
def fixed(template_name: str) -> SafeString:
    """Draw a part that nothing changes, once per process: `{% fixed "components/styles.html" %}`."""
    return _drawn(template_name)


@cache
def _drawn(template_name: str) -> SafeString:
    return render_to_string(template_name)


# -- Small marks -------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw an icon of ECL: `{% icon "check" %}`."""
    return marks.icon(name, css)


@register.simple_tag
def flag_symbol(symbol: str) -> SafeString:
    """Draw a flag by its ECL name, where only the name is at hand (`hat.country_flag`)."""
    return marks.flag(symbol)


@register.simple_tag
def flag(country: Country | None) -> SafeString:
    """Draw a country's flag without its code: only where the code stands beside it anyway."""
    return marks.flag(country.flag) if country else SafeString("")


@register.simple_tag
def flag_code(country: Country | None) -> SafeString:
    """Draw flag and code; a country without a flag of ECL's shows its code alone."""
    return marks.flag_code(country.flag, country.code, country.name) if country else SafeString("")


@register.simple_tag
def organisation(body: Organisation | None) -> SafeString:
    """Draw who it is: flag, code and service ("ES Guardia Civil"), or the short name of a body."""
    return values.body(body) if body else SafeString("")


@register.simple_tag
def chip(tone: str, words: object, icon: str = "", css: str = "") -> SafeString:
    """Draw a chip: `{% chip "good" _("completed") %}`."""
    return marks.chip(tone, words, icon, css)


@register.simple_tag
def status(record: Any, field: str = "status", css: str = "") -> SafeString:
    """Draw a record's status, or another field with choices, in the look its app announced."""
    value = getattr(record, field)
    if not value:
        return SafeString("–")
    look = look_of(type(record), value, field)
    return marks.chip(look.tone, getattr(record, f"get_{field}_display")(), look.icon, css)


@register.simple_tag
def marking(words: str) -> SafeString:
    """Draw a handling marking; nothing when there is none."""
    return marks.marking(words) if words else SafeString("")


@register.simple_tag
def count(number: float | None) -> str:
    """Write a figure with thin spaces between thousands."""
    return marks.count(number)


@register.simple_tag
def bar(value: float, most: float, tone: str = "", words: object = "", css: str = "") -> SafeString:
    """Draw a bar of value out of most: `{% bar 3 4 words="3 of 4" %}`."""
    return marks.bar(value, most, tone, words, css)


# -- Moments -----------------------------------------------------------------------------------


@register.simple_tag
def moment(value: date | None, short: bool = False) -> SafeString | str:
    """Write a date or an instant, with weekday and zone."""
    return moments.time_tag(value, short=short) if value else "–"


@register.simple_tag
def when(value: date | None) -> SafeString | str:
    """Write a moment and how far away it is."""
    return moments.when_tag(value) if value else "–"


@register.simple_tag
def due(value: date | None, line: bool = False) -> SafeString | str:
    """Write a deadline: "3 days late" in red or "in 25 days", then the moment; in two lines unless `line`."""
    return moments.due_tag(value, line=line) if value else "–"


# -- Facts about a record ----------------------------------------------------------------------


@register.simple_tag
def record_link(record: Any) -> SafeString:
    """Draw a record as a link to its page; its text alone where it has none."""
    return values.link(record, record)


@register.filter
def kind(record: Any) -> str:
    """Write what a record is: "OAP", "Key threat"."""
    return capfirst(str(record._meta.verbose_name))


@register.filter
def sentence(entry: Entry) -> str:
    """Write what was done: "Driver, ES raised the target from 150 to 200"."""
    return sentences.sentence(entry)


@register.filter
def told(value: Any) -> str:
    """Write a value as history keeps it; nothing is an en dash."""
    if isinstance(value, list):
        return ", ".join(told(item) for item in value) or "–"
    return differences.shown(None, value) if value not in (None, "") else "–"


@register.inclusion_tag("components/standing.html")
def standing(record: Any, short: bool = False) -> dict[str, object]:
    """Draw how far a record can be relied on; opens its source, or only names it when `short`."""
    return {
        "code": record.standing,
        "words": record.get_standing_display(),
        "source": record.source,
        "icon": values.STANDING_ICON.get(record.standing, "information"),
        "short": short,
    }


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Sequence[Step], big: bool = False) -> dict[str, object]:
    """Draw where a record stands on its way."""
    return {"steps": steps, "big": big}


@register.inclusion_tag("components/turnbox.html")
def turnbox(box: TurnBox) -> dict[str, object]:
    """Draw whose turn it is, and what one can do."""
    return {"box": box, "late": box.due is not None and moments.is_past(box.due)}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], label: str = "") -> dict[str, object]:
    """Draw tabs as links."""
    return {"items": items, "label": label or _("Parts of this page")}


@register.inclusion_tag("components/empty.html")
def empty_state(title: str, next_step: str = "", url: str = "", link: str = "") -> dict[str, str]:
    """Say that there is nothing, and what to do next."""
    return {"title": title, "next_step": next_step, "url": url, "link": link}


# -- Lists -------------------------------------------------------------------------------------


def _query(context: Context) -> QueryDict:
    request: HttpRequest | None = context.get("request")
    return request.GET.copy() if request else QueryDict(mutable=True)


@register.simple_tag(takes_context=True)
def sort_head(context: Context, field: str, words: object, css: str = "") -> SafeString:
    """Draw a table head that sorts by `field`: first upwards, then downwards; `?ordering=` holds it."""
    query = _query(context)
    query.pop("page", None)
    now = str(query.get("ordering") or context.get("ordering") or "")
    up, down = now == field, now == f"-{field}"
    query["ordering"] = f"-{field}" if up else field
    mark = SafeString("")
    if up or down:
        mark = marks.icon("solid-arrow", "icon--down" if down else "")
    state = format_html('aria-sort="{}"', "ascending" if up else "descending") if up or down else SafeString("")
    return format_html(
        '<th scope="col" class="{}" {}><a href="?{}">{}{}</a></th>', css, state, query.urlencode(), words, mark
    )


@register.inclusion_tag("components/pages.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, object]:
    """Draw the pages of a list and how many rows there are."""
    query = _query(context)
    query.pop("page", None)
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "ellipsis": page.paginator.ELLIPSIS,
        "query": query.urlencode(),
    }


@register.inclusion_tag("components/filter.html")
def filter_field(field: BoundField) -> dict[str, object]:
    """Draw one filter of a list: search field, "Label Value" or a box of choices, by its widget."""
    value = field.value()
    chosen = value if isinstance(value, (list, tuple)) else [value] if value else []
    return {"field": field, "on": bool(chosen), "chosen": len(chosen)}


@register.inclusion_tag("components/filters.html", takes_context=True)
def filter_bar(context: Context, form: Iterable[BoundField], target: str = "") -> dict[str, object]:
    """Draw a list's filters in one row; with htmx they refresh the element `target` names."""
    own = {field.html_name for field in form}
    # A list that htmx swaps carries its order itself, in a field that belongs to this form.
    dropped = {"page", "format", "ordering"} if target else {"page", "format"}
    return {
        "form": form,
        "target": target,
        "region": target.removeprefix("#"),
        "request": context.get("request"),
        "kept": [(name, value) for name, value in _query(context).items() if name not in {*own, *dropped}],
    }


@register.simple_block_tag
def bulkbar(content: str, form: str, total: int) -> SafeString:
    """Draw the bar over a table with boxes to tick; its buttons belong to the form with that id."""
    words = ngettext("%(total)d row, none selected", "%(total)d rows, none selected", total) % {"total": total}
    return format_html(
        '<div class="bulk" data-bulk="{}" data-words="{}">'
        '<span class="bulk__count" role="status" data-bulk-count>{}</span>{}</div>',
        form,
        _("{n} of {total} selected"),
        words,
        SafeString(content),
    )


# -- Pictures ----------------------------------------------------------------------------------


@register.inclusion_tag("components/timeline.html")
def timeline(picture: Timeline) -> dict[str, object]:
    """Draw lanes over the years, with a list of the numbered milestones and the same as a table."""
    return {"drawing": draw_timeline(picture)}


@register.inclusion_tag("components/chain.html")
def chain(picture: Chain, table: bool = True) -> dict[str, object]:
    """Draw a chain of linked records, with the same as a table unless the page brings a better one."""
    return {"drawing": draw_chain(picture), "table": table}


@register.inclusion_tag("components/columns.html")
def columns(picture: Columns) -> dict[str, object]:
    """Draw a small chart of upright bars, with the same as a table."""
    return {"drawing": draw_columns(picture)}


@register.inclusion_tag("components/groups.html")
def groups(picture: Groups) -> dict[str, object]:
    """Draw bars of several kinds by year; the page brings the table that says the same."""
    return {"drawing": draw_groups(picture)}


@register.inclusion_tag("components/shares.html")
def shares(picture: Shares) -> dict[str, object]:
    """Draw a bar cut into shares, with a legend that says each in words."""
    return {"picture": picture}


@register.inclusion_tag("components/matrix.html")
def matrix(picture: Matrix) -> dict[str, object]:
    """Draw rows over narrow columns, one sign per cell."""
    return {"matrix": picture}


@register.inclusion_tag("components/legend.html")
def legend(items: Sequence[LegendItem]) -> dict[str, object]:
    """Draw what the signs of a matrix mean."""
    return {"items": items}


@register.inclusion_tag("components/board.html")
def board(picture: Board) -> dict[str, object]:
    """Draw rows over columns, with any number of records per cell."""
    rows = [
        (
            words,
            [
                (picture.items.get((row, column), ()), picture.heat.get((row, column), 1), name)
                for column, name in picture.columns
            ],
        )
        for row, words in picture.rows
    ]
    return {"board": picture, "rows": rows}


@register.simple_tag
def matrix_cells(row: MatrixRow, picture: Matrix) -> SafeString:
    """Draw a row's cells in Python: 27 x 285 of them are too many for a template's loop."""
    return format_html_join(
        "",
        "{}",
        (
            (marks.matrix_cell(cell, head.name or head.label),)
            for head, cell in cells_of(row, picture.heads, picture.empty)
        ),
    )

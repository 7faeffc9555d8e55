"""The small marks of the interface as HTML: icons, flags, chips, bars.

Plain functions, because lists draw them a thousand times: no template is loaded for any of them.
"""

from datetime import date
from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.web.pictures.matrix import Cell
from empact.web.tones import ICON_OF, Tone

ECL = "vendor/ecl/images"
# ECL keeps the flags of these in another folder; every other symbol is a Member State's.
NON_MEMBER_FLAGS = frozenset(
    (
        "albania",
        "armenia",
        "bosnia-and-herzegovina",
        "georgia",
        "iceland",
        "israel",
        "liechtenstein",
        "moldova",
        "montenegro",
        "north-macedonia",
        "norway",
        "serbia",
        "switzerland",
        "turkey",
        "ukraine",
        "united-kingdom",
    )
)
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


@cache
def asset(path: str) -> str:
    """Return the URL of a static file, looked up once per process."""
    return static(path)


@cache
def icon(name: str, css: str = "") -> SafeString:
    """Return an icon of ECL's sprite, hidden from screen readers: the words beside it say the same."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        asset(f"{ECL}/icons/sprites/icons.svg"),
        name,
    )


@cache
def flag(symbol: str) -> SafeString:
    """Return the flag with that ECL name; nothing for an empty name. Its code always stands beside it."""
    if not symbol:
        return SafeString("")
    folder = "non-members" if symbol in NON_MEMBER_FLAGS else "members"
    # An image, not <use>: fifty copies of Spain's arms in the page's own tree slow down a list of 285 actions.
    return format_html(
        '<span class="flag"><img src="{}" alt="" width="20" height="20"></span>',
        asset(f"{ECL}/icons-flag/svg/{folder}/{symbol}.svg"),
    )


def flag_code(symbol: str, code: str, name: str = "") -> SafeString:
    """Return flag and code ("ES"), the country's name for those who point at it or listen."""
    if not name:
        return format_html('<span class="country">{}<span class="code">{}</span></span>', flag(symbol), code)
    return format_html(
        '<span class="country">{}<abbr class="code" title="{}">{}</abbr></span>', flag(symbol), name, code
    )


def chip(tone: str, words: object, icon_name: str = "", css: str = "") -> SafeString:
    """Return a status chip.

    Raises ValueError for a tone that does not exist.
    """
    kind = Tone(tone)
    return format_html(
        '<span class="chip chip--{} {}">{}{}</span>', kind.value, css, icon(icon_name or ICON_OF[kind]), words
    )


def marking(words: str) -> SafeString:
    """Return a handling marking such as LIMITE, named as such for those who listen."""
    return format_html('<span class="marking"><span class="visually-hidden">{} </span>{}</span>', _("Marking:"), words)


def count(number: float | None) -> str:
    """Return a figure with thin spaces between thousands; nothing known is an en dash, not zero."""
    if number is None:
        return "–"
    return f"{number:,}".replace(",", THIN_SPACE)


MILLION, TEN_MILLION = 10**6, 10**7


def brief(number: float) -> str:
    """Write a figure short enough for a chart: 9 922, 1.4 m, 797 m."""
    if number >= TEN_MILLION:
        return f"{count(round(number / MILLION))} m"
    return f"{number / MILLION:.1f} m" if number >= MILLION else count(round(number))


def _share(part: float, whole: float) -> str:
    """Return 100 x part / whole as an SVG length, held between 0 and 100."""
    return f"{max(0.0, min(100.0, 100 * part / whole)) if whole else 0:.1f}".removesuffix(".0")


def bar(value: float, most: float, tone: str = "", words: object = "", css: str = "") -> SafeString:
    """Return a small bar of value out of most, with the words after it or "3 of 4" for those who listen."""
    drawing = format_html(
        '<svg class="bar {}" viewBox="0 0 100 8" preserveAspectRatio="none" {}>'
        '<rect class="bar__track" width="100" height="8"></rect>'
        '<rect class="bar__fill {}" width="{}" height="8"></rect></svg>',
        css,
        SafeString('aria-hidden="true"')
        if words
        else format_html(
            'role="img" aria-label="{}"', _("%(part)s of %(whole)s") % {"part": count(value), "whole": count(most)}
        ),
        f"bar__fill--{tone}" if tone else "",
        _share(value, most),
    )
    return format_html('<span class="bar-line">{}<span>{}</span></span>', drawing, words) if words else drawing


def period_bar(starts: date, ends: date, frame: tuple[date, date], today: date, *, ended: bool = False) -> SafeString:
    """Return where a period lies in its frame (both days included), light while it runs, a red line at today."""
    first, last = frame
    whole = (last - first).days + 1
    left = _share((starts - first).days, whole)
    width = _share((min(ends, last) - max(starts, first)).days + 1, whole)
    mark = (
        format_html(
            '<rect class="bar__mark" x="{}" y="0" width="2" height="12"></rect>', _share((today - first).days, whole)
        )
        if first <= today <= last
        else ""
    )
    words = _("%(starts)s to %(ends)s") % {"starts": f"{starts:%d.%m.%Y}", "ends": f"{ends:%d.%m.%Y}"}
    return format_html(
        '<svg class="bar bar--wide" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="bar__track" y="2" width="100" height="8"></rect>'
        '<rect class="bar__fill {}" x="{}" y="2" width="{}" height="8"></rect>{}</svg>',
        words,
        "" if ended else "bar__fill--light",
        left,
        width,
        mark,
    )


@cache
def _cell_face(tone: str, sign: str, icon_name: str, corner: bool) -> tuple[str, SafeString]:
    css = f"cell cell--{tone}" if tone else "cell"
    return (f"{css} cell--corner" if corner else css), icon(icon_name) if icon_name else format_html("{}", sign)


def matrix_cell(cell: Cell, column: str) -> SafeString:
    """Return a cell of a matrix; who points at it or listens hears the column and the sentence."""
    css, face = _cell_face(cell.tone, cell.sign, cell.icon, cell.corner)
    if not cell.words:
        return format_html('<td><span class="{}">{}</span></td>', css, face)
    words = f"{column}: {cell.words}"
    if not cell.url:
        return format_html(
            '<td><span class="{}" title="{}">{}</span><span class="visually-hidden">{}</span></td>',
            css,
            words,
            face,
            cell.words,
        )
    return format_html(
        '<td><a class="{}" href="{}" title="{}" aria-label="{}">{}</a></td>', css, cell.url, words, words, face
    )

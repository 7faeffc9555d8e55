"""What the tables of plans and actions draw in their cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact import clock
from empact.web import marks, moments
from empact.web.tones import look_of
from empact.web.values import body, escaped, link
from oaps.models import OperationalAction, Participation, ParticipationRole, ParticipationStatus

# So many flags stand in a cell; the rest is counted.
FLAGS = 2
WHOLES = frozenset(("country", "third_country"))


# -- Posts of a plan, as OAPQuerySet.with_teams brings them ----------------------------------------


def post(item: Mapping[str, str | None]) -> SafeString:
    """Return flag, code and service of an organisation that somebody works for: "ES Guardia Civil"."""
    if not item["code"]:
        return format_html('<span class="country"><span class="code">{}</span></span>', item["name"])
    flag = marks.flag_code(item["flag"] or "", item["code"], item["country"] or "")
    if item["kind"] in WHOLES:
        return flag
    return format_html('<span class="nowrap">{} <span class="country__service">{}</span></span>', flag, item["name"])


def short_post(item: Mapping[str, str | None]) -> SafeString:
    """Return flag and code; the short name of a body without a country."""
    if not item["code"]:
        return post(item)
    return marks.flag_code(item["flag"] or "", item["code"], item["country"] or "")


def posts(items: Iterable[Mapping[str, str | None]], *, short: bool = False) -> SafeString:
    """Return several posts beside each other."""
    draw = short_post if short else post
    return format_html('<span class="countries">{}</span>', format_html_join(" ", "{}", ((draw(i),) for i in items)))


def posts_in_words(items: Iterable[Mapping[str, str | None]]) -> str:
    """Return the posts for a file: "ES Guardia Civil, Europol"."""
    return ", ".join(
        " ".join(filter(None, (item["code"], "" if item["kind"] in WHOLES else item["name"]))) for item in items
    )


def plan_link(action: Any, words: object) -> SafeString:
    """Return the plan of an action, as a link where it is seen (ActionQuerySet.with_plan_seen)."""
    return link(action.oap, words) if action.plan_is_seen else escaped(words)


# -- Who is in an action, as ActionQuerySet.for_list brings them -----------------------------------


def live(action: OperationalAction) -> Sequence[Participation]:
    """Return the participations that count, as they were fetched with the action."""
    found: Sequence[Participation] = action.live_participations  # type: ignore[attr-defined]
    return found


def lead_of(action: OperationalAction) -> Participation | None:
    """Return the lead's participation."""
    return next((item for item in live(action) if item.role == ParticipationRole.LEAD), None)


def co_leads_of(action: OperationalAction) -> list[Participation]:
    """Return the co-leads in their order."""
    return [item for item in live(action) if item.role == ParticipationRole.CO_LEAD]


def confirmed(action: OperationalAction) -> int:
    """Return how many organisations have confirmed: lead, co-leads and participants."""
    return sum(item.status == ParticipationStatus.CONFIRMED for item in live(action))


def waiting(action: OperationalAction) -> int:
    """Return how many invitations and offers wait for an answer."""
    return len(live(action)) - confirmed(action)


def lead_cell(action: OperationalAction) -> SafeString:
    """Return the lead organisation; a missing one is said."""
    found = lead_of(action)
    if found is None:
        return marks.chip("bad", _("no lead"))
    return body(found.organisation)


def short_body(item: Participation) -> SafeString:
    """Return flag and code; the short name of a body without a country."""
    country = item.organisation.country
    if country is None:
        return body(item.organisation)
    return marks.flag_code(country.flag, country.code, f"{country.name}, {item.organisation.short_name}")


def flags_cell(items: Sequence[Participation]) -> SafeString:
    """Return the first flags and how many more there are."""
    drawn = format_html_join(" ", "{}", ((short_body(item),) for item in items[:FLAGS]))
    more = len(items) - FLAGS
    rest = format_html(' <span class="muted">+{}</span>', more) if more > 0 else ""
    return format_html('<span class="countries countries--row">{}{}</span>', drawn, rest) if items else SafeString("")


def labels(items: Iterable[Participation]) -> str:
    """Return organisations for a file: "ES Guardia Civil, Europol"."""
    return ", ".join(item.organisation.label for item in items)


def people_cell(action: OperationalAction) -> SafeString:
    """Return how many take part; those who have not answered in brackets."""
    open_ones = waiting(action)
    if not open_ones:
        return SafeString(marks.count(confirmed(action)))
    return format_html(
        '{} <span class="muted" title="{}">+{}</span>',
        marks.count(confirmed(action)),
        _("invited or offered, not confirmed"),
        open_ones,
    )


def title_cell(action: OperationalAction) -> SafeString:
    """Return the title as the only link of the row, the name of the operation beside it."""
    title = format_html('<a href="{}">{}</a>', action.get_absolute_url(), action.title)
    if not action.code_name:
        return title
    return format_html('{} <span class="muted small">{}</span>', title, action.code_name)


# -- How and when ------------------------------------------------------------------------------


def period_cell(action: OperationalAction) -> SafeString:
    """Return where the action lies in its plan's period; missing dates are said."""
    plan = action.oap
    if action.starts is None or action.ends is None:
        return marks.chip("bad", _("no dates"))
    ended = action.status in ENDED
    return marks.period_bar(
        action.starts, action.ends, (plan.period_start, plan.period_end), clock.today(), ended=ended
    )


ENDED = frozenset(("completed", "partially_completed", "not_completed", "cancelled", "carried_over", "dropped"))


def period_in_words(action: OperationalAction) -> str:
    """Return start and end for a file."""
    return " – ".join(day.isoformat() for day in (action.starts, action.ends) if day)


def indicators_cell(action: Any) -> SafeString:
    """Return how many indicators have a target; none at all is said."""
    if not action.indicator_count:
        return marks.chip("bad", _("no indicator"))
    words = _("%(part)d of %(whole)d") % {"part": action.target_count, "whole": action.indicator_count}
    tone = "" if action.target_count == action.indicator_count else "attention"
    return marks.bar(action.target_count, action.indicator_count, tone, words)


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next day on which something of an action happens."""

    day: date
    words: str


def next_date(action: Any) -> NextDate | None:
    """Return what of the action comes next: its start, a milestone, its end."""
    if action.status in ENDED:
        return None
    today = clock.today()
    dates = [NextDate(item.starts, item.title) for item in action.milestones_in_order]
    if action.starts:
        dates.append(NextDate(action.starts, _("starts")))
    if action.ends:
        dates.append(NextDate(action.ends, _("ends")))
    return min((item for item in dates if item.day >= today), key=lambda item: item.day, default=None)


def next_cell(action: Any) -> SafeString:
    """Return the next date with what happens on it."""
    found = next_date(action)
    if found is None:
        return SafeString("")
    return format_html(
        '<span class="next-date" title="{}"><time datetime="{}">{}</time> <span class="muted small">{}</span></span>',
        found.words,
        found.day.isoformat(),
        format_date(found.day, "j M Y"),
        found.words,
    )


def next_in_words(action: Any) -> str:
    """Return the next date for a file: "2026-02-01 starts"."""
    found = next_date(action)
    return f"{found.day.isoformat()} {found.words}" if found else ""


# -- One country's part ------------------------------------------------------------------------


def roles_of(action: OperationalAction, country: int) -> list[Participation]:
    """Return the country's participations in an action, the strongest role first."""
    order = list(ParticipationRole)
    own = [item for item in live(action) if item.organisation.country_id == country]
    return sorted(own, key=lambda item: order.index(ParticipationRole(item.role)))


def leads(roles: Sequence[Participation]) -> bool:
    """Tell whether one of the participations is the lead."""
    return any(item.role == ParticipationRole.LEAD for item in roles)


def participation_chip(status: str) -> SafeString:
    """Return the chip of a participation's state."""
    look = look_of(Participation, status)
    return marks.chip(look.tone, dict(ParticipationStatus.choices)[ParticipationStatus(status)], look.icon)


# -- How a running action stands, as progress_of brings it -----------------------------------------


def met_cell(action: Any) -> SafeString:
    """Return how many indicators have reached their target."""
    if not action.indicator_count:
        return marks.chip("bad", _("no indicator"))
    met = action.progress.met
    words = _("%(part)d of %(whole)d") % {"part": met, "whole": action.indicator_count}
    return marks.bar(met, action.indicator_count, "" if met * 2 >= action.indicator_count else "attention", words)


def report_cell(action: Any) -> SafeString:
    """Return the state of the last report; loud when it is overdue."""
    report = action.progress.report
    if report is None:
        return SafeString("–")
    if report.is_late:
        words = moments.lateness(report.round.due_action_leader)
        return format_html('<a href="{}">{}</a>', report.get_absolute_url(), marks.chip("overdue", words))
    look = look_of(type(report), report.status)
    chip = marks.chip(look.tone, report.get_status_display(), look.icon)
    return format_html('<a href="{}">{}</a>', report.get_absolute_url(), chip)

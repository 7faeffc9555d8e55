"""The calendar of a cycle as a picture, and the threats of an assessment on a board."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.models import CalendarEntry, CalendarKind, Cycle, CycleStep, KeyThreat, ThreatLevel, ThreatTrend
from empact import clock
from empact.web import moments
from empact.web.pictures.matrix import Board, BoardItem
from empact.web.pictures.timeline import Bar, BarKind, Flow, Lane, Milestone, Timeline

# A shorter span is drawn as a numbered day: its bar would be too narrow to be seen.
BAR_DAYS = 28
FEEDS_PLANS = (CalendarKind.INTERIM, CalendarKind.MID_TERM)
LOOKS_BACK = (CalendarKind.EVALUATION, CalendarKind.ROADMAP)
# Days of these kinds stand in the calendar's list; the picture has room for decisions only.
ON_THE_LIST_ONLY = (CalendarKind.MEETING, CalendarKind.KICK_OFF)
# What a bar is called that is too short for its title.
SHORT_BAR_DAYS, SHORT_TITLE = 500, 24
# What of the next cycle is worth seeing in this one.
AHEAD = (CalendarKind.COLLECTION, CalendarKind.PRIORITIES, CalendarKind.GMASP, CalendarKind.PERIOD)
# What fits beside a lane.
SHORT = {
    CycleStep.THREATS: gettext_lazy("Threat assessment"),
    CycleStep.PRIORITIES: gettext_lazy("Priorities, G-MASP"),
    CycleStep.PLANS: gettext_lazy("Plans, implementation"),
    CycleStep.EVALUATION: gettext_lazy("Evaluation"),
}


def cycle_timeline(cycle: Cycle, entries: Iterable[CalendarEntry]) -> Timeline:
    """Return the calendar of a cycle over its four steps, with the evaluation it builds on and what comes after it.

    `entries` are those of this cycle and of its neighbours that the reader may see.
    """
    own: list[CalendarEntry] = []
    before: list[CalendarEntry] = []
    after: list[CalendarEntry] = []
    for entry in entries:
        other = entry.cycle
        (own if other.pk == cycle.pk else before if other.starts < cycle.starts else after).append(entry)
    first = date(min((entry.starts.year for entry in own), default=cycle.starts.year), 1, 1)
    last = date(max((entry.last_day.year for entry in own), default=cycle.ends.year), 12, 31)
    last = max(last, date(cycle.ends.year, 12, 31))
    looked_back = _foremost([entry for entry in before if entry.kind in LOOKS_BACK and entry.last_day >= first])
    own = [entry for entry in own if _is_bar(entry) or entry.kind not in ON_THE_LIST_ONLY]
    ahead = [entry for entry in after if entry.kind in AHEAD and entry.starts <= last and _is_bar(entry)]
    lanes = [_lane(step, own, looked_back, ahead) for step in CycleStep]
    return Timeline(
        title=_("Calendar of the cycle %s") % cycle.label,
        first=first,
        last=last,
        today=clock.today(),
        lanes=lanes,
        flows=list(_flows(own, looked_back)),
    )


def _foremost(entries: list[CalendarEntry]) -> list[CalendarEntry]:
    """Return what lasted, or the last day where nothing did: the rest would only crowd the picture."""
    return [entry for entry in entries if _is_bar(entry)] or entries[-1:]


def years_timeline(entries: Sequence[CalendarEntry], first: date, last: date) -> Timeline:
    """Return the calendar of several cycles between two days, over the four steps."""
    lanes = [
        Lane(
            f"{step.value} {step.label}",
            [_bar(entry) for entry in entries if entry.step == step and _is_bar(entry)],
            [
                _milestone(entry)
                for entry in entries
                if entry.step == step and not _is_bar(entry) and entry.kind not in ON_THE_LIST_ONLY
            ],
        )
        for step in CycleStep
    ]
    return Timeline(_("Calendar of the cycles"), first, last, clock.today(), lanes)


def _is_bar(entry: CalendarEntry) -> bool:
    return (entry.last_day - entry.starts).days >= BAR_DAYS


def _key(entry: CalendarEntry) -> str:
    return f"entry-{entry.pk}"


def _bar(entry: CalendarEntry, kind: BarKind | None = None, label: str = "") -> Bar:
    done = entry.done_on is not None or entry.starts <= clock.today()
    return Bar(
        label=label or _bar_label(entry),
        starts=entry.starts,
        ends=entry.last_day,
        kind=kind or ("done" if done else "planned"),
        url=entry.get_absolute_url(),
        key=_key(entry),
    )


def _bar_label(entry: CalendarEntry) -> str:
    long = (entry.last_day - entry.starts).days >= SHORT_BAR_DAYS
    return entry.title if long or len(entry.title) <= SHORT_TITLE else entry.get_kind_display()


def _milestone(entry: CalendarEntry) -> Milestone:
    return Milestone(
        label=entry.title,
        day=entry.starts,
        words=moments.span_in_words(entry.starts, entry.ends),
        done=entry.done_on is not None,
        url=entry.get_absolute_url(),
    )


def _lane(
    step: CycleStep, own: list[CalendarEntry], looked_back: list[CalendarEntry], ahead: list[CalendarEntry]
) -> Lane:
    bars = [_bar(entry) for entry in own if entry.step == step and _is_bar(entry)]
    bars += [_bar(entry, "next") for entry in ahead if entry.step == step]
    bars += [_bar(entry, label=_("of %s") % entry.cycle.label) for entry in looked_back if entry.step == step]
    milestones = [_milestone(entry) for entry in own if entry.step == step and not _is_bar(entry)]
    return Lane(f"{step.value} {SHORT[step]}", bars, milestones)


def _flows(own: list[CalendarEntry], looked_back: list[CalendarEntry]) -> Iterable[Flow]:
    """Yield what feeds what: the evaluation of the cycle before the priorities, the mid-term review the next plans."""
    for entry in looked_back:
        yield from _to_first(entry, [item for item in own if item.step == CycleStep.PRIORITIES])
    for entry in own:
        if entry.kind in FEEDS_PLANS:
            yield from _to_first(entry, [item for item in own if item.kind == CalendarKind.PERIOD])


def _to_first(source: CalendarEntry, targets: list[CalendarEntry]) -> Iterable[Flow]:
    """Lead to the first bar that begins when the source is over."""
    later = [item for item in targets if _is_bar(item) and item.starts > source.last_day]
    if later:
        yield Flow(_key(source), _key(min(later, key=lambda item: item.starts)))


def threat_board(threats: Iterable[KeyThreat]) -> Board:
    """Return threats by level and trend; what the assessment does not state has a row and a column of its own.

    Only levels and trends that occur, or could be meant, are shown: the unstated ones when a threat lies there.
    """
    items: defaultdict[tuple[str, str], list[BoardItem]] = defaultdict(list)
    for threat in threats:
        items[threat.level, threat.trend].append(
            BoardItem(f"{threat.number} {threat.title}", threat.get_absolute_url(), _kind_note(threat))
        )
    levels = {level for level, _trend in items}
    trends = {trend for _level, trend in items}
    return Board(
        title=_("Key threats by level and trend"),
        row_title=_("Level"),
        column_title=_("Trend"),
        rows=[
            (item.value, str(item.label)) for item in ThreatLevel if item != ThreatLevel.NOT_STATED or item in levels
        ],
        columns=[
            (item.value, str(item.label)) for item in ThreatTrend if item != ThreatTrend.NOT_STATED or item in trends
        ],
        items=items,
        heat=HEAT,
    )


def _kind_note(threat: KeyThreat) -> str:
    return "" if threat.kind == "crime_area" else threat.get_kind_display()


# The darker the cell, the more it asks for attention: a high level, a rising trend.
HEAT = {
    ("high", "rising"): 4,
    ("high", "stable"): 3,
    ("high", "falling"): 2,
    ("medium", "rising"): 3,
    ("medium", "stable"): 2,
    ("low", "rising"): 2,
}

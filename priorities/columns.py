"""The columns of the chain that step 2 knows: threats, the priority, the goals, and the priorities before and after."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.models import KeyThreat, ThreatKind, ThreatLevel, ThreatTrend
from empact.web.pictures.chain import Column, Line, Link, Node, NodeKind
from priorities.chain import PRIORITY_KEY, ChainColumn, Story, Strip, goal_key
from priorities.models import Priority

THREATS, PRIORITY, GOALS, PLANS, RESULTS, EVALUATION = 10, 20, 30, 40, 50, 60
MOST = 6


def threats_column(story: Story) -> Strip:
    """Return the threats that the priority answers. One query."""
    threats = list(
        KeyThreat.objects.visible_to(story.reader)
        .for_list()
        .filter(priority_links__priority=story.priority)
        .order_by("assessment__cycle__starts", "number")
    )
    names = list(dict.fromkeys(threat.assessment.code_in_words for threat in threats))
    nodes = [_threat(threat) for threat in threats[:MOST]]
    if not nodes:
        nodes = [Node("no-threat", _("No key threat"), [Line(_("none is linked that you see"), "attention")], "gap")]
    return Strip(
        column=Column(_("Threats"), ", ".join(names), nodes),
        links=[Link(node.key, PRIORITY_KEY) for node in nodes],
    )


def _threat(threat: KeyThreat) -> Node:
    level = (
        _("level not stated") if threat.level == ThreatLevel.NOT_STATED else _("level %s") % threat.get_level_display()
    )
    trend = [] if threat.trend == ThreatTrend.NOT_STATED else [_("trend: %s") % threat.get_trend_display()]
    lines = [f"{threat.get_kind_display()}", level, *trend]
    kind: NodeKind = "plain" if threat.kind == ThreatKind.FACTOR else "tinted"
    return Node(f"threat-{threat.pk}", threat.title, lines, kind, url=threat.get_absolute_url())


def earlier_column(story: Story) -> Strip:
    """Return the priorities of the cycle before that this one continues. One query."""
    rows = Priority.objects.visible_to(story.reader).for_list().current()
    found = rows.filter(later_links__later=story.priority).order_by("number")[:MOST]
    nodes = [
        Node(
            f"earlier-{item.pk}",
            _("Cycle %s") % item.cycle.label,
            [_("continues priority %d") % item.number, item.title],
            "end",
            url=item.get_absolute_url(),
        )
        for item in found
    ]
    return Strip(column=Column("", "", nodes), links=[Link(node.key, PRIORITY_KEY) for node in nodes])


def priority_column(story: Story) -> Strip:
    """Return the priority itself. No query."""
    lines = [
        ngettext("%(n)d goal", "%(n)d goals", len(story.goals)) % {"n": len(story.goals)} if story.goals else "",
    ]
    priority = story.priority
    node = Node(PRIORITY_KEY, priority.title, [line for line in lines if line], "strong", str(priority.number))
    return Strip(column=Column(_("Priority"), _("Council"), [node]))


def goals_column(story: Story) -> Strip:
    """Return the strategic goals; choosing one lights its path. No query."""
    nodes = [
        Node(goal_key(goal.number), f"{goal.number} {goal.title}", url=f"?goal={goal.number}#chain")
        for goal in story.goals
    ]
    if not nodes:
        return Strip()
    plan = story.goals[0].plan
    return Strip(
        column=Column(_("Goals"), _("G-MASP %s") % plan.cycle.label, nodes, share=1.53),
        links=[Link(PRIORITY_KEY, node.key) for node in nodes],
    )


def later_column(story: Story) -> Strip:
    """Return what the priority became in the next cycle. One query."""
    rows = Priority.objects.visible_to(story.reader).for_list().current()
    found = rows.filter(earlier_links__earlier=story.priority).order_by("number")[:MOST]
    nodes = [
        Node(
            later_key(item),
            _("Cycle %s") % item.cycle.label,
            [_("Priority %d") % item.number, item.title],
            "end",
            url=item.get_absolute_url(),
        )
        for item in found
    ]
    return Strip(column=Column(_("Next cycle"), "", nodes), links=[])


def later_key(priority: Priority) -> str:
    """Return the key of the node of a priority of the next cycle."""
    return f"later-{priority.pk}"


COLUMNS = (
    ChainColumn(THREATS, threats_column),
    ChainColumn(THREATS + 5, earlier_column),
    ChainColumn(PRIORITY, priority_column),
    ChainColumn(GOALS, goals_column),
    # Stands under the findings and recommendations that the evaluation announces for the same place.
    ChainColumn(EVALUATION + 9, later_column),
)

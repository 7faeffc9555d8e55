"""One recommendation as a chain: from the threat and the priority it is about to what it changes in the next cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cycles.models import KeyThreat
from empact.web import moments
from empact.web.pictures.chain import Chain, Column, Line, Link, Node, NodeKind
from empact.web.pictures.text import wrap
from evaluation.advice import Advice
from evaluation.chain import finding_node, key_of, recommendation_node
from evaluation.models import RoadmapItem
from priorities.models import Priority

if TYPE_CHECKING:
    from empact.accounts.rules import Reader

BREADTH, LINES = 165, 2


def recommendation_chain(found: Advice, reader: Reader) -> Chain:
    """Return the picture of one recommendation. Two queries besides those of its advice."""
    keys = [finding.priority_id for finding in found.findings if finding.priority_id]
    priorities = list(Priority.objects.visible_to(reader).for_list().filter(pk__in=keys).order_by("number"))
    threats = list(
        KeyThreat.objects.visible_to(reader).for_list().filter(priority_links__priority__in=priorities).distinct()
    )
    answered = {(link.threat_id, link.priority_id) for priority in priorities for link in priority.threat_links.all()}
    return Chain(
        title=_("From the threat to what the recommendation changes"),
        columns=[
            column
            for column in (
                Column(_("Threats"), "", [_node(item, item.title, "tinted") for item in threats]),
                Column(_("Priority"), "", [_node(item, item.title, "plain", str(item.number)) for item in priorities]),
                Column(_("Findings"), "", [finding_node(item) for item in found.findings]),
                Column(_("Recommendation"), "", [_strong(found)]),
                Column(_("Roadmap"), _("who, by when"), _steps(found)),
                Column(_("What it changes"), "", [_target(item) for item in found.followed]),
            )
            if column.nodes
        ],
        links=[
            *(Link(f"keythreat-{threat}", f"priority-{priority}") for threat, priority in answered),
            *(Link(f"priority-{item.priority_id}", key_of(item)) for item in found.findings if item.priority_id),
            *(Link(key_of(item), key_of(found.item)) for item in found.findings),
            *(Link(key_of(found.item), key_of(item)) for item in found.followed),
            *(Link(key_of(item), f"target-{item.pk}") for item in found.followed),
            *([Link(key_of(found.item), NO_STEP)] if not found.followed else []),
        ],
    )


NO_STEP = "no-step"


def _node(record: Any, title: str, kind: NodeKind, figure: str = "") -> Node:
    cycle = record.cycle if isinstance(record, Priority) else record.assessment.cycle
    return Node(
        f"{record._meta.model_name}-{record.pk}",
        title,
        [_("cycle %s") % cycle.label],
        kind,
        figure,
        url=record.get_absolute_url(),
    )


def _strong(found: Advice) -> Node:
    node = recommendation_node(found)
    return Node(node.key, found.item.title, [found.item.get_status_display()], "strong", str(found.item.number))


def _steps(found: Advice) -> list[Node]:
    """Return the roadmap items; where nothing follows from what was accepted, that is the gap."""
    if not found.followed:
        words = Line(_("no follow-up yet"), "attention") if found.is_gap else _("none")
        return [Node(NO_STEP, _("No roadmap item"), [words], "gap" if found.is_gap else "plain")]
    return [_step(item) for item in found.followed]


def _step(item: RoadmapItem) -> Node:
    lines: list[Line | str] = list(wrap(item.title, BREADTH, LINES))
    if item.done_on:
        lines.append(Line(_("done %s") % moments.in_plain(item.done_on), "good"))
    elif item.due_on:
        tone = "bad" if moments.is_past(item.due_on) else ""
        lines.append(Line(_("due %s") % moments.in_plain(item.due_on), tone))
    return Node(key_of(item), item.owner.label if item.owner else _("owner open"), lines)


def _target(item: RoadmapItem) -> Node:
    target: Any = item.target
    if target is None and item.process:
        return Node(f"target-{item.pk}", _("Process"), list(wrap(item.process, BREADTH, LINES)), "end")
    if target is None:
        return Node(f"target-{item.pk}", _("Not open to you yet"), [_("a record of the next cycle")], "end")
    kind = capfirst(str(target._meta.verbose_name))
    return Node(
        f"target-{item.pk}", kind, list(wrap(str(target), BREADTH, LINES)), "end", url=target.get_absolute_url()
    )

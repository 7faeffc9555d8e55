"""The links of step 2 in the chain, within a cycle and to the next one; and its gaps."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cycles.models import KeyThreat
from empact.lineage.gaps import Gap
from empact.lineage.links import Link
from priorities.models import Priority, PrioritySet, PriorityThreat, StrategicGoal, StrategicPlan, SubPriority


def threat_without_priority() -> Q:
    """Return the key threats that no priority answers."""
    return ~Q(Exists(PriorityThreat.objects.filter(threat=OuterRef("pk"))))


def priority_without_threat() -> Q:
    """Return the priorities that answer no key threat."""
    return ~Q(Exists(PriorityThreat.objects.filter(priority=OuterRef("pk"))))


LINKS = (
    Link(KeyThreat, Priority, "threat_links__threat", _("Answered by the priorities"), _("Answers the key threats")),
    Link(PrioritySet, Priority, "priority_set", _("Priorities it sets"), _("Set by")),
    Link(Priority, SubPriority, "priority", _("OAP areas"), _("Under the priority")),
    Link(Priority, Priority, "earlier_links__earlier", _("Continues as"), _("Continues")),
    Link(SubPriority, SubPriority, "earlier_links__earlier", _("Continues as"), _("Continues")),
    Link(StrategicPlan, StrategicGoal, "plan", _("Strategic goals"), _("Set by")),
)
GAPS = (
    Gap(
        "threat-without-priority",
        _("Key threats that no priority answers"),
        KeyThreat,
        threat_without_priority,
        "assessment__cycle",
        "threat-list",
    ),
    Gap(
        "priority-without-threat",
        _("Priorities that answer no key threat"),
        Priority,
        priority_without_threat,
        "priority_set__cycle",
        "priority-list",
        "serious",
    ),
)

"""The plan as a document: introduction, goals, support, and a sheet for each action."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from empact.documents.subjects import Subject
from empact.documents.wording import day, days, span
from oaps.documents.reading import action_words, lead_of, names, support_words


def plan_content(subject: Subject) -> dict[str, Any]:
    """Return what the plan's template needs, from its version alone. Two queries."""
    plan, known = subject.picture, names()
    actions = plan["actions"]
    return {
        "kicker": _("Operational action plan (OAP) · cycle %(cycle)s") % {"cycle": plan["cycle"]},
        "title": plan["title"],
        "code": plan["code"],
        "facts": [
            [_("Period"), span(plan["period_start"], plan["period_end"])],
            [_("Adopted by COSI"), day(plan.get("adopted_on"))],
            [_("Actions"), str(len(actions))],
        ],
        "introduction": plan.get("introduction") or "",
        "goals": [_goal(goal, actions) for goal in plan["goals"]],
        "support": [support_words(item, known) for item in plan["support"]],
        "overview": [[item["number"], item["title"], lead_of(item, known), days(item)] for item in actions],
        "actions": [action_words(item, known) for item in actions],
    }


def _goal(goal: dict[str, Any], actions: list[dict[str, Any]]) -> dict[str, Any]:
    served = [item["number"] for item in actions if item["goal_number"] == goal["number"]]
    return {
        "number": str(goal["number"]),
        "title": goal["title"],
        "objective": goal.get("objective") or "",
        "actions": ", ".join(served) or _("no action yet"),
    }

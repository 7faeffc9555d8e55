"""A plan's picture in words: codes become labels, organisations their short names. Three queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from empact.accounts.models import Organisation
from empact.documents.wording import days, label, number, word
from oaps.models import (
    AnalysisProject,
    Funding,
    Indicator,
    Milestone,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationStatus,
)


@dataclass(frozen=True, slots=True)
class Names:
    """How organisations and Analysis Projects are called."""

    organisations: Mapping[str, str]
    projects: Mapping[str, str]

    def organisation(self, code: str) -> str:
        """Return country and short name, or the code of one that is gone."""
        return self.organisations.get(code, code)


def names() -> Names:
    """Return all names. Two queries."""
    return Names(
        organisations={body.code: body.label for body in Organisation.objects.select_related("country")},
        projects=dict(AnalysisProject.objects.values_list("code", "name")),
    )


def lead_of(action: Mapping[str, Any], known: Names) -> str:
    """Return the lead organisation, or that there is none."""
    leads = [item for item in action["participations"] if item["role"] == "lead"]
    return ", ".join(known.organisation(item["organisation"]) for item in leads) or _("vacant")


def action_words(action: Mapping[str, Any], known: Names) -> dict[str, Any]:
    """Return an action for people: labels instead of codes, texts as they are."""
    return {
        "number": action["number"],
        "title": action["title"],
        "lead": lead_of(action, known),
        "days": days(action),
        "texts": [[label(OperationalAction, name), action.get(name) or ""] for name in TEXTS],
        "facts": [[str(head), value] for head, value in _facts(action)],
        "participations": [_participation(item, known) for item in _in_order(action) if _says_something(item)],
        "others": _others([item for item in _in_order(action) if not _says_something(item)], known),
        "indicators": [_indicator(item) for item in action["indicators"]],
        "milestones": [
            [word(Milestone, "kind", item["kind"]), item["title"], days(item), item.get("place") or ""]
            for item in action["milestones"]
        ],
    }


TEXTS = ("objective", "background", "activities", "expected_results", "training", "fundamental_rights", "siena_note")


def _facts(action: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    funding = [str(Funding(code).label) if code in Funding.values else code for code in action.get("funding") or ()]
    character = [_("preventive")] * bool(action.get("is_preventive")) + [_("repressive")] * bool(
        action.get("is_repressive")
    )
    return (
        (label(OperationalAction, "code_name"), action.get("code_name") or ""),
        (label(OperationalAction, "kind"), word(OperationalAction, "kind", action.get("kind"))),
        (_("Character"), ", ".join(character)),
        (_("Runs"), days(action)),
        (label(OperationalAction, "funding"), ", ".join(funding)),
        (label(OperationalAction, "funding_need"), number(action.get("funding_need"))),
        (label(OperationalAction, "funding_note"), action.get("funding_note") or ""),
        (_("Also serves goals"), ", ".join(str(item) for item in action.get("other_goals") or ())),
    )


# Leads first, then in the order in which the plan has them.
RANK = {"lead": 0, "co_lead": 1, "participant": 2}


def _in_order(action: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return sorted(action["participations"], key=lambda item: RANK.get(item["role"], len(RANK)))


def _says_something(item: Mapping[str, Any]) -> bool:
    """Tell whether a participation deserves a line of its own."""
    return item["role"] != "participant" or bool(item.get("contribution"))


def _others(items: Sequence[Mapping[str, Any]], known: Names) -> list[tuple[str, str]]:
    """Return those who only take part, by how far that is settled: ("confirmed", "AT BK, BE FGP")."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(item["status"], []).append(known.organisation(item["organisation"]))
    return [
        (word(Participation, "status", status), ", ".join(sorted(found[status])))
        for status in ("confirmed", "invited", "offered")
        if status in found
    ]


def _participation(item: Mapping[str, Any], known: Names) -> list[str]:
    role = word(Participation, "role", item["role"])
    if item["status"] != ParticipationStatus.CONFIRMED:
        role = f"{role}, {word(Participation, 'status', item['status'])}"
    return [known.organisation(item["organisation"]), role, item.get("contribution") or ""]


def _indicator(item: Mapping[str, Any]) -> list[str]:
    target = number(item.get("target")) or item.get("no_target_reason") or ""
    return [
        item["title"],
        item["unit"],
        number(item.get("baseline")),
        target,
        word(Indicator, "aggregation", item["aggregation"]),
    ]


def support_words(item: Mapping[str, Any], known: Names) -> list[str]:
    """Return what an agency gives a plan."""
    field = OapSupport._meta.get_field("kinds")
    labels = dict(getattr(getattr(field, "base_field", None), "flatchoices", ()))
    organisation = item["organisation"]
    name = organisation["label"] if isinstance(organisation, Mapping) else known.organisation(str(organisation))
    kinds = ", ".join(str(labels.get(code, code)) for code in item.get("kinds") or ())
    goals = ", ".join(str(goal) for goal in item.get("goals") or ())
    return [name, kinds, goals, item.get("note") or ""]

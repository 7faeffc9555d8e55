"""What step 3 shows on My work: invitations and offers to answer at once, and a line under each thing owed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from empact.accounts.models import User
from empact.accounts.rules import Reader
from empact.web.menu import of_a_country
from empact.web.panels import Panel
from empact.web.worklist import Desk, Fold, Note
from empact.words import Words
from empact.workflow.work import Item
from oaps.models import (
    OAP,
    NationalPosition,
    OperationalAction,
    Participation,
    ParticipationRole,
    PlanReport,
    ProgressReport,
)
from oaps.querysets import GONE, LIVE_PARTICIPATION
from oaps.workflow.participations import OTHER_SIDE, OVER, STILL

# So many are answered on My work itself; My country and the plans have the rest.
SHOWN = 12


def to_answer(reader: Reader) -> dict[str, Any] | None:
    """Return the invitations and offers that the person may answer now, the soonest due first. Two queries."""
    found = (
        Participation.objects.visible_to(reader)
        .filter(OTHER_SIDE.records(reader), status__in=["invited", "offered"])
        .exclude(action__oap__status__in=(*STILL, *OVER))
    )
    number = found.count()
    if not number:
        return None
    return {
        "rows": list(found.for_list().order_by("answer_due", "action__oap", "pk")[:SHOWN]),
        "number": number,
        "more": max(0, number - SHOWN),
        "bulk_url": reverse("participation-bulk-move"),
        "all_url": reverse("my-country") if of_a_country(reader) else "",
    }


def answers_url(user: User, items: Sequence[Item]) -> str:
    """Return where many invitations and offers are answered at once."""
    return reverse("my-work") + "#answers"


def reports_url(user: User, items: Sequence[Item]) -> str:
    """Return where several reports are accepted at once: those of the one plan and round, where it is one."""
    reports: Sequence[Any] = [item.record for item in items]
    plans, rounds = {item.action.oap for item in reports}, {item.round for item in reports}
    if len(plans) == 1 and len(rounds) == 1:
        plan, item = plans.pop(), rounds.pop()
        found = PlanReport.objects.filter(round=item, oap=plan).first()
        if found is not None:
            return found.get_absolute_url()
    return reverse("progress-report-list", query={"status": "submitted"})


def plans_told(user: User, records: Sequence[OAP]) -> Mapping[int, Words]:
    """Return how large each plan is: "23 actions, 394 participations". One query."""
    sizes = (
        OAP.objects.filter(pk__in=[item.pk for item in records])
        .annotate(size=Count("actions", filter=~Q(actions__status__in=GONE)))
        .values_list("pk", "size")
    )
    return {key: ngettext("{n} action", "{n} actions", size).format(n=size) for key, size in sizes}


def positions_told(user: User, records: Sequence[NationalPosition]) -> Mapping[int, Words]:
    """Return what is at stake for the country in each plan: "25 actions, 4 led by France". One query."""
    live = Q(oap__actions__participations__status__in=LIVE_PARTICIPATION)
    own = Q(oap__actions__participations__organisation__country=F("country"))
    lead = Q(oap__actions__participations__role=ParticipationRole.LEAD)
    sizes = (
        NationalPosition.objects.filter(pk__in=[item.pk for item in records])
        .annotate(
            size=Count("oap__actions", filter=~Q(oap__actions__status__in=GONE), distinct=True),
            led=Count("oap__actions", filter=live & own & lead, distinct=True),
            part=Count("oap__actions", filter=live & own & ~lead, distinct=True),
        )
        .values_list("pk", "size", "led", "part", "country__name")
    )
    text = _("{size} actions: {country} leads {led} and takes part in {part}")
    return {key: text.format(size=size, led=led, part=part, country=name) for key, size, led, part, name in sizes}


def participations_told(user: User, records: Sequence[Participation]) -> Mapping[int, Words]:
    """Return plan and action of each participation. No query: both are loaded with it."""
    return {item.pk: f"{item.action.oap.code}, {item.action.title}" for item in records}


def actions_told(user: User, records: Sequence[OperationalAction]) -> Mapping[int, Words]:
    """Return the plan of each action. No query: the plan is loaded with it."""
    return {item.pk: str(item.oap) for item in records}


def reports_told(user: User, records: Sequence[ProgressReport]) -> Mapping[int, Words]:
    """Return the action of each report, whose name has code and round. No query: the action is loaded with it."""
    return {item.pk: item.action.title for item in records}


def plan_reports_told(user: User, records: Sequence[PlanReport]) -> Mapping[int, Words]:
    """Return the plan of each Driver's report. No query: the plan is loaded with it."""
    return {item.pk: str(item.oap) for item in records}


PANELS = (Panel("my-work", "oaps/panels/answers.html", to_answer, order=10),)
FOLDS = (
    Fold("oaps.participation", "confirm", gettext_lazy("Answer {n} invitations and offers"), answers_url),
    Fold("oaps.progressreport", "accept", gettext_lazy("Accept or return {n} reports"), reports_url),
)
DESKS = (
    Desk("oaps.progressreport", "submit", lambda report: reverse("progress-report-edit", args=[report.pk])),
    Desk("oaps.nationalreport", "submit", lambda report: reverse("national-report-edit", args=[report.pk])),
    Desk("oaps.planreport", "submit", lambda report: reverse("plan-report-edit", args=[report.pk])),
)
NOTES = (
    Note("oaps.oap", plans_told),
    Note("oaps.nationalposition", positions_told),
    Note("oaps.operationalaction", actions_told),
    Note("oaps.participation", participations_told),
    Note("oaps.progressreport", reports_told),
    Note("oaps.planreport", plan_reports_told),
)

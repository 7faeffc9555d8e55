"""The tabs of a plan: goals, participation, support and contacts, documents and versions."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.accounts.models import Assignment, Country, CountryKind
from empact.accounts.roles import role
from empact.accounts.rules import Reader
from empact.history.differences import Difference, differences
from empact.history.freezing import snapshot, verify
from empact.history.models import FrozenVersion
from empact.web import marks
from empact.web.parts import Button
from empact.web.pictures.matrix import Cell, Head, LegendItem, Matrix, MatrixRow
from empact.web.views.details import DetailPage
from empact.workflow.edits import editable_fields, policy_of
from oaps.addresses import GOAL, SUPPORT
from oaps.addresses import PLAN as PLAN_ADDRESS
from oaps.models import (
    OAP,
    OapSupport,
    OperationalAction,
    Participation,
    ParticipationRole,
    ParticipationStatus,
    PlanGoal,
)
from oaps.permissions import AGENCY_CONTACT, AP_CONTACT, CO_DRIVER, DRIVER, EST_MANAGER, PLAN
from oaps.querysets import GONE
from oaps.views import cells
from priorities.permissions import SUB_PRIORITY

TEAM = (DRIVER, CO_DRIVER, EST_MANAGER, AP_CONTACT, AGENCY_CONTACT)
OTHERS = "others"


def may_write(user: Reader, plan: OAP) -> tuple[bool, bool]:
    """Tell whether the reader may add an action now, and whether they may write something of the plan. Two queries."""
    return may_create(user, OperationalAction, plan), bool(editable_fields(user, plan))


def may_create(user: Reader, model: type[Model], plan: OAP) -> bool:
    """Tell whether the reader may create a record of the model under the plan now. One query at most."""
    creation = policy_of(model).creation
    return creation is not None and creation.holds_in(plan) and creation.who.holds(user, plan)


def allowed_rows(user: Reader, model: type[Model], plan: OAP) -> set[int]:
    """Return the keys of the plan's records of the model of which the reader may write something now. One query."""
    allowed = Q(pk__in=[])
    for allowance in policy_of(model).edits:
        if allowance.holds_in(plan):
            allowed |= allowance.who.records(user)
    return set(model._base_manager.filter(oap=plan).filter(allowed).values_list("pk", flat=True))


# -- Goals -------------------------------------------------------------------------------------


def goals(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the goals with how many actions serve each."""
    plan = page.record
    parts = PLAN_ADDRESS.parts(plan)
    rows = PlanGoal.objects.visible_to(page.user).filter(oap=plan).for_list().with_action_count().order_by("number")
    editable = allowed_rows(page.user, PlanGoal, plan)
    links = [
        Button(_("Take over strategic goals"), reverse("plan-goal-take-over", kwargs=parts), icon="copy"),
        Button(_("Add a targeted goal"), reverse("plan-goal-create", kwargs=parts), icon="plus"),
    ]
    return {
        "goals": [(goal, GOAL.url(goal, "edit") if goal.pk in editable else "") for goal in rows],
        "goal_links": links if may_create(page.user, PlanGoal, plan) else [],
    }


# -- Participation -----------------------------------------------------------------------------

SIGNS = {
    ParticipationRole.LEAD: ("L", "lead"),
    ParticipationRole.CO_LEAD: ("C", "running"),
    ParticipationRole.PARTICIPANT: ("P", "good"),
}


def sign(item: Participation) -> tuple[str, str]:
    """Return letter and tone of a participation; who has not answered is a question."""
    if item.status != ParticipationStatus.CONFIRMED:
        return "?", "confirm"
    return SIGNS[ParticipationRole(item.role)]


def legend() -> list[LegendItem]:
    """Return what the signs mean."""
    return [
        LegendItem(Cell("L", "", "lead"), _("leads")),
        LegendItem(Cell("C", "", "running"), _("co-leads")),
        LegendItem(Cell("P", "", "good"), _("takes part")),
        LegendItem(Cell("?", "", "confirm"), _("invited or offered, not confirmed")),
        LegendItem(Cell("·", ""), _("not in the action")),
    ]


def member_heads() -> list[Head]:
    """Return a column for each Member State in protocol order. One query."""
    states = Country.objects.filter(kind=CountryKind.MEMBER_STATE).order_by("protocol_order")
    return [Head(state.code, state.code, state.name, marks.flag(state.flag)) for state in states]


def participation(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the matrix of actions and Member States, all others counted in one column."""
    actions = list(
        OperationalAction.objects.visible_to(page.user)
        .filter(oap=page.record)
        .exclude(status__in=GONE)
        .for_list()
        .order_by("goal_number", "sequence")
    )
    heads = [*member_heads(), Head(OTHERS, "+", _("agencies, third countries and others"))]
    rows: list[MatrixRow] = []
    last = None
    for action in actions:
        if action.goal_number != last:
            last = action.goal_number
            title = action.goal.title if action.goal else _("no goal")
            rows.append(MatrixRow(title, number=str(last), group=True))
        rows.append(_row(action))
    return {
        "matrix": Matrix(
            title=_("Who takes part in which action"),
            row_title=_("Action"),
            heads=heads,
            rows=rows,
            total_title=_("All"),
            footer=_footer(page.record, actions),
        )
        if actions
        else None,
        "legend": legend(),
    }


def _row(action: OperationalAction) -> MatrixRow:
    url = action.get_absolute_url()
    found: dict[str, list[Participation]] = {}
    for item in cells.live(action):
        found.setdefault(_column(item), []).append(item)
    return MatrixRow(
        action.title,
        number=action.number,
        url=url,
        cells={column: _cell(items, url, column) for column, items in found.items()},
        total=str(cells.confirmed(action)),
    )


def _column(item: Participation) -> str:
    country = item.organisation.country
    return country.code if country and country.is_member else OTHERS


def _cell(items: Sequence[Participation], url: str, column: str) -> Cell:
    """Return a country's cell, its strongest role first; a country may be there with several services."""
    if column == OTHERS:
        words = ngettext("%(n)d body", "%(n)d bodies", len(items)) % {"n": len(items)}
        return Cell(str(len(items)), f"{words}: {', '.join(map(_in_words, items))}", url=f"{url}?tab=participants")
    strongest = min(items, key=lambda item: (item.status != ParticipationStatus.CONFIRMED, item.role != "lead"))
    letter, tone = sign(strongest)
    words = "; ".join(map(_in_words, items))
    return Cell(letter, words, tone, url=f"{url}?tab=participants#participation-{strongest.pk}")


def _in_words(item: Participation) -> str:
    return f"{item.organisation.label}, {item.get_role_display()}, {item.get_status_display()}"


def _footer(plan: OAP, actions: Iterable[OperationalAction]) -> list[MatrixRow]:
    """Return for each country how many actions it is in, and how many it leads."""
    within: dict[str, set[int]] = {}
    leading: dict[str, set[int]] = {}
    for action in actions:
        for item in cells.live(action):
            if item.status == ParticipationStatus.CONFIRMED:
                within.setdefault(_column(item), set()).add(action.pk)
                if item.role == ParticipationRole.LEAD:
                    leading.setdefault(_column(item), set()).add(action.pk)
    return [
        _counted(
            _("takes part in"),
            within,
            lambda n: ngettext("takes part in %d action", "takes part in %d actions", n) % n,
            lambda code: _listed(plan, country=code, part="confirmed"),
        ),
        _counted(
            _("of these leads"),
            leading,
            lambda n: ngettext("leads %d action", "leads %d actions", n) % n,
            lambda code: _listed(plan, lead=code),
        ),
    ]


def _counted(
    label: str, found: Mapping[str, set[int]], words: Callable[[int], str], url: Callable[[str], str]
) -> MatrixRow:
    cells_of = {
        code: Cell(str(len(keys)), words(len(keys)), url=url(code) if code != OTHERS else "")
        for code, keys in found.items()
    }
    return MatrixRow(label, cells=cells_of)


def _listed(plan: OAP, **filters: str) -> str:
    """Return where the actions of the plan behind a number are listed."""
    return f"{reverse('action-list')}?{urlencode({'plan': plan.code, **filters})}"


# -- Support and contacts ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contact:
    """Who does what for the plan."""

    role: str
    assignment: Assignment


def support(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the agencies that support the plan, and its team."""
    plan = page.record
    within = Q(scope_kind=PLAN, scope_id=plan.pk) | Q(scope_kind=SUB_PRIORITY, scope_id=plan.sub_priority_id)
    team = Assignment.objects.visible_to(page.user).today().filter(within, role__in=TEAM).for_list()
    rows = OapSupport.objects.visible_to(page.user).filter(oap=plan).for_list()
    editable = allowed_rows(page.user, OapSupport, plan)
    create = reverse("oap-support-create", kwargs=PLAN_ADDRESS.parts(plan))
    links = [Button(_("Add an agency"), create, icon="plus")]
    contacts = [Contact(str(role(item.role).label), item) for item in team]
    return {
        "supports": [(item, SUPPORT.url(item, "edit") if item.pk in editable else "") for item in rows],
        "support_links": links if may_create(page.user, OapSupport, plan) else [],
        "contacts": sorted(contacts, key=lambda item: (TEAM.index(item.assignment.role), item.assignment.pk)),
    }


# -- Documents and versions --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen version, and whether its text still has the digest it was frozen with."""

    version: FrozenVersion
    url: str
    is_whole: bool


def documents(page: DetailPage[OAP]) -> Mapping[str, Any]:
    """Return the frozen versions, verified now, and what changed since the last one."""
    plan = page.record
    versions = list(FrozenVersion.objects.of(plan))
    return {
        "frozen": [Frozen(item, page.url("version", frozen=item.number), verify(item)) for item in versions],
        "changes": _changes(plan, versions[0]) if versions else [],
    }


def _changes(plan: OAP, version: FrozenVersion) -> list[Difference]:
    now: Any = snapshot(plan)
    return differences(json.loads(version.text), now, OAP)

"""Priority sets: one Council document each, from the proposal to the adoption and its revisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cycles.addresses import CYCLE
from cycles.models import Cycle
from empact.history.records import Standing
from empact.web.deeds import create_button, edit_button
from empact.web.parts import Button
from empact.web.tables import Column, Table
from empact.web.values import link
from empact.web.views.details import DetailPage, Facts, Related
from empact.web.views.edits import CreatePage, EditPage
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of
from priorities.addresses import PRIORITY_SET, set_title
from priorities.filters import PrioritySetFilters
from priorities.forms import SET_SECTIONS, PrioritySetForm
from priorities.models import Priority, PrioritySet
from priorities.services import may_revise, next_revision, propose_set
from priorities.views.cells import decision
from priorities.views.priorities import OF_ONE_SET

SETS = Table(
    columns=(
        Column[PrioritySet]("title", main=True, ordering="title", sub=lambda record: record.note),
        Column[PrioritySet](
            "cycle", cell=lambda record: link(record.cycle, record.cycle.label), ordering="cycle__starts"
        ),
        Column[PrioritySet]("revision", ordering="revision"),
        Column[PrioritySet]("council_document"),
        Column[PrioritySet]("adopted_on", ordering="adopted_on"),
        Column[PrioritySet]("status", ordering="status"),
        Column[PrioritySet]("standing", gettext_lazy("Source"), text=lambda record: record.source),
    ),
    filters=PrioritySetFilters,
)


class PrioritySetList(ListPage[PrioritySet]):
    """The priority sets of all cycles, with their revisions."""

    model = PrioritySet
    section = "priorities"
    title = gettext_lazy("Priority sets")
    table = SETS


def priorities_of(record: PrioritySet, user: Any) -> Any:
    """Return the priorities of a set that the reader sees."""
    rows = Priority.objects.visible_to(user).for_list().filter(priority_set=record)
    return rows.with_area_counts().with_threats(user)


class PrioritySetDetail(DetailPage[PrioritySet]):
    """One set: whose turn it is, the Council's decision, its priorities."""

    chain = True
    facts = (Facts("", ("note", "stage", "tabled_on", "council_document", "adopted_on")),)
    related = (Related(title=gettext_lazy("Priorities"), rows=priorities_of, table=OF_ONE_SET),)

    def heading(self) -> str:
        """Return the title with its revision."""
        return set_title(self.record)

    def meta(self) -> Sequence[object]:
        """Return the cycle and the decision."""
        return (
            link(self.record.cycle, _("cycle {}").format(self.record.cycle.label)),
            *((decision(self.record),) if self.record.adopted_on else ()),
        )

    def actions(self) -> Sequence[Button]:
        """Return the doors to its form, to a new priority, to a revision."""
        record = self.record
        address = [record.cycle.code, record.revision]
        return (
            *edit_button(self.user, record),
            *create_button(self.user, Priority, record, reverse("priority-create", args=address)),
            *self.revision_button(),
        )

    def revision_button(self) -> tuple[Button, ...]:
        """Return the door to a revision of the set in force."""
        if not may_revise(self.user, self.record):
            return ()
        return (Button(_("Propose a revision"), PRIORITY_SET.url(self.record, "revise"), icon="copy"),)


class PrioritySetCreate(CreatePage[Cycle]):
    """Begins the first priority set of a cycle."""

    address = CYCLE
    model = PrioritySet
    form_class = PrioritySetForm
    sections = SET_SECTIONS

    def initial(self) -> dict[str, Any]:
        """Begin as what nobody has checked yet."""
        return {"standing": Standing.TO_CONFIRM}

    def values(self, form: Any) -> dict[str, Any]:
        """Return what is written, with the next revision."""
        return {**super().values(form), "revision": next_revision(PrioritySet, self.record)}


class PrioritySetRevise(CreatePage[PrioritySet]):
    """Proposes a revision of a set: a new set with copies of its priorities."""

    address = PRIORITY_SET
    model = PrioritySet
    form_class = PrioritySetForm
    sections = SET_SECTIONS
    intro = gettext_lazy(
        "The new set begins with copies of these priorities and of the threats they answer. The set in force stays "
        "until the Council adopts the new one."
    )

    def heading(self) -> str:
        """Return what is being done."""
        return _("Propose a revision")

    def new(self) -> PrioritySet:
        """Return the set to be, in the cycle of the one it revises."""
        return PrioritySet(cycle=self.record.cycle, revision=next_revision(PrioritySet, self.record.cycle))

    def initial(self) -> dict[str, Any]:
        """Begin with the title of the set in force."""
        return {"title": self.record.title, "standing": Standing.TO_CONFIRM}

    def make(self, values: dict[str, Any]) -> PrioritySet:
        """Propose the new set."""
        return propose_set(self.record, actor=actor_of(self), values=values)


class PrioritySetEdit(EditPage[PrioritySet]):
    """Edits a set while it is being prepared."""

    form_class = PrioritySetForm
    sections = SET_SECTIONS

    def heading(self) -> str:
        """Return the whole title."""
        return self.record.title

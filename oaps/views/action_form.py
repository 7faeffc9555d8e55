"""The form of an action: its sections with marks, its checks beside it, its rows in the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.web.forms import RecordForm, place
from empact.web.versus import mine_only, versions
from empact.web.views.base import WebRequest
from empact.web.views.edits import CreatePage, EditPage, seen_version
from empact.web.views.moves import actor_of
from empact.workflow.edits import editable_fields
from empact.workflow.errors import Blocked, Stale
from empact.workflow.problems import Problem
from oaps.forms.actions import ActionForm, IndicatorRow, MilestoneRow, NewActionForm, shape
from oaps.forms.rows import Rows
from oaps.load import meetings
from oaps.models import OAP, Indicator, Milestone, OperationalAction
from oaps.services.actions import create_action, edit_whole_action
from oaps.views import cells
from oaps.views.participations import opening_buttons
from oaps.workflow.checks import action_is_whole

ROWS = (IndicatorRow, MilestoneRow)


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the form: its anchor, its fields, and the codes of the checks that belong to it."""

    key: str
    title: Any
    fields: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


SECTIONS = (
    FormSection(
        "identity",
        gettext_lazy("Identity"),
        ("title", "code_name", "goal", "other_goals", "continues", "marking"),
        ("no_goal",),
    ),
    FormSection(
        "aim",
        gettext_lazy("Aim and activities"),
        (
            "objective",
            "kind",
            "is_preventive",
            "is_repressive",
            "background",
            "activities",
            "expected_results",
        ),
    ),
    FormSection("participants", gettext_lazy("Lead and participants"), checks=("no_lead", "unconfirmed", "vacant")),
    FormSection("indicators", gettext_lazy("Indicators"), checks=("no_indicator", "no_target", "below_baseline")),
    FormSection("timeline", gettext_lazy("Timeline"), ("starts", "ends"), ("no_dates", "outside_period")),
    FormSection("funding", gettext_lazy("Funding"), ("funding", "funding_need", "funding_note"), ("no_funding",)),
    FormSection("rights", gettext_lazy("Training and rights"), ("training", "fundamental_rights")),
    FormSection("flow", gettext_lazy("Information flow"), ("analysis_projects", "siena_note")),
)
# Where the field of a check stands in the form.
ANCHORS = {
    "lead": "participants",
    "participants": "participants",
    "leader": "participants",
    "indicators": "indicators",
    "starts": "id_starts",
    "goal": "id_goal",
    "funding": "funding",
}


@dataclass(frozen=True, slots=True)
class DrawnSection:
    """A section as the page draws it: bound fields and a mark (good, attention, bad, empty)."""

    key: str
    title: str
    fields: tuple[Any, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check with the place where it is mended."""

    problem: Problem
    anchor: str


class ActionEdit(EditPage[OperationalAction]):
    """Edits an action with its indicators and milestones, as far as the plan's status lets the person."""

    form_class = ActionForm
    template_name = "oaps/action_form.html"

    def form(self, data: Any = None, *, record: Any = None, initial: dict[str, Any] | None = None) -> RecordForm:
        """Return the form over the open fields, with the choices of the action's plan."""
        form = super().form(data, record=record, initial=initial)
        earlier = OperationalAction.objects.visible_to(self.user).filter(
            oap__period_start__lt=self.record.oap.period_start
        )
        shape(form, self.record.oap, earlier)
        return form

    def rows(self, data: Any = None) -> list[Rows]:
        """Return indicators and milestones as rows, bound when there is data."""
        asked = data.get("more", "") if data is not None else ""
        records: dict[Any, Any] = {
            Indicator: self.record.indicators.order_by("position", "id"),
            Milestone: self.record.milestones.order_by("starts", "id"),
        }
        return [
            Rows(kind, data, records=records[kind.model], more=2 * (asked == kind.model._meta.model_name))
            for kind in ROWS
        ]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form."""
        return self.draw(self.form(), self.rows(), self.record.version)

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show the form and its rows with what was typed before the sign-in ended. Raises Refused and Blocked."""
        return self.draw(self.form(request.POST), self.rows(request.POST), seen_version(request))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save all of it or nothing; whatever was typed comes back.

        Raises Refused.
        """
        form, rows = self.form(request.POST), self.rows(request.POST)
        form.take(
            name.removeprefix("take-")
            for name, value in request.POST.items()
            if name.startswith("take-") and value == "theirs"
        )
        version = seen_version(request)
        if "more" in request.POST:
            # The rows come back unchecked; the rest of the form says what it lacks, as it would on saving.
            self.unsaved = True
            return self.draw(self.form(request.POST), self.with_more(request.POST), version)
        whole = [form.is_valid(), *(item.is_valid() for item in rows)]
        if not all(whole):
            return self.draw(form, rows, version, status=400)
        changes = {name: form.cleaned_data[name] for name in form.fields}
        try:
            action = edit_whole_action(
                self.record.pk,
                actor=actor_of(self),
                seen=version,
                changes=changes,
                rows=[change for item in rows for change in _in_order(item)],
            )
        except Stale as error:
            return self.draw_stale(error, rows, version)
        except Blocked as error:
            place_in_rows(form, rows, error.problems)
            return self.draw(form, rows, version, status=400)
        messages.success(request, _("Saved."))
        there = self.address.url(action) if "close" in request.POST else self.address.url(action, "edit")
        return HttpResponseRedirect(there)

    def with_more(self, data: Any) -> list[Rows]:
        """Return the rows with what was typed, and two more of the kind asked for."""
        rows = []
        for kind in ROWS:
            prefix = f"{kind.model._meta.model_name}s"
            typed = data.copy()
            if data["more"] == kind.model._meta.model_name:
                total = data.get(f"{prefix}-TOTAL_FORMS", "")
                typed[f"{prefix}-TOTAL_FORMS"] = str(int(total) + 2 if total.isdecimal() and len(total) < 4 else 2)
            rows.append(self.rows(typed)[ROWS.index(kind)])
        return rows

    def draw_stale(self, error: Stale, rows: list[Rows], version: int) -> HttpResponse:
        """Show both versions side by side: of the action, or of the row that somebody changed meanwhile."""
        current: Any = error.record
        if isinstance(current, OperationalAction):
            form = self.form(record=current, initial=mine_only(error))
            return self.draw(form, rows, current.version, status=409, stale=error)
        for item in rows:
            item.take_version(current)
        return self.draw(self.form(self.request.POST), rows, version, status=409, stale=error)

    def draw(
        self,
        form: RecordForm,
        rows: Sequence[Rows],
        version: int,
        *,
        status: int = 200,
        stale: Stale | None = None,
    ) -> HttpResponse:
        """Show the form with its marks and checks."""
        indicators, milestones = rows
        return self.respond(
            status=status,
            title=_("Edit {record}").format(record=self.record),
            record=self.record,
            form=form,
            indicators=indicators,
            milestones=milestones,
            rows_broken=any(not item.is_valid() for item in rows if item.is_bound),
            sections_open=self.draw_sections(form),
            closed=list(self.closed()),
            version=version,
            stale=stale,
            versions=versions(stale) if stale else [],
            checks=self.checks,
            counts=self.counts(),
            meetings=meetings(self.user, self.record),
            lead=cells.lead_of(self.whole),
            living=cells.live(self.whole),
            opening_links=opening_buttons(self.user, self.record),
        )

    @cached_property
    def whole(self) -> OperationalAction:
        """Return the action with who is in it."""
        return OperationalAction.objects.for_list().get(pk=self.record.pk)

    @cached_property
    def checks(self) -> list[CheckLine]:
        """Return what the submission of the plan will say of this action, blockers first. Two queries."""
        found = sorted(action_is_whole(self.record), key=lambda problem: problem.level != "blocker")
        return [CheckLine(problem, _anchor(problem.field)) for problem in found]

    def counts(self) -> Mapping[str, int]:
        """Return how many blockers and warnings there are."""
        blockers = sum(line.problem.level == "blocker" for line in self.checks)
        return {"blockers": blockers, "warnings": len(self.checks) - blockers}

    def draw_sections(self, form: RecordForm) -> list[DrawnSection]:
        """Return the sections with their marks."""
        return [
            DrawnSection(
                section.key,
                str(section.title),
                tuple(form[name] for name in section.fields if name in form.fields),
                self.mark(section, form),
            )
            for section in SECTIONS
        ]

    def mark(self, section: FormSection, form: RecordForm) -> str:
        """Return the mark of a section: what its checks say, else whether anything is written in it."""
        if any(name in form.errors for name in section.fields):
            return "bad"
        own = [line.problem.level for line in self.checks if line.problem.code in section.checks]
        if own:
            return "bad" if "blocker" in own else "attention"
        if section.fields and not any(getattr(self.record, name) for name in section.fields if name != "marking"):
            return "empty"
        return "good"


def _anchor(field: str) -> str:
    """Return the anchor of a check's field: "1.3:lead" leads to the participants."""
    name = field.rpartition(":")[2]
    return ANCHORS.get(name, name)


def _in_order(rows: Rows) -> Iterator[Any]:
    """Yield the changes of the rows; an indicator's place is its place in the form."""
    for number, change in enumerate(rows.changes(), 1):
        if change.model is Indicator:
            yield replace(change, values={**change.values, "position": number})
        else:
            yield change


def place_in_rows(form: RecordForm, rows: Sequence[Rows], problems: Sequence[Problem]) -> None:
    """Put each problem at its field in the form or in a row; over the form where it has none."""
    by_prefix = {str(row.prefix): row for item in rows for row in item.forms}
    rest = []
    for problem in problems:
        prefix, _dash, name = problem.field.rpartition("-")
        row = by_prefix.get(prefix) or by_prefix.get(problem.field)
        if row is None or problem.level != "blocker":
            rest.append(problem)
        else:
            row.add_error(name if name in row.fields else None, problem.text)
    place(form, rest)


class ActionCreate(CreatePage[OAP]):
    """Opens an action in a plan; the rest is written in its form."""

    model = OperationalAction
    form_class = NewActionForm
    intro = gettext_lazy("It gets the goal’s next number. Indicators, milestones and participants follow in its form.")

    def initial(self) -> dict[str, Any]:
        """Begin with the goal that the address names."""
        return {"goal": self.request.GET.get("goal")}

    def form(self, data: Any = None) -> RecordForm:
        """Return the form with the choices of the plan."""
        form = super().form(data)
        shape(form, self.record, OperationalAction.objects.none())
        return form

    def make(self, values: dict[str, Any]) -> OperationalAction:
        """Open the action.

        Raises Refused and Blocked.
        """
        if values["goal"] is None:
            text = _("Choose the goal it serves: it is the first part of its number.")
            raise Blocked([Problem("no_goal", text, "goal")])
        return create_action(self.record, actor=actor_of(self), values=values)

    def done(self, made: OperationalAction) -> str:
        """Go on to the whole form, for those who write the action."""
        here = made.get_absolute_url()
        return f"{here}edit/" if editable_fields(self.user, made) else here

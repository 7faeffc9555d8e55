"""The Action Leader's one page: the report with its indicators and results in one form, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from empact.web.forms import RecordForm, comment_help
from empact.web.parts import Crumb
from empact.web.versus import mine_only, versions
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.edits import EditPage, seen_version
from empact.web.views.moves import actor_of
from empact.workflow.engine import begin, perform, refuse
from empact.workflow.errors import Blocked, Stale
from empact.workflow.problems import Problem, blockers
from oaps.figures import Reached, reached
from oaps.forms.reports import ReportForm, ResultRow, ValueRow, result_choices
from oaps.forms.rows import Rows
from oaps.models import (
    Indicator,
    IndicatorValue,
    OperationalAction,
    ProgressReport,
    ReportStatus,
)
from oaps.permissions import CORRECTORS
from oaps.services.reports import confirm_all, refuse_standing_still, save_report
from oaps.services.rows import RowChange
from oaps.views.action_form import place_in_rows
from oaps.views.reporting import returned_because
from oaps.workflow import REPORT_CHART
from oaps.workflow.report_checks import problems_of_report


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is left to do before the report can be sent, and where."""

    problem: Problem
    anchor: str

    @property
    def icon(self) -> str:
        """Return the icon: to confirm, or missing."""
        return "copy" if self.problem.code == "to_confirm" else "error"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A row of the indicators: the form, the stored value, and how far the indicator has come in earlier rounds."""

    row: Any
    value: IndicatorValue
    so_far: Reached | None


class ReportEdit(EditPage[ProgressReport]):
    """Writes a report: saves all of it or nothing, and sends it when asked to."""

    form_class = ReportForm
    template_name = "oaps/report_form.html"

    def form(self, data: Any = None, *, record: Any = None, initial: dict[str, Any] | None = None) -> RecordForm:
        """Return the form over the open fields, with the later actions that the reader sees."""
        later = OperationalAction.objects.visible_to(self.user).filter(
            oap__period_start__gt=self.record.action.oap.period_start
        )
        instance = ProgressReport.objects.get(pk=(record or self.record).pk)
        form = ReportForm(data, instance=instance, initial=initial, later=later)
        form.limit_to(self.open_fields)
        return form

    @cached_property
    def values(self) -> dict[int, IndicatorValue]:
        """Return the values of the report by key, in the order of the indicators."""
        rows = self.record.values.select_related("indicator").order_by("indicator__position", "pk")
        return {value.pk: value for value in rows}

    @cached_property
    def choices(self) -> dict[str, Any]:
        """Return what the rows of results choose from."""
        return result_choices(self.record.round)

    def rows(self, data: Any = None) -> list[Rows]:
        """Return values and results as rows, bound when there is data."""
        more = 3 if data is not None and "more" in data else 0
        results = self.record.results.order_by("pk")
        return [
            Rows(ValueRow, data, records=self.values.values(), choices={"values": self.values}),
            Rows(ResultRow, data, records=results, more=more, choices=self.choices),
        ]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises Blocked for a report that stays as it is.
        """
        if self.open_fields:
            refuse_standing_still(self.record)
        return self.draw(self.form(), self.rows(), self.record.version)

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show the form and its rows with what was typed before the sign-in ended. Raises Refused and Blocked."""
        return self.draw(self.form(request.POST), self.rows(request.POST), seen_version(request))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save all of it or nothing, then send it if asked to; whatever was typed comes back.

        Raises Refused.
        """
        typed = _chosen(request.POST)
        form, rows, version = self.form(typed), self.rows(typed), seen_version(request)
        form.take(
            name.removeprefix("take-")
            for name, value in typed.items()
            if name.startswith("take-") and value == "theirs"
        )
        if "more" in typed:
            self.unsaved = True
            return self.draw(form, self.with_more(typed), version)
        if not all([form.is_valid(), *(item.is_valid() for item in rows)]):
            return self.draw(form, rows, version, status=400)
        try:
            report = self.save(form, rows, version)
        except Stale as error:
            return self.draw_stale(error, rows, version)
        except Blocked as error:
            place_in_rows(form, rows, error.problems)
            return self.draw(form, rows, version, status=400)
        return self.send(report) if "send" in typed else self.saved(report)

    def save(self, form: RecordForm, rows: Sequence[Rows], version: int) -> ProgressReport:
        """Save what was typed and confirmed.

        Raises Refused, Stale and Blocked.
        """
        typed = self.request.POST
        every = "confirm_all" in typed
        changes: list[RowChange] = [change for item in rows for change in item.changes()]
        if every:
            changes = _with_confirmed(changes, confirm_all(self.record))
        return save_report(
            self.record.pk,
            actor=actor_of(self),
            seen=version,
            changes={name: form.cleaned_data[name] for name in form.fields},
            confirm=tuple(self.record.to_confirm) if every else tuple(typed.getlist("confirm")),
            rows=changes,
        )

    def saved(self, report: ProgressReport) -> HttpResponse:
        """Come back to the form, at the place that was saved."""
        messages.success(self.request, _("Saved."))
        there = self.address.url(report) if "close" in self.request.POST else self.address.url(report, "edit")
        return HttpResponseRedirect(there)

    def send(self, report: ProgressReport) -> HttpResponse:
        """Send the saved report to the Driver's team; when something is left, say so: nothing is lost.

        Raises Refused and Conflict.
        """
        try:
            perform(REPORT_CHART, "submit", report.pk, actor=actor_of(self), seen=report.content)
        except Blocked as error:
            n = len(blockers(error.problems))
            text = _("Saved, but not sent: {n} things are left, listed under “Left for you”.")
            one = _("Saved, but not sent: one thing is left, listed under “Left for you”.")
            messages.warning(self.request, one if n == 1 else text.format(n=n))
            return HttpResponseRedirect(f"{self.address.url(report, 'edit')}#left")
        messages.success(self.request, _("Sent to the Driver’s team. You can recall it until it is accepted."))
        return HttpResponseRedirect(self.address.url(report))

    def with_more(self, data: Any) -> list[Rows]:
        """Return the rows with what was typed, and three more for results."""
        typed = data.copy()
        total = data.get("results-TOTAL_FORMS", "")
        typed["results-TOTAL_FORMS"] = str(int(total) + 3 if total.isdecimal() and len(total) < 4 else 3)
        return self.rows(typed)

    def draw_stale(self, error: Stale, rows: list[Rows], version: int) -> HttpResponse:
        """Show both versions side by side: of the report, or of the row that somebody changed meanwhile."""
        current: Any = error.record
        if isinstance(current, ProgressReport):
            form = self.form(record=current, initial=mine_only(error))
            return self.draw(form, rows, current.version, status=409, stale=error)
        for item in rows:
            item.take_version(current)
        return self.draw(self.form(self.request.POST), rows, version, status=409, stale=error)

    def draw(
        self, form: RecordForm, rows: Sequence[Rows], version: int, *, status: int = 200, stale: Stale | None = None
    ) -> HttpResponse:
        """Show the form with what is left to do."""
        values, results = rows
        return self.respond(
            status=status,
            title=_("Report: {action}").format(action=self.record.action),
            record=self.record,
            form=form,
            values=values,
            value_lines=self.value_lines(values),
            results=results,
            rows_broken=any(not item.is_valid() for item in rows if item.is_bound),
            version=version,
            stale=stale,
            versions=[item for item in versions(stale) if item.name != "to_confirm"] if stale else [],
            left=self.left,
            confirmed=self.request.POST.getlist("confirm"),
            to_confirm=len(self.record.to_confirm) + sum(value.to_confirm for value in self.values.values()),
            why=returned_because(self.record),
            last=self.last,
        )

    def value_lines(self, rows: Rows) -> list[ValueLine]:
        """Return each row with its value and how far the indicator had come before this round. Two queries."""
        earlier = IndicatorValue.objects.filter(report__round__opens_on__lt=self.record.round.opens_on)
        indicators = Indicator.objects.filter(action=self.record.action_id)
        so_far = {item.indicator: item for item in reached(indicators, earlier)}
        return [
            ValueLine(row, value, so_far.get(value.indicator_id))
            for row, value in zip(rows.forms, self.values.values(), strict=False)
        ]

    @cached_property
    def left(self) -> list[Left]:
        """Return what is left to do on what was saved last, each with its place. One query."""
        places = {f"value-{value.indicator_id}": f"value-{value.indicator_id}" for value in self.values.values()}
        return [
            Left(problem, places.get(problem.field, f"field-{problem.field}"))
            for problem in blockers(problems_of_report(self.record))
        ]

    @cached_property
    def last(self) -> ProgressReport | None:
        """Return the last accepted report on the action, to read again what was said."""
        rows = ProgressReport.objects.filter(
            action=self.record.action_id,
            status=ReportStatus.ACCEPTED,
            round__opens_on__lt=self.record.round.opens_on,
        )
        return rows.select_related("round").order_by("-round__opens_on").first()


def _chosen(data: Any) -> Any:
    """Return what was typed, with the meaning that was chosen for an unclear number put into its field."""
    name, _equals, value = data.get("choose", "").partition("=")
    if not name:
        return data
    typed = data.copy()
    typed[name] = value
    return typed


def _with_confirmed(changes: Sequence[RowChange], confirmed: Sequence[RowChange]) -> list[RowChange]:
    """Return the changes of rows, those of carried-over values with the confirmation."""
    keys = {change.pk for change in confirmed}
    return [
        RowChange(
            change.model,
            change.prefix,
            {**change.values, "to_confirm": False},
            change.pk,
            change.seen,
            change.remove,
        )
        if change.model is IndicatorValue and change.pk in keys
        else change
        for change in changes
    ]


class CorrectPage(RecordPage[ProgressReport]):
    """Begins a correction of an accepted report: a new revision, which supersedes it once it is accepted."""

    template_name = "oaps/report_correct.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the report and its correction."""
        return (*self.address.crumbs(self.record), Crumb(_("Correct")))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask.

        Raises Refused.
        """
        refuse(CORRECTORS, self.record, actor_of(self))
        return self.ask()

    def ask(self, *, problems: Sequence[Problem] = (), status: int = 200) -> HttpResponse:
        """Show what a correction is, with what stands against it."""
        return self.respond(
            status=status,
            title=_("Correct the report"),
            record=self.record,
            problems=problems,
            back=self.url(),
            comment_help=comment_help(ProgressReport, ReportStatus.DRAFTING, self.record),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Begin the correction and go to its form.

        Raises Refused.
        """
        try:
            made = begin(
                REPORT_CHART,
                "correct",
                self.record,
                actor=actor_of(self),
                comment=request.POST.get("comment", ""),
            )
        except Blocked as error:
            return self.ask(problems=error.problems, status=400)
        return HttpResponseRedirect(self.address.url(made, "edit"))

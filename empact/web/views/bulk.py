"""One move for several records: asked once, made for each in a transaction of its own, told record by record.

path("oaps/moves/", PlanBulkMove.as_view(), name="oap-bulk-move")

What became of them has an address of its own (`/moves/<group>/`), which can be opened again: what was done is in the
history, under its group, for all who see the records; what was refused is nobody's history and is kept with the
session of the person who tried.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact.history.differences import model_of
from empact.history.models import Entry
from empact.web.addresses import Address, address_of
from empact.web.forms import MoveForm, move_form, place
from empact.web.parts import Crumb, Reason
from empact.web.turns import reasons_of
from empact.web.views.base import Page, WebRequest
from empact.web.views.moves import actor_of, counter_of, safe_next
from empact.web.worklist import notes_on
from empact.words import Words
from empact.workflow.charts import Chart, Transition, chart_of, move_of
from empact.workflow.discretion import discreet
from empact.workflow.engine import Outcome, perform_many
from empact.workflow.errors import Blocked
from empact.workflow.problems import Problem, blockers
from empact.workflow.situation import situation

MOST_AT_ONCE = 200
# Where a session keeps why records were left, and of how many bulk moves, the latest.
REFUSED = "refused"
KEPT = 5


def in_order[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """Return the rows in the order of their model, else in that of their making."""
    return rows if rows.ordered else rows.order_by("pk")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record among those ticked: what is said under it, whether the move is open, and why not."""

    record: Any
    note: Words
    seen: int
    reasons: tuple[Reason, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether the move can be made."""
        return not self.reasons


class BulkMovePage[M: Model](Page):
    """One move for the records ticked in a list: one document, one date, a result per record.

    The list posts `move` and `chosen`; this page asks for the data once and posts them again with what was seen of
    each record (`seen-<key>`) and `sure`. What cannot be moved is said beforehand and left out.
    """

    model: type[M] = None  # type: ignore[assignment]  # given by the route or a subclass
    back: str = ""
    template_name = "web/bulk_move.html"

    @cached_property
    def chart(self) -> Chart:
        """Return the chart of the records."""
        return chart_of(self.model)

    @cached_property
    def move(self) -> Transition:
        """Return the move that is asked for.

        Raises Http404 when the chart has no such move for several records.
        """
        found = self.chart.transition(self.request.POST.get("move", ""))
        if found is None or not found.bulk:
            raise Http404(_("There is no such move. The page of the record shows those there are."))
        return found

    def crumbs(self) -> Sequence[Crumb]:
        """Return where this is."""
        return (Crumb(capfirst(str(self.model._meta.verbose_name_plural)), self.back), Crumb(str(self.move.label)))

    @cached_property
    def records(self) -> list[M]:
        """Return the records ticked that the reader may see, in their order."""
        keys = [int(key) for key in self.request.POST.getlist("chosen")[:MOST_AT_ONCE] if _is_key(key)]
        rows = self.model._default_manager.for_reader(self.user)  # type: ignore[attr-defined]
        return list(in_order(rows.filter(pk__in=keys)))

    def chosen(self) -> list[Chosen]:
        """Return for each record ticked whether the move is open. Some queries per record, at most 200 of them."""
        notes = notes_on(actor_of(self), self.chart.label, self.records)
        return [
            Chosen(record, notes.get(record.pk, ""), counter_of(record, self.chart), tuple(self._reasons(record)))
            for record in self.records
        ]

    def _reasons(self, record: Any) -> list[Reason]:
        found = situation(self.user, record)
        if any(item.transition is self.move for item in found.open):
            return []
        for item in found.blocked:
            if item.transition is self.move:
                only = [Reason(item.only)] if item.only else []
                return only + reasons_of(self.user, record, blockers(item.problems), mends=not only)
        return [Reason(_("it is “{state}”").format(state=record.get_status_display()))]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Send back who comes without having ticked anything."""
        return HttpResponseRedirect(safe_next(request, self.back or "/"))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask once, or move all."""
        back = safe_next(request, request.POST.get("back", ""))
        back = back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) else self.back or "/"
        if not self.records:
            messages.warning(request, _("Tick the rows first, then choose what to do with them."))
            return HttpResponseRedirect(back)
        if "sure" not in request.POST:
            return self.ask(self.form()(), back)
        form = self.form()(request.POST)
        if not form.is_valid():
            return self.ask(form, back, status=400)
        group = uuid.uuid4()
        outcomes = self.perform_all(form, group)
        if wrong := told_wrongly(outcomes, form):
            place(form, wrong)
            return self.ask(form, back, status=400)
        self.remember(group, outcomes)
        query = urlencode({"next": back})
        return HttpResponseRedirect(f"{reverse('bulk-result', args=[group])}?{query}")

    def form(self) -> type[MoveForm]:
        """Return the form of what the records share."""
        return move_form(self.move, self.chart.model, among=self.records)

    def remember(self, group: uuid.UUID, outcomes: Sequence[Outcome]) -> None:
        """Keep why records were left with the session of who tried."""
        why = {str(outcome.pk): str(outcome.error) for outcome in outcomes if outcome.error}
        found = {"kind": self.chart.label, "move": self.move.name, "why": why}
        kept = {**self.request.session.get(REFUSED, {}), str(group): found}
        self.request.session[REFUSED] = dict(list(kept.items())[-KEPT:])

    def ask(self, form: MoveForm, back: str, *, status: int = 200) -> HttpResponse:
        """Show which records will move and ask for the data they share."""
        chosen = self.chosen()
        ready = sum(item.is_open for item in chosen)
        ticked = ngettext("{n} {kind}", "{n} {kinds}", len(chosen)).format(
            n=len(chosen), kind=self.model._meta.verbose_name, kinds=self.model._meta.verbose_name_plural
        )
        return self.respond(
            status=status,
            title=self.move.label,
            move=self.move,
            form=form,
            chosen=chosen,
            ready=ready,
            kind=capfirst(str(self.model._meta.verbose_name)),
            ready_words=_("Ready: {ready} of {ticked}").format(ready=ready, ticked=ticked),
            back=back,
        )

    def perform_all(self, form: MoveForm, group: uuid.UUID) -> list[Outcome]:
        """Move each record in a transaction of its own; one that was not on the page counts as not seen."""
        seen = {record.pk: self.request.POST.get(f"seen-{record.pk}", "") for record in self.records}
        return perform_many(
            self.chart,
            self.move.name,
            [(pk, int(text) if _is_key(text) else 0) for pk, text in seen.items()],
            actor=actor_of(self),
            data=form.data_given,
            comment=form.comment,
            group=group,
        )


def told_wrongly(outcomes: Sequence[Outcome], form: MoveForm) -> list[Problem]:
    """Return what is wrong with the data the records share; nothing as soon as one of them moved with it."""
    if any(outcome.record for outcome in outcomes):
        return []
    refused = [outcome.error for outcome in outcomes if isinstance(outcome.error, Blocked)]
    found = {problem: None for error in refused for problem in error.problems if problem.field in form.fields}
    return list(found)


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < len(str(2**63))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one record: the entry of its move, or why it was left."""

    record: Model
    entry: Entry | None = None
    why: str = ""


class BulkResultPage(Page):
    """What became of the records of one bulk move, for those who may see them."""

    template_name = "web/bulk_result.html"

    @cached_property
    def group(self) -> str:
        """Return the group that the address names."""
        return str(self.kwargs["group"])

    @cached_property
    def refused(self) -> Mapping[str, Any]:
        """Return what the session keeps of this move, if its reader is who tried."""
        found: Mapping[str, Any] = self.request.session.get(REFUSED, {}).get(self.group, {})
        return found

    @cached_property
    def entries(self) -> list[Entry]:
        """Return the entries of the move itself, as the reader may read them."""
        found = discreet(self.user, Entry.objects.filter(group=self.group).order_by("pk"))
        return [entry for entry in found if (move := move_of(entry.kind, entry.verb)) and move.bulk]

    @cached_property
    def chart(self) -> Chart:
        """Return the chart of the records.

        Raises Http404 when there is no such group.
        """
        kind = self.refused.get("kind") or next((entry.kind for entry in self.entries), "")
        if (model := model_of(kind) if kind else None) is None:
            raise Http404(_("There is no such record, or it is not open to your role."))
        return chart_of(model)

    @cached_property
    def move(self) -> Transition:
        """Return the move that was made."""
        found = self.chart.transition(self.refused.get("move") or self.entries[0].verb)
        if found is None:
            raise Http404(_("There is no such move. The page of the record shows those there are."))
        return found

    @cached_property
    def place(self) -> Address[Any]:
        """Return the address of the records.

        Raises Http404 for records without pages.
        """
        found = address_of(self.chart.model)
        if found is None:
            raise Http404(_("There is no such record, or it is not open to your role."))
        return found

    @cached_property
    def results(self) -> list[Result]:
        """Return what became of each record that the reader may see, in their order.

        Raises Http404 when there is none.
        """
        done = {entry.record_id: entry for entry in self.entries if entry.kind == self.chart.label}
        why = {int(key): text for key, text in self.refused.get("why", {}).items()}
        rows = in_order(self.place.rows(self.user).filter(pk__in={*done, *why}))
        found = [Result(record, done.get(record.pk), why.get(record.pk, "")) for record in rows]
        if not found:
            raise Http404(_("There is no such record, or it is not open to your role."))
        return found

    def back(self) -> str:
        """Return the list with its filters, as the address keeps it; else where the records are found."""
        above = (crumb.url for crumb in self.place.crumbs(self.results[0].record) if crumb.url)
        return safe_next(self.request, next(above, "/"))

    def crumbs(self) -> Sequence[Crumb]:
        """Return where this is."""
        plural = capfirst(str(self.chart.model._meta.verbose_name_plural))
        return (Crumb(plural, self.back()), Crumb(str(self.move.label)))

    def context(self) -> dict[str, Any]:
        """Return the results, with who made the move and when."""
        return {
            "section": self.place.section,
            "title": self.move.label,
            "move": self.move,
            "target": str(dict(self.chart.states.choices)[self.move.target]),
            "results": self.results,
            "good": sum(item.entry is not None for item in self.results),
            "first": next((item.entry for item in self.results if item.entry), None),
            "back": self.back(),
        }

"""The page on which a move is confirmed.

*record_paths("cycles/<slug:cycle>/oaps/<slug:code>/", OAP_ADDRESS, detail=OapDetail)   # brings oap-move
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from empact.accounts.hats import posts_of
from empact.history.models import Entry
from empact.web.addresses import record_url
from empact.web.forms import MoveForm, move_form, place
from empact.web.parts import Crumb
from empact.web.turns import reasons_of
from empact.web.views.base import Page, RecordPage, WebRequest
from empact.workflow.charts import Chart, Transition, chart_of
from empact.workflow.engine import SOME, perform, refuse_others
from empact.workflow.errors import Blocked, Conflict
from empact.workflow.problems import Problem, blockers
from empact.workflow.situation import Situation, situation

if TYPE_CHECKING:
    from empact.accounts.models import User

MOST_AT_ONCE = 200
LATELY = 5


def actor_of(page: Page) -> User:
    """Return who acts; a page that writes is never public."""
    return cast("User", page.user)


def safe_next(request: WebRequest, fallback: str) -> str:
    """Return where the form says to go afterwards, if that is a place of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return fallback


def counter_of(record: Any, chart: Chart) -> int:
    """Return what a mover of the record has before their eyes: its version, or the content of its root."""
    if chart.counter == "version":
        return int(record.version)
    root = record
    for step in record.root_path.split("__") if record.root_path else ():
        root = getattr(root, step)
    return int(root.content)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a move will bring, for the page that asks for it."""

    target: str
    label: str
    next_move: str
    next_who: str
    next_posts: tuple[str, ...]
    way_back: str
    back_who: str
    final: bool


def consequence(record: Any, chart: Chart, move: Transition) -> Consequence:
    """Return what the move brings: the state, whose turn it is then, and how it can be undone. Two queries."""
    after = chart.awaited(move.target)
    people = after.who.people(record).order_by("pk")[:SOME] if after and after.who else ()
    back = chart.transition(str(move.way_back))
    return Consequence(
        target=move.target,
        label=str(dict(chart.states.choices)[move.target]),
        next_move=str(after.label) if after else "",
        next_who=str(after.who.name) if after and after.who else (str(_("the system")) if after else ""),
        next_posts=tuple(posts_of(people)),
        way_back=str(back.label) if back else str(move.way_back).removeprefix("none: "),
        back_who=str(back.who.reason) if back and back.who else "",
        final=back is None,
    )


class MovePage[M: Model](RecordPage[M]):
    """Asks whether a move shall be made and what must be told with it; makes it on POST.

    Refused, Conflict and NotVisible go to the middleware; problems are shown at their fields.
    """

    template_name = "web/move.html"

    @cached_property
    def chart(self) -> Chart:
        """Return the chart of the record."""
        try:
            return chart_of(self.record)
        except LookupError as error:
            raise Http404 from error

    @cached_property
    def move(self) -> Transition:
        """Return the move the URL names.

        Raises Http404 for a move that the chart does not have.
        """
        found = self.chart.transition(self.kwargs["move"])
        if found is None or not found.sources:
            raise Http404(_("There is no such move. The page of the record shows those there are."))
        return found

    @cached_property
    def situation(self) -> Situation:
        """Return how the record stands for the reader."""
        return situation(self.user, self.record)

    @property
    def seen(self) -> int:
        """Return what the reader has before their eyes."""
        return counter_of(self.record, self.chart)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record and the move."""
        return (*self.address.crumbs(self.record), Crumb(str(self.move.label)))

    def found_problems(self) -> tuple[Problem, ...]:
        """Return what stands against the move now, warnings among it.

        Raises Conflict when the record is in no state for it, Refused when it is for others.
        """
        for open_move in self.situation.open:
            if open_move.transition is self.move:
                return open_move.warnings
        for blocked in self.situation.blocked:
            if blocked.transition is self.move and not blocked.reason:
                return blocked.problems
        record: Any = self.record
        refuse_others(self.move, record, actor_of(self))
        raise Conflict(
            record,
            _("It is “{state}” now, and this cannot be done from there.").format(state=record.get_status_display()),
            Entry.objects.of(record)[:LATELY],
        )

    def form(self, data: Any = None) -> MoveForm:
        """Return the form, bound when there is data."""
        form = move_form(self.move, self.chart.model, self.record)(data)
        form.offer_visible(self.user)
        return form

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask."""
        return self.ask(self.form(), self.found_problems(), self.seen)

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Ask with what was told before the sign-in ended. Raises Refused and Conflict."""
        return self.ask(self.form(request.POST), self.found_problems(), request.POST.get("seen", ""))

    def ask(self, form: MoveForm, problems: Sequence[Problem], seen: int | str, *, status: int = 200) -> HttpResponse:
        """Show the question, with what was typed and what stands against it."""
        record: Any = self.record
        return self.respond(
            status=status,
            title=self.move.label,
            record=record,
            record_url=record_url(record),
            move=self.move,
            consequence=consequence(record, self.chart, self.move),
            form=form,
            seen=seen,
            blockers=reasons_of(self.user, record, blockers(problems)),
            warnings=reasons_of(self.user, record, [item for item in problems if item.level == "warning"]),
            next=safe_next(self.request, ""),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Make the move.

        Raises Refused and Conflict.
        """
        form = self.form(request.POST)
        seen = request.POST.get("seen", "")
        if not form.is_valid() or not (seen.isdecimal() and len(seen) < len("1000000000")):
            return self.ask(form, self.found_problems(), seen, status=400)
        try:
            moved = perform(
                self.chart,
                self.move.name,
                self.record.pk,
                actor=actor_of(self),
                seen=int(seen),
                data=form.data_given,
                comment=form.comment,
            )
        except Blocked as error:
            own = set(form.fields)
            place(form, [problem for problem in error.problems if problem.field in own])
            return self.ask(form, [item for item in error.problems if item.field not in own], seen, status=400)
        messages.success(request, self.done(moved))
        return HttpResponseRedirect(safe_next(request, record_url(moved) or "/"))

    def done(self, moved: Any) -> str:
        """Return the message after the move."""
        return _("Done: {move}. It is “{state}” now.").format(move=self.move.label, state=moved.get_status_display())

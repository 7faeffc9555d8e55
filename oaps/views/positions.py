"""The page on which a Member State gives its position on a plan, and on which others read it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from empact import clock
from empact.history.models import Entry
from empact.history.sentences import sentence
from empact.web.forms import place
from empact.web.views.base import WebRequest
from empact.web.views.details import DetailPage
from empact.web.views.moves import actor_of
from empact.workflow.charts import Transition
from empact.workflow.engine import perform
from empact.workflow.entries import readable
from empact.workflow.errors import Blocked
from oaps.forms.plans import AnswerForm
from oaps.models import NationalPosition, OperationalAction, PositionStatus
from oaps.permissions import READ_COMMENT
from oaps.querysets import GONE
from oaps.views import cells
from oaps.workflow import POSITION_CHART

# So many changes are told on the page; the history of the plan has all of them.
TOLD = 20


class PositionDetail(DetailPage[NationalPosition]):
    """One Member State's position on one plan: the newest time it was asked."""

    template_name = "oaps/position.html"

    def heading(self) -> str:
        """Return whose position on which plan it is."""
        return _("{country}: position on {plan}").format(country=self.record.country, plan=self.record.oap)

    def way(self) -> dict[str, Any]:
        """Leave stepper and turn box out: the page itself is the place to answer."""
        return {"situation": self.situation}

    @property
    def open_moves(self) -> list[Transition]:
        """Return the answers the reader may give now."""
        return [item.transition for item in self.situation.open]

    @cached_property
    def may_read_comment(self) -> bool:
        """Tell whether the reader may read what the delegation said beside its answer."""
        return READ_COMMENT.holds(self.user, self.record)

    def form(self, data: Any = None) -> AnswerForm:
        """Return the form with the answers that are open; an answer given before is chosen."""
        given = {item.target: item.name for item in self.open_moves}.get(self.record.status)
        initial = {"move": given, "comment": self.record.comment if self.may_read_comment else ""}
        return AnswerForm(data, moves=self.open_moves, initial=initial)

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Give the answer.

        Raises Refused and Conflict.
        """
        move, seen = request.POST.get("move", ""), request.POST.get("seen", "")
        form = self.form(request.POST)
        if not form.is_valid() and self.open_moves:
            return self.respond(form=form, status=400)
        try:
            position = perform(
                POSITION_CHART,
                move,
                self.record.pk,
                actor=actor_of(self),
                seen=int(seen) if seen.isdecimal() and len(seen) < len("1000000000") else 0,
                comment=request.POST.get("comment", ""),
            )
        except Blocked as error:
            place(form, error.problems)
            return self.respond(form=form, status=400)
        messages.success(
            request,
            _("Noted: {country} {answer}.").format(country=position.country, answer=position.get_status_display()),
        )
        return HttpResponseRedirect(self.url())

    def context(self) -> dict[str, Any]:
        """Return the answer, the country's actions beside it, and what changed since it was given."""
        position = self.record
        pending = position.status == PositionStatus.PENDING
        return {
            **super().context(),
            "form": self.form() if self.open_moves else None,
            "plan": position.oap,
            "silent": pending and position.due < clock.now(),
            "comment": position.comment if self.may_read_comment else "",
            "comment_hidden": bool(position.comment) and not self.may_read_comment,
            "blocked": [item for item in self.situation.blocked if item.problems or item.reason][:1],
            **self.own_actions(),
            **self.changes(),
            "earlier": self.earlier(),
        }

    def own_actions(self) -> Mapping[str, Any]:
        """Return the plan's actions in which the country leads, co-leads or takes part. Three queries."""
        country = self.record.country_id
        found = (
            OperationalAction.objects.visible_to(self.user)
            .filter(oap=self.record.oap_id)
            .exclude(status__in=GONE)
            .with_country(country)
            .for_table()
            .order_by("goal_number", "sequence")
        )
        rows = [(action, cells.roles_of(action, country)) for action in found]
        return {"own_actions": rows, "led": sum(cells.leads(roles) for _action, roles in rows)}

    def changes(self) -> Mapping[str, Any]:
        """Return what changed in the plan since the answer was given, newest first."""
        position = self.record
        if position.content_seen is None:
            return {"changes": [], "on_this_text": True}
        entries = (
            Entry.objects.since_content(position.oap, position.content_seen)
            .filter(readable(self.user, position.oap))
            .exclude(kind=position._meta.label_lower)
        )
        told = [(entry, sentence(entry)) for entry in entries[:TOLD]]
        return {"changes": told, "on_this_text": position.content_seen == position.oap.content}

    def earlier(self) -> list[tuple[Entry, str, str]]:
        """Return the answers given before on any text of the plan, as sentences; comments for those who may read."""
        rounds = NationalPosition.objects.filter(oap=self.record.oap_id, country=self.record.country_id)
        answers = [move.name for move in POSITION_CHART.transitions if move.who is not None]
        entries = Entry.objects.filter(
            kind=self.record._meta.label_lower, record_id__in=rounds.values("pk"), verb__in=answers
        )
        return [(entry, sentence(entry), entry.comment if self.may_read_comment else "") for entry in entries[:TOLD]]

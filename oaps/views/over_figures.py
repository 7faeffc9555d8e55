"""The form of a report that is written over figures: a Driver's, a country's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from empact.accounts.models import Country
from empact.web.forms import RecordForm, place
from empact.web.versus import mine_only
from empact.web.views.base import WebRequest
from empact.web.views.edits import EditPage, seen_version
from empact.workflow.errors import Blocked, Stale
from oaps.models import OAP, ReportingRound, ReportStatus, StateOfAction

WORDS: Mapping[str, Any] = dict(StateOfAction.choices)


@dataclass(frozen=True, slots=True)
class Behind:
    """Where the rows behind the figures of a round are: those of a plan, or of a country that leads actions of several.

    `page` is the report's tab of figures, which holds the indicators; nothing on that page itself.
    """

    round: ReportingRound
    plan: OAP | None = None
    country: Country | None = None
    page: str = ""

    def action(self, name: str) -> str:
        """Return the page of an action that the figures name: by its number in the plan, else by its whole code."""
        plan, _slash, number = name.rpartition("/")
        code = self.plan.code if self.plan else plan
        return reverse("action-detail", args=[self.round.cycle.code, code, number])

    def reports(self, state: str) -> str:
        """Return the accepted reports that say so."""
        among = {"plan": self.plan.code} if self.plan else {"lead": self.country.code} if self.country else {}
        asked = {"round": self.round.code, **among, "status": ReportStatus.ACCEPTED.value, "state": state}
        return reverse("progress-report-list", query=asked)


def shown_figures(counted: Mapping[str, Any], behind: Behind, *, frozen: bool) -> dict[str, Any]:
    """Return what the tab of figures shows of them: as they were frozen, or as they stand now, each with its rows."""
    return {
        "figures": counted,
        "results": [{**row, "number": Decimal(row["number"])} for row in counted["results"]],
        "reached": [_reached(row, behind) for row in counted.get("reached", ())],
        "frozen": frozen,
        "states": [(WORDS.get(code, code), n, behind.reports(code)) for code, n in counted["states"].items()],
        "missing": [(name, behind.action(name)) for name in counted["missing"]],
        "indicators_url": f"{behind.page}#indicators",
    }


def _reached(row: Mapping[str, Any], behind: Behind) -> dict[str, Any]:
    numbers = {name: Decimal(row[name]) if row[name] else None for name in ("baseline", "target", "number")}
    return {**row, **numbers, "url": behind.action(row["action"])}


class OverFiguresEdit[M: Model](EditPage[M]):
    """Writes the texts of a report by its own service, beside the figures that are there already."""

    def figures(self) -> Mapping[str, Any]:
        """Return the figures as they stand now."""
        raise NotImplementedError

    def behind(self) -> Behind:
        """Return where the rows behind them are."""
        raise NotImplementedError

    def save_texts(self, seen: int, changes: Mapping[str, Any]) -> M:
        """Write the texts and return the report. Raises Refused, Stale and Blocked."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return the figures beside the form."""
        return {**super().context(), **shown_figures(self.figures(), self.behind(), frozen=False)}

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save; problems and a stale version come back with everything that was typed.

        Raises Refused.
        """
        form: RecordForm = self.form(request.POST)
        form.take(
            name.removeprefix("take-")
            for name, value in request.POST.items()
            if name.startswith("take-") and value == "theirs"
        )
        version = seen_version(request)
        if not form.is_valid():
            return self.show(form, version, status=400)
        try:
            report = self.save_texts(version, {name: form.cleaned_data[name] for name in form.fields})
        except Stale as error:
            current: Any = error.record
            return self.show(
                self.form(record=current, initial=mine_only(error)), current.version, status=409, stale=error
            )
        except Blocked as error:
            place(form, error.problems)
            return self.show(form, version, status=400)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(f"{self.address.url(report)}?tab=text")

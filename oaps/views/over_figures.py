"""The form of a report that is written over figures: a Driver's, a country's."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from empact.web.forms import RecordForm, place
from empact.web.versus import mine_only
from empact.web.views.base import WebRequest
from empact.web.views.edits import EditPage, seen_version
from empact.workflow.errors import Blocked, Stale
from oaps.models import StateOfAction

WORDS: Mapping[str, Any] = dict(StateOfAction.choices)


def words_of_states(figures: Mapping[str, Any]) -> list[tuple[Any, int]]:
    """Return in words how many actions stand how."""
    return [(WORDS.get(code, code), n) for code, n in figures["states"].items()]


def shown_figures(counted: Mapping[str, Any], *, frozen: bool) -> dict[str, Any]:
    """Return what the tab of figures shows of them: as they were frozen, or as they stand now."""
    return {
        "figures": counted,
        "results": [{**row, "number": Decimal(row["number"])} for row in counted["results"]],
        "frozen": frozen,
        "states": words_of_states(counted),
        "missing": ", ".join(counted["missing"]),
    }


class OverFiguresEdit[M: Model](EditPage[M]):
    """Writes the texts of a report by its own service, beside the figures that are there already."""

    def figures(self) -> Mapping[str, Any]:
        """Return the figures as they stand now."""
        raise NotImplementedError

    def save_texts(self, seen: int, changes: Mapping[str, Any]) -> M:
        """Write the texts and return the report. Raises Refused, Stale and Blocked."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return the figures beside the form."""
        return {**super().context(), **shown_figures(self.figures(), frozen=False)}

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

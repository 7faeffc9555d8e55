"""The pages of evidence: attaching what a page says, and showing it beside what the page says today."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from empact.web.deeds import edit_button, remove_button
from empact.web.forms import place
from empact.web.parts import Button, Crumb
from empact.web.values import link
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.details import DetailPage, Fact, Facts
from empact.web.views.edits import EditPage, RemovePage
from empact.web.views.histories import picture_of
from empact.web.views.moves import actor_of
from empact.workflow.edits import refuse_creator
from empact.workflow.errors import Blocked
from evaluation.addresses import EVALUATION
from evaluation.forms import AddressForm, AttachForm, EvidenceForm
from evaluation.models import Evaluation, Evidence, EvidenceKind, Finding
from evaluation.services import attach
from evaluation.sources import ROWS, Said, SourceError, kept, read, shown

# So many rows of a list are shown before it is kept.
FIRST_ROWS = 8


class EvidenceDetail(DetailPage[Evidence]):
    """A piece of evidence: what it said on its day, beside what its source says today."""

    chain = True
    template_name = "evaluation/evidence.html"
    facts = (
        Facts(
            "",
            (
                "kind",
                "said",
                "taken_at",
                "taken_as",
                Fact("address", value=lambda item: item.address),
                "sha256",
            ),
        ),
    )

    def kicker(self) -> object:
        """Return the number."""
        return _("Evidence %d") % self.record.number

    def heading(self) -> object:
        """Return what it shows."""
        return self.record.title

    def meta(self) -> Sequence[object]:
        """Return the evaluation."""
        return (link(self.record.evaluation, str(self.record.evaluation)),)

    def actions(self) -> Sequence[Button]:
        """Return the way to the source, to the form, and out."""
        source = Button(_("Open the source"), self.record.address)
        return (source, *edit_button(self.user, self.record), *remove_button(self.user, self.record))

    def context(self) -> dict[str, Any]:
        """Return what was kept, as the reader may see it. The cost is the source's, besides."""
        found = shown(self.record, self.request)
        frozen = picture_of(found.values) if found.values else None
        rows = [(row.under(found.heads), row) for row in found.rows]
        return {**super().context(), "shown": found, "rows": rows, "picture": frozen}


class EvidenceEdit(EditPage[Evidence]):
    """Changes what a piece of evidence is called; what it said stays."""

    form_class = EvidenceForm


class EvidenceRemove(RemovePage[Evidence]):
    """Takes a piece of evidence away that no finding cites."""


class EvidenceAttach(RecordPage[Evaluation]):
    """Asks for a page, shows what it says, and keeps that."""

    address = EVALUATION
    template_name = "evaluation/attach.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*self.address.crumbs(self.record), Crumb(_("Attach evidence")))

    @cached_property
    def asked(self) -> str:
        """Return the address asked for."""
        return self.request.POST.get("address") or self.request.GET.get("address") or ""

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask for the page, or show what it says.

        Raises Refused and Blocked where nothing can be attached.
        """
        refuse_creator(Evidence, self.record, actor_of(self))
        if not self.asked:
            return self.ask(AddressForm())
        try:
            said = read(self.request, self.asked)
        except SourceError as error:
            form = AddressForm({"address": self.asked})
            form.add_error("address", str(error))
            return self.ask(form, status=400)
        return self.ask(self.form(said), said=said)

    def form(self, said: Said, data: Any = None) -> AttachForm:
        """Return the form for what a page says."""
        finding = self.request.GET.get("finding", "")
        cited = Finding.objects.filter(evaluation=self.record, number=int(finding)) if finding.isdecimal() else ()
        offered = [(ROWS, _("what it says: {said}").format(said=said.said))]
        if said.kind == EvidenceKind.LIST:
            offered = [(ROWS, _("the list, {said}").format(said=said.said))]
            offered += [(code, _("the figure: {figure}").format(figure=words)) for code, words in said.figures]
        initial = {"address": self.asked, "what": ROWS, "title": said.title[:200], "findings": cited}
        return AttachForm(data, offered=offered, evaluation=self.record, initial=initial)

    def ask(self, form: AddressForm, *, said: Said | None = None, status: int = 200) -> HttpResponse:
        """Show the form, with the first rows of what will be kept."""
        return self.respond(
            status=status,
            title=_("Attach evidence"),
            record=self.record,
            form=form,
            said=said,
            rows=[row.under(said.heads) for row in said.rows[:FIRST_ROWS]] if said else (),
            more=max(0, len(said.rows) - FIRST_ROWS) if said else 0,
            finding=self.request.GET.get("finding", ""),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Keep what the page says now.

        Raises Refused.
        """
        actor = actor_of(self)
        refuse_creator(Evidence, self.record, actor)
        try:
            form = self.form(read(request, self.asked), request.POST)
            if not form.is_valid():
                return self.ask(form, said=read(request, self.asked), status=400)
            found = kept(request, self.asked, form.cleaned_data["what"], form.cleaned_data["title"])
        except SourceError as error:
            again = AddressForm({"address": self.asked})
            again.add_error("address", str(error))
            return self.ask(again, status=400)
        try:
            made = attach(self.record, found, findings=form.cleaned_data["findings"], actor=actor)
        except Blocked as error:
            place(form, error.problems)
            return self.ask(form, said=read(request, self.asked), status=400)
        messages.success(request, _("Attached: {record}.").format(record=made))
        findings = list(form.cleaned_data["findings"])
        return HttpResponseRedirect(findings[0].get_absolute_url() if len(findings) == 1 else made.get_absolute_url())

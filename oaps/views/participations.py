"""Asking and offering that organisations take part in an action, and what is written of a participation."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.models import Organisation
from empact.accounts.rules import Reader
from empact.web.forms import Section, place
from empact.web.parts import Button, Crumb
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.edits import EditPage
from empact.web.views.moves import actor_of
from empact.words import Words
from empact.workflow.charts import Transition
from empact.workflow.edits import policy_of
from empact.workflow.engine import begin, refuse
from empact.workflow.errors import Blocked
from empact.workflow.openings import openings, standing_against
from empact.workflow.problems import blockers
from oaps.forms.participations import InviteForm, PartForm, ParticipationForm, RecordForForm
from oaps.models import OperationalAction, Participation, ParticipationRole
from oaps.permissions import answering_for_themselves, organisations_spoken_for
from oaps.querysets import LIVE_PARTICIPATION
from oaps.workflow import PARTICIPATION_CHART
from oaps.workflow.participations import INVITE, OFFER, RECORD_FOR, TAKING_PART


class OpeningPage(RecordPage[OperationalAction]):
    """A form with which participations begin; one for each organisation ticked, with a result for each."""

    template_name = "oaps/opening.html"
    form_class: type[PartForm] = PartForm
    move: Transition
    heading: Words = ""
    intro: Words = ""
    button: Words = ""

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the action and what is done."""
        return (*self.address.crumbs(self.record), Crumb(str(self.heading)))

    def choosable(self) -> QuerySet[Organisation]:
        """Return the organisations that can be chosen: those that are not in the action already."""
        within = Participation.objects.filter(action=self.record, status__in=LIVE_PARTICIPATION)
        return (
            Organisation.objects.visible_to(self.user)
            .filter(kind__in=TAKING_PART)
            .exclude(pk__in=within.values("organisation"))
        )

    @cached_property
    def lead(self) -> Organisation | None:
        """Return who leads the action."""
        return Organisation.objects.filter(
            participations__action=self.record,
            participations__role=ParticipationRole.LEAD,
            participations__status__in=LIVE_PARTICIPATION,
        ).first()

    def form(self, data: Any = None) -> PartForm:
        """Return the form, bound when there is data."""
        return self.form_class(data, organisations=self.choosable(), lead=self.lead)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask.

        Raises Refused, and Blocked while the plan stands still.
        """
        if self.move.under is not None:
            refuse(self.move.under, self.record, actor_of(self))
        if found := blockers(standing_against(PARTICIPATION_CHART, self.move, self.record)):
            raise Blocked(found)
        return self.show(self.form())

    def show(self, form: PartForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return self.respond(
            status=status,
            title=self.heading,
            record=self.record,
            form=form,
            intro=self.intro,
            button=self.button,
            back=self.after(),
        )

    def after(self) -> str:
        """Return where to go afterwards."""
        return f"{self.url()}?tab=participants"

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Open a participation for each organisation, a transaction each, and say what became of each.

        Raises Refused.
        """
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=400)
        good: list[str] = []
        bad: list[str] = []
        for organisation in form.cleaned_data["organisations"]:
            try:
                self.open(organisation, form.cleaned_data)
                good.append(organisation.label)
            except Blocked as error:
                own = [problem for problem in error.problems if problem.field in form.fields]
                if own and not good:
                    place(form, own)  # typed once for all of them, so it is said once
                    break
                bad.append(f"{organisation.label}: {error}")
        for words in bad:
            form.add_error(None, words)
        if not good:
            return self.show(form, status=400)
        messages.success(
            request, _("{done}: {organisations}.").format(done=self.heading, organisations=", ".join(good))
        )
        for words in bad:
            messages.error(request, words)
        return HttpResponseRedirect(self.after())

    def open(self, organisation: Organisation, given: Mapping[str, Any]) -> None:
        """Open one participation; what the form asks once is the same for all of them."""
        told = {item.name: given[item.name] for item in fields(self.kind) if item.name in given}
        data = self.kind(organisation=organisation, **told)
        begin(
            PARTICIPATION_CHART,
            self.move.name,
            self.record,
            actor=actor_of(self),
            data=data,
            comment=given.get("comment", ""),
        )

    @property
    def kind(self) -> Any:
        """Return the data that the opening is told."""
        return self.move.data


class InvitePage(OpeningPage):
    """The Driver's team or the Action Leader invites organisations."""

    form_class = InviteForm
    move = INVITE
    heading = gettext_lazy("Invite organisations")
    intro = gettext_lazy("Their coordinators are asked; an invitation counts once it is confirmed.")
    button = gettext_lazy("Invite those ticked")


class OfferPage(OpeningPage):
    """A coordinator offers that a service of the country, or the agency, takes part."""

    move = OFFER
    heading = gettext_lazy("Offer to take part")
    intro = gettext_lazy("The Driver’s team or the Action Leader answers; an offer counts once it is confirmed.")
    button = gettext_lazy("Offer those ticked")

    def choosable(self) -> QuerySet[Organisation]:
        """Return those of the organisations that the reader speaks for."""
        return super().choosable().filter(organisations_spoken_for(self.user))


class RecordPartnerPage(OpeningPage):
    """The Driver's team records a partner without an account."""

    form_class = RecordForForm
    move = RECORD_FOR
    heading = gettext_lazy("Record partners without an account")
    intro = gettext_lazy("They count as confirmed at once; say how you know. Who can answer here is invited instead.")
    button = gettext_lazy("Record those ticked")

    def choosable(self) -> QuerySet[Organisation]:
        """Return those for which nobody could answer an invitation."""
        return super().choosable().exclude(answering_for_themselves(self.record))


# Where each opening has its page, and how its button looks.
BUTTONS: dict[str, tuple[str, Words, str]] = {
    INVITE.name: ("participation-invite", gettext_lazy("Invite organisations"), "plus"),
    OFFER.name: ("participation-offer", gettext_lazy("Offer to take part"), "share"),
    RECORD_FOR.name: ("participation-record", gettext_lazy("Record a partner"), "edit"),
}


def opening_buttons(user: Reader, action: OperationalAction) -> list[Button]:
    """Return the ways in which the reader may open a participation in the action now. One query."""
    parts = {"cycle": action.oap.cycle.code, "oap": action.oap.code, "action": action.number}
    ways = (BUTTONS[way.transition.name] for way in openings(user, action) if way.is_open)
    return [Button(str(label), reverse(route, kwargs=parts), icon=icon) for route, label, icon in ways]


def editable_rows(user: Reader, action: OperationalAction) -> set[int]:
    """Return the keys of the action's participations of which the reader may write something now. One query."""
    allowed = Q(pk__in=[])
    for allowance in policy_of(Participation).edits:
        if allowance.holds_in(action.oap):
            allowed |= allowance.who.records(user)
    return set(Participation.objects.filter(action=action).filter(allowed).values_list("pk", flat=True))


class ParticipationEdit(EditPage[Participation]):
    """Edits contact, contribution, order and date of a participation."""

    form_class = ParticipationForm
    sections = (
        Section(gettext_lazy("Its side"), ("contact", "contribution")),
        Section(gettext_lazy("The side of the action"), ("position", "answer_due")),
    )

"""Asking and offering that organisations take part in an action, and what is written of a participation."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.models import Organisation
from empact.accounts.rules import Reader, judge
from empact.web.forms import Section, place
from empact.web.parts import Button, Crumb
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.edits import EditPage
from empact.web.views.moves import actor_of
from empact.words import Words
from empact.workflow.edits import policy_of
from empact.workflow.engine import refuse
from empact.workflow.errors import Blocked, Refused
from empact.workflow.problems import blockers
from empact.workflow.situation import problems
from oaps.forms.participations import TAKING_PART, InviteForm, PartForm, ParticipationForm, RecordForForm
from oaps.models import OperationalAction, Participation, ParticipationRole
from oaps.permissions import (
    ACTION_KEEPERS,
    ACTION_WRITERS,
    PARTICIPANT_SIDE,
    answering_for_themselves,
    organisations_spoken_for,
)
from oaps.querysets import LIVE_PARTICIPATION
from oaps.services.participations import invite, offer, record_for
from oaps.workflow import PARTICIPATION_CHART


class OpeningPage(RecordPage[OperationalAction]):
    """A form with which participations begin; one for each organisation ticked, with a result for each."""

    template_name = "oaps/opening.html"
    form_class: type[PartForm] = PartForm
    move = ""
    heading: Words = ""
    intro: Words = ""
    button: Words = ""
    openers = ACTION_WRITERS

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

    def refuse_others(self) -> None:
        """Raise Refused for those who cannot open a participation here."""
        refuse(self.openers, self.record, actor_of(self))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask.

        Raises Refused, and Blocked while the plan stands still.
        """
        self.refuse_others()
        if found := standing_against(self.record, self.move):
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

    def open(self, organisation: Organisation, given: Mapping[str, Any]) -> Participation:
        """Open one participation."""
        raise NotImplementedError


class InvitePage(OpeningPage):
    """The Driver's team or the Action Leader invites organisations."""

    form_class = InviteForm
    move = "invite"
    heading = gettext_lazy("Invite organisations")
    intro = gettext_lazy("Their coordinators are asked; an invitation counts once it is confirmed.")
    button = gettext_lazy("Invite those ticked")

    def open(self, organisation: Organisation, given: Mapping[str, Any]) -> Participation:
        """Invite one."""
        due = given["answer_due"]
        return invite(
            self.record,
            organisation,
            given["role"],
            actor=actor_of(self),
            contribution=given["contribution"],
            answer_due=clock.deadline(due) if due else None,
        )


class OfferPage(OpeningPage):
    """A coordinator offers that a service of the country, or the agency, takes part."""

    move = "offer"
    heading = gettext_lazy("Offer to take part")
    intro = gettext_lazy("The Driver’s team or the Action Leader answers; an offer counts once it is confirmed.")
    button = gettext_lazy("Offer those ticked")

    def refuse_others(self) -> None:
        """Raise Refused for those who speak for no organisation."""
        if not Organisation.objects.filter(organisations_spoken_for(self.user)).exists():
            raise Refused(str(PARTICIPANT_SIDE.reason))

    def choosable(self) -> QuerySet[Organisation]:
        """Return those of the organisations that the reader speaks for."""
        return super().choosable().filter(organisations_spoken_for(self.user))

    def open(self, organisation: Organisation, given: Mapping[str, Any]) -> Participation:
        """Offer one."""
        return offer(self.record, organisation, given["role"], actor=actor_of(self), contribution=given["contribution"])


class RecordPartnerPage(OpeningPage):
    """The Driver's team records a partner without an account."""

    form_class = RecordForForm
    move = "record_for"
    heading = gettext_lazy("Record partners without an account")
    intro = gettext_lazy("They count as confirmed at once; say how you know. Who can answer here is invited instead.")
    button = gettext_lazy("Record those ticked")
    openers = ACTION_KEEPERS

    def choosable(self) -> QuerySet[Organisation]:
        """Return those for which nobody could answer an invitation."""
        return super().choosable().exclude(answering_for_themselves(self.record))

    def open(self, organisation: Organisation, given: Mapping[str, Any]) -> Participation:
        """Record one."""
        return record_for(
            self.record,
            organisation,
            given["role"],
            actor=actor_of(self),
            contribution=given["contribution"],
            comment=given["comment"],
        )


def standing_against(action: OperationalAction, move: str) -> list[Any]:
    """Return what stands against opening a participation in the action now: its plan may stand still. No query."""
    transition = PARTICIPATION_CHART.transition(move)
    if transition is None:
        raise Http404
    return blockers(problems(Participation(action=action), transition))


def opening_buttons(user: Reader, action: OperationalAction) -> list[Button]:
    """Return the ways in which the reader may open a participation in the action now. Two queries."""
    if standing_against(action, "invite"):
        return []
    parts = {"cycle": action.oap.cycle.code, "oap": action.oap.code, "action": action.number}
    buttons = []
    may = judge(user, action, {"invite": ACTION_WRITERS, "record": ACTION_KEEPERS})
    if may["invite"]:
        buttons.append(Button(_("Invite organisations"), reverse("participation-invite", kwargs=parts), icon="plus"))
    if may["record"]:
        buttons.append(Button(_("Record a partner"), reverse("participation-record", kwargs=parts), icon="edit"))
    if Organisation.objects.filter(organisations_spoken_for(user)).exists():
        buttons.append(Button(_("Offer to take part"), reverse("participation-offer", kwargs=parts), icon="share"))
    return buttons


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

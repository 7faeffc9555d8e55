"""A person's page, the own profile, and what is done with an account."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.appointing import ACCOUNT_KEEPERS, APPOINTERS
from empact.accounts.models import Answer, Assignment, LinkPurpose, User
from empact.accounts.permissions import ADMINISTRATOR, AUDITOR
from empact.accounts.rules import hats
from empact.accounts.services import people
from empact.accounts.services.guards import refuse
from empact.api.tokens import tokens_of
from empact.history.models import Entry
from empact.web.parts import Button, Crumb
from empact.web.people.assigning import show_link
from empact.web.people.forms import CommentForm, DetailsForm, tell
from empact.web.people.links import link_to
from empact.web.people.names import name_of, phone_of
from empact.web.people.places import PERSON, SECTION, may_assign
from empact.web.views.base import Page, RecordPage, WebRequest
from empact.web.views.moves import actor_of

LATELY = 30


def in_time(roles: QuerySet[Assignment]) -> dict[str, list[Assignment]]:
    """Return roles of one person: held today, waiting to be accepted, coming, over; what was declined is over."""
    today, rows = clock.today(), list(roles.order_by("-starts", "-pk"))
    past = [item for item in rows if item.ends is not None and item.ends < today]
    return {
        "now": [item for item in rows if item.holds_on(today)],
        "waiting": [item for item in rows if item.answer == Answer.WAITING and item not in past],
        "coming": [item for item in rows if item.answer == Answer.ACCEPTED and item.starts > today],
        "over": [item for item in rows if item.answer == Answer.DECLINED or item in past],
    }


class _AboutPerson(Page):
    """What the pages about one person share."""

    section = SECTION

    def person(self) -> User:
        """Return whom the page is about."""
        raise NotImplementedError

    def roles(self) -> dict[str, Any]:
        """Return the person's roles that the reader may see, in time; and those the reader may change."""
        person = self.person()
        rows = Assignment.objects.visible_to(self.user).filter(person=person)
        mine = Assignment.objects.standing().filter(APPOINTERS.records(self.user), person=person)
        return {
            **in_time(rows.told_to(self.user)),
            "changeable": set(mine.values_list("pk", flat=True)),
        }

    def entries(self) -> list[Entry]:
        """Return what was done lately with the account and the roles, newest first."""
        person = self.person()
        roles = Assignment.objects.filter(person=person).values("pk")
        about = Q(kind="accounts.user", record_id=person.pk) | Q(kind="accounts.assignment", record_id__in=roles)
        about |= Q(kind="api.token", record_id__in=tokens_of(person).values("pk"))
        return list(Entry.objects.filter(about).order_by("-pk")[:LATELY])


class PersonPage(RecordPage[User], _AboutPerson):
    """A person: what for, since when, how to reach."""

    address = PERSON
    template_name = "people/person.html"

    def person(self) -> User:
        """Return whom the page is about."""
        return self.record

    @cached_property
    def is_keeper(self) -> bool:
        """Tell whether the reader looks after the account."""
        return ACCOUNT_KEEPERS.holds(self.user, self.record)

    def actions(self) -> Sequence[Button]:
        """Return what the reader may do here."""
        person, buttons = self.record, []
        if may_assign(self.user) and person != self.user and person.is_active:
            give = reverse("assignment-create", query={"person": person.email})
            buttons.append(Button(_("Give a role"), give, primary=True))
        if self.is_keeper:
            buttons.append(Button(_("Edit details"), PERSON.url(person, "edit")))
        if hats(self.user, ADMINISTRATOR):
            buttons.append(Button(_("What may this person do?"), PERSON.url(person, "rights")))
        return buttons

    def context(self) -> dict[str, Any]:
        """Return the person, the roles and, to those who look after it, the account."""
        person = self.record
        tells = self.is_keeper or person == self.user or bool(hats(self.user, AUDITOR))
        return {
            "title": name_of(person),
            "person": person,
            "phone": phone_of(person),
            **self.roles(),
            "actions": self.actions(),
            "is_keeper": self.is_keeper,
            "is_erased": people.is_erased(person),
            "has_password": person.has_usable_password(),
            "entries": self.entries() if tells else None,
        }


class DetailsPage(RecordPage[User]):
    """Edit names, telephone and address of a person, by a keeper of the account."""

    address = PERSON
    template_name = "people/form.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*PERSON.crumbs(self.record), Crumb(_("Edit details")))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises NotAllowed.
        """
        refuse(ACCOUNT_KEEPERS, self.record, actor_of(self))
        return self.show(DetailsForm(self.record, may_change_email=True))

    def show(self, form: DetailsForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        title = _("Edit the details of {person}").format(person=name_of(self.record))
        return self.respond(
            status=status, title=title, form=form, button=_("Save"), cancel=self.record.get_absolute_url()
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save.

        Raises NotAllowed.
        """
        refuse(ACCOUNT_KEEPERS, self.record, actor_of(self))
        form = DetailsForm(self.record, request.POST, may_change_email=True)
        if form.is_valid():
            try:
                people.edit_details(self.record, changes=form.cleaned_data, actor=actor_of(self))
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(self.record.get_absolute_url())
        return self.show(form, status=400)


class LinkPage(RecordPage[User]):
    """Make a one-time link for a new password; only by POST, for it replaces the person's earlier links."""

    address = PERSON
    title = gettext_lazy("A link for a new password")

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*PERSON.crumbs(self.record), Crumb(str(self.title)))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Refuse: looking makes no link."""
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Make the link and show it once.

        Raises NotAllowed.
        """
        purpose = LinkPurpose.RESET if self.record.has_usable_password() else LinkPurpose.INVITATION
        try:
            secret = people.make_link(self.record, actor=actor_of(self))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self.record.get_absolute_url())
        return show_link(self, self.record, link_to(purpose, secret), self.record.post_label)


class AccountDeedPage(RecordPage[User]):
    """Close, open or erase: asks for the reason, then does it."""

    address = PERSON
    template_name = "people/form.html"
    deed = ""

    WORDS: ClassVar[dict[str, tuple[Any, Any]]] = {
        "close": (
            gettext_lazy("Close the account of {person}"),
            gettext_lazy(
                "From the next request on nobody acts with it. Roles and history stay; it can be opened again."
            ),
        ),
        "open": (
            gettext_lazy("Open the account of {person} again"),
            gettext_lazy("The person signs in as before, and the roles of today hold again."),
        ),
        "erase": (
            gettext_lazy("Erase the personal details of {person}"),
            gettext_lazy(
                "Name, telephone and address go for good, and the account is closed. The history names posts, so it "
                "stays whole. There is no way back."
            ),
        ),
    }

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*PERSON.crumbs(self.record), Crumb(self.heading()))

    def heading(self) -> str:
        """Return the title."""
        return str(self.WORDS[self.deed][0]).format(person=name_of(self.record))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask why.

        Raises NotAllowed.
        """
        refuse(ACCOUNT_KEEPERS, self.record, actor_of(self))
        return self.show(CommentForm())

    def show(self, form: CommentForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return self.respond(
            status=status,
            title=self.heading(),
            lead=self.WORDS[self.deed][1],
            form=form,
            button=self.heading(),
            destructive=self.deed != "open",
            cancel=self.record.get_absolute_url(),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Do it.

        Raises NotAllowed.
        """
        deeds = {"close": people.deactivate, "open": people.reactivate, "erase": people.erase_details}
        form = CommentForm(request.POST)
        refuse(ACCOUNT_KEEPERS, self.record, actor_of(self))
        if form.is_valid():
            try:
                deeds[self.deed](self.record, actor=actor_of(self), comment=form.cleaned_data["comment"])
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Done."))
                return HttpResponseRedirect(self.record.get_absolute_url())
        return self.show(form, status=400)


class ProfilePage(_AboutPerson):
    """One's own roles and details."""

    title = gettext_lazy("Your profile")
    template_name = "people/profile.html"

    def person(self) -> User:
        """Return the reader."""
        return actor_of(self)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show roles and form."""
        return self.respond(form=DetailsForm(self.person()))

    def context(self) -> dict[str, Any]:
        """Return the own roles; they are seen even when no role is left that lets see."""
        person = self.person()
        own = Assignment.objects.filter(person=person).told_to(person)
        return {"person": person, **in_time(own), "entries": self.entries()}

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save the own details."""
        form = DetailsForm(self.person(), request.POST)
        if form.is_valid():
            try:
                people.edit_details(self.person(), changes=form.cleaned_data, actor=self.person())
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(reverse("profile"))
        return self.respond(form=form, status=400)

"""Giving roles: to people with an account, by invitation, and changing or ending them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.accepting import accepters_of, namings
from empact.accounts.appointing import APPOINTERS, assignable_roles
from empact.accounts.errors import ChangedMeanwhileError, NotAllowed
from empact.accounts.models import Answer, Assignment, LinkPurpose, User
from empact.accounts.roles import Role
from empact.accounts.services.assignments import appoint, change_dates, end_assignment, withdraw
from empact.accounts.services.guards import refuse
from empact.accounts.services.links import GOOD_FOR
from empact.accounts.services.people import invite
from empact.web.parts import Crumb
from empact.web.people.forms import AssignForm, CommentForm, DatesForm, EndForm, InviteForm, RoleForm, tell
from empact.web.people.links import link_to
from empact.web.people.names import name_of
from empact.web.people.places import contacts_crumb
from empact.web.views.base import Page, WebRequest
from empact.web.views.edits import seen_version
from empact.web.views.moves import actor_of, safe_next


class _RolePage(Page):
    """First the role is chosen (`?role=`), then the form for it is shown."""

    section = "people"
    template_name = "people/assign.html"
    form_class: type[RoleForm]

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(_("People and roles"), reverse("person-list")), Crumb(str(self.title)))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Return the roles that the person may give.

        Raises NotAllowed for somebody who gives none.
        """
        found = assignable_roles(self.user)
        if not found:
            raise NotAllowed(_("an administrator, the EMPACT Support Team or a coordinator"))
        return found

    @property
    def kind(self) -> Role | None:
        """Return the role the address names, if the person may give it."""
        asked = self.request.GET.get("role", "")
        return next((item for item in self.roles if item.code == asked), None)

    def form(self, kind: Role, data: Any = None) -> RoleForm:
        """Return the form for the role, with what the address tells already."""
        known = ("person", "organisation", "scope")
        return self.form_class(
            self.user,
            kind,
            self.request.GET.get("find", ""),
            data,
            initial={name: value for name in known if (value := self.request.GET.get(name))},
        )

    def context(self) -> dict[str, Any]:
        """Return the roles, and what the address keeps from one step to the next."""
        kept = {name: value for name, value in self.request.GET.items() if name in {"person", "organisation", "scope"}}
        return {"roles": self.roles, "kind": self.kind, "kept": kept, "find": self.request.GET.get("find", "")}

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the roles to choose from, or the form of the one chosen."""
        return self.respond(form=self.form(self.kind) if self.kind else None)

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Give the role; what is wrong comes back with everything that was typed."""
        kind = self.kind
        if kind is None:
            return self.respond(form=None, status=400)
        form = self.form(kind, request.POST)
        if form.is_valid():
            try:
                return self.give(form)
            except ValidationError as error:
                tell(form, error)
        return self.respond(form=form, status=400)

    def give(self, form: Any) -> HttpResponse:
        """Carry out what the form says.

        Raises ValidationError, NotAllowed.
        """
        raise NotImplementedError


class AssignPage(_RolePage):
    """Give a role to a person who has an account."""

    title = gettext_lazy("Give a role")
    form_class = AssignForm

    def give(self, form: Any) -> HttpResponse:
        """Give the role."""
        person: User = form.cleaned_data["person"]
        assignment = appoint(person, **form.values(), actor=actor_of(self))
        messages.success(self.request, given_words(assignment))
        return HttpResponseRedirect(safe_next(self.request, person.get_absolute_url()))


class InvitePage(_RolePage):
    """Invite a person; the link is shown once, on the page that answers."""

    title = gettext_lazy("Invite a person")
    form_class = InviteForm

    def give(self, form: Any) -> HttpResponse:
        """Invite, and show the link."""
        made = invite(form.cleaned_data["email"], **form.values(), details=form.details(), actor=actor_of(self))
        if made.assignment.answer == Answer.WAITING:
            messages.success(self.request, given_words(made.assignment))
        return show_link(self, made.person, link_to(LinkPurpose.INVITATION, made.secret), made.assignment.post_label)


def given_words(assignment: Assignment) -> str:
    """Return what came of giving a role."""
    person, post = name_of(assignment.person), assignment.post_label
    if assignment.answer == Answer.WAITING:
        text = _("{person} is named as {post}. It waits for the acceptance of {who}.")
        return text.format(person=person, post=post, who=accepters_of(assignment).name)
    return _("{person} is now {post}.").format(person=person, post=post)


def show_link(page: Page, person: User, path: str, post: str) -> HttpResponse:
    """Show a one-time link. It is on no other page and in no store, so the answer must not be kept either."""
    answer = page.respond(
        "people/link.html",
        person=person,
        post=post,
        link=page.request.build_absolute_uri(path),
        good_until=clock.now() + GOOD_FOR,
    )
    add_never_cache_headers(answer)
    return answer


class OneAssignment(Page):
    """What the pages about one assignment share."""

    section = "people"

    @cached_property
    def assignment(self) -> Assignment:
        """Return the assignment.

        Raises Http404 when there is none the reader may see.
        """
        rows: QuerySet[Assignment] = Assignment.objects.visible_to(self.user).told_to(self.user)
        found = rows.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404(_("There is no such role, or it is not open to yours."))
        return found

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        person = self.assignment.person
        return (contacts_crumb(), Crumb(name_of(person), person.get_absolute_url()), Crumb(self.assignment.post_label))


class AssignmentPage(OneAssignment):
    """Change the dates of a role, end it, or take it back before it begins or while nobody has accepted it."""

    template_name = "people/assignment.html"

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the forms.

        Raises NotAllowed.
        """
        refuse(APPOINTERS, self.assignment, actor_of(self))
        return self.show()

    def show(self, *, status: int = 200, **forms: Any) -> HttpResponse:
        """Show the three forms, one of them perhaps with problems."""
        item = self.assignment
        held = item.answer == Answer.ACCEPTED and item.starts <= clock.today()
        return self.respond(
            status=status,
            title=item.post_label,
            assignment=item,
            held=held,
            naming=namings([item]).get(item.pk),
            is_waiting=item.answer == Answer.WAITING,
            is_declined=item.answer == Answer.DECLINED,
            **{
                "dates": DatesForm(initial={"starts": item.starts, "ends": item.ends}, prefix="dates"),
                "end": EndForm(prefix="end"),
                "back": CommentForm(prefix="back"),
                **forms,
            },
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Do what the button says.

        Raises NotAllowed.
        """
        deeds = {"dates": (DatesForm, self.change), "end": (EndForm, self.end), "back": (CommentForm, self.take_back)}
        name = request.POST.get("deed", "")
        if name not in deeds:
            return self.show(status=400)
        form_class, deed = deeds[name]
        form = form_class(request.POST, prefix=name)
        status = 400
        if form.is_valid():
            try:
                deed(form.cleaned_data, seen_version(request))
            except ChangedMeanwhileError as error:
                del self.assignment
                tell(form, error)
                status = 409
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(self.assignment.person.get_absolute_url())
        return self.show(status=status, **{name: form})

    def change(self, told: dict[str, Any], seen: int) -> None:
        """Change the dates."""
        change_dates(self.assignment.pk, **told, actor=actor_of(self), seen=seen)

    def end(self, told: dict[str, Any], seen: int) -> None:
        """End the role."""
        end_assignment(self.assignment.pk, **told, actor=actor_of(self), seen=seen)

    def take_back(self, told: dict[str, Any], seen: int) -> None:
        """Take back a role that has not begun."""
        withdraw(self.assignment.pk, **told, actor=actor_of(self), seen=seen)

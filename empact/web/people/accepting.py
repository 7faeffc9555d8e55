"""Accepting or declining who was named for a role: the page, the box on the record, the lines of My work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.accepting import ACCEPTERS, accepters_of, answer_due, answers, namings
from empact.accounts.appointing import APPOINTERS
from empact.accounts.errors import ChangedMeanwhileError
from empact.accounts.models import Answer, Assignment
from empact.accounts.phrases import refusal
from empact.accounts.rules import NOTHING, judge
from empact.accounts.services.acceptance import accept_assignment, decline_assignment
from empact.accounts.services.guards import refuse
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.web import moments
from empact.web.addresses import record_url
from empact.web.parts import BlockedButton, Button, Reason, TurnBox
from empact.web.people.assigning import OneAssignment
from empact.web.people.forms import CommentForm, NoteForm, tell
from empact.web.people.names import name_of
from empact.web.views.base import WebRequest
from empact.web.views.edits import seen_version
from empact.web.views.moves import actor_of, safe_next
from empact.web.worklist import Besides, Line, Waiting

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.models import User
    from empact.accounts.querysets import AssignmentQuerySet
    from empact.accounts.rules import Reader

ACCEPT_OR_DECLINE = gettext_lazy("Accept or decline")


class AnswerPage(OneAssignment):
    """Accept who is named for a role, or decline with a reason."""

    template_name = "people/answer.html"

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show who is named by whom, and the two forms while nobody has answered.

        Raises NotAllowed.
        """
        refuse(accepters_of(self.assignment), self.assignment, actor_of(self))
        return self.show()

    def show(self, *, status: int = 200, **forms: Any) -> HttpResponse:
        """Show the forms, one of them perhaps with problems."""
        item = self.assignment
        return self.respond(
            status=status,
            title=_("{role}: accept or decline {person}").format(role=item.role_label, person=name_of(item.person)),
            assignment=item,
            naming=namings([item]).get(item.pk),
            answer=answers([item]).get(item.pk),
            is_waiting=item.answer == Answer.WAITING,
            next=safe_next(self.request, ""),
            **{"accept": NoteForm(prefix="accept"), "decline": CommentForm(prefix="decline"), **forms},
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Do what the button says.

        Raises NotAllowed.
        """
        deeds: dict[str, tuple[type[Form], Callable[..., Assignment]]] = {
            "accept": (NoteForm, accept_assignment),
            "decline": (CommentForm, decline_assignment),
        }
        name = request.POST.get("deed", "")
        if name not in deeds:
            return self.show(status=400)
        form_class, deed = deeds[name]
        form, status = form_class(request.POST, prefix=name), 400
        if form.is_valid():
            try:
                deed(
                    self.assignment.pk,
                    actor=actor_of(self),
                    seen=seen_version(request),
                    comment=form.cleaned_data["comment"],
                )
            except ChangedMeanwhileError as error:
                del self.assignment
                tell(form, error)
                status = 409
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, self.done(name))
                fallback = record_url(self.assignment.scope) or self.assignment.get_absolute_url()
                return HttpResponseRedirect(safe_next(request, fallback))
        return self.show(status=status, **{name: form})

    def done(self, deed: str) -> str:
        """Return what is told afterwards."""
        post, person = self.assignment.role_label, name_of(self.assignment.person)
        if deed == "accept":
            return _("{person} is now {role}.").format(person=person, role=post)
        return _("{person} is declined; whoever named the person is told.").format(person=person)


# -- On the record -----------------------------------------------------------------------------


def named_for(reader: Reader, record: Model, *roles: str) -> list[Assignment]:
    """Return who is named for the record and waits to be accepted, as the reader may see it. One query, mostly."""
    rows: AssignmentQuerySet = Assignment.objects.visible_to(reader).told_to(reader)
    found = rows.waiting().filter(role__in=roles, scope_kind=kind_of(record), scope_id=record.pk)
    return list(found.order_by("role", "starts", "pk"))


def naming_boxes(reader: Reader, named: list[Assignment]) -> list[TurnBox]:
    """Return a box for each naming: who, by whom, and the deeds. A query for all, and one for each naming."""
    entries = namings(named) if named else {}
    return [_box(reader, item, entries.get(item.pk)) for item in named]


def _box(reader: Reader, item: Assignment, naming: Entry | None) -> TurnBox:
    may = judge(reader, item, {"accept": ACCEPTERS, "give": APPOINTERS})
    rule = accepters_of(item)
    deeds = [Button(str(ACCEPT_OR_DECLINE), answer_url(item), primary=True)] if may["accept"] else []
    if may["give"]:
        deeds.append(Button(_("Change or take back"), reverse("assignment-edit", args=[item.pk])))
    blocked = BlockedButton(str(ACCEPT_OR_DECLINE), [Reason(refusal(rule).rstrip("."))])
    return TurnBox(
        title=_("{role} named: {person}, {organisation}").format(
            role=item.role_label, person=name_of(item.person), organisation=item.organisation.label
        ),
        yours=may["accept"],
        due=answer_due(item, naming),
        note=_("{naming} Vacant until it is accepted by {who}.").format(naming=naming_words(naming), who=rule.name),
        moves=deeds,
        blocked=[] if may["accept"] else [blocked],
        name=f"naming-{item.pk}-",
        about=_("Who is named"),
    )


def naming_words(naming: Entry | None) -> str:
    """Return who named somebody, and when: "Named by NEC, France on 20 Nov 2025."."""
    if naming is None:
        return ""
    return _("Named by {who} on {day}.").format(who=naming.actor_label, day=moments.in_plain(naming.at))


def answer_url(item: Assignment) -> str:
    """Return the page on which a naming is answered."""
    return reverse("assignment-answer", args=[item.pk])


# -- My work -----------------------------------------------------------------------------------


def owed(user: User) -> Iterator[Line]:
    """Yield the namings that the user may accept. No query for who accepts nobody, else three."""
    mine = ACCEPTERS.records(user)
    if mine is NOTHING:
        return
    rows: AssignmentQuerySet = Assignment.objects.visible_to(user).told_to(user)
    found = list(rows.waiting().filter(mine))
    entries = namings(found) if found else {}
    for item in found:
        naming = entries.get(item.pk)
        yield Line(
            title=_("{role} named for {record}: accept or decline").format(
                role=item.role_label, record=item.scope_label
            ),
            note=f"{item.organisation.label}. {naming_words(naming)}",
            url=record_url(item.scope),
            button=ACCEPT_OR_DECLINE,
            act=answer_url(item),
            due=answer_due(item, naming),
        )


def passed_on(user: User) -> Iterator[Waiting]:
    """Yield the namings by the user that others are to accept. One query for who named nobody, else up to four."""
    named = Entry.objects.filter(actor=user, kind=kind_of(Assignment), verb="appointed")
    by_user = set(named.order_by().values_list("record_id", flat=True))
    if not by_user:
        return
    rows: AssignmentQuerySet = Assignment.objects.visible_to(user).told_to(user)
    found = list(rows.waiting().filter(pk__in=by_user))
    entries = namings(found) if found else {}
    for item in found:
        naming = entries.get(item.pk)
        due = answer_due(item, naming)
        yield Waiting(
            who=str(accepters_of(item).name),
            what=_("Accept the {role} of {record}").format(role=item.role_label, record=item.scope_label),
            url=record_url(item.scope) or item.get_absolute_url(),
            since=naming.at if naming else None,
            due=due,
            late=int(due < clock.now()),
        )


NAMINGS = Besides(owed, passed_on)

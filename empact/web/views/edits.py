"""Forms over records: edit, create, remove. They write through `workflow.edits` only.

class FindingEdit(EditPage[Finding]):
    address = FINDING
    form_class = FindingForm
    sections = (Section(_("Finding"), ("title", "text")), Section(_("Evidence"), ("evidence",)))
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from empact.accounts.rules import judge
from empact.web.addresses import record_url
from empact.web.forms import RecordForm, Section, place
from empact.web.parts import Crumb
from empact.web.values import shown
from empact.web.versus import mine_only, versions
from empact.web.views.base import Page, RecordPage, WebRequest
from empact.web.views.moves import actor_of, safe_next
from empact.words import Words
from empact.workflow.edits import (
    create,
    edit,
    editable_fields,
    policy_of,
    refuse_creator,
    refuse_editor,
    refuse_remover,
    remove,
    root_of,
)
from empact.workflow.errors import Blocked, Stale


@dataclass(frozen=True, slots=True)
class ClosedField:
    """A field that the person cannot write now, with its value and the reason."""

    label: str
    value: SafeString
    why: str


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section of the form with the fields that are open."""

    title: str
    note: str
    fields: tuple[Any, ...]


def seen_version(request: WebRequest) -> int:
    """Return the version the form was made from; 0, which no record has, for nonsense."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < len("1000000000") else 0


class _FormPage(Page):
    """What the pages with a form over a record share."""

    template_name = "web/edit.html"
    sections: tuple[Section, ...] = ()
    intro: Words = ""

    def drawn_sections(self, form: RecordForm) -> list[OpenSection]:
        """Return the form in sections; what no section names comes last."""
        named = {name for section in self.sections for name in section.fields}
        rest = tuple(name for name in form.fields if name not in named)
        declared = (*self.sections, Section("", rest))
        sections = (
            OpenSection(
                str(item.title), str(item.note), tuple(form[name] for name in item.fields if name in form.fields)
            )
            for item in declared
        )
        return [section for section in sections if section.fields]


class EditPage[M: Model](_FormPage, RecordPage[M]):
    """Edits a record. Fields that are not open to the person in the record's state are shown with the reason."""

    form_class: type[RecordForm]

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record and its form."""
        return (*self.address.crumbs(self.record), Crumb(_("Edit")))

    def heading(self) -> object:
        """Return the title of the record, for the head of its form."""
        return self.address.title(self.record)

    @cached_property
    def open_fields(self) -> tuple[str, ...]:
        """Return the fields open to the person.

        Raises Refused for somebody who never edits it, Blocked when its state does not allow it.
        """
        found = editable_fields(self.user, self.record)
        if not found:
            refuse_editor(self.record, actor_of(self))
        return found

    def form(self, data: Any = None, *, record: Any = None, initial: dict[str, Any] | None = None) -> RecordForm:
        """Return the form over the open fields. It works on a copy: the record itself stays as it is stored."""
        form = self.form_class(data, instance=copy.copy(record or self.record), initial=initial)
        form.limit_to(self.open_fields)
        form.offer_visible(self.user)
        return form

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form."""
        record: Any = self.record
        return self.show(self.form(), record.version)

    def show(self, form: RecordForm, version: int, *, status: int = 200, stale: Stale | None = None) -> HttpResponse:
        """Show the form; with a stale version, both versions side by side."""
        return self.respond(
            status=status,
            title=_("Edit: {record}").format(record=self.heading()),
            record=self.record,
            record_url=record_url(self.record),
            form=form,
            sections_open=self.drawn_sections(form),
            closed=list(self.closed()),
            version=version,
            stale=stale,
            versions=versions(stale) if stale else [],
            intro=self.intro,
            next=safe_next(self.request, ""),
        )

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show the form with what was typed before the sign-in ended. Raises Refused and Blocked."""
        return self.show(self.form(request.POST), seen_version(request))

    def closed(self) -> Iterator[ClosedField]:
        """Yield the form's fields that are not open, each with the reason. One query."""
        closed = [name for name in self.form_class._meta.fields or () if name not in self.open_fields]
        if not closed:
            return
        policy = policy_of(type(self.record))
        allowances = policy.edits
        chosen_once = policy.creation.fields if policy.creation else ()
        root: Any = root_of(self.record)
        mine = judge(self.user, self.record, {str(place): item.who for place, item in enumerate(allowances)})
        for name in closed:
            field = self.record._meta.get_field(name)
            why = (
                _("Chosen when it was opened; it stays.")
                if name in chosen_once
                else _("Set by the moves of the record, never by hand.")
            )
            for number, item in enumerate(allowances):
                if name in item.fields:
                    why = (
                        _("{record} is “{state}” now.").format(
                            record=capfirst(root._meta.verbose_name), state=root.get_status_display()
                        )
                        if mine[str(number)]
                        else f"{capfirst(item.who.only(_('can change this')))}."
                    )
            yield ClosedField(capfirst(str(getattr(field, "verbose_name", name))), shown(self.record, name), why)

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Save; problems and a stale version come back with everything that was typed.

        Raises Refused.
        """
        form = self.form(request.POST)
        form.take(name.removeprefix("take-") for name, value in request.POST.items() if _takes_theirs(name, value))
        version = seen_version(request)
        if not form.is_valid():
            return self.show(form, version, status=400)
        changes = {name: form.cleaned_data[name] for name in form.fields}
        try:
            record = edit(type(self.record), self.record.pk, actor=actor_of(self), seen=version, changes=changes)
        except Stale as error:
            current: Any = error.record
            mine = self.form(record=current, initial=mine_only(error))
            return self.show(mine, current.version, status=409, stale=error)
        except Blocked as error:
            place(form, error.problems)
            return self.show(form, version, status=400)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(safe_next(request, record_url(record) or "/"))


def _takes_theirs(name: str, value: object) -> bool:
    return name.startswith("take-") and value == "theirs"


class CreatePage[P: Model](_FormPage, RecordPage[P]):
    """Creates a record under its parent; `address` is the parent's, `model` what is created."""

    model: type[Model]
    form_class: type[RecordForm]

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the parent and what is created."""
        return (*self.address.crumbs(self.record), Crumb(self.heading()))

    def heading(self) -> str:
        """Return the title."""
        return _("New {kind}").format(kind=self.model._meta.verbose_name)

    def parent_title(self) -> str:
        """Return how the parent is called beside its kind; a crumb that only tells the kind does not say which."""
        crumb = str(self.address.title(self.record))
        return str(self.record) if crumb == self.record._meta.verbose_name else crumb

    def initial(self) -> dict[str, Any]:
        """Return what the form begins with."""
        return {}

    def new(self) -> Model:
        """Return the record to be, under its parent, so that the form can check it."""
        return self.model(**{policy_of(self.model).parent: self.record})

    def form(self, data: Any = None) -> RecordForm:
        """Return the form over the fields that are written when a record is made; others follow by its edits."""
        form = self.form_class(data, instance=self.new(), initial=self.initial())
        creation = policy_of(self.model).creation
        form.limit_to(creation.fields if creation else ())
        form.offer_visible(self.user)
        return form

    def values(self, form: RecordForm) -> dict[str, Any]:
        """Return what is written: what was typed, and what the page knows by itself."""
        return {name: form.cleaned_data[name] for name in form.fields}

    def make(self, values: dict[str, Any]) -> Any:
        """Write the record and return it; a page with a service of its own calls that here.

        Raises Refused and Blocked.
        """
        return create(self.model, actor=actor_of(self), parent=self.record, values=values)

    def done(self, made: Any) -> str:
        """Return where to go with what was made."""
        return record_url(made) or record_url(self.record)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form.

        Raises Refused, and Blocked while nothing can be added: before anybody has typed anything.
        """
        self.refuse_others()
        return self.show(self.form())

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show the form with what was typed before the sign-in ended. Raises Refused and Blocked."""
        self.refuse_others()
        return self.show(self.form(request.POST))

    def refuse_others(self) -> None:
        """Raise Refused or Blocked where nothing can be created here by the reader."""
        above = getattr(self.new(), policy_of(self.model).parent)
        refuse_creator(self.model, above, actor_of(self))

    def show(self, form: RecordForm, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        return self.respond(
            status=status,
            title=self.heading(),
            record=None,
            parent=self.record,
            parent_title=self.parent_title(),
            record_url=safe_next(self.request, record_url(self.record)),
            form=form,
            sections_open=self.drawn_sections(form),
            intro=self.intro,
            next=safe_next(self.request, ""),
        )

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Create.

        Raises Refused.
        """
        form = self.form(request.POST)
        if not form.is_valid():
            # Who may not is told that before what is wrong; a state that has changed meanwhile keeps what was typed.
            with suppress(Blocked):
                self.refuse_others()
            return self.show(form, status=400)
        try:
            record = self.make(self.values(form))
        except Blocked as error:
            place(form, error.problems)
            return self.show(form, status=400)
        messages.success(request, _("Created: {record}.").format(record=record))
        return HttpResponseRedirect(safe_next(request, self.done(record)))


class RemovePage[M: Model](RecordPage[M]):
    """Asks whether a record shall be removed, and removes it on POST; its history stays."""

    template_name = "web/remove.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record."""
        return (*self.address.crumbs(self.record), Crumb(_("Remove")))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask.

        Raises Refused, and Blocked while nothing can be taken out.
        """
        refuse_remover(self.record, actor_of(self))
        return self.ask()

    def ask(self, *, status: int = 200, problems: Sequence[Any] = ()) -> HttpResponse:
        """Ask, with what stands against it."""
        return self.respond(
            status=status,
            title=_("Remove {record}").format(record=self.record),
            record=self.record,
            back=self.after(),
            problems=problems,
        )

    def after(self) -> str:
        """Return where to go when it is gone: the nearest place above."""
        above = [crumb.url for crumb in self.address.above(self.record) if crumb.url]
        return safe_next(self.request, above[-1] if above else "/")

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Remove.

        Raises Refused and Stale.
        """
        back, words = self.after(), str(self.record)
        try:
            remove(
                type(self.record),
                self.record.pk,
                actor=actor_of(self),
                seen=seen_version(request),
                comment=request.POST.get("comment", ""),
            )
        except Blocked as error:
            return self.ask(status=400, problems=error.problems)
        messages.success(request, _("Removed: {record}.").format(record=words))
        return HttpResponseRedirect(back)

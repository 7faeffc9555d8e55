"""What may this person do here, and why: every announced rule about a record, with its verdict. For administrators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.models import User
from empact.accounts.permissions import ADMINISTRATORS
from empact.accounts.rights import Right
from empact.accounts.rules import Rule, judge
from empact.accounts.services.guards import refuse
from empact.accounts.sights import Sight
from empact.registry import registry
from empact.web.addresses import Address
from empact.web.parts import Crumb
from empact.web.people.names import name_of
from empact.web.people.places import PERSON
from empact.web.views.base import RecordPage, WebRequest
from empact.web.views.moves import actor_of
from empact.words import Words
from empact.workflow.charts import charts
from empact.workflow.edits import EditPolicy, root_of

LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class Question:
    """A deed and the rule by which it is allowed; `states` are those in which it can be done at all (none: in any)."""

    kind: str
    deed: str
    rule: Rule | None
    states: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the person may do it, and why or why not."""

    question: Question
    by_rule: bool
    in_state: bool
    why: str

    @property
    def allowed(self) -> bool:
        """Tell whether both the rule and the state let the person do it."""
        return self.by_rule and self.in_state


def questions(record: Model) -> Iterator[Question]:
    """Yield everything that is announced about a record of this kind: seeing, moves, edits, other deeds."""
    model = type(record)
    for sight in registry.all(Sight):
        if sight.model is model:
            yield Question(_("Seeing"), _("see it"), sight.rule)
    for chart in charts():
        if chart.model is model:
            for move in chart.transitions:
                yield Question(_("Moves"), str(move.label), move.who, move.sources)
    for policy in registry.all(EditPolicy):
        yield from _edits(policy, model)
    for right in registry.all(Right):
        if right.model is model:
            yield Question(_("Other"), str(right.label), right.rule)


def _edits(policy: EditPolicy, model: type[Model]) -> Iterator[Question]:
    name = policy.model._meta.verbose_name
    if policy.model is model:
        for item in policy.edits:
            fields = ", ".join(
                str(getattr(model._meta.get_field(field), "verbose_name", field)) for field in item.fields
            )
            yield Question(_("Editing"), _("edit it"), item.who, item.states, fields)
        if policy.removal:
            yield Question(_("Editing"), _("remove it"), policy.removal.who, policy.removal.states)
    if policy.creation and policy.model._meta.get_field(policy.parent).related_model is model:
        yield Question(_("Editing"), _("add: {kind}").format(kind=name), policy.creation.who, policy.creation.states)


def answers(person: User, record: Model) -> list[Answer]:
    """Return every question about the record, answered for the person. One query, and those to the record's root."""
    asked = list(questions(record))
    verdicts = judge(person, record, {str(number): item.rule for number, item in enumerate(asked) if item.rule})
    return [_answer(item, verdicts.get(str(number), False), record) for number, item in enumerate(asked)]


def _answer(question: Question, by_rule: bool, record: Any) -> Answer:
    if question.rule is None:
        return Answer(question, by_rule=False, in_state=False, why=_("Only the system does this."))
    holder: Any = record if question.kind == _("Moves") else root_of(record)
    state = getattr(holder, "status", "")
    in_state = not question.states or state in question.states
    if not by_rule:
        why = _("Only {who}.").format(who=question.rule.reason)
    elif not in_state:
        why = _("The role allows it; not while it is “{state}”.").format(state=holder.get_status_display())
    else:
        why = _("As one of: {who}.").format(who=question.rule.reason)
    return Answer(question, by_rule, in_state, capfirst(why))


def record_at(address: str) -> Model | None:
    """Return the record whose page has this address, pasted from a browser; None when no page of a record has it.

    Whoever asks learns that the record exists, not more.
    """
    try:
        match = resolve(urlsplit(address.strip()[:LONGEST_ADDRESS]).path.replace("\0", ""))
    except (ValueError, Resolver404):
        return None
    found = match.func.__dict__.get("view_initkwargs", {}).get("address")
    place = found or getattr(getattr(match.func, "view_class", None), "address", None)
    if not isinstance(place, Address):
        return None
    record: Model | None = place.model._base_manager.filter(place.condition(match.kwargs)).first()
    return record


class RightsPage(RecordPage[User]):
    """What a person may do with one record. The record is named by the address of its page."""

    address = PERSON
    template_name = "people/rights.html"
    title: Words = gettext_lazy("What may this person do there, and why?")

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (*PERSON.crumbs(self.record), Crumb(_("What may this person do?")))

    def get(self, request: WebRequest, **parts: Any) -> Any:
        """Answer.

        Raises NotAllowed.
        """
        refuse(ADMINISTRATORS, self.record, actor_of(self))
        return super().get(request, **parts)

    def known_as(self, about: Model) -> str:
        """Return the record's name; to an administrator who may not see it only its code or key."""
        kind = capfirst(str(about._meta.verbose_name))
        if any(item.model is type(about) and item.rule.holds(self.user, about) for item in registry.all(Sight)):
            return f"{kind}: {about}"
        return f"{kind} {getattr(about, 'code', about.pk)}"

    def context(self) -> dict[str, Any]:
        """Return the answers about the record the address names."""
        asked = self.request.GET.get("page", "")
        about = record_at(asked) if asked else None
        return {
            "person": self.record,
            "name": name_of(self.record),
            "asked": asked[:LONGEST_ADDRESS],
            "about": about,
            "about_name": self.known_as(about) if about is not None else "",
            "answers": answers(self.record, about) if about is not None else [],
        }

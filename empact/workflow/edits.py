"""Every write of a person that is not a move: edit, create, remove, by policies that are data.

A policy says who may write which fields while the aggregate stands in which states. A stale edit is answered with both
versions; nothing anybody wrote is lost or silently overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import ForeignKey, Model, ProtectedError
from django.utils.translation import gettext as _

from empact.accounts.rules import Rule, judge
from empact.history.acting import acting
from empact.history.models import Entry
from empact.history.records import row_history
from empact.history.values import changed_fields, raw_values, told, told_of, values_of
from empact.registry import registry
from empact.workflow.cleaning import clean, save
from empact.workflow.engine import LATELY, SOME, refuse
from empact.workflow.errors import Blocked, Refused, Stale
from empact.workflow.locks import lock_record
from empact.workflow.problems import Problem, of_texts, prose_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from empact.accounts.models import User
    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class Allowance:
    """Who may write these fields while the aggregate's root stands in one of these states (none: in any)."""

    who: Rule
    fields: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    def holds_in(self, root: Model) -> bool:
        """Tell whether the root stands in one of the states."""
        return not self.states or getattr(root, "status", "") in self.states


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPolicy:
    """Announced: who may write what of a model's records.

    `edits` add up. `creation` is a rule over the parent, the record that the field `parent` names ("oap"); `removal`
    is a rule over the record itself. What is None nobody may do.
    """

    model: type[Model]
    edits: tuple[Allowance, ...] = ()
    creation: Allowance | None = None
    parent: str = ""
    removal: Allowance | None = None


def policy_of(model: type[Model]) -> EditPolicy:
    """Return the announced policy of a model.

    Raises LookupError when none was announced: then nobody edits it.
    """
    for policy in registry.all(EditPolicy):
        if policy.model is model:
            return policy
    raise LookupError(f"No app announces who edits {model._meta.label}.")


def editable_fields(user: Reader, record: Model, root: Model | None = None) -> tuple[str, ...]:
    """Return the fields that the user may write now, in the policy's order. One query for all rules.

    `root` is the root of the record where it is loaded; else it is walked to.
    """
    allowances = policy_of(type(record)).edits
    root = root or root_of(record)
    allowed = judge(user, record, {str(place): item.who for place, item in enumerate(allowances)})
    names = (
        name
        for place, item in enumerate(allowances)
        if allowed[str(place)] and item.holds_in(root)
        for name in item.fields
    )
    return tuple(dict.fromkeys(names))


def may_create(user: Reader, model: type[Model], parent: Model) -> bool:
    """Tell whether the user may create a record of the model under this parent now. One query."""
    return _open(user, policy_of(model).creation, parent)


def may_remove(user: Reader, record: Model) -> bool:
    """Tell whether the user may remove the record now. One query."""
    return _open(user, policy_of(type(record)).removal, record)


def _open(user: Reader, allowance: Allowance | None, record: Model) -> bool:
    return allowance is not None and allowance.holds_in(root_of(record)) and allowance.who.holds(user, record)


def root_of(record: Any) -> Model:
    """Return the root of the record's aggregate. At most a query for each step up."""
    path = getattr(record, "root_path", "")
    for step in path.split("__") if path else ():
        record = getattr(record, step)
    found: Model = record
    return found


def edit(model: type[Model], pk: int, *, actor: User, seen: int, changes: Mapping[str, Any], comment: str = "") -> Any:
    """Change fields of a record and return it. One transaction; it holds the root's and the record's row.

    `seen` is the version the actor had before their eyes. Fields that keep their value are no change; when none is
    left nothing is written. A related record may be given itself or by its key.

    What stands wrong elsewhere in the record does not keep the actor from changing what they came for.
    Raises NotVisible, Refused, Blocked (closed in this state), Stale and Blocked (what was typed), in this order; then
    nothing was changed.
    """
    with acting(actor, comment) as act:
        record, root = lock_record(model, pk, actor)
        open_fields = editable_fields(actor, record, root)
        if not open_fields:
            refuse_editor(record, actor)
        submitted = _columns(model, changes)
        before = raw_values(record)
        if record.version != seen:  # type: ignore[attr-defined]
            raise _stale(record, before, submitted, seen)
        typed = {name: value for name, value in submitted.items() if value != before[name]}
        _refuse_values(model, changes, open_fields, {**typed, "comment": comment})
        for name, value in typed.items():
            setattr(record, _attname(model, name), value)
        clean(record, of=typed)
        changed = changed_fields(record, before)
        if changed:
            save(record, changed)
            act.record(
                "edited",
                record,
                before=told(model, {name: before[name] for name in changed}),
                after=values_of(record, changed),
            )
        return record


def create(model: type[Model], *, actor: User, parent: Model, values: Mapping[str, Any], comment: str = "") -> Any:
    """Create a record under its parent and return it. One transaction; it holds the root's and the parent's row.

    Raises NotVisible (the parent is not seen), Refused and Blocked, in this order; then nothing was changed.
    """
    policy = policy_of(model)
    with acting(actor, comment) as act:
        above, root = lock_record(type(parent), parent.pk, actor)
        allowance = _allowed(policy.creation, above, actor)
        fields = allowance.fields if allowance.holds_in(root) else ()
        _refuse_state(allowance, root)
        _refuse_values(model, values, fields, {**values, "comment": comment})
        record = model(**{policy.parent: above})
        for name, value in _columns(model, values).items():
            setattr(record, _attname(model, name), value)
        clean(record)
        save(record)
        act.record("created", record, after=told_of(record))
        return record


def remove(model: type[Model], pk: int, *, actor: User, seen: int, comment: str = "") -> None:
    """Remove a record; its row history and its entries stay. One transaction.

    Raises NotVisible, Refused, Blocked (closed in this state), Stale and Blocked (something leans on it), in this
    order; then nothing was changed.
    """
    policy = policy_of(model)
    with acting(actor, comment) as act:
        record, root = lock_record(model, pk, actor)
        _refuse_state(_allowed(policy.removal, record, actor), root)
        if record.version != seen:  # type: ignore[attr-defined]
            raise _stale(record, raw_values(record), {}, seen)
        if found := of_texts({"comment": comment}, prose_of(model)):
            raise Blocked(found)
        # Before the row goes, because the way up to the root is in it.
        act.record("removed", record, before=told_of(record))
        try:
            record.delete()
        except ProtectedError as error:
            raise Blocked([_leaned_on(error)]) from error


def _allowed(allowance: Allowance | None, record: Model, actor: User) -> Allowance:
    if allowance is None:
        raise Refused(_("nobody"))
    refuse(allowance.who, record, actor)
    return allowance


def refuse_editor(record: Model, actor: User) -> None:
    """Raise Refused for somebody who may write nothing of the record in any state, else Blocked by its state."""
    allowances = policy_of(type(record)).edits
    if not allowances:
        raise Refused(_("nobody"))
    allowed = judge(actor, record, {str(place): item.who for place, item in enumerate(allowances)})
    states = [state for place, item in enumerate(allowances) if allowed[str(place)] for state in item.states]
    if not any(allowed.values()):
        # A rule that stands in several allowances is named once.
        refuse(reduce(or_, dict.fromkeys(item.who for item in allowances)), record, actor)
    raise Blocked([_closed(root_of(record), states)])


def refuse_creator(model: type[Model], parent: Model, actor: User) -> None:
    """Raise Refused or Blocked where `create` would, before anybody has typed anything. At most three queries."""
    _refuse_state(_allowed(policy_of(model).creation, parent, actor), root_of(parent))


def refuse_remover(record: Model, actor: User) -> None:
    """Raise Refused or Blocked where `remove` would, before anybody is asked. At most three queries."""
    _refuse_state(_allowed(policy_of(type(record)).removal, record, actor), root_of(record))


def _refuse_state(allowance: Allowance, root: Model) -> None:
    if not allowance.holds_in(root):
        raise Blocked([_closed(root, allowance.states)])


def _closed(root: Any, states: Iterable[str]) -> Problem:
    """Return why nothing can be changed now, and in which states it can: whoever waits knows for what."""
    labels = dict(root._meta.get_field("status").flatchoices)
    when = _(" or ").join(f"“{labels[state]}”" for state in dict.fromkeys(states))
    text = _("{record} is “{state}”: this can be changed only while it is {when}.")
    return Problem("closed_to_edits", text.format(record=root, state=root.get_status_display(), when=when))


def _leaned_on(error: ProtectedError) -> Problem:
    some = ", ".join(str(item) for item in list(error.protected_objects)[:SOME])
    return Problem("leaned_on", _("It cannot be removed, because something refers to it: {some}.").format(some=some))


def _refuse_values(
    model: type[Model], values: Mapping[str, Any], open_fields: tuple[str, ...], typed: Mapping[str, Any]
) -> None:
    """Raise Blocked for fields that do not exist or are closed, and for typed texts that must not be stored."""
    if found := [*_misplaced(model, values, open_fields), *of_texts(typed, prose_of(model))]:
        raise Blocked(found)


def _misplaced(model: type[Model], values: Mapping[str, Any], open_fields: tuple[str, ...]) -> Iterator[Problem]:
    known = {field.name for field in model._meta.concrete_fields}
    for name in values:
        if name not in known:
            yield Problem("unknown_field", _("There is no such field."), field=name)
        elif name not in open_fields:
            yield Problem("field_closed", _("You cannot change this field now."), field=name)


def _attname(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _columns(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the known fields among the values as they are stored: keys instead of related records."""
    known = {field.name: field for field in model._meta.concrete_fields}
    return {
        name: value.pk if isinstance(known[name], ForeignKey) and isinstance(value, Model) else value
        for name, value in values.items()
        if name in known
    }


def _stale(record: Any, current: Mapping[str, Any], submitted: Mapping[str, Any], seen: int) -> Stale:
    """Return the answer to a stale write; what the actor saw is read from the row history."""
    names = list(submitted)
    old = row_history(type(record)).filter(pgh_obj_id=record.pk, version=seen).last()
    return Stale(
        record,
        seen={name: getattr(old, _attname(type(record), name)) for name in names} if old else {},
        current={name: current[name] for name in names},
        submitted=submitted,
        since=Entry.objects.since_version(record, seen)[:LATELY],
    )

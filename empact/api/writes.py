"""Edits over REST: what a PATCH and a POST of a resource take, and how they and a DELETE are written.

class FindingWrite(Write):
    title = line(200)

class FindingCreate(Creation, FindingWrite):
    model = Finding
    needed = ("title",)

A PATCH goes through `workflow.edits.edit`, a POST through `create`, under the parent that the announced policy names;
a resource whose service writes more says so in `save` and `make`. The service asks the rules and says what is wrong;
here its answers get their status, in the order 404, 401, 403, 428, 412, 400.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from empact.accounts.countries import eu_code
from empact.accounts.models import Country
from empact.api.move_data import MAX_TEXT, RecordField, StrictSerializer
from empact.api.moves import seen_of, writer
from empact.api.problems import NOT_FOUND, Reason, Refusal
from empact.history.records import Standing
from empact.workflow.edits import (
    create,
    edit,
    editable_fields,
    policy_of,
    refuse_creator,
    refuse_editor,
    refuse_remover,
    remove,
)
from empact.workflow.errors import Blocked, Stale

if TYPE_CHECKING:
    from django.db.models import Model
    from rest_framework.request import Request

    from empact.accounts.models import User

MOST_NUMBERED = 32_767
RELIED_ON = ("standing", "source")


def line(longest: int, *, blank: bool = False) -> serializers.CharField:
    """Return the field of a short text."""
    return serializers.CharField(required=False, max_length=longest, allow_blank=blank)


def prose(*, blank: bool = True) -> serializers.CharField:
    """Return the field of a text of several lines."""
    return serializers.CharField(required=False, max_length=MAX_TEXT, allow_blank=blank)


def number() -> serializers.IntegerField:
    """Return the field of a number that orders records."""
    return serializers.IntegerField(required=False, min_value=1, max_value=MOST_NUMBERED)


def day(**options: Any) -> serializers.DateField:
    """Return the field of a day."""
    return serializers.DateField(required=False, **options)


def record(model: type[Model], *, null: bool = True) -> RecordField:
    """Return the field of another record by its id, among those that the writer may see."""
    return RecordField(queryset=model._default_manager.all(), required=False, allow_null=null)


def coded(model: type[Model]) -> serializers.SlugRelatedField[Any]:
    """Return the field of a record of reference data by its code."""
    return serializers.SlugRelatedField(slug_field="code", queryset=model._default_manager.all(), required=False)


class CountryField(serializers.SlugRelatedField[Any]):
    """A country by its code; EL and GR, UK and GB are understood."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "does_not_exist": gettext_lazy("“{value}” is not the code of a country here: write ES, EL, UK.")
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(slug_field="code", queryset=Country._default_manager.all(), **options)

    def to_internal_value(self, data: Any) -> Any:
        """Return the country. Raises ValidationError for what is the code of none."""
        return super().to_internal_value(eu_code(data) if isinstance(data, str) else data)


class Write(StrictSerializer):
    """The body of a PATCH: what is left out stays as it is."""

    def save(self, record: Any, *, actor: User, seen: int) -> None:  # type: ignore[override]  # writes by a service
        """Write what was sent, all of it or nothing; `seen` is the version that the client saw."""
        edit(type(record), record.pk, actor=actor, seen=seen, changes=self.validated_data)


class ReliedOn(Write):
    """How far a record may be taken for fact."""

    standing = serializers.ChoiceField(Standing.choices, required=False)
    source = prose()  # type: ignore[assignment]  # a field of that name, not the source of a field

    def get_fields(self) -> dict[str, Any]:
        """Return what the record says first."""
        fields = super().get_fields()
        first = {name: field for name, field in fields.items() if name not in RELIED_ON}
        return {**first, **fields}


class Creation(StrictSerializer):
    """The body of a POST, beside the Write that has the fields: under which parent, and what may not be left out.

    `begins_with` names fields of the parent that a new record takes over unless they are sent, as its form begins.
    """

    model: ClassVar[type[Model]]
    needed: ClassVar[tuple[str, ...]] = ()
    begins_with: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parent_name(cls) -> str:
        """Return the name of the field that names the parent."""
        return policy_of(cls.model).parent

    @classmethod
    def parent_model(cls) -> Any:
        """Return the model of the parent."""
        return cls.model._meta.get_field(cls.parent_name()).related_model

    def get_fields(self) -> dict[str, Any]:
        """Return the fields with the parent's id before them."""
        fields = super().get_fields()
        for name in self.needed:
            fields[name].required = True
        kind = self.parent_model()._meta.verbose_name
        words = _("The id of what it lies under: {kind}.").format(kind=kind)
        return {self.parent_name(): serializers.IntegerField(min_value=1, help_text=words), **fields}

    def values(self, parent: Any) -> dict[str, Any]:
        """Return what is written under the parent."""
        taken = {name: getattr(parent, name) for name in self.begins_with}
        return taken | {name: value for name, value in self.validated_data.items() if name != self.parent_name()}

    def make(self, parent: Any, *, actor: User) -> Any:
        """Write the record under its parent, all of it or nothing, and return it."""
        return create(self.model, actor=actor, parent=parent, values=self.values(parent))


def carry_out(kind: type[Write], record: Any, request: Request) -> None:
    """Write what a PATCH sends.

    Raises what `writer`, `seen_of` and the service raise, and ValidationError for a body that is not understood.
    """
    actor = writer(request)
    closed = None if editable_fields(actor, record) else _closed(refuse_editor, record, actor)
    seen = _seen(request, record, closed)
    body = kind(data=request.data, context={"reader": actor, "record": record})
    if not body.is_valid():
        raise _stale_or(ValidationError(body.errors), record, seen)
    body.save(record, actor=actor, seen=seen)


def add(kind: type[Creation], request: Request) -> Any:
    """Write the record that a POST sends and return it.

    Raises what `writer` and the service raise, Refusal (404) for a parent that the writer does not see, and
    ValidationError for a body that is not understood.
    """
    actor = writer(request)
    parent = _parent(kind, request.data, actor)
    if parent is not None:
        refuse_creator(kind.model, parent, actor)
    body = kind(data=request.data, context={"reader": actor, "request": request})
    body.is_valid(raise_exception=True)
    return body.make(parent, actor=actor)


def _parent(kind: type[Creation], data: Any, actor: User) -> Any:
    """Return the parent that a body names; None where it names none.

    Raises Refusal (404) for one that there is not, or that the writer may not see.
    """
    name = kind.parent_name()
    key = data.get(name) if isinstance(data, Mapping) else None
    try:
        key = serializers.IntegerField(min_value=1).run_validation(key)
    except ValidationError:
        return None
    found = kind.parent_model()._default_manager.visible_to(actor).filter(pk=key).first()
    if found is None:
        words = _("There is no such record, or you may not see it.")
        raise Refusal(NOT_FOUND, words, reasons=(Reason("not_found", words, name),))
    return found


def take_out(record: Any, request: Request) -> None:
    """Remove the record that a DELETE names. Raises what `writer`, `seen_of` and `remove` raise."""
    actor = writer(request)
    seen = _seen(request, record, _closed(refuse_remover, record, actor))
    remove(type(record), record.pk, actor=actor, seen=seen)


def _closed(ask: Callable[[Any, User], None], record: Any, actor: User) -> Blocked | None:
    """Return why the state of the record does not allow it: a 400, told after what comes before it. Raises Refused."""
    try:
        ask(record, actor)
    except Blocked as error:
        return error
    return None


def _seen(request: Request, record: Any, closed: Blocked | None) -> int:
    """Return the version that the client saw. Raises what `seen_of` raises, then Stale or Blocked when it is closed."""
    seen = seen_of(request, "version", record.version)
    if closed is not None:
        raise _stale_or(closed, record, seen)
    return seen


def _stale_or(error: Exception, record: Any, seen: int) -> Exception:
    """Return the error, or before it that the record has changed since the client saw it."""
    return error if seen == record.version else Stale(record, seen={}, current={}, submitted={})

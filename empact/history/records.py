"""What every record of the field has: a version, a standing, a source, and a history that cannot be bypassed.

    @tracked
    class Indicator(Record):
        root_path = "action__oap"

declares a model whose rows count their versions, whose every change is kept by triggers, and whose changes
move the `content` counter of the plan they lie under.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, overload

import pghistory
import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.base import ModelState
from django.utils.translation import gettext_lazy as _

from empact.history.counters import counters
from empact.history.registering import make_quick
from empact.history.triggers import BOOKKEEPING, ClockNow, KeepVersion, append_only

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from django.db.models import QuerySet

    # Generic for the type checker only.
    Number = models.PositiveIntegerField[int, int]
    Instant = models.DateTimeField[datetime, datetime]
else:
    Number, Instant = models.PositiveIntegerField, models.DateTimeField

make_quick()


class Standing(models.TextChoices):
    """How far a record may be taken for fact; shown as a badge everywhere."""

    SOURCED = "sourced", _("Sourced")
    CUSTOMARY = "customary", _("Customary")
    TO_CONFIRM = "to_confirm", _("To be confirmed")
    FICTITIOUS = "fictitious", _("Fictitious")


class Counter(Number):
    """A number that triggers count up; the first value is 1."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Return the column itself on UPDATE, so that Django reads the trigger's value back (RETURNING)."""
        return super().pre_save(model_instance, add) if add else models.F(self.attname)


class Stamp(Instant):
    """An instant that a trigger sets."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Return the column itself on UPDATE, so that Django reads the trigger's value back (RETURNING)."""
        return super().pre_save(model_instance, add) if add else models.F(self.attname)


class Record(models.Model):
    """A record of the field.

    `root_path` is the way up to the aggregate's root by foreign keys ("action__oap"), "" for a record that is
    its own root; `content_ignores` are the columns whose changes are not content (a status that the parent moves),
    and a model that is no content at all (what others say about the root) says so with `is_content`. `prose` are the
    fields in which people tell what happened, so that no record of a person may stand in them (empact.texts.persons).
    `needed_to_send` are those that may be left for later, but not until the record is sent: its form says so.
    """

    root_path: ClassVar[str] = ""
    content_ignores: ClassVar[tuple[str, ...]] = ()
    is_content: ClassVar[bool] = True
    prose: ClassVar[tuple[str, ...]] = ()
    needed_to_send: ClassVar[tuple[str, ...]] = ()

    version = Counter(_("version"), db_default=1, editable=False)
    updated_at = Stamp(_("updated"), db_default=ClockNow(), editable=False)
    standing = models.CharField(
        _("standing"), max_length=12, choices=Standing, default=Standing.TO_CONFIRM, db_default=Standing.TO_CONFIRM
    )
    source = models.TextField(_("source"), blank=True, default="", db_default="")

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Save; the counters come back as the triggers left them."""
        if update_fields is not None:
            own = {field.name for field in self._meta.local_concrete_fields}
            update_fields = {*update_fields, *(BOOKKEEPING & own)}
        super().save(update_fields=update_fields, **options)

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], *, fetch_mode: Any = None
    ) -> Self:
        """Return a row that was read, as Django's own `from_db` does, but not by the way of new objects.

        Their defaults, keywords and signals are of no use here and are most of the time that a long list takes.
        """
        new = cls.__new__(cls)
        new._state = state = ModelState()  # noqa: SLF001  # an own object
        state.adding, state.db = False, db
        if fetch_mode is not None:
            state.fetch_mode = fetch_mode
        new.__dict__.update(zip(field_names, values, strict=True))
        return new

    def clean(self) -> None:
        """Refuse a sourced record that names no source."""
        super().clean()
        if self.standing == Standing.SOURCED and not self.source.strip():
            raise ValidationError({"source": _("A sourced record names its source.")})

    @classmethod
    def row_triggers(cls) -> list[pgtrigger.Trigger]:
        """Return the triggers of the model's table; `tracked` installs them."""
        kept: list[pgtrigger.Trigger] = [KeepVersion()]
        if issubclass(cls, Root) or (cls.root_path and cls.is_content):
            kept += counters(cls.root_path, cls.content_ignores)
        return kept


class Root(models.Model):
    """Mix-in of a record that others lie under: `content` moves when it or any of them changes."""

    content = Counter(_("content"), db_default=1, editable=False)

    class Meta:
        abstract = True


@overload
def tracked[M: models.Model](model: type[M], /) -> type[M]: ...
@overload
def tracked[M: models.Model](*, exclude: Collection[str]) -> Callable[[type[M]], type[M]]: ...


def tracked(model: Any = None, /, *, exclude: Collection[str] = ()) -> Any:
    """Keep every version of the model's rows, append-only, in a table beside it; install a Record's triggers.

    The rows hold who acted (`empact.history.acting`) in `pgh_context`, and the group of entries in `pgh_context_id`.
    `exclude` names columns that must not be kept (a password). A content count alone is not kept: it is no change.
    Many-to-many relations need an explicit through model, itself tracked.
    """
    if model is None:
        return lambda decorated: _track(decorated, exclude)
    return _track(model, exclude)


def _track[M: models.Model](model: type[M], exclude: Collection[str]) -> type[M]:
    counts = [field.name for field in model._meta.local_concrete_fields if field.name == "content"]
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(condition=pgtrigger.AnyChange(exclude=counts)),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=False,  # by triggers of our own, which refuse TRUNCATE too
        meta={"triggers": append_only()},
        obj_field=pghistory.ObjForeignKey(related_name="row_history", db_index=True),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
    )(model)
    if issubclass(model, Record):
        pgtrigger.register(*model.row_triggers())(model)
    return model


def row_history(model: type[models.Model]) -> QuerySet[Any]:
    """Return every version of the rows of a tracked model, oldest first."""
    events = model.pgh_event_models["update"]  # type: ignore[attr-defined]  # set by pghistory
    found: QuerySet[Any] = events._base_manager.order_by("pgh_id")
    return found

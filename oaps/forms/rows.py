"""Rows under a record in the record's own form."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from empact.web.values import tidy
from oaps.services.rows import RowChange

MOST_ROWS = 60


class RowForm(forms.Form):
    """A row under a record. A row in which nothing was written is none."""

    model: type[Model]
    # Empty rows under those there are.
    blank_rows = 2
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())
    drop = forms.BooleanField(required=False, label=_("Remove"))
    # What a new row holds before anybody writes in it.
    given: frozenset[str] = frozenset()

    @classmethod
    def initial_of(cls, record: Any) -> dict[str, Any]:
        """Return what the row of a stored record holds."""
        names = [name for name in cls.base_fields if name not in {"pk", "version", "drop"}]
        return {name: _shown(getattr(record, name)) for name in names}

    @property
    def values(self) -> dict[str, Any]:
        """Return what was written."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"pk", "version", "drop"}}

    @property
    def is_blank(self) -> bool:
        """Tell whether it is a new row in which nobody wrote."""
        return not self.cleaned_data.get("pk") and not any(
            value for name, value in self.values.items() if name not in self.given
        )

    def change(self) -> RowChange | None:
        """Return what is to be done with the row, or None."""
        if self.is_blank:
            return None
        return RowChange(
            model=self.model,
            prefix=str(self.prefix),
            values=self.values,
            pk=self.cleaned_data.get("pk"),
            seen=self.cleaned_data.get("version") or 0,
            remove=bool(self.cleaned_data.get("drop")),
        )


def require(form: forms.Form, *names: str) -> None:
    """Put an error at each of the fields that is empty."""
    for name in names:
        if not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, forms.ValidationError(gettext("This field is required."), code="required"))


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The rows of one kind under a record, with empty ones at the end."""

    def __init__(
        self,
        kind: type[RowForm],
        data: Any = None,
        *,
        records: Iterable[Any] = (),
        more: int = 0,
        choices: Mapping[str, Any] | None = None,
    ) -> None:
        self.form, self.extra = kind, kind.blank_rows + more
        self.min_num, self.max_num, self.absolute_max = 0, MOST_ROWS, MOST_ROWS
        self.can_order = self.can_delete = self.validate_max = self.validate_min = False
        self.can_delete_extra = False
        self.renderer = forms.renderers.get_default_renderer()
        initial = [{"pk": item.pk, "version": item.version, **kind.initial_of(item)} for item in records]
        given: dict[str, Any] = {"form_kwargs": {"choices": choices}} if choices is not None else {}
        super().__init__(data, initial=initial, prefix=f"{kind.model._meta.model_name}s", **given)

    def take_version(self, record: Any) -> None:
        """Let the row that somebody changed meanwhile go on from their version, when both have been shown."""
        for row in self.forms:
            if self.form.model is type(record) and row.cleaned_data.get("pk") == record.pk:
                row.data = row.data.copy()
                row.data[row.add_prefix("version")] = str(record.version)

    def changes(self) -> list[RowChange]:
        """Return what is to be done with the rows; the rows must be valid."""
        return [change for form in self.forms if (change := form.change()) is not None]


def _shown(value: Any) -> Any:
    """Return a number without zeros behind the point that say nothing."""
    return tidy(value) if isinstance(value, Decimal) else value

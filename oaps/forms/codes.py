"""An action named by its code in a form, where there are too many to choose from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from empact.web.forms import CLOSED
from oaps.models import OperationalAction


class ActionField(forms.CharField):
    """An action named by its code, among those given: too many to choose from."""

    default_error_messages = {"unknown": _("There is no action with this code that you see. Give plan and number.")}

    def __init__(self, *, actions: Any, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.actions = actions
        self.is_closed = False

    def keep_closed(self, stored: int | None) -> None:
        """Let a stored action that is not among those given stay as it is, unnamed. One query where there is one."""
        self.is_closed = stored is not None and not self.actions.filter(pk=stored).exists()
        self.disabled = self.disabled or self.is_closed

    def clean(self, value: Any) -> Any:
        """Return the action, or None for an empty field; the stored one, by its key, where the field is closed.

        Raises ValidationError for a code that no action has.
        """
        if self.disabled:
            return OperationalAction.objects.filter(pk=value).first()
        code = super().clean(value)
        found = self.actions.by_code(code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return the code of a stored action, unless it is closed."""
        if self.is_closed:
            return str(CLOSED)
        if isinstance(value, int):
            stored = OperationalAction.objects.select_related("oap").filter(pk=value).first()
            return stored.code if stored else ""
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as codes."""
        return (self.prepare_value(initial) or "") != (data or "")

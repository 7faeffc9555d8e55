"""System checks: no record of the field without its triggers."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from empact.history.records import Record


@register
def every_record_is_tracked(**_options: Any) -> list[CheckMessage]:
    """Find the records whose model lacks `@tracked`: their history could be bypassed."""
    return [
        Error(f"{model._meta.label} is a Record without @tracked.", obj=model, id="history.E001")
        for model in apps.get_models()
        if issubclass(model, Record) and not hasattr(model, "pgh_event_models")
    ]

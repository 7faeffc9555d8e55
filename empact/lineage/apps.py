"""The lineage room."""

from django.apps import AppConfig


class LineageConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.lineage"
    label = "lineage"

"""The workflow room."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.workflow"
    label = "workflow"

"""Installed by tests/settings.py only."""

from django.apps import AppConfig

from empact.registry import registry


class WorkshopConfig(AppConfig):
    """Django's name for the workshop."""

    name = "tests.workshop"
    label = "workshop"

    def ready(self) -> None:
        """Announce its kinds of jobs."""
        from tests.workshop import kinds

        registry.add(*kinds.KINDS)

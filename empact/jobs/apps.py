"""The room of what is done later."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell this room its own housekeeping."""
    from empact.jobs import housekeeping

    registry.add(housekeeping.TIDY)
    registry.add(housekeeping.NIGHTLY)


class JobsConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.jobs"
    label = "jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

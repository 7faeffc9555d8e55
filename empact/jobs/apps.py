"""The room of what is done later."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell this room its own housekeeping, who sees the jobs, and how what is done with them reads."""
    from empact.history.verbs import Verb
    from empact.jobs import housekeeping, permissions

    registry.add(housekeeping.TIDY, housekeeping.NIGHTLY, *permissions.SIGHTS)
    registry.add(
        Verb("retried", _("had {record} tried again"), "jobs.job"), Verb("cancelled", _("stopped {record}"), "jobs.job")
    )


class JobsConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.jobs"
    label = "jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

"""The room where everything that happened is kept, and what it announces."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the rooms above the verbs of every record."""
    from empact.history.verbs import EVERYWHERE

    registry.add(*EVERYWHERE)


class HistoryConfig(AppConfig):
    """The room of history."""

    name = "empact.history"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        """Announce, and register the system checks."""
        from empact.history import checks  # noqa: F401  # registers itself

        announce(registry)

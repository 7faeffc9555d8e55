"""The api room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell how what is done with tokens reads in the history, and what is tidied at night."""
    from empact.api import repeating
    from empact.history.verbs import Verb

    registry.add(repeating.TIDY, repeating.NIGHTLY)
    registry.add(
        Verb("issued", _("made the API token {record}"), "api.token"),
        Verb("revoked", _("revoked the API token {record}"), "api.token"),
    )


class ApiConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.api"
    label = "api"

    def ready(self) -> None:
        """Announce."""
        announce(registry)

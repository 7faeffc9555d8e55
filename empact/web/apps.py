"""The web room, and its own entries in the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Announce the pages that belong to no step."""
    from empact.web import typed
    from empact.web.menu import MenuItem
    from empact.web.people import announced as people
    from empact.web.public import PUBLIC_PAGES
    from empact.web.told import announced as told
    from empact.web.workers import announced as workers

    registry.add(
        *PUBLIC_PAGES,
        *people.ANNOUNCED,
        *workers.ANNOUNCED,
        *told.ANNOUNCED,
        typed.TIDY,
        typed.NIGHTLY,
        MenuItem(_("My work"), "my-work", "my-work", order=10),
        MenuItem(_("Contacts"), "contacts", "contacts", order=90),
    )


class WebConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.web"
    label = "web"

    def ready(self) -> None:
        """Announce."""
        announce(registry)

"""The room of documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the workers how documents are made."""
    from empact.documents import housekeeping, making, telling

    registry.add(telling.EVENT, making.MAKE, housekeeping.TIDY, housekeeping.NIGHTLY)


class DocumentsConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.documents"
    label = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

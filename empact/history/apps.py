"""The room where everything that happened is kept."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.history"
    label = "history"

    def ready(self) -> None:
        """Register the system checks."""
        from empact.history import checks  # noqa: F401

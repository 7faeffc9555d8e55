"""The room where reference files and the demonstration come into the database."""

from django.apps import AppConfig


class LoadingConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.loading"
    label = "loading"

"""The api room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.api"
    label = "api"

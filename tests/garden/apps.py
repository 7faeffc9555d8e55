"""Installed by tests/settings.py only."""

from django.apps import AppConfig


class GardenConfig(AppConfig):
    """Django's name for the test aggregate."""

    name = "tests.garden"
    label = "garden"

"""Bring the reference files into the database: `manage.py load_reference`."""

from typing import Any

from django.core.management.base import BaseCommand

from empact.history.acting import acting
from empact.loading.announced import ReferenceLoader
from empact.loading.rows import Shelf
from empact.registry import registry


class Command(BaseCommand):
    """Load what the apps announced, in one transaction."""

    help = "Load the reference data. Safe to repeat: what a person changed or removed since is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what became of each kind of record."""
        shelf = Shelf()
        with acting(None, "Reference data"):
            for loader in registry.all(ReferenceLoader):
                loader.load(shelf)
        if options["verbosity"] > 1:
            for kind, tally in shelf.tallies.items():
                self.stdout.write(f"{kind}: {tally}")
        if options["verbosity"] > 0:
            self.stdout.write(f"Reference data: {shelf.total}")

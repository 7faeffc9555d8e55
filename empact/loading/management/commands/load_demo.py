"""Make the demonstration: `manage.py load_demo --scale 1`."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from empact.history.acting import acting
from empact.loading.announced import DemoMaker, Stage
from empact.loading.bulk import prepare_for_bulk
from empact.loading.models import LoadedRecord
from empact.registry import registry

KIND = "demonstration"


class Command(BaseCommand):
    """Make what the apps announced, in one transaction; once for a database."""

    help = "Make the fictitious people, plans and reports of the demonstration, unless they are there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scale."""
        parser.add_argument("--scale", type=int, default=1, help="how many times the plans 2026-27 are as large")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and say how long each part took."""
        if not settings.EMPACT_DEMO:
            raise CommandError("The demonstration is for demonstration mode only: set EMPACT_DEMO=1.")
        if there := LoadedRecord.objects.filter(kind=KIND).first():
            self.stdout.write(f"Demonstration: {there.key} is there already")
            return
        stage = Stage(scale=max(1, options["scale"]))
        with acting(None, "Demonstration"):
            prepare_for_bulk()
            for maker in registry.all(DemoMaker):
                begun = monotonic()
                maker.make(stage)
                if options["verbosity"] > 0:
                    self.stdout.write(f"Demonstration: {maker.name}, {monotonic() - begun:.1f} s")
            LoadedRecord.objects.create(kind=KIND, key=f"scale {stage.scale}", fields=[], digest="")

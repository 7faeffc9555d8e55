"""Let the demonstration's other Member States answer at once: `manage.py demo_answers FA-2026-27`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from oaps.demo.answers import answer_for_others


class Command(BaseCommand):
    """Answer for the states whose coordinators cannot sign in."""

    help = "Give the pending positions on plans that were sent to the states by hand. Celery does it every 20 seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the code of one plan."""
        parser.add_argument("plan", nargs="?", default="", help="code of a plan; all of them when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer and say how many did."""
        if not settings.EMPACT_DEMO:
            raise CommandError("Only in demonstration mode.")
        self.stdout.write(f"{answer_for_others(options['plan'])} Member States answered")

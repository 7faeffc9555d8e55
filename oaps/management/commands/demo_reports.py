"""Let the demonstration's other Action Leaders report at once: `manage.py demo_reports final-2024-25 FA-2024-25`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from oaps.demo.reporting import report_for_others, scope_of


class Command(BaseCommand):
    """Report for the Action Leaders who cannot sign in."""

    help = "Write and send the reports that are owed in open rounds by Action Leaders who cannot sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the codes of an open round, of a plan, or of both."""
        parser.add_argument("codes", nargs="+", metavar="CODE", help="code of an open round, of a plan; or both")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report and say how many were sent."""
        if not settings.EMPACT_DEMO:
            raise CommandError("Only in demonstration mode.")
        try:
            scope = scope_of(options["codes"])
        except LookupError as error:
            raise CommandError(str(error.args[0])) from error
        self.stdout.write(f"{report_for_others(scope)} reports sent to the Drivers")

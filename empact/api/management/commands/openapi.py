"""Write the committed description of the API, or compare it with the code."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from empact.api.description import DescriptionError, description
from empact.api.root import OPENAPI


class Command(BaseCommand):
    """Carry out manage.py openapi [--check]."""

    help = "Write the description of the API (empact/api/openapi.json), or compare it with the code."

    def add_arguments(self, parser: CommandParser) -> None:
        """Know --check."""
        parser.add_argument("--check", action="store_true", help="Change nothing; fail when the file is old.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or fail when it differs."""
        try:
            text = description()
        except DescriptionError as error:
            raise CommandError(str(error)) from error
        if options["check"]:
            if not OPENAPI.exists() or OPENAPI.read_text(encoding="utf-8") != text:
                raise CommandError("The description of the API is old: run manage.py openapi and commit the file.")
            return
        OPENAPI.write_text(text, encoding="utf-8")
        self.stdout.write(f"Wrote {OPENAPI}.")

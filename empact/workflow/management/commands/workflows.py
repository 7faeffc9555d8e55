"""Write docs/workflows.md from the charts, or check that it is up to date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from empact.workflow.doc import document


class Command(BaseCommand):
    """The command `manage.py workflows [--check]`."""

    help = "Write docs/workflows.md from the charts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only tell whether the file is up to date")
        parser.add_argument("--file", type=Path, default=Path(settings.BASE_DIR) / "docs" / "workflows.md")

    def handle(self, *, check: bool, file: Path, **_options: Any) -> None:
        text = document()
        if not check:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            raise CommandError(f"{file} is not what the charts say; run manage.py workflows.")

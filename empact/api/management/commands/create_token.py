"""Make a token for an API client and print it; it cannot be read again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from empact.accounts.models import User
from empact.api.models import TokenScope
from empact.api.tokens import DEFAULT_LIFE, LONGEST_LIFE, issue

MAX_DAYS = LONGEST_LIFE.days


class Command(BaseCommand):
    """Carry out manage.py create_token EMAIL --scope read|write."""

    help = "Make a token that acts as the owner of an account, at most within its scope, and print it once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Know whose token, what for, how long and from where."""
        parser.add_argument("email", help="E-mail address of the account.")
        parser.add_argument("--scope", choices=TokenScope.values, default=TokenScope.READ.value)
        parser.add_argument("--name", default="command line", help="What it is for.")
        parser.add_argument(
            "--days", type=int, default=DEFAULT_LIFE.days, help=f"Good for so many days, 1 to {MAX_DAYS}."
        )
        parser.add_argument("--network", action="append", default=[], help="Allowed network; may be repeated.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the token and print its secret alone, so that a script can take it."""
        person = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if person is None:
            raise CommandError(f"No active account has the address {options['email']}.")
        if not 1 <= options["days"] <= MAX_DAYS:
            raise CommandError(f"--days is 1 to {MAX_DAYS}.")
        try:
            _token, secret = issue(
                person,
                actor=None,
                name=options["name"],
                scope=TokenScope(options["scope"]),
                life=timedelta(days=options["days"]),
                networks=options["network"],
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(secret)

"""Bring the database up to date: tables, reference data, demonstration data. Each says when it has nothing to do."""

import django
from django.core.management import call_command, get_commands


def main() -> None:
    """Run the commands in one process."""
    django.setup()
    call_command("migrate", verbosity=1)
    for command in ("load_reference", "load_demo"):
        if command in get_commands():
            call_command(command)


if __name__ == "__main__":
    main()

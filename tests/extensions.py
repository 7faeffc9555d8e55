"""The extensions of the database, as in the first migration of empact.accounts, which the tests do not run."""

from django.db import connection

EXTENSIONS = ("btree_gist", "unaccent", "pg_trgm")


def create_extensions(**_options: object) -> None:
    """Create them where they are missing."""
    with connection.cursor() as cursor:
        for name in EXTENSIONS:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")

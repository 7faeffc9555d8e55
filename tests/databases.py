"""The databases of the server that a run of tests uses, by name; and the one that holds the demonstration.

Nothing here goes through Django, which belongs to the database of the test that runs.
"""

from __future__ import annotations

import os
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.programs import run

DEMONSTRATION = "test_demonstration"
IN_THE_MAKING = f"{DEMONSTRATION}_in_the_making"
LOCK = 20251124  # any number that nothing else on the server locks


def address_of(database: str) -> str:
    """Return the address of another database of the server that this run uses."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def create_database(name: str, template: str = "template0") -> None:
    """Create a database as a copy of another, to which nobody is connected. The demonstration takes half a second."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        names = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {name} WITH (FORCE)").format(**names))
        connection.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy").format(**names))


def drop_database(name: str) -> None:
    """Drop a database and whoever is still connected to it."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def has_database(name: str) -> bool:
    """Tell whether the server has a database of this name."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def demonstration() -> str:
    """Return the name of the database with reference and demonstration data, for others to copy.

    Whoever of all workers asks first makes it in some 20 s; the others wait for it. It is there when it is whole, and
    lasts as long as the run (tests/conftest.py).
    """
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s::bigint)", [LOCK])
        if not has_database(DEMONSTRATION):
            create_database(IN_THE_MAKING)
            settings = {"DATABASE_URL": address_of(IN_THE_MAKING), "DJANGO_SETTINGS_MODULE": "tests.settings"}
            run("tests.demonstration", environment={**os.environ, **settings})
            names = {"name": sql.Identifier(DEMONSTRATION), "made": sql.Identifier(IN_THE_MAKING)}
            connection.execute(sql.SQL("ALTER DATABASE {made} RENAME TO {name}").format(**names))
    return DEMONSTRATION

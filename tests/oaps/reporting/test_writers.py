"""Eight people write one report at once: each edit is kept, or refused with both versions shown; none is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test.testcases import LiveServerThread

from empact.accounts.demonstration import PASSWORD
from empact.api.models import TokenScope
from empact.api.tokens import issue
from tests import databases
from tests.journeys.site import Site
from tests.oaps.reporting.conftest import Reporting
from tests.oaps.reporting.writers import (
    AtThePage,
    Door,
    OverRest,
    Writer,
    by_session,
    nothing_is_lost,
    session_of,
    write_at_once,
)
from tests.signing import SignIn

WRITERS = 8
# The report that the Action Leader of the demonstration is writing.
OWN = """SELECT r.id FROM oaps_progressreport r JOIN oaps_operationalaction a ON a.id = r.action_id
WHERE r.status = 'drafting' AND a.title = 'Deactivated weapons: control weeks'"""
LEADER = "action.leader@empact.example"


def writers(address: str, report: int, session: str, token: str) -> list[Writer]:
    """Return half of them at the report's page, half over REST."""
    page = AtThePage(by_session(address, session), f"/reports/{report}/edit/")
    rest = OverRest(Door(address, {"Authorization": f"Bearer {token}"}), f"/api/v1/progress-reports/{report}/")
    return [page, rest] * (WRITERS // 2)


@contextmanager
def served() -> Iterator[str]:
    """Serve the test's own database."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.start()
    thread.is_ready.wait()
    try:
        if thread.error:
            raise thread.error
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()


def test_eight_writers_make_three_edits_each_and_none_is_lost(
    own_database: None, reporting: Reporting, sign_in: SignIn
) -> None:
    report = reporting.report().pk
    session = sign_in("leader.one").cookies["sessionid"].value
    _token, secret = issue(reporting.cast["leader.one"], actor=None, name="eight", scope=TokenScope.WRITE)
    with served() as address:
        tally = write_at_once(writers(address, report, session, secret), edits=3)
    nothing_is_lost(tally, WRITERS * 3, databases.address_of(connection.settings_dict["NAME"]), report)


@pytest.mark.assure
def test_eight_writers_make_a_hundred_edits_each_and_eight_hundred_are_kept_or_refused(tmp_path: Path) -> None:
    demonstration = databases.demonstration()
    with Site(demonstration, f"{demonstration}_writers", tmp_path) as site:
        database = databases.address_of(f"{demonstration}_writers")
        with psycopg.connect(database) as connected:
            ((report,),) = connected.execute(OWN).fetchall()
        token = site.manage("create_token", LEADER, "--scope", "write").split()[-1]
        tally = write_at_once(writers(site.url, report, session_of(site.url, LEADER, PASSWORD), token), edits=100)
        nothing_is_lost(tally, WRITERS * 100, database, report)

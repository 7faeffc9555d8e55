"""Point 3: somebody asks for documents, sees the bar move, may leave, and takes the files."""

import hashlib
import io
import time
import zipfile

import pypdf

from tests.journeys.conftest import Enter
from tests.journeys.site import Site
from tests.journeys.walking import Walk

PATIENCE_S = 180


def watch(walk: Walk) -> list[int]:
    """Look at the bar until it is gone; return what it showed, in per cent."""
    shown: list[int] = []
    deadline = time.monotonic() + PATIENCE_S
    bar = walk.page.locator("#progress progress")
    # Asked at once whether it is there and what it shows: it may go between two questions.
    while values := bar.evaluate_all("bars => bars.map(bar => bar.value)"):
        assert time.monotonic() < deadline, f"Still at {shown[-1:]} %:\n{walk.text}"
        if values[0] not in shown[-1:]:
            shown.append(int(values[0]))
        walk.page.wait_for_timeout(100)
    return shown


def test_documents_are_asked_for_watched_and_fetched(enter_own: Enter, site: Site) -> None:
    est = enter_own("est", to="/oaps/?cycle=2026-2029")
    site.starts_work()
    est.unfolds("Documents of the").presses("Plan document, PDF")
    est.sees("Plan document:", "records", "You may leave this page")
    shown = watch(est)
    # How many values it shows on the way is the machine's affair; what it shows then, tests/documents asks.
    assert shown == sorted(shown) != []
    est.looks().sees("ready", "SHA-256")
    with zipfile.ZipFile(io.BytesIO(est.downloads("files (ZIP)"))) as archive:
        lines = archive.read("SHA256SUMS.txt").decode().splitlines()
        assert len(lines) > 1
        for digest, name in (line.split("  ") for line in lines):
            content = archive.read(name)
            assert hashlib.sha256(content).hexdigest() == digest
            assert pypdf.PdfReader(io.BytesIO(content)).pages

    est.opens("/cycles/2026-2029/oaps/FA-2026-27/").unfolds("Documents").presses("Plan document, Word (DOCX)")
    watch(est)
    est.follows("My documents", within="nav.crumbs")
    est.sees("Plan document: Firearms and explosives", "DOCX", "ready")
    assert est.downloads("Download Plan document: Firearms and explosives").startswith(b"PK")

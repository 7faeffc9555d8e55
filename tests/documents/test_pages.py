"""Asking from a page, watching, fetching: as people and as browsers without JavaScript."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.test import Client

from empact.documents.models import Request
from empact.web.documents import offers
from tests.cast import Cast
from tests.documents.conftest import Ask, work
from tests.signing import SignIn

pytestmark = pytest.mark.django_db
PLAN = "/cycles/2026-2029/oaps/FA-2026-27/"


def post(client: Client, cast: Cast, document: str = "oaps.plan.pdf", *records: object) -> Any:
    keys = [record.pk for record in records or (cast.plan,)]  # type: ignore[attr-defined]
    return client.post("/my-documents/ask/", {"document": document, "record": keys})


def test_a_plan_offers_its_documents_to_who_sees_it(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in("driver").get(PLAN).content.decode()
    for document in ("oaps.plan.pdf", "oaps.actions.xlsx", "oaps.participation.csv"):
        assert f'value="{document}"' in page


def test_the_public_is_offered_nothing(cast: Cast) -> None:
    assert 'action="/my-documents/ask/"' not in Client().get("/cycles/2026-2029/").content.decode()
    assert post(Client(), cast)["Location"].startswith("/accounts/login/")


def test_the_list_of_plans_offers_all_that_are_shown_as_one_request(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    page = client.get("/oaps/?cycle=2026-2029").content.decode()
    assert "Documents of the 2 shown" in page
    assert page.count('name="record"') == 2


def test_a_list_says_of_how_many_it_can_make_documents_and_what_to_do_with_more(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("est")
    page = client.get("/oaps/?page_size=2").content.decode()
    assert "Documents of the 2 shown" in page
    assert "One more is on another page of the list." in page
    monkeypatch.setattr(offers, "MOST_PARTS", 2)
    page = client.get("/oaps/?cycle=&page_size=3").content.decode()
    assert "Documents are made of at most 2 records at once. Limit the list by its filters." in page
    assert '<a href="?cycle=&amp;page_size=50">Show fewer rows on a page</a>' in page
    assert 'aria-disabled="true" aria-describedby="documents-refused"' in page
    assert 'action="/my-documents/ask/"' not in page


def test_asking_leads_to_a_page_that_watches_until_it_is_ready(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("driver")
    where = post(client, cast)["Location"]
    page = client.get(where).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert f'<a class="no-js" href="{where}">Look again</a>' in page
    work()
    part = client.get(where, headers={"HX-Request": "true", "HX-Target": "progress"}).content.decode()
    assert "hx-trigger" not in part
    assert "<html" not in part
    assert "Download" in part


def test_a_file_is_an_attachment_that_no_browser_runs(cast: Cast, sign_in: SignIn, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    answer = sign_in("driver").get(f"{request.get_absolute_url()}files/{request.parts.get().pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="fa-2026-27-plan-document-draft.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"


def test_who_lost_the_right_or_never_had_it_finds_nothing(cast: Cast, sign_in: SignIn, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    work()
    here = request.get_absolute_url()
    file = f"{here}files/{request.parts.get().pk}/"
    driver = sign_in("driver")
    assert driver.get(file).status_code == 200
    assert [sign_in("est").get(path).status_code for path in (here, file, f"{here}all.zip")] == [404, 404, 404]
    assert sign_in("est").post(f"{here}cancel/").status_code == 404
    cast["driver"].assignments.update(ends=date(2025, 11, 1))
    assert [driver.get(path).status_code for path in (file, f"{here}all.zip")] == [404, 404]
    assert driver.post(f"{here}retry/").status_code in {302, 404}
    for page in (driver.get(here), driver.get("/my-documents/")):
        assert "not open to you any more" in page.content.decode()
        assert "/files/" not in page.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"document": "oaps.plan.pdf"},
        {"document": "oaps.plan.exe", "record": "1"},
        {"document": "nothing.pdf", "record": "1"},
        {"document": "oaps.plan.pdf", "record": "one"},
        {"document": "oaps.plan.pdf", "record": "9" * 40},
        {"document": "oaps.plan.pdf", "record": ["²"]},
    ],
)
def test_nonsense_is_not_found(cast: Cast, sign_in: SignIn, fields: dict[str, Any]) -> None:
    assert sign_in("driver").post("/my-documents/ask/", fields).status_code == 404


def test_several_files_come_as_one_archive_with_their_digests(cast: Cast, sign_in: SignIn, ask: Ask) -> None:
    request = ask("est", "oaps.actions", "csv", cast.plan, cast.adopted_plan)
    work()
    answer: Any = sign_in("est").get(f"{request.get_absolute_url()}all.zip")
    assert answer.streaming
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        names = archive.namelist()
        assert names == ["fa-2026-27-list-of-actions-draft.csv", "cch-2026-27-list-of-actions.csv", "SHA256SUMS.txt"]
        assert archive.testzip() is None
        assert archive.read("SHA256SUMS.txt").decode().count("\n") == 2


def test_my_documents_say_why_one_failed_and_let_it_be_made_again(cast: Cast, sign_in: SignIn, ask: Ask) -> None:
    request = ask("driver", "oaps.plan", "pdf", cast.plan)
    request.parts.get().job.__class__.objects.update(state="parked", reason="The press is broken.")
    client = sign_in("driver")
    page = client.get("/my-documents/").content.decode()
    assert "The press is broken." in page
    assert f'formaction="{request.get_absolute_url()}retry/"' in page
    assert client.post(f"{request.get_absolute_url()}retry/").status_code == 302
    work()
    page = client.get("/my-documents/").content.decode()
    assert "The press is broken." not in page
    assert "Download" in page


def test_my_documents_are_mine_alone(cast: Cast, sign_in: SignIn, ask: Ask) -> None:
    ask("driver", "oaps.plan", "pdf", cast.plan)
    assert Request.objects.count() == 1
    assert "Firearms" not in sign_in("est").get("/my-documents/").content.decode()

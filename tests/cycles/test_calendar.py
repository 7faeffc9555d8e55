"""The calendar: filters, lateness, and entries written by those who keep it."""

from datetime import date

import pytest

from cycles.models import CalendarEntry
from tests.cast import FACT, Cast
from tests.signing import SignIn

CALENDAR = "/cycles/2026-2029/calendar/"
NEW = "/cycles/2026-2029/new-entry/"
GOOD = {
    "step": "3",
    "kind": "adoption",
    "title": "COSI adopts the last plans",
    "starts": "2025-12-12",
    "standing": "to_confirm",
}


@pytest.fixture
def entries(cast: Cast) -> list[CalendarEntry]:
    return [
        CalendarEntry.objects.create(
            cycle=cast.cycle,
            step=step,
            kind=kind,
            title=title,
            starts=starts,
            done_on=done,
            is_deadline=deadline,
            **FACT,
        )
        for step, kind, title, starts, done, deadline in (
            (2, "g_masp", "G-MASP", date(2025, 10, 31), None, False),
            (3, "adoption", "Adoption", date(2025, 12, 12), None, True),
            (1, "mid_term_review", "Mid-term review", date(2027, 6, 1), None, False),
            (1, "socta", "SOCTA", date(2025, 3, 18), date(2025, 3, 18), False),
        )
    ]


def titles(cast: Cast, sign_in: SignIn, query: str, url: str = CALENDAR) -> list[str]:
    return [line.title for line in sign_in("est").get(url + query).context["listing"].page]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?late=on", ["G-MASP"]),
        ("?deadline=on", ["Adoption"]),
        ("?step=1", ["SOCTA", "Mid-term review"]),
        ("?kind=mid_term_review", ["Mid-term review"]),
    ],
)
@pytest.mark.usefixtures("entries")
def test_the_calendar_is_filtered(cast: Cast, sign_in: SignIn, query: str, found: list[str]) -> None:
    assert titles(cast, sign_in, query) == found


@pytest.mark.usefixtures("entries")
def test_the_calendar_of_all_cycles_begins_with_what_is_late_and_comes(cast: Cast, sign_in: SignIn) -> None:
    assert titles(cast, sign_in, "", "/calendar/") == ["G-MASP", "Adoption", "Mid-term review"]
    assert titles(cast, sign_in, "?when=past", "/calendar/") == ["SOCTA"]
    assert len(titles(cast, sign_in, "?when=", "/calendar/")) == 4
    assert titles(cast, sign_in, "?ordering=-starts", "/calendar/")[0] == "Mid-term review"


@pytest.mark.usefixtures("entries")
def test_who_keeps_the_calendar_edits_it_there_and_nobody_else(cast: Cast, sign_in: SignIn) -> None:
    assert "/edit/" in sign_in("secretariat").get(CALENDAR).content.decode()
    assert "/edit/" not in sign_in("nec.fr").get(CALENDAR).content.decode()
    answer = sign_in("nec.fr").post(NEW, GOOD)
    assert answer.status_code == 403
    assert "the COSI secretariat or the EMPACT Support Team" in answer.content.decode()


def test_an_entry_is_made_changed_and_removed(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    assert client.post(NEW, GOOD).status_code == 302
    entry = CalendarEntry.objects.get(title=GOOD["title"])
    edit = f"/cycles/2026-2029/calendar/{entry.pk}/edit/"
    assert client.post(edit, {**GOOD, "done_on": "2025-11-20", "version": entry.version}).status_code == 302
    entry.refresh_from_db()
    assert entry.done_on == date(2025, 11, 20)
    remove = f"/cycles/2026-2029/calendar/{entry.pk}/remove/"
    assert client.post(remove, {"version": entry.version}).status_code == 302
    assert not CalendarEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("starts", "2012-01-01", "The calendar of the cycle runs from 2022 to 2031"),
        ("starts", "31.12.2025", "Enter a valid date"),
        ("done_on", "2025-12-24", "This day lies ahead"),
        ("ends", "2025-11-01", "The entry ends on or after the day it starts."),
        ("title", "NUL \0 in it", "Null characters are not allowed"),
        ("kind", "picnic", "picnic is not one of the available choices"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    cast: Cast, sign_in: SignIn, field: str, value: str, message: str
) -> None:
    answer = sign_in("est").post(NEW, {**GOOD, "note": "Kept 🗓", field: value})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert message in html
    assert "Kept 🗓" in html
    assert not CalendarEntry.objects.exists()


def test_a_stale_edit_shows_both_versions(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    client.post(NEW, GOOD)
    entry = CalendarEntry.objects.get()
    edit = f"/cycles/2026-2029/calendar/{entry.pk}/edit/"
    client.post(edit, {**GOOD, "title": "Theirs", "version": entry.version})
    answer = client.post(edit, {**GOOD, "title": "Mine", "version": entry.version})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in html
    assert "Mine" in html
    assert CalendarEntry.objects.get().title == "Theirs"

"""Text that looks like a record of a person is refused; prose about work is not."""

import pytest

from empact.texts.persons import in_text, personal_records


@pytest.mark.parametrize(
    "text",
    [
        "Suspect born on 12.03.1980 in Riga",
        "DOB: 1980-03-12",
        "date of birth 12 March 1980",
        "holder of passport no. AB1234567",
        "ID card 123456789",
        "write to john.doe@example.org",
        "called from +371 2912 3456",
        "paid to DE89 3704 0044 0532 0130 00",
    ],
)
def test_a_record_of_a_person_is_found(text: str) -> None:
    assert "SIENA" in in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three weeks of controls, 412 officers, 12.03.2025 to 14.03.2025.",
        "The passport checks at 14 airports went on; identity cards were read.",
        "Operation born in March under the Hungarian Presidency.",
        "1 200 000 EUR seized, 13 871 arrests, case files 2024 and 2025.",
        "LV00 BANK 0000 4351 9500 1 is no account: its check digits are wrong.",
        "Council document ST 12345/25, action FA-2024-25/8.1.",
    ],
)
def test_prose_about_work_passes(text: str) -> None:
    assert in_text(text) == ""


def test_each_text_is_told_at_its_field() -> None:
    found = list(personal_records({"narrative": "born 1.1.1990", "obstacles": "none", "action_days": 3}))
    assert [(fault.field, fault.code) for fault in found] == [("narrative", "personal_record")]

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
        "née le 3 mars 1999",
        "geboren am 3. Mai 1988",
        "reach him at 0032 475 12 34 56",
        "her mobile: +32 475 123 456",
        "asked the unit of the suspect, +32 475 123 456",
        "sold by weapons4u@gmail.com",
        "ana_maria.petrova@police.example wrote it",
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
        "Documents COM(2025) 148 final, ST 10042/25 REV 2, 8665/21, OJ L 135, 24.5.2016, p. 53.",
        "SIENA messages 2024-00123456-1 and 1234567-12-3 were sent to AP Weapons.",
        "Seizures rose by +13 871 000 EUR and +2.300 kg; 0012345678 is the lot number.",
        "Write to empact@europol.example, the mailbox siena-desk@police.example, or the secretariat.",
        "The hotline (24/7): +31 70 302 5000. Contact point, tel. 0032 2 281 61 11.",
        "From 1.1.2024 until 31.12.2025 there were 3 joint action days, 2-4 June and 22.09.2025.",
        "12 passports, 4 identity cards and 120000 documents were checked.",
        "ISO 27001:2022, Regulation (EU) 2016/794, case C-511/18, ECLI:EU:C:2020:791.",
        "Coordinates 56.9496, 24.1052; container MSKU1234565; HS code 9303 90 00.",
        "IMEI lists of 350 devices; 1 234 567 890 records were compared in 00:12:30.",
    ],
)
def test_prose_about_work_passes(text: str) -> None:
    assert in_text(text) == ""


def test_each_text_is_told_at_its_field() -> None:
    found = list(personal_records({"narrative": "born 1.1.1990", "obstacles": "none", "action_days": 3}))
    assert [(fault.field, fault.code) for fault in found] == [("narrative", "personal_record")]

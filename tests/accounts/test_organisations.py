"""Organisations and the names they had over time."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from empact.accounts.errors import NotAllowed
from empact.accounts.models import Organisation, OrganisationName, name_on
from empact.accounts.permissions import ORGANISATION_KEEPERS
from empact.accounts.services.organisations import create_organisation, rename
from tests.cast import Cast


def test_an_agency_is_called_by_the_name_of_the_day(cast: Cast) -> None:
    agency = Organisation.objects.create(
        code="euda", kind="agency", name="European Union Drugs Agency", short_name="EUDA"
    )
    OrganisationName.objects.create(
        organisation=agency, name="European Monitoring Centre", short_name="EMCDDA", ends=date(2024, 7, 1)
    )
    OrganisationName.objects.create(
        organisation=agency, name="European Union Drugs Agency", short_name="EUDA", starts=date(2024, 7, 2)
    )
    assert name_on(agency, date(2024, 7, 1)).short_name == "EMCDDA"
    assert name_on(agency, date(2024, 7, 2)).short_name == "EUDA"
    assert name_on(cast.organisations["Europol"], date(2020, 1, 1)).short_name == "Europol"


def test_a_new_name_closes_the_old_one_the_day_before(cast: Cast) -> None:
    body = rename(
        cast.organisations["Europol"], name="Europol II", short_name="EP2", since=date(2025, 11, 1), actor=cast["est"]
    )
    rename(body, name="Europol III", short_name="EP3", since=date(2025, 11, 20), actor=cast["admin"])
    names = [(item.short_name, item.starts, item.ends) for item in body.names.all()]
    assert names == [
        ("Europol", None, date(2025, 10, 31)),
        ("EP2", date(2025, 11, 1), date(2025, 11, 19)),
        ("EP3", date(2025, 11, 20), None),
    ]
    assert Organisation.objects.get(pk=body.pk).short_name == "EP3"


@pytest.mark.parametrize("since", [date(2030, 1, 1), date(2025, 10, 1)])
def test_a_name_begins_after_the_one_before_and_not_in_the_future(cast: Cast, since: date) -> None:
    body = rename(
        cast.organisations["Europol"], name="Europol II", short_name="EP2", since=date(2025, 11, 1), actor=cast["est"]
    )
    with pytest.raises(ValidationError) as error:
        rename(body, name="X", short_name="X", since=since, actor=cast["est"])
    assert list(error.value.message_dict) == ["since"]


def test_coordinators_enter_the_services_of_their_own_country(cast: Cast) -> None:
    def enter(actor: str, country: str, code: str, kind: str = "service") -> Organisation:
        values = {
            "code": code,
            "kind": kind,
            "name": "Customs",
            "short_name": "Customs",
            "country": cast.countries[country],
        }
        return create_organisation(values=values, actor=cast[actor])

    assert enter("nec.fr", "FR", "fr-customs").label == "FR Customs"
    assert enter("est", "LV", "lv-customs").pk
    for actor, country in (("nec.fr", "DE"), ("driver", "ES"), ("nobody", "FR")):
        with pytest.raises(NotAllowed):
            enter(actor, country, "no")
    with pytest.raises(NotAllowed):
        create_organisation(
            values={"code": "ag", "kind": "agency", "name": "A", "short_name": "A"}, actor=cast["nec.fr"]
        )
    with pytest.raises(ValidationError) as error:
        enter("est", "LV", "lv-customs")
    assert list(error.value.message_dict) == ["code"]


def test_who_enters_organisations_agrees_from_both_sides(cast: Cast) -> None:
    everybody = [cast[name] for name in cast.people]
    for organisation in Organisation.objects.filter(short_name__in=["FR-OFAST", "DE-BKA", "FR", "Europol", "UK"]):
        by_records = {person.pk for person in everybody if ORGANISATION_KEEPERS.holds(person, organisation)}
        assert by_records == set(ORGANISATION_KEEPERS.people(organisation).values_list("pk", flat=True))

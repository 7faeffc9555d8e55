"""Services of states and partner countries for the demonstration."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from empact.accounts.models import CountryKind, Organisation, OrganisationKind
from empact.history.records import Standing
from empact.loading.files import read

FILE = Path(__file__).parent / "services.toml"
SOURCE = "Demonstration: the service exists, every part it plays here is invented"
EVALUATORS = "demo-evaluators"


def make_services() -> None:
    """Make the services under their countries, and an evaluator that does not exist."""
    wholes = {whole.country.code: whole for whole in _wholes() if whole.country}
    Organisation.objects.bulk_create(
        [
            *_services(wholes),
            Organisation(
                code=EVALUATORS,
                kind=OrganisationKind.PRIVATE,
                name="Demo Evaluation Partners",
                short_name="Demo Evaluation Partners",
                standing=Standing.FICTITIOUS,
                source="Demonstration",
            ),
        ]
    )


def _wholes() -> Iterable[Organisation]:
    kinds = (OrganisationKind.COUNTRY, OrganisationKind.THIRD_COUNTRY)
    return Organisation.objects.filter(kind__in=kinds).select_related("country")


def _services(wholes: dict[str, Organisation]) -> Iterable[Organisation]:
    for country, services in read(FILE).items():
        whole = wholes[country]
        member = whole.country is not None and whole.country.kind == CountryKind.MEMBER_STATE
        for code, short_name, name, _tasks in services:
            yield Organisation(
                code=code,
                kind=OrganisationKind.SERVICE if member else OrganisationKind.THIRD_SERVICE,
                name=name,
                short_name=short_name,
                country=whole.country,
                parent=whole,
                standing=Standing.FICTITIOUS,
                source=SOURCE,
            )


@cache
def tasks() -> dict[str, tuple[str, ...]]:
    """Return what each service is for ("police", "customs"), by its code."""
    return {code: tuple(found) for services in read(FILE).values() for code, _short, _name, found in services}

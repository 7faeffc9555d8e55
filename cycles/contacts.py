"""Whom step 1 puts on the contacts page."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cycles.permissions import (
    AGENCY_COORDINATOR,
    COMMISSION,
    COSI_DELEGATE,
    COSI_SG_DELEGATE,
    DEPUTY_NEC,
    EST,
    NEC,
    PRESIDENCY,
    SECRETARIAT,
    SOCTA_TEAM,
)
from empact.accounts.contacts import Board
from empact.accounts.models import Country, CountryKind, Organisation, OrganisationKind
from empact.accounts.rules import Reader


def _member_states(reader: Reader) -> QuerySet[Country]:
    states = Country.objects.visible_to(reader).filter(kind=CountryKind.MEMBER_STATE)
    return states.order_by("protocol_order")


def _agencies(reader: Reader) -> QuerySet[Organisation]:
    return Organisation.objects.visible_to(reader).filter(kind=OrganisationKind.AGENCY).order_by("short_name")


BOARDS = (
    Board(
        name="countries",
        title=_("National coordinators"),
        order=10,
        roles=(NEC, DEPUTY_NEC),
        by="country",
        rows=_member_states,
        expected=(NEC,),
    ),
    Board(
        name="agencies",
        title=_("EU agencies"),
        order=30,
        roles=(AGENCY_COORDINATOR,),
        by="organisation",
        rows=_agencies,
    ),
    Board(
        name="cycle",
        title=_("Those who run the cycle"),
        order=40,
        roles=(PRESIDENCY, SECRETARIAT, COMMISSION, EST, SOCTA_TEAM),
        by="role",
    ),
    Board(
        name="delegations",
        title=_("Delegations in COSI"),
        order=60,
        roles=(COSI_DELEGATE, COSI_SG_DELEGATE),
        by="country",
    ),
)

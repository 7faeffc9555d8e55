"""National reports are begun and written here; their chart submits and recalls them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from empact.accounts.models import Country, User
from empact.history.acting import acting
from empact.workflow.edits import create, edit
from empact.workflow.engine import refuse
from empact.workflow.errors import Blocked, Refused
from empact.workflow.locks import lock_record
from empact.workflow.problems import Problem
from oaps.models import NationalReport, ReportingRound
from oaps.permissions import NATIONAL_REPORTERS, ROUND_COORDINATORS
from oaps.services.reports import refuse_standing_still


def begin_national_report(
    item: ReportingRound, country: Country | None, *, actor: User, values: Mapping[str, Any]
) -> NationalReport:
    """Make the draft of a country's report in a round. One transaction.

    Raises what `create` raises; Refused when the actor does not coordinate the country; Blocked when it has one.
    """
    refuse_to_begin(item, country, actor=actor)
    with acting(actor):
        # Asked before it is said that there is one: the draft of another country is hidden from its neighbours.
        for begun in NationalReport.objects.filter(round=item, country=country):
            _refuse_others(begun, actor)
            words = _("The country has a national report in this round, number {number}; go on with that one.")
            raise Blocked([Problem("unique", words.format(number=begun.pk), field="country")])
        report: NationalReport = create(NationalReport, actor=actor, parent=item, values={**values, "country": country})
        # Whose country it is shows only in the record: the rule over the round lets every coordinator begin one.
        _refuse_others(report, actor)
        return report


def refuse_to_begin(item: ReportingRound, country: Country | None, *, actor: User) -> None:
    """Raise Refused for who coordinates no country, Blocked without one and while the round is not open."""
    refuse(ROUND_COORDINATORS, item, actor)
    if country is None:
        words = _("Only the national coordinator of a country reports for it. Begin that of your own from My country.")
        raise Blocked([Problem("no_country", words)])
    refuse_standing_still(NationalReport(round=item, country=country))


def _refuse_others(report: NationalReport, actor: User) -> None:
    """Raise Refused for who does not coordinate the country; it names the same people whether or not there is one."""
    try:
        refuse(NATIONAL_REPORTERS, report, actor)
    except Refused as error:
        raise error.named() from None


def save_national_report(pk: int, *, actor: User, seen: int, changes: Mapping[str, Any]) -> NationalReport:
    """Change the texts of a national report. One transaction. Raises what `edit` raises."""
    with acting(actor):
        report, _root = lock_record(NationalReport, pk, actor, ("round__cycle", "country"))
        refuse(NATIONAL_REPORTERS, report, actor)
        refuse_standing_still(report)
        edit(NationalReport, pk, actor=actor, seen=seen, changes=changes)
        return NationalReport.objects.for_list().get(pk=pk)

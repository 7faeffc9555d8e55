"""The page on which a move of a plan is confirmed: it says beforehand whom the move will touch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cycles.permissions import DEPUTY_NEC, NEC
from empact.accounts.models import Assignment, Country, CountryKind
from empact.history.models import FrozenVersion
from empact.web.views.moves import MovePage
from oaps.models import OAP, NationalPosition, Participation
from oaps.querysets import GONE, LIVE_PARTICIPATION


def _actions(plan: OAP) -> int:
    return plan.actions.exclude(status__in=GONE).count()


def of_submission(plan: OAP) -> list[str]:
    """Submitting closes the plan to its writers."""
    number = _actions(plan)
    return [
        ngettext("%(n)d action is closed to edits", "%(n)d actions are closed to edits", number) % {"n": number},
        _("invitations and offers can still be answered"),
    ]


def of_check(plan: OAP) -> list[str]:
    """The check asks every Member State."""
    states = Country.objects.filter(kind=CountryKind.MEMBER_STATE).order_by("protocol_order")
    within = Q(scope_kind="") | Q(scope_kind="cycles.cycle", scope_id=plan.cycle_id)
    coordinators = Assignment.objects.today().filter(within, role__in=(NEC, DEPUTY_NEC))
    alone = states.exclude(Exists(coordinators.filter(organisation__country=OuterRef("pk"))))
    codes = list(alone.values_list("code", flat=True))
    asked = [_("the coordinators of %d Member States are asked for their position") % states.count()]
    if codes:
        asked.append(_("no coordinator is recorded for %s: nobody there can answer") % ", ".join(codes))
    return asked


def of_standstill(plan: OAP) -> list[str]:
    """From the validation on the table of participants stands still."""
    return [_("who takes part does not change until the plan is adopted")]


def of_adoption(plan: OAP) -> list[str]:
    """The adoption takes the actions along and freezes what was adopted."""
    actions = _actions(plan)
    bodies = (
        Participation.objects.filter(action__oap=plan, status__in=LIVE_PARTICIPATION)
        .values("organisation")
        .distinct()
        .count()
    )
    number = FrozenVersion.objects.of(plan).count() + 1
    return [
        ngettext("%(n)d action is adopted with it", "%(n)d actions are adopted with it", actions) % {"n": actions},
        ngettext("%(n)d body takes part", "%(n)d bodies take part", bodies) % {"n": bodies},
        _("version %d is frozen: it never changes again") % number,
    ]


def of_return(plan: OAP) -> list[str]:
    """A return overtakes the positions and opens the actions again."""
    positions = NationalPosition.objects.filter(oap=plan).current().count()
    told = [_("the Driver’s team can write again")]
    if positions:
        words = ngettext(
            "%(n)d national position is overtaken: it stays readable and is asked again",
            "%(n)d national positions are overtaken: they stay readable and are asked again",
            positions,
        )
        told.append(words % {"n": positions})
    return told


def of_withdrawal(plan: OAP) -> list[str]:
    """A withdrawal ends the plan."""
    actions = _actions(plan)
    words = ngettext("%(n)d action ends with it", "%(n)d actions end with it", actions) % {"n": actions}
    return [words, *of_return(plan)[1:]]


def of_rescission(plan: OAP) -> list[str]:
    """Rescinding proposes the actions again; what was frozen stays."""
    actions = plan.actions.filter(status="adopted").count()
    return [
        ngettext("%(n)d action is proposed again", "%(n)d actions are proposed again", actions) % {"n": actions},
        _("the frozen version stays, with the record that it was rescinded"),
    ]


def of_closing(plan: OAP) -> list[str]:
    """What is closed does not change any more."""
    return [_("nothing of the plan changes any more")]


AFFECTED: Mapping[str, Callable[[OAP], Sequence[str]]] = {
    "submit": of_submission,
    "check": of_check,
    "validate": of_standstill,
    "table": of_standstill,
    "adopt": of_adoption,
    "return": of_return,
    "withdraw": of_withdrawal,
    "rescind": of_rescission,
    "close": of_closing,
}


class PlanMove(MovePage[OAP]):
    """Asks whether a plan shall move, and says whom it touches. Some counts more than any other move."""

    template_name = "oaps/plan_move.html"

    def context(self) -> dict[str, Any]:
        """Return whom the move touches."""
        tell = AFFECTED.get(self.move.name)
        return {**super().context(), "affected": tell(self.record) if tell else []}

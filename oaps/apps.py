"""Step 3 of the cycle, and what it announces to the ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the roles, rights, charts and looks of step 3."""
    from empact.history.verbs import Verb
    from empact.loading.announced import DemoMaker, ReferenceLoader
    from oaps import (
        additions,
        addresses,
        chain,
        contacts,
        demo,
        documents,
        freezing,
        lineage,
        looks,
        notices,
        panels,
        permissions,
        reference,
        search,
        summaries,
        workflow,
    )
    from oaps.services import rounds

    registry.add(*permissions.ROLES, *permissions.SCOPES, *permissions.SIGHTS, *permissions.POLICIES)
    registry.add(*permissions.DISCRETIONS)
    registry.add(*workflow.CHARTS, *workflow.GUARDS, *freezing.FREEZERS)
    registry.add(*looks.MENU, *looks.PUBLIC, *looks.LOOKS, *addresses.ADDRESSES, *addresses.PLACES, *search.INDEXES)
    registry.add(*summaries.STEPS, *additions.PANELS, *additions.PARTS, *chain.COLUMNS)
    registry.add(*contacts.BOARDS, rounds.EXPECT)
    registry.add(Verb("asked_for", _("asked for the report {record}"), "oaps.progressreport"))
    registry.add(Verb("asked_for", _("asked for the Driver’s report {record}"), "oaps.planreport"))
    registry.add(*lineage.LINKS, *lineage.GAPS)
    registry.add(*documents.KINDS)
    registry.add(*notices.SOURCES, *notices.ESCALATIONS, *notices.QUIET, *notices.EVENTS)
    registry.add(*panels.PANELS, *panels.FOLDS, *panels.DESKS, *panels.NOTES)
    registry.add(ReferenceLoader("measures, published figures, plans", reference.load))
    registry.add(DemoMaker("plans, actions, participation, reports", demo.make))


class OapsConfig(AppConfig):
    """Plans and implementation."""

    name = "oaps"
    verbose_name = _("Plans and implementation")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

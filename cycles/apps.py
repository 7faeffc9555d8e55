"""Step 1 of the cycle, and what it announces to the ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the roles, rights, charts and looks of step 1."""
    from cycles import (
        addresses,
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
    from empact.loading.announced import DemoMaker, ReferenceLoader

    registry.add(*permissions.ROLES, *permissions.SCOPES, *permissions.SIGHTS, *permissions.POLICIES)
    registry.add(*workflow.CHARTS, *freezing.FREEZERS, *documents.KINDS)
    registry.add(*looks.MENU, *looks.LOOKS, *looks.PUBLIC, *panels.PANELS)
    registry.add(*addresses.ADDRESSES, *addresses.PLACES, *summaries.STEPS, *search.INDEXES)
    registry.add(*contacts.BOARDS)
    registry.add(*lineage.LINKS, *notices.SOURCES)
    registry.add(ReferenceLoader("cycles, calendar, threat assessments", reference.load))
    registry.add(DemoMaker("dates and roles", demo.make))


class CyclesConfig(AppConfig):
    """Cycles and threat assessment."""

    name = "cycles"
    verbose_name = _("Cycles and threat assessment")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

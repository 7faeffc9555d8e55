"""Step 2 of the cycle, and what it announces to the ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the roles, rights, charts and looks of step 2."""
    from empact.loading.announced import DemoMaker, ReferenceLoader
    from priorities import (
        additions,
        addresses,
        columns,
        demo,
        freezing,
        lineage,
        looks,
        panels,
        permissions,
        reference,
        search,
        summaries,
        workflow,
    )

    registry.add(*permissions.ROLES, *permissions.SCOPES, *permissions.SIGHTS, *permissions.POLICIES)
    registry.add(*workflow.CHARTS, *workflow.GUARDS, *freezing.FREEZERS)
    registry.add(*looks.MENU, *looks.LOOKS, *looks.PUBLIC, *looks.VERBS, *panels.PANELS)
    registry.add(
        *addresses.ADDRESSES, *addresses.PLACES, *summaries.STEPS, *additions.PANELS, *columns.COLUMNS, *search.INDEXES
    )
    registry.add(*lineage.LINKS, *lineage.GAPS)
    registry.add(ReferenceLoader("priorities, OAP areas, strategic goals", reference.load))
    registry.add(DemoMaker("strategic goals and proposals", demo.make))


class PrioritiesConfig(AppConfig):
    """Priorities and G-MASP."""

    name = "priorities"
    verbose_name = _("Priorities and G-MASP")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

"""Step 4 of the cycle, and what it announces to the ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the roles, rights, charts and looks of step 4."""
    from empact.loading.announced import DemoMaker, ReferenceLoader
    from evaluation import (
        additions,
        addresses,
        chain,
        demo,
        documents,
        freezing,
        lineage,
        looks,
        notices,
        permissions,
        reference,
        search,
        summaries,
        workflow,
    )

    registry.add(*permissions.ROLES, *permissions.SCOPES, *permissions.SIGHTS, *permissions.POLICIES)
    registry.add(*permissions.DISCRETIONS)
    registry.add(*workflow.CHARTS, *workflow.GUARDS, *freezing.FREEZERS, *documents.KINDS)
    registry.add(*looks.MENU, *looks.LOOKS, *looks.PUBLIC, *looks.VERBS)
    registry.add(*addresses.ADDRESSES, *addresses.PLACES, *search.INDEXES)
    registry.add(*summaries.STEPS, *additions.PANELS, *additions.PARTS, *additions.DEEDS, *chain.COLUMNS)
    registry.add(*lineage.LINKS, *lineage.GAPS)
    registry.add(*notices.ESCALATIONS)
    registry.add(ReferenceLoader("evaluations", reference.load))
    registry.add(DemoMaker("an evaluation and its roadmap", demo.make))


class EvaluationConfig(AppConfig):
    """Independent evaluation."""

    name = "evaluation"
    verbose_name = _("Independent evaluation")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

"""How records move, and what this room announces to the ones below."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the history how the moves of all charts read in a sentence; who edits below, what is done by the hour."""
    from empact.history.verbs import VerbSource
    from empact.workflow import due
    from empact.workflow.charts import given_of, past_of
    from empact.workflow.policies import POLICIES

    registry.add(VerbSource(past_of, given_of), *POLICIES)
    registry.add(due.DUE_MOVES, due.HOURLY)


class WorkflowConfig(AppConfig):
    """The room of charts and moves."""

    name = "empact.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

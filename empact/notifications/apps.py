"""The room of messages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the events, the jobs, who sets the rhythms, and what is done after a move or an answer."""
    from empact.accounts.accepting import AfterAnswer
    from empact.loading.announced import ReferenceLoader
    from empact.notifications import events, mailing, notices, permissions, reference, running
    from empact.workflow.charts import AfterMove

    registry.add(*events.EVENTS, *permissions.SIGHTS, *permissions.POLICIES)
    registry.add(running.REMIND, running.TURNS, running.DAILY, running.WEEKLY, running.TIDY, mailing.SEND)
    registry.add(*running.SCHEDULES, AfterMove(running.after_move))
    registry.add(*notices.SOURCES, AfterAnswer(notices.after_answer))
    registry.add(ReferenceLoader("reminder rhythms", reference.load))


class NotificationsConfig(AppConfig):
    """Django's name for the room."""

    name = "empact.notifications"
    label = "notifications"
    verbose_name = _("Messages")

    def ready(self) -> None:
        """Announce."""
        announce(registry)

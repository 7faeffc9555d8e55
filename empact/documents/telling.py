"""Tell people that what they asked for is ready, or that it failed."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.documents.models import Part, Request
from empact.history.models import Entry
from empact.jobs.models import OPEN, Job, JobState
from empact.notifications.events import Event
from empact.notifications.models import Frequency
from empact.notifications.telling import tell

DOCUMENT = "document"
EVENT = Event(
    DOCUMENT,
    gettext_lazy("Documents"),
    gettext_lazy("A document that you asked for is ready, or could not be made."),
    Frequency.OFF,
)


def tell_of(job: Job) -> None:
    """Tell, once, those whose requests have nothing open any more now that this job has ended.

    Part of the transaction that stores the end. The request's row is the lock: of two jobs that end at once the later
    one sees that both have.
    """
    waiting = Request.objects.filter(parts__job=job, told=False, cancelled_at=None).values("pk")
    for request in Request.objects.filter(pk__in=waiting).select_for_update(no_key=True).order_by("pk"):
        _tell_of(request)


def _tell_of(request: Request) -> None:
    parts = Part.objects.filter(request=request)
    if request.told or parts.filter(job__state__in=OPEN).exists():
        return
    failed = parts.exclude(job__state=JobState.DONE).exists()
    Request.objects.filter(pk=request.pk).update(told=True)
    tell(
        [request.person_id],
        request,
        event=DOCUMENT,
        move="failed" if failed else "ready",
        what=_("A document could not be made") if failed else _("Your document is ready"),
        why=_("You are told because you asked for it."),
        # Asked or tried again: told again.
        turn=Entry.objects.of(request).values_list("pk", flat=True).first() or 0,
    )

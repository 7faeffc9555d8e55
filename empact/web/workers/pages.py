"""The state of the workers, and a job with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.models import User
from empact.history.acting import acting
from empact.jobs.asking import cancel, retry
from empact.jobs.kinds import Queue, kind_named
from empact.jobs.models import Job, JobState
from empact.jobs.permissions import keeps_jobs
from empact.jobs.schedules import punctuality
from empact.notifications.models import Mail
from empact.web.filters import ChoiceFilter, Filters
from empact.web.parts import Crumb
from empact.web.tables import Column, Table
from empact.web.views.base import Page, WebRequest
from empact.web.views.lists import ListPage

SECTION = "workers"


class JobFilters(Filters):
    """Which jobs."""

    search_fields = ("about", "key", "kind")

    state = ChoiceFilter("state", label=gettext_lazy("State"), choices=JobState.choices)
    queue = ChoiceFilter("queue", label=gettext_lazy("Queue"), choices=[(item.value, item.value) for item in Queue])

    class Meta:
        model = Job
        fields = ()


def label_of_kind(job: Job) -> str:
    """Return what the job does, in words; the kind's name when no release knows it any more."""
    kind = kind_named(job.kind)
    return str(kind.label) if kind is not None else job.kind


class WorkersPage(ListPage[Job]):
    """All jobs, the newest first, under what an administrator looks for first: is anything late."""

    model = Job
    section = SECTION
    title = gettext_lazy("Workers")
    template_name = "workers/list.html"
    table = Table[Job](
        columns=(
            Column("about", gettext_lazy("Job"), main=True, sub=label_of_kind),
            Column("state"),
            Column("queue"),
            Column("progress", gettext_lazy("Per cent"), ordering="progress"),
            Column("attempts", ordering="attempts"),
            Column("asked_at", ordering="asked_at"),
            Column("ended_at", ordering="ended_at"),
            Column("reason", gettext_lazy("Why it failed")),
        ),
        filters=JobFilters,
        ordering=("-id",),
        file_name="jobs",
        empty_title=gettext_lazy("No job is as the filters ask."),
    )

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Be there for those only who may see a job at all."""
        if not keeps_jobs(self.user):
            raise Http404(_("There is no such page, or it is not open to your role."))
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> QuerySet[Job]:
        """Return the jobs without their traces."""
        return Job.objects.visible_to(self.user).for_list()

    def context(self) -> dict[str, Any]:
        """Return the queues and the schedules above the list."""
        seen = Job.objects.visible_to(self.user)
        return {
            **super().context(),
            "queues": seen.by_queue(),
            "late": seen.late().count(),
            "schedules": punctuality(),
            "mails": Mail.objects.by_state(),
            "jobs_url": reverse("workers"),
        }


DEEDS: Mapping[str, tuple[Callable[[Job], bool], str, Any, Any]] = {
    "retry": (retry, "retried", gettext_lazy("It waits again."), gettext_lazy("It waits or runs already.")),
    "cancel": (cancel, "cancelled", gettext_lazy("It is stopped."), gettext_lazy("It had ended already.")),
}


class JobPage(Page):
    """A job: what it is to do, how far it is, why it failed, where."""

    section = SECTION
    template_name = "workers/job.html"
    job: Job

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Fetch the job first: what the reader may not see is not there."""
        found = Job.objects.visible_to(self.user).select_related("asked_by").filter(pk=kwargs["pk"]).first()
        if found is None:
            raise Http404(_("There is no such record, or it is not open to your role."))
        self.job = found
        self.title = str(found)
        return super().dispatch(request, *args, **kwargs)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("Workers"), reverse("workers")), Crumb(str(self.title)))

    def context(self) -> dict[str, Any]:
        """Return the job."""
        return {
            "job": self.job,
            "kind": label_of_kind(self.job),
            "can_retry": self.job.state in {JobState.PARKED, JobState.CANCELLED},
        }

    def post(self, request: WebRequest, pk: int, deed: str = "") -> HttpResponse:
        """Try the job again, or stop it; say what came of it."""
        if deed not in DEEDS or not isinstance(self.user, User):
            raise Http404
        act_on, verb, well, ill = DEEDS[deed]
        with acting(self.user) as act:
            done = act_on(self.job)
            if done:
                act.record(verb, self.job)
        (messages.success if done else messages.warning)(request, str(well if done else ill))
        return HttpResponseRedirect(self.job.get_absolute_url())

"""Ask for documents, fetch them, stop or try again: each checks anew what the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact import clock
from empact.accounts.models import User
from empact.documents.errors import NotAvailableError
from empact.documents.kinds import DocumentKind, Format, kind_named
from empact.documents.making import MAKE
from empact.documents.models import File, Part, Request
from empact.documents.subjects import subject_of
from empact.history.acting import acting
from empact.history.naming import kind_of, label_of
from empact.jobs import asking as jobs
from empact.jobs.models import Job, JobState

# So many files at once are a package; more would keep the workers from everybody else.
MOST_PARTS = 60
ALL = "all"


def may_have(person: User, kind: DocumentKind, keys: Sequence[int]) -> dict[int, Any]:
    """Return the records among these keys of which the person may have such a document. One query."""
    rows = kind.model._default_manager.visible_to(person).filter(pk__in=keys)  # type: ignore[attr-defined]
    if kind.who is not None:
        rows = rows.filter(kind.who.records(person))
    return {record.pk: record for record in rows}


def ask_for(kind: DocumentKind, keys: Sequence[int], format_code: str, *, actor: User) -> Request:
    """Ask for a document of each record, in the order of the keys. Two statements a record and an entry.

    Raises NotAvailableError when the actor may not have one of them, or there is no such format.
    """
    form = kind.format(format_code)
    records = may_have(actor, kind, keys)
    if form is None or not keys or len(keys) > MOST_PARTS or set(records) != set(keys):
        raise NotAvailableError
    with acting(actor) as act:
        request = Request.objects.create(
            person=actor,
            kind=kind.name,
            format=form.code,
            label=_label(kind, [records[key] for key in keys]),
            asked_at=clock.now(),
        )
        Part.objects.bulk_create(_part(request, kind, form, records[key], actor) for key in dict.fromkeys(keys))
        act.record("asked", request, after={"format": form.code, "records": [label_of(records[key]) for key in keys]})
    return request


def _label(kind: DocumentKind, records: Sequence[Model]) -> str:
    if len(records) == 1:
        return _("%(kind)s: %(record)s") % {"kind": kind.label, "record": label_of(records[0])}
    words = ngettext("%(kind)s: %(n)d record", "%(kind)s: %(n)d records", len(records))
    return words % {"kind": kind.label, "n": len(records)}


def _part(request: Request, kind: DocumentKind, form: Format, record: Model, actor: User) -> Part:
    """Let the part wait for the job that makes it, or for one that makes or made just the same."""
    key = _key(kind, form, record, actor)
    job = _ready(key)
    if job is None:
        arguments = {"kind": kind.name, "format": form.code, "record": record.pk}
        job, _new = jobs.ask(MAKE, key, actor=actor, about=_label(kind, [record]), arguments=arguments)
    return Part(request=request, job=job, record_kind=kind_of(record), record_id=record.pk, label=label_of(record))


def _key(kind: DocumentKind, form: Format, record: Model, actor: User) -> str:
    """Name the document by all that decides what is in it. What one reader may see changes, so theirs is made anew."""
    subject = subject_of(record, actor)
    reader = actor.pk if kind.per_reader else ALL
    state = getattr(record, "status", "")
    return f"{kind.name}.{form.code}/{record.pk}/{state}/{subject.basis[:24]}/{form.template_version()[:12]}/{reader}"


def _ready(key: str) -> Job | None:
    """Return the job that made just this lately, if its file is still kept and serves all."""
    if not key.endswith(f"/{ALL}"):
        return None
    kept = File.objects.filter(job__kind=MAKE.name, job__key=key, job__state=JobState.DONE, expires_at__gt=clock.now())
    found = kept.select_related("job").defer("content").order_by("-id").first()
    return found.job if found is not None else None


def file_of(part: Part, person: User) -> File | None:
    """Return the file with its content, if it is ready and kept and the person may have it now. Three queries.

    None for everybody else, without saying which it was.
    """
    kind = kind_named(part.request.kind)
    if (
        part.request.person_id != person.pk
        or kind is None
        or part.record_id not in may_have(person, kind, [part.record_id])
    ):
        return None
    return File.objects.filter(job=part.job, job__state=JobState.DONE, expires_at__gt=clock.now()).first()


def cancel(request: Request, *, actor: User) -> int:
    """Stop what nobody else waits for; return how many jobs that were."""
    with acting(actor) as act:
        alone = [
            part.job
            for part in request.parts.select_related("job")
            if not Part.objects.filter(job=part.job).exclude(request__person=request.person_id).exists()
        ]
        stopped = sum(jobs.cancel(job) for job in alone)
        act.record("cancelled", request)
    return stopped


def retry(request: Request, *, actor: User) -> int:
    """Try again what failed or was stopped; return how many jobs that were."""
    with acting(actor) as act:
        again = sum(jobs.retry(part.job) for part in request.parts.select_related("job"))
        act.record("retried", request)
    return again

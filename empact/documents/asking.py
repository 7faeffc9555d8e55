"""Ask for documents, fetch them, stop or try again: each checks anew what the reader may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from empact import clock
from empact.accounts.models import User
from empact.documents.errors import NotAvailableError, TooManyError
from empact.documents.kinds import DocumentKind, Format, kind_named, kinds
from empact.documents.making import MAKE
from empact.documents.models import File, Part, Request
from empact.history.acting import acting
from empact.history.naming import kind_of, label_of
from empact.jobs import asking as jobs
from empact.jobs.models import OPEN, Job, JobState

# So many files at once are a package; more would keep the workers from everybody else.
MOST_PARTS = 60
# And so many one person may wait for at once.
MOST_WAITING = 120
ALL = "all"


def may_have(person: User, kind: DocumentKind, keys: Sequence[int]) -> dict[int, Any]:
    """Return the records among these keys of which the person may have such a document. One query."""
    return {record.pk: record for record in _records(person, kind).filter(pk__in=keys)}


def rights(person: User) -> Q:
    """Return, over parts, those of which the person may have the document now. No query of its own."""
    found = Q(pk__in=[])
    for kind in kinds():
        found |= Q(request__kind=kind.name, record_id__in=_records(person, kind).values("pk"))
    return found


def _records(person: User, kind: DocumentKind) -> QuerySet[Any]:
    rows: QuerySet[Any] = kind.model._default_manager.visible_to(person)  # type: ignore[attr-defined]
    return rows if kind.who is None else rows.filter(kind.who.records(person))


def ask_for(kind: DocumentKind, keys: Sequence[int], format_code: str, *, actor: User) -> Request:
    """Ask for a document of each record, in the order of the keys. Two statements for each that is not there yet.

    Raises NotAvailableError when the actor may not have one of them, or there is no such format; TooManyError when
    they wait for a great many already.
    """
    form = kind.format(format_code)
    keys = list(dict.fromkeys(keys))
    if form is None or not 0 < len(keys) <= MOST_PARTS:
        raise NotAvailableError
    records = may_have(actor, kind, keys)
    if len(records) != len(keys):
        raise NotAvailableError
    if Part.objects.filter(request__person=actor, job__state__in=OPEN).count() + len(keys) > MOST_WAITING:
        raise TooManyError
    wanted = [records[key] for key in keys]
    with acting(actor) as act:
        request = Request.objects.create(
            person=actor, kind=kind.name, format=form.code, label=_label(kind, wanted)[:250], asked_at=clock.now()
        )
        Part.objects.bulk_create(_parts(request, kind, form, wanted, actor))
        act.record("asked", request, after={"format": form.code, "records": [label_of(record) for record in wanted]})
    return request


def _label(kind: DocumentKind, records: Sequence[Model]) -> str:
    if len(records) == 1:
        return _("%(kind)s: %(record)s") % {"kind": kind.label, "record": label_of(records[0])}
    words = ngettext("%(kind)s: %(n)d record", "%(kind)s: %(n)d records", len(records))
    return words % {"kind": kind.label, "n": len(records)}


def _parts(request: Request, kind: DocumentKind, form: Format, records: Sequence[Model], actor: User) -> list[Part]:
    """Let each part wait for the job that makes it, or for one that makes or made just the same."""
    keys = {record.pk: _key(kind, form, record, actor) for record in records}
    ready = _ready(keys.values())
    return [
        Part(
            request=request,
            job=ready.get(keys[record.pk]) or _job(kind, form, record, keys[record.pk], actor),
            record_kind=kind_of(record),
            record_id=record.pk,
            label=label_of(record),
        )
        for record in records
    ]


def _job(kind: DocumentKind, form: Format, record: Model, key: str, actor: User) -> Job:
    arguments = {"kind": kind.name, "format": form.code, "record": record.pk}
    job, _new = jobs.ask(MAKE, key, actor=actor, about=_label(kind, [record]), arguments=arguments)
    return job


def _key(kind: DocumentKind, form: Format, record: Any, actor: User) -> str:
    """Name the document by all that decides what is in it.

    An aggregate's counter tells each change of what belongs to it. Other records lean on neighbours that change by
    themselves: theirs is shared only while it is being made, and what one reader may see is that reader's alone.
    """
    lasts = hasattr(record, "content") and not kind.per_reader
    state = f"{getattr(record, 'status', '')}.{record.content if lasts else record.version}"
    reader = (ALL if lasts else "now") if not kind.per_reader else str(actor.pk)
    return f"{kind.name}.{form.code}/{record.pk}/{state}/{form.template_version()[:16]}/{reader}"


def _ready(keys: Any) -> Mapping[str, Job]:
    """Return, by key, the jobs that made just this lately, if the files are still kept and serve all. One query."""
    lasting = [key for key in keys if key.endswith(f"/{ALL}")]
    if not lasting:
        return {}
    kept = File.objects.filter(
        job__kind=MAKE.name, job__key__in=lasting, job__state=JobState.DONE, expires_at__gt=clock.now()
    )
    return {file.job.key: file.job for file in kept.select_related("job").defer("content").order_by("id")}


def files_of(request: Request, person: User, parts: Sequence[int] | None = None) -> list[File]:
    """Return the files of a request, or of some of its parts, that are ready and kept and that the person may have now.

    Without their content, which is megabytes: `content_of`. Two queries.
    """
    kind = kind_named(request.kind)
    if request.person_id != person.pk or kind is None:
        return []
    rows = request.parts.with_file().order_by("id")
    found = [part for part in (rows if parts is None else rows.filter(pk__in=parts)) if part.is_ready]
    allowed = may_have(person, kind, [part.record_id for part in found])
    return [part.job.file for part in found if part.record_id in allowed]


def content_of(file: File) -> bytes:
    """Return what is in a file; empty when its time is over since. One query."""
    return bytes(File.objects.filter(pk=file.pk).values_list("content", flat=True).first() or b"")


def cancel(request: Request, *, actor: User) -> int:
    """Stop what nobody else waits for; return how many jobs that were."""
    with acting(actor) as act:
        Request.objects.filter(pk=request.pk).update(cancelled_at=clock.now())
        others = Part.objects.filter(request__cancelled_at=None).exclude(request=request)
        waiting = request.parts.filter(job__state__in=OPEN).exclude(job__in=others.values("job"))
        stopped = sum(jobs.cancel(part.job) for part in waiting.select_related("job"))
        act.record("cancelled", request)
    return stopped


def retry(request: Request, *, actor: User) -> int:
    """Try again what failed, was stopped or is kept no more; return how many files that were.

    Raises NotAvailableError when the actor may not have one of them any more.
    """
    kind = kind_named(request.kind)
    form = kind.format(request.format) if kind else None
    gone = [part for part in request.parts.with_file() if not part.is_ready and not part.job.is_open]
    records = may_have(actor, kind, [part.record_id for part in gone]) if kind else {}
    if kind is None or form is None or len(records) != len(gone):
        raise NotAvailableError
    with acting(actor) as act:
        Request.objects.filter(pk=request.pk).update(cancelled_at=None, told=False)
        for part in gone:
            part.job = _again(kind, form, records[part.record_id], part.job, actor)
        Part.objects.bulk_update(gone, ["job"])
        act.record("retried", request)
    return len(gone)


def _again(kind: DocumentKind, form: Format, record: Model, job: Job, actor: User) -> Job:
    """Return the job that makes the file now: the same one, or a new one when the record has changed since."""
    key = _key(kind, form, record, actor)
    if job.key == key and jobs.retry(job):
        return job
    return _ready([key]).get(key) or _job(kind, form, record, key, actor)

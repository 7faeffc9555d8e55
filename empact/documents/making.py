"""Make a document: the work of one job."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact import clock
from empact.accounts.models import User
from empact.documents.errors import TemplateError
from empact.documents.kinds import DocumentKind, Format, kind_named
from empact.documents.models import LARGEST, File
from empact.documents.subjects import Subject, sealed, subject_of
from empact.documents.telling import tell_of
from empact.jobs.errors import HopelessError
from empact.jobs.kinds import Effect, JobKind, Queue

if TYPE_CHECKING:
    from empact.jobs.running import Run

KEPT = timedelta(days=14)


def make(run: Run) -> Effect:
    """Make the file, as somebody who waits for it may read it now; keep it when the job is stored as ready.

    Raises HopelessError when nobody who waits may read it any more, or the template is broken.
    """
    kind, form = _asked(run)
    run.tell(5, _("Reading"))
    subject = _subject(run, kind)
    content = kind.content(subject)
    if kind.per_reader:
        subject = sealed(kind, subject, content)
    run.tell(30, _("Writing"))
    try:
        made = form.render(subject, content, lambda per_cent: run.tell(30 + per_cent * 65 // 100, _("Writing")))
    except TemplateError as error:
        words = _("The template %(template)s is broken. An administrator was told where.")
        raise HopelessError(words % {"template": form.template}) from error
    if len(made) > LARGEST:
        raise HopelessError(_("The document would be larger than 20 MB. Ask for a part of it."))
    return lambda: _keep(run, _name(kind, form, subject), form, made)


def _asked(run: Run) -> tuple[DocumentKind, Format]:
    kind = kind_named(run.job.arguments["kind"])
    form = kind.format(run.job.arguments["format"]) if kind is not None else None
    if kind is None or form is None:
        raise HopelessError(_("This release no longer makes such documents."))
    return kind, form


def _subject(run: Run, kind: DocumentKind) -> Subject:
    for reader in _readers(run):
        rows: Any = kind.model._default_manager.visible_to(reader)  # type: ignore[attr-defined]
        if kind.who is not None:
            rows = rows.filter(kind.who.records(reader))
        record = rows.filter(pk=run.job.arguments["record"]).first()
        if record is not None:
            return subject_of(kind, record, reader)
    raise HopelessError(_("The record is no longer open to you."))


def _readers(run: Run) -> list[User]:
    """Return who waits for the file, active ones only; who asked first comes first."""
    waiting = User.objects.filter(document_requests__parts__job=run.job, is_active=True).distinct()
    return sorted(waiting, key=lambda person: person.pk != run.job.asked_by_id)


def _name(kind: DocumentKind, form: Format, subject: Subject) -> str:
    """Return what the file is called: "fa-2026-27-plan-document-version-1.pdf"."""
    stamp = subject.stamp
    which = _("draft") if stamp.draft else _("version %d") % stamp.number if stamp.number else ""
    words = f"{getattr(subject.record, 'code', stamp.title)} {kind.label} {which}"
    return f"{slugify(words)[:120] or 'document'}.{form.code}"


def _keep(run: Run, name: str, form: Format, made: bytes) -> None:
    now = clock.now()
    File.objects.create(
        job=run.job,
        name=name,
        media_type=form.media_type,
        content=made,
        size=len(made),
        sha256=hashlib.sha256(made).hexdigest(),
        template=form.template,
        template_version=form.template_version(),
        made_at=now,
        expires_at=now + KEPT,
    )


MAKE = JobKind("documents.make", gettext_lazy("Make a document"), make, queue=Queue.DOCUMENTS, ended=tell_of)

"""How requests and their files look in words and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.documents.models import Part, Request
from empact.documents.progress import Progress, State
from empact.jobs.models import JobState
from empact.web import marks, moments
from empact.web.tables import Column, Table
from empact.web.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

TONES: Mapping[str, Tone] = {
    State.WAITING: Tone.NEUTRAL,
    State.RUNNING: Tone.RUNNING,
    State.READY: Tone.GOOD,
    State.PARTLY: Tone.ATTENTION,
    State.FAILED: Tone.BAD,
    State.CANCELLED: Tone.NEUTRAL,
    State.OVER: Tone.NEUTRAL,
    State.SHUT: Tone.NEUTRAL,
}
TONES_OF_JOBS: Mapping[str, Tone] = {
    JobState.WAITING: Tone.NEUTRAL,
    JobState.RUNNING: Tone.RUNNING,
    JobState.DONE: Tone.GOOD,
    JobState.PARKED: Tone.BAD,
    JobState.CANCELLED: Tone.NEUTRAL,
}
THOUSAND = 1000


def state_chip(progress: Progress) -> SafeString:
    """Return how a request stands."""
    return marks.chip(TONES[progress.state], progress.state.label)


def part_chip(part: Part) -> SafeString:
    """Return how the file of a part stands."""
    if part.is_shut:
        return marks.chip(Tone.NEUTRAL, State.SHUT.label)
    if part.job.state == JobState.DONE and not part.is_ready:
        return marks.chip(Tone.NEUTRAL, State.OVER.label)
    return marks.chip(TONES_OF_JOBS[part.job.state], part.job.get_state_display())


def size_in_words(size: int) -> str:
    """Return "184 kB" or "2.4 MB"; nothing for nothing."""
    if size >= THOUSAND * THOUSAND:
        return _("%(n).1f MB") % {"n": size / THOUSAND / THOUSAND}
    return _("%(n)d kB") % {"n": max(1, round(size / THOUSAND))} if size else ""


def file_url(progress: Progress) -> str:
    """Return where the file is fetched, or the archive of several."""
    if len(progress.parts) == 1:
        return reverse("document-file", args=[progress.request.pk, progress.parts[0].pk])
    return reverse("document-archive", args=[progress.request.pk])


def _state(request: Request) -> SafeString:
    progress = Progress.of(request)
    if progress.is_open:
        return format_html('{} <span class="nowrap">{} %</span>', state_chip(progress), progress.per_cent)
    return state_chip(progress)


def _trouble(request: Request) -> str:
    return " ".join(Progress.of(request).reasons)


def _kept(request: Request) -> SafeString:
    until = Progress.of(request).kept_until
    return moments.time_tag(moments.day_of(until), short=True) if until else SafeString("")


def _digest(request: Request) -> SafeString:
    digests = _digests(request).split()
    if len(digests) != 1:
        return SafeString("")
    return format_html('<code class="code-text" title="{}">{}…</code>', digests[0], digests[0][:12])


def _digests(request: Request) -> str:
    return " ".join(part.job.file.sha256 for part in Progress.of(request).ready)


def _deeds(request: Request) -> SafeString:
    """Return what can be done with a request; the buttons belong to a form beside the list."""
    progress = Progress.of(request)
    found = SafeString("")
    if progress.ready:
        found += format_html(
            '<a class="btn btn--small" href="{}" download>{}{}</a> ',
            file_url(progress),
            marks.icon("download"),
            _for(_("Download"), request),
        )
    if progress.is_open:
        found += _button(request, "document-cancel", _("Cancel"))
    if progress.can_be_retried:
        found += _button(request, "document-retry", _("Make again"))
    return format_html('<span class="btn-row">{}</span>', found) if found else found


def _button(request: Request, name: str, words: str) -> SafeString:
    return format_html(
        '<button class="btn btn--small" form="documents" formaction="{}">{}</button>',
        reverse(name, args=[request.pk]),
        _for(words, request),
    )


def _for(words: str, request: Request) -> SafeString:
    return format_html('{}<span class="visually-hidden"> {}</span>', words, request.label)


DOCUMENTS: Table[Request] = Table(
    columns=(
        Column("label", gettext_lazy("Document"), main=True, ordering="label", sub=_trouble),
        Column("format", gettext_lazy("Format"), cell=lambda item: item.format.upper(), ordering="format"),
        Column("asked_at", ordering="asked_at"),
        Column("state", gettext_lazy("State"), cell=_state, text=lambda item: str(Progress.of(item).state.label)),
        Column(
            "size",
            gettext_lazy("Size"),
            cell=lambda item: size_in_words(Progress.of(item).size),
            text=lambda item: Progress.of(item).size,
            numeric=True,
        ),
        Column("kept", gettext_lazy("Kept until"), cell=_kept, text=lambda item: Progress.of(item).kept_until),
        Column("sha256", "SHA-256", cell=_digest, text=_digests),
        Column("deeds", gettext_lazy("What you can do"), cell=_deeds, in_file=False),
    ),
    ordering=("-id",),
    empty_title=gettext_lazy("You have not asked for a document yet."),
    empty_next=gettext_lazy("Pages of records that can be had as a file have a button “Documents”."),
    file_name="my-documents",
)

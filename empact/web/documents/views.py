"""My documents: what one asked for, how far it is, and the files. Nobody sees another's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from empact.accounts.models import User
from empact.documents.asking import ask_for, cancel, content_of, files_of, retry, rights
from empact.documents.errors import NotAvailableError, TooManyError
from empact.documents.kinds import kind_named
from empact.documents.models import Request
from empact.documents.progress import Progress
from empact.web.documents import looks
from empact.web.documents.archive import ARCHIVE, zipped
from empact.web.parts import Crumb
from empact.web.views.base import Page, WebRequest
from empact.web.views.lists import ListPage

NOT_YOURS = gettext_lazy("There is no such document, or it is no longer open to you.")
# A file is the reader's alone; a browser saves it and never runs it within our pages.
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
DIGITS = 18


class _Mine(View):
    """What all pages about one's own requests have."""

    request: WebRequest
    http_method_names = ("get", "head", "post", "options")

    @property
    def person(self) -> User:
        """Return who asks.

        Raises Http404 for a reader without an account.
        """
        if not isinstance(self.request.user, User):
            raise Http404(str(NOT_YOURS))
        return self.request.user

    def own(self, pk: int) -> Request:
        """Return one of the person's own requests with its parts. Two queries.

        Raises Http404 when it is somebody else's, or there is none.
        """
        found = Request.objects.of(self.person).with_parts(rights(self.person)).filter(pk=pk).first()
        if found is None:
            raise Http404(str(NOT_YOURS))
        return found


class DocumentList(ListPage[Request]):
    """What the person asked for, the latest first."""

    model = Request
    section = "documents"
    title = gettext_lazy("My documents")
    lead = gettext_lazy("Files you asked for. They are kept for two weeks; then they can be made again.")
    table = looks.DOCUMENTS
    template_name = "documents/list.html"

    def rows(self) -> QuerySet[Request]:
        """Return the person's own requests."""
        assert isinstance(self.user, User)  # noqa: S101  # signed in: the page is not public
        return Request.objects.of(self.user).with_parts(rights(self.user))


class AskPage(_Mine):
    """Takes what is asked for: a kind of document, a format, and one record or several."""

    def post(self, request: WebRequest) -> HttpResponse:
        """Ask, and lead to the page that shows how far it is."""
        name, _dot, form = request.POST.get("document", "").rpartition(".")
        kind = kind_named(name)
        keys = [int(key) for key in request.POST.getlist("record") if key.isdecimal() and len(key) <= DIGITS]
        if kind is None or not keys:
            raise Http404(str(NOT_YOURS))
        try:
            asked = ask_for(kind, keys, form, actor=self.person)
        except NotAvailableError as error:
            raise Http404(str(NOT_YOURS)) from error
        except TooManyError:
            messages.warning(request, _("You wait for many documents already. Ask again when they are ready."))
            return HttpResponseRedirect(reverse("document-request-list"))
        return HttpResponseRedirect(asked.get_absolute_url())


class RequestPage(_Mine, Page):
    """One request: how far it is, its parts, and the files."""

    section = "documents"
    template_name = "documents/request.html"

    @cached_property
    def progress(self) -> Progress:
        """Return the request of the address and how far it is."""
        return Progress.of(self.own(self.kwargs["pk"]))

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(_("My documents"), reverse("document-request-list")), Crumb(self.progress.request.label))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the page, or to htmx what moves on it."""
        return self.respond("documents/request.html#progress" if self.wants("progress") else "")

    def context(self) -> dict[str, Any]:
        """Return the request and its parts."""
        progress = self.progress
        asked = progress.request
        kind = kind_named(asked.kind)
        form = kind.format(asked.format) if kind else None
        return {
            "title": asked.label,
            "asked": asked,
            "progress": progress,
            "chip": looks.state_chip(progress),
            "format_label": form.label if form else asked.format.upper(),
            "size": looks.size_in_words(progress.size),
            "fetch_url": looks.file_url(progress),
            "lines": [(part, looks.part_chip(part), looks.size_in_words(_size(part))) for part in progress.parts],
        }


def _size(part: Any) -> int:
    return part.job.file.size if part.is_ready else 0


class CancelPage(_Mine):
    """Stops the making."""

    def post(self, request: WebRequest, pk: int) -> HttpResponse:
        """Cancel, and lead back to the request."""
        asked = self.own(pk)
        cancel(asked, actor=self.person)
        return HttpResponseRedirect(asked.get_absolute_url())


class RetryPage(_Mine):
    """Makes again what failed, was stopped or is kept no more."""

    def post(self, request: WebRequest, pk: int) -> HttpResponse:
        """Try again, and lead back to the request."""
        asked = self.own(pk)
        try:
            retry(asked, actor=self.person)
        except NotAvailableError as error:
            raise Http404(str(NOT_YOURS)) from error
        return HttpResponseRedirect(asked.get_absolute_url())


class FilePage(_Mine):
    """The file of one part."""

    def get(self, request: WebRequest, pk: int, part: int) -> HttpResponse:
        """Send the file, if the person may still have it."""
        files = files_of(self.own(pk), self.person, [part])
        content = content_of(files[0]) if files else b""
        if not content:
            raise Http404(str(NOT_YOURS))
        return HttpResponse(content, content_type=files[0].media_type, headers=_named(files[0].name))


class ArchivePage(_Mine):
    """All files of a request that are ready, in one."""

    def get(self, request: WebRequest, pk: int) -> HttpResponseBase:
        """Send the archive while it is packed, of what the person may still have."""
        files = files_of(self.own(pk), self.person)
        if not files:
            raise Http404(str(NOT_YOURS))
        return StreamingHttpResponse(zipped(files), content_type="application/zip", headers=_named(ARCHIVE))


def _named(name: str) -> dict[str, str]:
    """Return the headers of a file; its name is plain ASCII, made by slugify."""
    return {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}

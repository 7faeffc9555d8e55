"""What every page has: its place in the menu, its crumbs, its title, and the part that htmx asks for."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View

from empact.web import typed
from empact.web.addresses import Address
from empact.web.following import open_crumbs
from empact.web.parts import Crumb
from empact.web.typed import NOT_TYPED
from empact.words import Words

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from empact.accounts.rules import Reader


class WebRequest(HttpRequest):
    """A request as the middleware leaves it; for type checkers."""

    htmx: HtmxDetails
    user: Reader


class Page(View):
    """A page: subclasses give `template_name`, `section`, `title` and `context()`."""

    request: WebRequest
    http_method_names = ("get", "head", "post", "options")
    section: str = ""
    title: Words = ""
    template_name: str = ""
    # Whether the page shows what somebody typed and nobody saved; the browser asks before it is left.
    unsaved: bool = False

    @property
    def user(self) -> Reader:
        """Return who asks."""
        return self.request.user

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here, this page last and without an address."""
        return (Crumb(str(self.title)),)

    def crumbs_shown(self) -> Sequence[Crumb]:
        """Return the crumbs as the reader may follow them."""
        return self.crumbs()

    def context(self) -> dict[str, Any]:
        """Return what the template needs besides section, title and crumbs."""
        return {}

    def respond(self, template: str = "", *, status: int = 200, **more: Any) -> HttpResponse:
        """Render the page, or with `#name` one part of its template."""
        refused = self.request.method == "POST" and status >= HTTPStatus.BAD_REQUEST
        context = {
            "page": self,
            "unsaved": self.unsaved or refused,
            "section": self.section,
            "title": self.title,
            "crumbs": self.crumbs_shown(),
            **self.context(),
            **more,
        }
        response = render(self.request, template or self.template_name, context, status=status)
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
        return response

    def wants(self, region: str) -> bool:
        """Tell whether htmx asks only for the element with this id."""
        return bool(self.request.htmx) and self.request.htmx.target == region

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show first what was typed here before the sign-in ended."""
        kept = typed.kept_for(request) if request.method == "GET" else None
        if kept is None:
            return super().dispatch(request, *args, **kwargs)
        request.POST = kept
        text = _("Your sign-in had ended, so nothing was saved. What you typed is here: look at it, then save or send.")
        messages.warning(request, text)
        self.unsaved = True
        response = self.typed_again(request)
        typed.forget(request)
        return response

    def typed_again(self, request: WebRequest) -> HttpResponse:
        """Show what was typed before the sign-in ended, to be sent once more; a form shows it in its fields."""
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        read = [(capfirst(name.replace("_", " ")), value) for name, value in sent if value and name not in NOT_TYPED]
        return self.respond("web/typed.html", title=_("What you typed"), sent=sent, read=read)

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the page."""
        return self.respond()


class RecordPage[M: Model](Page):
    """A page about one record, found by its address among what the reader may see."""

    address: Address[M] = None  # type: ignore[assignment]  # given by the routes, which as_view allows for what is there
    record: M

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Note where we are."""
        super().setup(request, *args, **kwargs)
        self.section = self.section or self.address.section

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Fetch the record first: what the reader may not see is not there."""
        self.record = self.fetch()
        return super().dispatch(request, *args, **kwargs)

    def fetch(self) -> M:
        """Return the record the URL names.

        Raises Http404 when there is none that the reader may see.
        """
        return self.address.record(self.user, self.kwargs)

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way to the record; on its own page it is the last."""
        *above, record = self.address.crumbs(self.record)
        return (*above, Crumb(record.label))

    def crumbs_shown(self) -> Sequence[Crumb]:
        """Return the crumbs; what lies above a record is not always for those who see the record. One query."""
        return open_crumbs(self.user, self.crumbs())

    def url(self, page: str = "detail", **more: object) -> str:
        """Return the address of another page of this record."""
        return self.address.url(self.record, page, **more)

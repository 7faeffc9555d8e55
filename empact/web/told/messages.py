"""One's messages: unread ones or all, each with why it came and where to act. Reading is noted by POST only."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from empact.notifications.events import events
from empact.notifications.models import Message
from empact.notifications.reading import mark_read, unread_number
from empact.web.parts import Tab
from empact.web.views.base import Page, WebRequest
from empact.web.views.moves import actor_of, safe_next

PAGE_SIZE = 25
# So many things of one message are shown at once; the rest opens below.
NAMED = 10


class MessagesPage(Page):
    """What one was told."""

    section = "messages"
    title = gettext_lazy("Messages")
    template_name = "told/messages.html"

    def context(self) -> dict[str, Any]:
        """Return a page of messages with their items. Three queries."""
        person = actor_of(self)
        everything = self.request.GET.get("show") == "all"
        rows = Message.objects.of(person)
        rows = rows if everything else rows.unread()
        page = Paginator(rows.prefetch_related("items"), PAGE_SIZE).get_page(self.request.GET.get("page"))
        labels = {item.code: item.label for item in events()}
        unread, address = unread_number(person), reverse("messages")
        return {
            "page_obj": page,
            "told": [_told(message, labels.get(message.event, "")) for message in page],
            "everything": everything,
            "unread": unread,
            "tabs": [
                Tab(_("Unread"), address, current=not everything, count=unread),
                Tab(_("All"), f"{address}?show=all", current=everything),
            ],
        }

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Refuse: the list is only read."""
        return HttpResponseNotAllowed(["GET", "HEAD"])


def _told(message: Message, event: object) -> dict[str, Any]:
    items = list(message.items.all())
    return {
        "message": message,
        "event": event,
        "items": items[:NAMED] if len(items) > 1 else [],
        "more": items[NAMED:],
        "url": items[0].url if len(items) == 1 else "",
        "due": items[0].due if len(items) == 1 else None,
    }


class ReadPage(Page):
    """Mark one message, or all, as read."""

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Refuse: a link that somebody follows, or a program that looks ahead, changes nothing."""
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Note it and go back.

        Raises Http404 for somebody else's message.
        """
        person, pk = actor_of(self), parts.get("pk")
        if pk is not None and not Message.objects.of(person).filter(pk=pk).exists():
            raise Http404
        number = mark_read(actor=person, only=pk)
        if number and pk is None:
            told = ngettext("{n} message is marked as read.", "{n} messages are marked as read.", number)
            messages.success(request, told.format(n=number))
        return HttpResponseRedirect(safe_next(request, reverse("messages")))

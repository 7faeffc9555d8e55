"""The secret address under which one's calendar reads one's deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from empact.notifications.calendars import deadlines_of
from empact.notifications.mailing import address_of
from empact.notifications.models import CalendarFeed
from empact.notifications.reading import make_feed, person_of_feed, revoke_feed
from empact.web.parts import Crumb
from empact.web.told.choices import profile_crumbs
from empact.web.views.base import Page, WebRequest
from empact.web.views.moves import actor_of


class CalendarPage(Page):
    """Make the address, see it once, take it back."""

    title = gettext_lazy("Your deadlines in your calendar")
    template_name = "told/calendar.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return profile_crumbs(self.title)

    def context(self) -> dict[str, Any]:
        """Return whether there is an address."""
        return {"feed": CalendarFeed.objects.filter(person=actor_of(self)).first(), "address": ""}

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Make a new address and show it, or take it back."""
        if request.POST.get("do") == "revoke":
            if revoke_feed(actor=actor_of(self)):
                messages.success(request, _("The address is worth nothing any more."))
            return HttpResponseRedirect(reverse("calendar-address"))
        secret = make_feed(actor=actor_of(self))
        answer = self.respond(address=address_of(reverse("calendar-feed", args=[secret])))
        answer.headers["Cache-Control"] = "no-store"
        return answer


@never_cache
@require_safe
def calendar_feed(_request: HttpRequest, secret: str) -> HttpResponse:
    """Answer with the deadlines of whose secret it is.

    Raises Http404 for a wrong or revoked one.
    """
    person = person_of_feed(secret)
    if person is None:
        raise Http404(_("There is no such calendar. Make a new address on your profile."))
    answer = HttpResponse(deadlines_of(person), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="empact.ics"'
    return answer

"""The mails of the demonstration, where nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.notifications.models import Mail
from empact.notifications.sending import message_of
from empact.web.parts import Crumb
from empact.web.tables import Column, Table
from empact.web.views.base import Page
from empact.web.views.lists import ListPage
from empact.web.views.moves import actor_of


class _OnlyInDemonstration(Page):
    """There is no such page where mails are real: nobody reads another's."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Look whether this is a demonstration."""
        if not settings.EMPACT_DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class MailsPage(_OnlyInDemonstration, ListPage[Mail]):
    """What would have been sent, to everybody; all of them are fictitious."""

    model = Mail
    section = "mails"
    title = gettext_lazy("Mails of the demonstration")
    lead = gettext_lazy("None of these was sent: nothing leaves the machine. All people and addresses are fictitious.")
    table = Table[Mail](
        columns=(
            Column("subject", main=True),
            Column("person", gettext_lazy("To"), cell=lambda mail: mail.person.email),
            Column("state"),
            Column("written_at", ordering="written_at"),
        ),
        ordering=("-id",),
        file_name="mails",
        empty_title=gettext_lazy("No mail was written yet."),
    )

    def rows(self) -> QuerySet[Mail]:
        """Return the mails; with "?mine=1" only those to the reader."""
        rows = Mail.objects.for_list()
        return rows.filter(person=actor_of(self)) if self.request.GET.get("mine") else rows


class MailPage(_OnlyInDemonstration):
    """One mail as it would have gone out."""

    section = "mails"
    template_name = "told/mail.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (Crumb(str(MailsPage.title), reverse("mails")), Crumb(_("Mail")))

    def context(self) -> dict[str, Any]:
        """Return the mail and its headers."""
        mail = Mail.objects.for_list().filter(pk=self.kwargs["pk"]).first()
        if mail is None:
            raise Http404
        return {"title": mail.subject, "mail": mail, "headers": list(message_of(mail).message().items())}

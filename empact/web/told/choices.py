"""How soon one wants to be told what by mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.notifications.events import Event, events
from empact.notifications.reading import choices_of, choose
from empact.web.parts import Crumb
from empact.web.views.base import Page, WebRequest
from empact.web.views.moves import actor_of


class ChoicesForm(forms.Form):
    """A choice for each event; where mails always come, the field says why."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for item in events():
            self.fields[item.code] = forms.ChoiceField(
                label=str(item.label), choices=item.offered(), help_text=_help(item)
            )


def _help(item: Event) -> str:
    return str(format_lazy("{} {}", item.help, item.never_off) if item.never_off else item.help)


def profile_crumbs(title: object) -> tuple[Crumb, ...]:
    """Return the way to a page under the profile."""
    return (Crumb(_("Your profile"), reverse("profile")), Crumb(str(title)))


class ChoicesPage(Page):
    """In the application everything is told at once; here one chooses what is mailed when."""

    title = gettext_lazy("What you are told by mail")
    template_name = "people/form.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return profile_crumbs(self.title)

    def context(self) -> dict[str, Any]:
        """Return what stands around the form."""
        return {
            "lead": _(
                "In the application you find every message at once. Daily mails come at 7:00, weekly ones on Monday."
            ),
            "button": _("Save"),
            "cancel": reverse("profile"),
        }

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show what was chosen."""
        return self.respond(form=ChoicesForm(initial=choices_of(actor_of(self))))

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Store it."""
        form = ChoicesForm(request.POST)
        if not form.is_valid():
            return self.respond(form=form, status=400)
        choose(form.cleaned_data, actor=actor_of(self))
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("message-choices"))

"""One's own API tokens: which there are, a new one, shown once, and revoking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.api.models import TokenScope
from empact.api.tokens import DEFAULT_LIFE, LONGEST_LIFE, issue, revoke, tokens_of
from empact.web.parts import Crumb
from empact.web.people.forms import tell
from empact.web.views.base import Page, WebRequest
from empact.web.views.moves import actor_of

LONGEST_NETWORKS = 1_000


class TokenForm(forms.Form):
    """What a token is for, what it may, how long, and from where."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=100,
        help_text=gettext_lazy("So that you know it again: the program and where it runs."),
    )
    scope = forms.TypedChoiceField(
        label=gettext_lazy("Scope"),
        choices=TokenScope.choices,
        coerce=TokenScope,
        initial=TokenScope.READ,
        widget=forms.RadioSelect(),
        help_text=gettext_lazy("A token acts as you, in all your roles, and never more than you may."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Good for so many days"),
        min_value=1,
        max_value=LONGEST_LIFE.days,
        initial=DEFAULT_LIFE.days,
    )
    networks = forms.CharField(
        label=gettext_lazy("Only from these networks"),
        required=False,
        max_length=LONGEST_NETWORKS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Addresses, or networks such as 192.0.2.0/24, one on a line; empty: from everywhere."),
    )

    def clean_networks(self) -> list[str]:
        """Return the networks one by one."""
        return re.split(r"[\s,;]+", self.cleaned_data["networks"].strip()) if self.cleaned_data["networks"] else []


class TokensPage(Page):
    """One's own tokens, and a form for a new one. The secret is shown in the answer that makes it, and never again."""

    title = gettext_lazy("Your API tokens")
    template_name = "people/tokens.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way from the profile."""
        return (Crumb(_("Your profile"), reverse("profile")), Crumb(str(self.title)))

    def context(self) -> dict[str, Any]:
        """Return the tokens, those that work first."""
        found = list(tokens_of(actor_of(self)))
        return {
            "working": [item for item in found if item.is_good()],
            "over": [item for item in found if not item.is_good()],
        }

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show them."""
        return self.respond(form=TokenForm())

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Make a token and show its secret once."""
        form = TokenForm(request.POST)
        if form.is_valid():
            person, given = actor_of(self), form.cleaned_data
            try:
                token, secret = issue(
                    person,
                    actor=person,
                    name=given["name"],
                    scope=given["scope"],
                    life=timedelta(days=given["days"]),
                    networks=given["networks"],
                )
            except ValidationError as error:
                tell(form, error)
            else:
                answer = self.respond("people/token.html", token=token, secret=secret)
                add_never_cache_headers(answer)
                return answer
        return self.respond(form=form, status=400)


class RevokePage(Page):
    """Make one of one's own tokens useless; only by POST."""

    title = gettext_lazy("Revoke an API token")

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Refuse: looking revokes nothing."""
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Revoke.

        Raises Http404 for a token that is not the reader's.
        """
        person = actor_of(self)
        token = get_object_or_404(tokens_of(person), pk=parts["pk"])
        revoke(token, actor=person)
        messages.success(request, _("Revoked: {name}. Whoever uses it is refused from now on.").format(name=token.name))
        return HttpResponseRedirect(reverse("tokens"))

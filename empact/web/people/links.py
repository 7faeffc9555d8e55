"""The pages that one-time links lead to. Looking uses nothing up; only POST does."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from empact.accounts.errors import LinkGoneError
from empact.accounts.models import LinkPurpose
from empact.accounts.services.links import find_link, use_link
from empact.web.people.forms import NewPasswordForm, tell
from empact.web.views.base import Page, WebRequest


@method_decorator([never_cache, sensitive_post_parameters("password", "again")], name="dispatch")
class _LinkPage(Page):
    """A password is set by whoever holds the link. What does not work answers 404, whatever the cause."""

    template_name = "people/set_password.html"
    purpose: LinkPurpose

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer; the address holds the secret, so no other site is told it."""
        try:
            answer = super().dispatch(request, *args, **kwargs)
        except LinkGoneError as error:
            answer = self.respond("people/link_gone.html", status=404, reason=str(error))
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show the form."""
        return self.show(NewPasswordForm())

    def show(self, form: NewPasswordForm, *, status: int = 200) -> HttpResponse:
        """Show the form, with the address by which the person will sign in."""
        link = find_link(self.kwargs["secret"], self.purpose)
        return self.respond(status=status, form=form, link=link)

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Set the password and lead to signing in."""
        form = NewPasswordForm(request.POST)
        if form.is_valid():
            try:
                use_link(self.kwargs["secret"], self.purpose, password=form.cleaned_data["password"])
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Your password is set. Sign in with it."))
                return HttpResponseRedirect(reverse("account_login"))
        return self.show(form, status=400)


class InvitationPage(_LinkPage):
    """An invited person sets a first password."""

    purpose = LinkPurpose.INVITATION
    title = gettext_lazy("Welcome: choose a password")


class ResetPage(_LinkPage):
    """A person who has forgotten the password sets a new one."""

    purpose = LinkPurpose.RESET
    title = gettext_lazy("Choose a new password")

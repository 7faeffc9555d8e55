"""The pages that one-time links lead to. Looking uses nothing up; only setting the password does.

The secret of a link stands after "#" (`link_to`): a browser sends that to nobody, so it is in no log of ours or of a
proxy before us, and no other site is told it. The page puts it into a form, and everything else goes by POST.
"""

from __future__ import annotations

from typing import Any

from django import forms
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

# Where a link of each purpose leads.
PAGES = {LinkPurpose.INVITATION: "invitation", LinkPurpose.RESET: "password-reset"}
LONGEST_LINK = 500


def link_to(purpose: LinkPurpose, secret: str) -> str:
    """Return the path of a link with its secret."""
    return f"{reverse(PAGES[purpose])}#{secret}"


class SecretForm(forms.Form):
    """The secret of a link, for those whose browser does not fill it in."""

    secret = forms.CharField(
        label=gettext_lazy("The link"),
        max_length=LONGEST_LINK,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Paste the whole link that you were given, or what stands after # in it."),
    )

    def clean_secret(self) -> str:
        """Return the secret alone."""
        return str(self.cleaned_data["secret"]).rpartition("#")[2].strip()


@method_decorator([never_cache, sensitive_post_parameters("secret", "password", "again")], name="dispatch")
class _LinkPage(Page):
    """A password is set by whoever holds the link. What does not work answers 404, whatever the cause."""

    purpose: LinkPurpose

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except LinkGoneError as error:
            return self.respond("people/link_gone.html", status=404, reason=str(error))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Ask for the secret; where JavaScript runs, the page answers that itself."""
        return self.respond("people/link_secret.html", form=SecretForm())

    def post(self, request: WebRequest, **parts: Any) -> HttpResponse:
        """Show for which account a password is set, then set it and lead to signing in."""
        asked = SecretForm(request.POST)
        if not asked.is_valid():
            return self.respond("people/link_secret.html", status=400, form=asked)
        secret = asked.cleaned_data["secret"]
        if "password" not in request.POST:
            return self.show(NewPasswordForm(), secret)
        form = NewPasswordForm(request.POST)
        if form.is_valid():
            try:
                use_link(secret, self.purpose, password=form.cleaned_data["password"])
            except ValidationError as error:
                tell(form, error)
            else:
                messages.success(request, _("Your password is set. Sign in with it."))
                return HttpResponseRedirect(reverse("account_login"))
        return self.show(form, secret, status=400)

    def show(self, form: NewPasswordForm, secret: str, *, status: int = 200) -> HttpResponse:
        """Show the form, with the address by which the person will sign in.

        Raises LinkGoneError.
        """
        link = find_link(secret, self.purpose)
        return self.respond("people/set_password.html", status=status, form=form, link=link, secret=secret)


class InvitationPage(_LinkPage):
    """An invited person sets a first password."""

    purpose = LinkPurpose.INVITATION
    title = gettext_lazy("Welcome: choose a password")


class ResetPage(_LinkPage):
    """A person who has forgotten the password sets a new one."""

    purpose = LinkPurpose.RESET
    title = gettext_lazy("Choose a new password")

"""Signing in and out, and the own password. The rest of django-allauth's pages is closed: people are invited."""

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from empact.accounts import demonstration
from empact.accounts.models import User


class SignInView(LoginView):  # type: ignore[misc]
    """Sign in; in demonstration mode also by choosing one of the named people."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Add the people of the demonstration and their password."""
        return {
            **super().get_context_data(**more),
            "people": demonstration.people(),
            "password": demonstration.PASSWORD,
        }


class OwnPasswordView(PasswordChangeView):  # type: ignore[misc]
    """Change one's own password; every other session of the account ends."""

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        """Refuse those who have none yet: they get one by a link."""
        if isinstance(request.user, User) and not request.user.has_usable_password():
            raise PermissionDenied(_("This account has no password. Ask whoever invited you for a new link."))
        response: HttpResponseBase = super().dispatch(request, *arguments, **named)
        return response

    def get_success_url(self) -> str:
        """Return to this page, which says so."""
        messages.success(self.request, _("Your password is changed. Other devices are signed out."))
        return reverse("account_change_password")

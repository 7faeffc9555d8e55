"""How django-allauth behaves here: nobody signs up, people are invited; our pages say what happened."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from empact.accounts.models import User
from empact.accounts.services.people import change_own_password

SOMEWHERE = "somewhere"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail and password; accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody may sign up."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Tell whether a person may be sent there after signing in: to a page of this site, named by its path."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that limits count by, as the nearest proxy of ours saw it.

        A request without one, by a socket file or past the proxies, counts together with all of its kind.
        """
        try:
            return str(super().get_client_ip(request))
        except (PermissionDenied, ImproperlyConfigured):
            return SOMEWHERE

    def set_password(self, user: User, password: str) -> None:
        """Store a password that somebody chose for their own account."""
        change_own_password(user, password)

    def add_message(self, *arguments: Any, **options: Any) -> None:
        """Say nothing: "you have signed in" is no news."""

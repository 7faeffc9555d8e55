"""How django-allauth behaves here: nobody signs up, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail and password; accounts come from invitations only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody may sign up."""
        return False

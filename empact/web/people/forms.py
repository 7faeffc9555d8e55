"""The forms of people: signing in, passwords."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password, in our words and without placeholders."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Name the fields."""
        super().__init__(*arguments, **options)
        _name(self.fields["login"], _("E-mail"))
        _name(self.fields["password"], _("Password"))


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The password now, and twice the new one."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Name the fields."""
        super().__init__(*arguments, **options)
        _name(self.fields["oldpassword"], _("Password now"))
        _name(self.fields["password1"], _("New password"))
        _name(self.fields["password2"], _("New password again"))


def _name(field: Any, label: Any) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)

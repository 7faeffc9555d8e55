"""People, organisations, countries, roles, assignments, rules, sign-in."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from empact import clock
from empact.registry import Registry, registry


def announce(registry: Registry) -> None:
    """Tell the ground floor the roles that belong to no step, who sees people, how what is done with them reads."""
    from empact.accounts import accepting, appointing, demo, permissions, reference, verbs
    from empact.loading.announced import DemoMaker, ReferenceLoader

    registry.add(*permissions.ROLES, *permissions.SIGHTS, *appointing.RIGHTS, *accepting.RIGHTS, *verbs.VERBS)
    registry.add(ReferenceLoader("countries and organisations", reference.load))
    registry.add(DemoMaker("people and services", demo.make))


class AccountsConfig(AppConfig):
    """The room of people."""

    name = "empact.accounts"
    label = "accounts"
    verbose_name = _("People and organisations")

    def ready(self) -> None:
        """Announce; register the system checks."""
        from empact.accounts import checks  # noqa: F401

        # When somebody signed in last is read beside everything else that has a day, so it has the same clock's.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
        user_logged_in.connect(note_sign_in, dispatch_uid="update_last_login")
        announce(registry)


def note_sign_in(sender: object, user: Any, **told: object) -> None:
    """Note when somebody signed in, by the one clock; Django's own receiver asks the machine's."""
    user.last_login = clock.now()
    user.save(update_fields=["last_login"])

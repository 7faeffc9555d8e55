"""People, organisations, countries, roles, assignments, rules, sign-in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

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

        announce(registry)

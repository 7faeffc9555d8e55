"""System checks: what an installation must never be started with."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 5


def is_local(host: str) -> bool:
    """Tell whether an entry of ALLOWED_HOSTS can only mean this machine."""
    name = host.strip().lower().rstrip(".")
    return name in LOCAL_HOSTS or name.endswith(".localhost")


@register(Tags.security)
def demonstration_stays_local(**_options: Any) -> list[CheckMessage]:
    """Refuse demonstration mode, whose password everybody knows, where others could reach it."""
    if settings.DEBUG or not settings.EMPACT_DEMO:
        return []
    return [
        Error(
            f"Demonstration mode is on and the host {host!r} is not local: anybody could sign in as administrator.",
            hint="Set EMPACT_DEMO=0, or let ALLOWED_HOSTS name only localhost, 127.0.0.1, [::1] or *.localhost.",
            id="accounts.E001",
        )
        for host in settings.ALLOWED_HOSTS
        if not is_local(host)
    ]


@register(Tags.security)
def secret_key_is_secret(**_options: Any) -> list[CheckMessage]:
    """Refuse a key that is missing or can be guessed: who knows it can sign in as anybody."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if len(key) >= SHORTEST_KEY and (settings.EMPACT_DEMO or len(set(key)) >= FEWEST_CHARACTERS):
        return []
    what = "is missing" if not key else "is too easy to guess"
    return [
        Error(
            f"SECRET_KEY {what}.",
            hint=f"Put {SHORTEST_KEY} random characters into SECRET_KEY, or the name of a file into SECRET_KEY_FILE.",
            id="accounts.E002",
        )
    ]

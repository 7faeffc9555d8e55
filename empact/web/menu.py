"""The blue menu: every app announces its entry."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from empact.accounts.models import User
from empact.accounts.rules import Reader
from empact.registry import registry


def everybody(reader: Reader) -> bool:
    """Let everybody see the entry, signed in or not."""
    return True


def signed_in(reader: Reader) -> bool:
    """Let everybody with an account see the entry."""
    return reader.is_authenticated


def of_a_country(reader: Reader) -> bool:
    """Let those see the entry who act for a country today."""
    return isinstance(reader, User) and any(hat.country_id for hat in reader.hats)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu; `section` is the word by which a page says that it belongs here."""

    label: str | Promise
    url_name: str
    section: str
    order: int
    shown_to: Callable[[Reader], bool] = signed_in


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry as one reader sees it."""

    label: str
    url: str
    section: str


@cache
def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def menu_for(request: HttpRequest) -> tuple[MenuLink, ...]:
    """Return the entries this reader may use, in their order; a page that does not exist has no entry."""
    reader = getattr(request, "user", None)
    if reader is None:
        return ()
    items = sorted(registry.all(MenuItem), key=attrgetter("order"))
    return tuple(
        MenuLink(str(item.label), url, item.section)
        for item in items
        if item.shown_to(reader) and (url := _url(item.url_name))
    )

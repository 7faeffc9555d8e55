"""Names of people on pages: `{% load people %}{{ person|name }}`."""

from collections.abc import Mapping

from django import template

from empact.accounts.models import User
from empact.web.people import names

register = template.Library()


@register.filter
def name(person: User) -> str:
    """Return the name of a person."""
    return names.name_of(person)


@register.filter
def phone(person: User) -> str:
    """Return the telephone number of a person, nothing where none is known."""
    return names.phone_of(person)


@register.filter
def at(found: Mapping[int, str], key: int) -> str:
    """Return what a mapping holds at a key, nothing where it holds none."""
    return found.get(key, "")

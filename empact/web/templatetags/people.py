"""Names of people on pages: `{% load people %}{{ person|name }}`."""

from django import template

from empact.accounts.models import Assignment, User
from empact.web.addresses import record_url
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
def scope_url(assignment: Assignment) -> str:
    """Return where a reader who may see it finds what a role is limited to; nothing for others."""
    return record_url(assignment.scope) if getattr(assignment, "scope_seen", False) else ""

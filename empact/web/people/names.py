"""Names of people, for pages only: everything that is kept names posts."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.accounts.models import Answer, Assignment, User
from empact.accounts.services.people import is_erased
from empact.web import marks


def name_of(person: User) -> str:
    """Return the name, the address where no name is known. A query where `details` are not loaded."""
    if is_erased(person):
        return _("(personal details erased)")
    return str(getattr(person, "details", "")) or person.email


def phone_of(person: User) -> str:
    """Return the telephone number, nothing where none is known."""
    details = getattr(person, "details", None)
    return details.phone if details else ""


def holder(assignment: Assignment) -> SafeString:
    """Return who holds a role, as a link to the person's page."""
    return format_html('<a href="{}">{}</a>', assignment.get_absolute_url(), name_of(assignment.person))


def answer_cell(assignment: Assignment) -> SafeString | str:
    """Return how a naming was answered; a chip where nobody holds the role by it."""
    if assignment.answer == Answer.ACCEPTED:
        return str(assignment.get_answer_display())
    return marks.chip(
        "attention" if assignment.answer == Answer.WAITING else "neutral", assignment.get_answer_display()
    )


def mail(assignment: Assignment) -> SafeString:
    """Return the person's address as a link that opens a message."""
    email = assignment.person.email
    return format_html('<a href="mailto:{}">{}</a>', email, email)

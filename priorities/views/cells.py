"""Cells that several lists of step 2 show."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from empact.web import marks, moments
from empact.web.tones import Tone
from empact.web.values import link
from priorities.models import Priority, PrioritySet, SubPriority

LONGEST_SHOWN = 160


def wording(record: Priority | SubPriority) -> SafeString:
    """Return the aim as a quotation; where it is not known, that it is to be entered."""
    if record.aim:
        return format_html("<q>{}</q>", record.aim)
    return marks.chip(Tone.CONFIRM, _("official wording to be entered"), "edit")


def short_wording(record: Priority | SubPriority) -> SafeString:
    """Return the first words of the aim, for lists."""
    if not record.aim:
        return wording(record)
    words = record.aim if len(record.aim) <= LONGEST_SHOWN else f"{record.aim[:LONGEST_SHOWN].rsplit(' ', 1)[0]} …"
    return format_html("<q>{}</q>", words)


def decision(record: PrioritySet) -> SafeString:
    """Return the Council's decision: "Council conclusions of 26 May 2021", with the document where it is known."""
    if record.adopted_on is None:
        return format_html("{}", record.get_status_display())
    words = format_html(_("Council conclusions of <strong>{}</strong>"), moments.in_plain(record.adopted_on))
    if record.council_document is None:
        return words
    return format_html("{}, {}", words, link(record.council_document, record.council_document.number))

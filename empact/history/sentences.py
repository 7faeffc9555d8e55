"""Entries as sentences: who did what to which record, and what changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from empact.history.differences import Difference, differences, model_of, shown
from empact.history.verbs import past_tense, words_given

if TYPE_CHECKING:
    from empact.history.models import Entry

# So many things of a list are named in a sentence.
FEW = 3
# The verb of a move tells the status already.
TOLD_BY_VERB = "status"


def changes(entry: Entry, *, of: str = "") -> list[Difference]:
    """Return what changed with an entry; `of` names the record in each phrase."""
    found = differences(entry.before, entry.after, model_of(entry.kind), of=of)
    return [item for item in found if item.field != TOLD_BY_VERB]


def sentence(entry: Entry) -> str:
    """Return the entry as one sentence, without its comment.

    "Driver, ES raised the target of seizures from 150 to 200", "EST, Europol checked FA-2026-27, together with
    12 national positions".
    """
    found = changes(entry)
    if entry.verb == "edited" and len(found) == 1:
        (only,) = changes(entry, of=entry.record_label)
        return f"{entry.actor_label} {only.phrase}"
    text = f"{entry.actor_label} {past_tense(entry.kind, entry.verb).format(record=entry.record_label)}"
    text += "".join(f", {part}" for part in (_data(entry), _along(entry)) if part)
    return f"{text}: {'; '.join(map(str, found))}" if found and entry.verb == "edited" else text


def _data(entry: Entry) -> str:
    """Return what the move was given: "document number 12345/25, date 1 December 2025"."""
    given = words_given(entry.kind, entry.verb, entry.detail.get("data") or {})
    return ", ".join(f"{label} {_told(value)}" for label, value in given if value not in (None, "", []))


def _told(value: Any) -> str:
    """Return what was told; of a list that would be too long for a sentence how many there were."""
    if not isinstance(value, list):
        return shown(None, _dated(value))
    return ", ".join(shown(None, item) for item in value) if len(value) <= FEW else str(len(value))


def _dated(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2025-12-01") else value
    except ValueError:
        return value


def _along(entry: Entry) -> str:
    """Return what moved along: "together with 12 actions"."""
    counts: dict[str, int] = {}
    for item in entry.detail.get("along") or []:
        counts[item["kind"]] = counts.get(item["kind"], 0) + 1
    parts = [_counted(kind, count) for kind, count in counts.items()]
    return _("together with {records}").format(records=_(" and ").join(parts)) if parts else ""


def _counted(kind: str, count: int) -> str:
    model = model_of(kind)
    one, many = (model._meta.verbose_name, model._meta.verbose_name_plural) if model else (_("record"), _("records"))
    return f"{count} {one if count == 1 else many}"

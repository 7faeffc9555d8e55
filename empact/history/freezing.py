"""Frozen versions: what a body adopted, as canonical JSON with its digest, so that anybody can check it for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import rfc8785
from django.db.models import Max, Model

from empact import clock
from empact.history.models import FrozenVersion
from empact.history.naming import kind_of, label_of
from empact.history.values import Plain, plain, values_of
from empact.registry import registry

if TYPE_CHECKING:
    from empact.history.models import Entry


# What names a record in a picture. A field is often called "kind", so that is not among them.
NAMES = frozenset(("record", "id", "label"))


@dataclass(frozen=True, slots=True)
class Freezer:
    """How a model's records are frozen: `snapshot(record)` returns all that belongs to one, made of `picture`s."""

    model: type[Model]
    snapshot: Callable[[Any], Mapping[str, Any]]


def picture(record: Model, *fields: str, **parts: Any) -> dict[str, Any]:
    """Return a record for a snapshot: what it is ("record"), key, label and fields, then parts such as pictures.

    Differences between two snapshots are told with the verbose names of these fields.

    Raises ValueError for a field whose name would hide what names the record.
    """
    if hidden := NAMES & {*fields, *parts}:
        raise ValueError(f"A picture names its record by {', '.join(sorted(hidden))}; a field cannot.")
    return {
        "record": kind_of(record),
        "id": record.pk,
        "label": label_of(record),
        **values_of(record, fields),
        **parts,
    }


def canonical(value: Any) -> bytes:
    """Return the one form of the value in bytes (RFC 8785), decimals as text, text in NFC, dates in ISO 8601."""
    return rfc8785.dumps(plain(value))


def snapshot(record: Model) -> Plain:
    """Return all that belongs to the record as it is now, by the announced freezer.

    Raises LookupError when no app announced one for the model.
    """
    for freezer in registry.all(Freezer):
        if freezer.model is type(record):
            return plain(freezer.snapshot(record))
    raise LookupError(f"No app announces how {record._meta.label} is frozen.")


def freeze(record: Model, reason: str, entry: Entry) -> FrozenVersion:
    """Keep the record as it is now, under its next number. The caller holds the lock of its root."""
    text = canonical(snapshot(record))
    last = FrozenVersion.objects.of(record).aggregate(last=Max("number"))["last"]
    return FrozenVersion.objects.create(
        kind=kind_of(record),
        record_id=record.pk,
        record_label=label_of(record),
        number=(last or 0) + 1,
        content=getattr(record, "content", None),
        text=text.decode(),
        sha256=digest(text),
        reason=reason,
        at=clock.now(),
        entry=entry,
    )


def digest(text: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def verify(version: FrozenVersion) -> bool:
    """Tell whether a version is what was frozen: its text is canonical and has the digest."""
    text = version.text.encode()
    return digest(text) == version.sha256 and canonical(json.loads(text)) == text

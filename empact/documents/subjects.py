"""What a document is of: a record in a version, and the stamp that says so on every page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from empact import clock
from empact.history.freezing import canonical, digest, snapshot
from empact.history.models import FrozenVersion
from empact.history.naming import label_of
from empact.words import Words

if TYPE_CHECKING:
    from django.db.models import Model

    from empact.accounts.rules import Reader
    from empact.documents.kinds import DocumentKind


# Tells the marking that the content of a version asks for, as it is written on a page.
type Marked = Callable[[Mapping[str, Any]], Words]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says of the document, in words."""

    title: str
    number: int | None
    version: str
    status: str
    sha256: str
    made: str
    on: date
    marking: str
    standing: str
    draft: bool
    demonstration: bool

    def as_dict(self) -> dict[str, Any]:
        """Return it for a template."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Subject:
    """A record as a document shows it: `picture` is its version's content, `reader` who will read it, maybe anybody."""

    record: Any
    picture: Mapping[str, Any]
    stamp: Stamp
    reader: Reader


def subject_of(kind: DocumentKind, record: Model, reader: Reader) -> Subject:
    """Return the record in its last frozen version; while it is being changed, in a throw-away one.

    A version counts as long as the record still has its content: an adopted plan that runs is shown as adopted.
    """
    version = FrozenVersion.objects.of(record).order_by("-number").first()
    if version is not None and _still_holds(kind, version, record):
        picture, sha256 = json.loads(version.text), version.sha256
    else:
        version, picture = None, cast("Mapping[str, Any]", snapshot(record))  # every freezer returns a mapping
        sha256 = digest(canonical(picture))
    return Subject(record, picture, _stamp(kind, record, picture, sha256, version), reader)


def sealed(kind: DocumentKind, subject: Subject, content: Any) -> Subject:
    """Return the subject of what one reader sees, stamped with digest and marking of just that; tables keep their own.

    Costs what making the content costs, where the public sees the record.
    """
    if not isinstance(content, Mapping):
        return subject
    sha256 = digest(canonical(content))
    stamp = replace(subject.stamp, sha256=sha256)
    if kind.marked is None and _of_the_public(kind, subject) == sha256:
        stamp = replace(stamp, marking=_("Public"))
    return replace(subject, stamp=stamp)


def _of_the_public(kind: DocumentKind, subject: Subject) -> str:
    """Return the digest of the same document as the public would have it; nothing where the public sees no record.

    A document that is the same for all holds nothing that is not public: the rules of who sees what say so, no list.
    """
    anybody = AnonymousUser()
    rows: Any = kind.model._default_manager.visible_to(anybody)  # type: ignore[attr-defined]
    record = rows.filter(pk=subject.record.pk).first()
    if record is None:
        return ""
    return digest(canonical(kind.content(replace(subject, record=record, reader=anybody))))


def adopted(record: Any) -> bool:
    """Tell whether a body has decided on the record: what most kinds of documents take for settled."""
    return bool(getattr(record, "adopted_on", None))


def _still_holds(kind: DocumentKind, version: FrozenVersion, record: Model) -> bool:
    return kind.settled(record) or version.content == getattr(record, "content", None)


def _stamp(
    kind: DocumentKind, record: Any, picture: Mapping[str, Any], sha256: str, version: FrozenVersion | None
) -> Stamp:
    draft = version is None and not kind.settled(record)
    now = clock.now()
    today = _day(now)
    words = (
        _("Version %(number)d of %(day)s") % {"number": version.number, "day": _day(version.at)}
        if version is not None
        else (_("Draft of %s") if draft else _("As it stands on %s")) % today
    )
    return Stamp(
        title=label_of(record),
        number=version.number if version is not None else None,
        version=words,
        status=str(record.get_status_display()) if hasattr(record, "get_status_display") else "",
        sha256=sha256,
        made=_("made %(day)s, %(hour)s Brussels time")
        % {"day": today, "hour": now.astimezone(clock.BRUSSELS).strftime("%H:%M")},
        on=clock.today(),
        marking=str(kind.marked(picture)) if kind.marked is not None else str(settings.EMPACT_MARKING),
        standing=str(record.get_standing_display()) if hasattr(record, "get_standing_display") else "",
        draft=draft,
        demonstration=settings.EMPACT_DEMO,
    )


def _day(moment: datetime) -> str:
    local = moment.astimezone(clock.BRUSSELS)
    return f"{local.day} {local:%B %Y}"

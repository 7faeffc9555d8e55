"""What COSI adopted, frozen with its digest as on the day of adoption."""

from empact.history.freezing import canonical, digest, snapshot
from empact.history.models import Entry, FrozenVersion
from empact.history.naming import kind_of, label_of
from oaps.models import OAP


def freeze_adopted(plans: dict[str, OAP]) -> None:
    """Freeze version 1 of each adopted plan under the entry that tells its adoption. Six queries for each plan."""
    versions: list[FrozenVersion] = []
    for plan in plans.values():
        entry = Entry.objects.filter(kind=kind_of(plan), record_id=plan.pk, verb="adopt").first()
        if entry is None:
            continue
        plan.refresh_from_db()
        text = canonical(snapshot(plan))
        versions.append(
            FrozenVersion(
                kind=kind_of(plan),
                record_id=plan.pk,
                record_label=label_of(plan),
                number=1,
                content=plan.content,
                text=text.decode(),
                sha256=digest(text),
                reason="adopted by COSI",
                at=entry.at,
                entry=entry,
            )
        )
    FrozenVersion.objects.bulk_create(versions)

"""Every write of step 1 that is not a move."""

from datetime import date

from cycles.models import Marking, ReferenceDocument
from empact.accounts.models import User
from empact.history.acting import acting
from empact.history.records import Standing


def reference_document(
    number: str,
    *,
    actor: User | None,
    title: str,
    issued_on: date | None = None,
    marking: Marking = Marking.LIMITE,
) -> ReferenceDocument:
    """Return the document of this number, entered now when nobody has entered it before."""
    with acting(actor) as act:
        document, is_new = ReferenceDocument.objects.get_or_create(
            number=" ".join(number.split()),
            defaults={
                "title": title,
                "issued_on": issued_on,
                "marking": marking,
                "standing": Standing.TO_CONFIRM,
                "source": "",
            },
        )
        if is_new:
            act.record("created", document, after={"number": document.number, "title": title, "issued_on": issued_on})
        return document

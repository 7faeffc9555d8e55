"""Every way requests and their parts are fetched; never with the files' content, which is megabytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import ExpressionWrapper, Prefetch, Q

if TYPE_CHECKING:
    from empact.accounts.models import User
    from empact.documents.models import Part, Request


class PartQuerySet(models.QuerySet["Part"]):
    """Parts with their job and what is known of the file."""

    def with_file(self) -> PartQuerySet:
        """Load the job and the file's row without its content."""
        return self.select_related("job", "job__file").defer("job__file__content", "job__trace")


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests and how far they are."""

    def of(self, person: User) -> RequestQuerySet:
        """Return what one person asked for: nobody reads another's."""
        return self.filter(person=person)

    def with_parts(self, rights: Q | None = None) -> RequestQuerySet:
        """Load the parts with jobs and files. One query. `rights` tells which of them the reader may have."""
        from empact.documents.models import Part  # noqa: PLC0415  # the model imports this file

        parts = Part.objects.with_file()
        if rights is not None:
            parts = parts.annotate(is_open_to_reader=ExpressionWrapper(rights, models.BooleanField()))
        return self.prefetch_related(Prefetch("parts", parts))

"""Edits over REST: what a PATCH of a resource takes, and how it is written.

class ReportWrite(Write):
    narrative = serializers.CharField(required=False)

    def save(self, record, *, actor, seen):
        return save_report(record.pk, actor=actor, seen=seen, changes=self.validated_data)

The service asks the rules and says what is wrong; here its answers get their status, in the order 404, 401, 403, 428,
412, 400.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework.exceptions import ValidationError

from empact.api.move_data import StrictSerializer
from empact.api.moves import seen_of, writer
from empact.workflow.edits import editable_fields, refuse_editor
from empact.workflow.errors import Stale

if TYPE_CHECKING:
    from rest_framework.request import Request

    from empact.accounts.models import User


class Write(StrictSerializer):
    """The body of a PATCH: what is left out stays as it is."""

    def save(self, record: Any, *, actor: User, seen: int) -> None:  # type: ignore[override]  # writes by a service
        """Write what was sent, all of it or nothing; `seen` is the version that the client saw."""
        raise NotImplementedError


def carry_out(kind: type[Write], record: Any, request: Request) -> None:
    """Write what the request sends.

    Raises what `writer`, `seen_of` and the service raise, and ValidationError for a body that is not understood.
    """
    actor = writer(request)
    if not editable_fields(actor, record):
        refuse_editor(record, actor)
    seen = seen_of(request, "version", record.version)
    body = kind(data=request.data, context={"reader": actor, "record": record})
    if not body.is_valid():
        if seen != record.version:
            raise Stale(record, seen={}, current={}, submitted={})
        raise ValidationError(body.errors)
    body.save(record, actor=actor, seen=seen)

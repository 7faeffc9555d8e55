"""How the description of the API (OpenAPI) is drawn from the viewsets, their parameters and the announced charts."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from empact.api.move_data import body_serializer, bulk_serializer, sample
from empact.api.openings import counter_under
from empact.api.problems import (
    INVALID,
    INVALID_TOKEN,
    KEY_USED,
    NOT_ALLOWED,
    NOT_FOUND,
    OVERTAKEN,
    STALE,
    TOO_LARGE,
    UNSUPPORTED,
    VERSION_NEEDED,
    Kind,
)
from empact.api.resources import resource_of
from empact.api.serializers import RecordSerializer
from empact.api.views import RecordViewSet

PROBLEM_TYPE: Final = "application/problem+json"
OF_READING: Final = (INVALID, INVALID_TOKEN)
OF_MOVING: Final = (
    INVALID, INVALID_TOKEN, NOT_ALLOWED, NOT_FOUND, OVERTAKEN, STALE, TOO_LARGE, UNSUPPORTED, VERSION_NEEDED,
)  # fmt: skip
# What answers with records, of which `fields` and `omit` choose the fields.
SHOWING: Final = frozenset({"list", "retrieve", "move", "write", "create"})
OF_ADDING: Final = (INVALID, INVALID_TOKEN, NOT_ALLOWED, NOT_FOUND, TOO_LARGE, UNSUPPORTED, KEY_USED)
OF_REMOVING: Final = (INVALID, INVALID_TOKEN, NOT_ALLOWED, NOT_FOUND, STALE, VERSION_NEEDED)
OF_MOVING_SEVERAL: Final = (INVALID, INVALID_TOKEN, NOT_ALLOWED, TOO_LARGE, UNSUPPORTED)


class ReasonSerializer(serializers.Serializer[Any]):
    """One thing that is wrong."""

    code = serializers.CharField(help_text=_("For programs; stable."))
    text = serializers.CharField(help_text=_("For people."))
    field = serializers.CharField(help_text=_("Where; empty when it is about the whole."))
    who = serializers.CharField(help_text=_("Who could; empty when that does not matter."))


class HappenedSerializer(serializers.Serializer[Any]):
    """What was done meanwhile."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    text = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """A problem document (RFC 9457)."""

    type = serializers.CharField(help_text=_("Address of the paragraph that explains this kind of problem."))
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    reasons = ReasonSerializer(many=True)
    warnings = ReasonSerializer(many=True, required=False, help_text=_("With a blocked move: what would not stop it."))
    happened = HappenedSerializer(many=True, required=False, help_text=_("With 409 and 412: what was done meanwhile."))
    seen = serializers.IntegerField(required=False, help_text=_("With 412: what you saw."))
    current = serializers.IntegerField(required=False, help_text=_("With 412: what it is now."))


class ChoiceSerializer(serializers.Serializer[Any]):
    """One value that a field of a move takes."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class MoveFieldSerializer(serializers.Serializer[Any]):
    """One thing that a move wants to be told."""

    name = serializers.CharField()
    type = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    help = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    choices = ChoiceSerializer(many=True)


class OpenMoveSerializer(serializers.Serializer[Any]):
    """A move that you may make now."""

    name = serializers.CharField(help_text=_("As the address of the move writes it."))
    label = serializers.CharField()  # type: ignore[assignment]
    data = MoveFieldSerializer(many=True)  # type: ignore[assignment]
    comment_required = serializers.BooleanField()
    warnings = ReasonSerializer(many=True, help_text=_("What does not stop the move."))


class BlockedMoveSerializer(serializers.Serializer[Any]):
    """A move that you cannot make now, and why."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    reasons = ReasonSerializer(many=True)


class TurnSerializer(serializers.Serializer[Any]):
    """Whose turn it is."""

    name = serializers.CharField(help_text=_("The move that is awaited."))
    label = serializers.CharField()  # type: ignore[assignment]
    who = serializers.CharField()
    mine = serializers.BooleanField()
    due = serializers.DateTimeField(allow_null=True)
    late = serializers.BooleanField()


class MovesSerializer(serializers.Serializer[Any]):
    """What may be done with a record now, and why the rest may not."""

    counter = serializers.ChoiceField(["version", "content"], help_text=_("What If-Match is compared with."))
    if_match = serializers.CharField(help_text=_("What to send as If-Match after having seen the record as it is now."))
    turn = TurnSerializer(allow_null=True)
    open = OpenMoveSerializer(many=True)
    blocked = BlockedMoveSerializer(many=True)


class OpenOpeningSerializer(OpenMoveSerializer):
    """A way to start a record that is open to you now."""

    starts = serializers.CharField(help_text=_("The resource that gives the record that is started."))


class BlockedOpeningSerializer(BlockedMoveSerializer):
    """A way to start a record that is not open to you now, and why."""

    starts = serializers.CharField(help_text=_("The resource that gives the record that would be started."))


class OpeningsSerializer(serializers.Serializer[Any]):
    """What may be started under a record now, and why the rest may not."""

    counter = serializers.ChoiceField(["version", "content"], help_text=_("What If-Match is compared with."))
    if_match = serializers.CharField(help_text=_("What to send as If-Match after having seen the record as it is now."))
    open = OpenOpeningSerializer(many=True)
    blocked = BlockedOpeningSerializer(many=True)


class MovedSerializer(serializers.Serializer[Any]):
    """A record that moved, in short."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    status = serializers.CharField()
    version = serializers.IntegerField()
    content = serializers.IntegerField(required=False)


class OutcomeSerializer(serializers.Serializer[Any]):
    """What became of one record: the status it would have had alone, and the record or the problem."""

    id = serializers.IntegerField()
    status = serializers.IntegerField()
    record = MovedSerializer(allow_null=True)
    problem = ProblemSerializer(allow_null=True)


class OutcomesSerializer(serializers.Serializer[Any]):
    """What became of each record, in the order given."""

    results = OutcomeSerializer(many=True)


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description names the token."""

    target_class = "empact.api.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """Return the definition."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": str(
                _("A token with the scope read or write; see the documentation page for how to get one.")
            ),
        }


class Schema(AutoSchema):
    """The house style: a tag per resource, a problem document for every refusal, a body per move."""

    view: Any

    @property
    def action(self) -> str:
        """Return what the viewset does here."""
        return getattr(self.view, "action", "") or ""

    def get_operation_id(self) -> str:
        """Return the name of the operation for client generators: oaps_list, oaps_adopt, oaps_adopt_several."""
        resource = self._tokenize_path()[0].replace("-", "_") if self._tokenize_path() else "root"
        move = getattr(self.view, "move_name", "")
        if self.action == "bulk_move":
            return f"{resource}_{move}_several"
        return f"{resource}_{move or self.action}"

    def get_tags(self) -> list[str]:
        """Return the resource."""
        return self._tokenize_path()[:1] or ["root"]

    def get_summary(self) -> str | None:
        """Return one line."""
        name = (self.get_tags()[0]).replace("-", " ")
        if self.action in {"move", "bulk_move", "start"}:
            label = str(self.view.transition.label)
            return f"{label} ({_('several at once')})" if self.action == "bulk_move" else label
        known = {
            "list": _("List {name}"),
            "retrieve": _("One of the {name}"),
            "write": _("Change one of the {name}"),
            "create": _("Add to the {name}"),
            "remove": _("Remove one of the {name}"),
            "moves": _("What may be done with one of the {name}"),
            "openings": _("What may be started under one of the {name}"),
        }
        return str(known[self.action]).format(name=name) if self.action in known else None

    def get_description(self) -> Any:  # type: ignore[override]  # the generator calls it so
        """Return what the resource is for a list, what the serializer says for a record, else what the action does."""
        if self.action == "list":
            return get_doc(type(self.view))
        if self.action == "retrieve":
            return get_doc(self.view.serializer_class)
        return super().get_description()

    def get_auth(self) -> list[Any]:
        """Return how one may ask: reading needs nobody, writing somebody."""
        found = super().get_auth()
        return found if self.method == "GET" else [way for way in found if way]

    def get_request_serializer(self) -> Any:
        """Return the body of a move; other actions take none."""
        if self.action == "write":
            return self.view.write_class
        if self.action == "create":
            return self.view.create_class
        if self.action in {"move", "start"}:
            return body_serializer(self.view.chart, self.view.transition)
        if self.action == "bulk_move":
            return bulk_serializer(self.view.chart, self.view.transition)
        return None

    def get_response_serializers(self) -> Any:
        """Return every answer: the good one and the problems."""
        if self.action in {"list", "retrieve"}:
            unchanged = OpenApiResponse(description=str(_("Unchanged since the ETag in If-None-Match.")))
            good: dict[Any, Any] = {200: super().get_response_serializers(), 304: unchanged}
        elif self.action == "write":
            good = {200: super().get_response_serializers()}
        elif self.action == "create":
            good = {201: self.view.serializer_class}
        elif self.action == "remove":
            good = {204: OpenApiResponse(description=str(_("Removed; its history stays.")))}
        elif self.action == "moves":
            good = {200: MovesSerializer}
        elif self.action == "move":
            gone = OpenApiResponse(description=str(_("Done; you may not see the record any more.")))
            good = {200: super().get_response_serializers(), 204: gone}
        elif self.action == "openings":
            good = {200: OpeningsSerializer}
        elif self.action == "start":
            unseen = OpenApiResponse(description=str(_("Done; you may not see the new record.")))
            good = {201: resource_of(self.view.chart.model).viewset.serializer_class, 204: unseen}
        else:
            good = {200: OutcomesSerializer}
        return good | {(kind.status, PROBLEM_TYPE): _problem(kind) for kind in self.problems()}

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Any:
        """Return the schema of a serializer; every field of a record is in every answer."""
        schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if isinstance(serializer, RecordSerializer):
            schema["required"] = list(schema["properties"])
        return schema

    def get_examples(self) -> list[OpenApiExample]:
        """Return a body to begin with for a move."""
        body = self.get_request_serializer()
        if body is None:
            return super().get_examples()
        return [OpenApiExample(str(_("To begin with")), value=sample(body()), request_only=True)]

    def problems(self) -> tuple[Kind, ...]:
        """Return the problems that the operation may answer with."""
        own = {"write": OF_MOVING, "create": OF_ADDING, "remove": OF_REMOVING}
        if self.action in own:
            return own[self.action]
        if self.action in {"move", "start"}:
            return (*OF_MOVING, KEY_USED)
        if self.action == "bulk_move":
            return (*OF_MOVING_SEVERAL, KEY_USED)
        return OF_READING if self.action == "list" else (*OF_READING, NOT_FOUND)

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters that neither filters nor paging declare."""
        found: list[Any] = []
        if self.action in {"move", "start", "bulk_move", "create"}:
            found.append(_idempotency_key())
        if self.action in {"write", "remove"}:
            found.append(_if_match(str(_('The {counter} that you saw, in quotes: "12".')), "version"))
        if self.action == "move":
            found.append(_if_match(str(_('The {counter} that you saw, in quotes: "12".')), self.view.chart.counter))
        if self.action == "start":
            text = str(_('The {counter} that you saw of what the record will lie under, in quotes: "12".'))
            found.append(_if_match(text, counter_under(self.view.serializer_class.record_model())))
        if not isinstance(self.view, RecordViewSet) or self.action not in SHOWING:
            return found
        names = ", ".join(self.view.serializer_class.names())
        found += [
            OpenApiParameter(
                "fields", description=str(_("Only these fields, by commas: {names}.")).format(names=names)
            ),
            OpenApiParameter("omit", description=str(_("All fields but these, by commas."))),
        ]
        if self.action == "list":
            orders = ", ".join(self.view.known_orderings())
            text = str(_("At most four of these, by commas; a minus sign turns one round: {orders}. Nulls come last."))
            found.append(OpenApiParameter("ordering", description=text.format(orders=orders)))
        return found


def _if_match(text: str, counter: str) -> OpenApiParameter:
    return OpenApiParameter(
        "If-Match",
        OpenApiTypes.STR,
        OpenApiParameter.HEADER,
        required=True,
        description=text.format(counter=counter),
    )


def _idempotency_key() -> OpenApiParameter:
    text = _("A key of your own, such as a UUID: the request is done once, and repeated it is answered the same.")
    return OpenApiParameter("Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, description=str(text))


def _problem(kind: Kind) -> OpenApiResponse:
    """Return the answer of a kind of problem, with an example."""
    sample = {
        "type": f"/api/v1/docs/#problem-{kind.slug}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": str(kind.title),
        "reasons": [],
    }
    return OpenApiResponse(
        ProblemSerializer,
        description=str(kind.title),
        examples=[OpenApiExample(kind.slug, value=sample, response_only=True, media_type=PROBLEM_TYPE)],
    )


def tidy(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Say each thing once: problems as shared answers, no readOnly where everything is, tags in order."""
    for component in result.get("components", {}).get("schemas", {}).values():
        for schema in component.get("properties", {}).values():
            schema.pop("readOnly", None)
    shared: dict[str, Any] = {}
    used: set[str] = set()
    for operation in (operation for path in result["paths"].values() for operation in path.values()):
        used.update(operation["tags"])
        for status, answer in operation["responses"].items():
            if PROBLEM_TYPE in answer.get("content", {}):
                name = f"Problem{status}"
                shared[name] = answer
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
    result["components"]["responses"] = dict(sorted(shared.items()))
    result["tags"] = [{"name": name} for name in sorted(used)]
    return result

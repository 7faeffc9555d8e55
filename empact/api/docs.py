"""The documentation page, drawn on the server from the committed description of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from empact.api.paging import DEFAULT_SIZE, MAX_SIZE
from empact.api.problems import KINDS
from empact.api.root import OPENAPI


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter, a field of an answer, or a field of a body."""

    name: str
    kind: str
    place: str
    text: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    anchor: str
    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Line, ...]
    body: tuple[Line, ...]
    example: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A resource: its operations and the fields of its records."""

    name: str
    text: str
    operations: tuple[Operation, ...]
    fields: tuple[Line, ...]
    writes: tuple[Operation, ...]


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show how to use the API: reading, tokens, pages, moves, problems, and every address."""
    context = {
        "resources": resources(),
        "kinds": KINDS,
        "default_size": DEFAULT_SIZE,
        "max_size": MAX_SIZE,
        "host": f"{request.scheme}://{request.get_host()}",
        "section": "api",
    }
    return render(request, "api/docs.html", context)


@cache
def resources() -> SafeString:
    """Draw the resources: half a megabyte that is the same for everybody, so once per process."""
    return render_to_string("api/resources.html", {"groups": groups()})


def groups() -> tuple[Group, ...]:
    """Return the resources as the committed description has them."""
    description = json.loads(OPENAPI.read_text(encoding="utf-8"))
    return tuple(_group(description, tag["name"]) for tag in description["tags"])


def _group(description: Mapping[str, Any], tag: str) -> Group:
    raw = [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
        if operation["tags"] == [tag]
    ]
    operations = tuple(_operation(description, *item) for item in raw)
    record = next((_record(description, operation) for _path, _method, operation in raw), "")
    schema = description["components"]["schemas"].get(record, {})
    return Group(
        name=tag,
        text=raw[0][2].get("description", "").partition("\n")[0],
        operations=tuple(item for item in operations if item.method == "GET"),
        writes=tuple(item for item in operations if item.method != "GET"),
        fields=tuple(_properties(schema)),
    )


def _operation(description: Mapping[str, Any], path: str, method: str, raw: Mapping[str, Any]) -> Operation:
    body = raw.get("requestBody", {}).get("content", {}).get("application/json", {})
    lines = tuple(_body(description, _name(body.get("schema", {}))))
    examples = [item["value"] for item in body.get("examples", {}).values()]
    return Operation(
        anchor=raw["operationId"],
        method=method.upper(),
        path=path,
        summary=raw.get("summary", raw["operationId"]),
        text=raw.get("description", ""),
        parameters=tuple(
            Line(
                item["name"],
                _kind(item["schema"]),
                item["in"],
                item.get("description", ""),
                item.get("required", False),
            )
            for item in raw.get("parameters", ())
        ),
        body=lines,
        example=json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else "",
        statuses=tuple(sorted(raw["responses"])),
    )


def _name(schema: Mapping[str, Any]) -> str:
    """Return the component that a schema refers to, or nothing."""
    inner: Mapping[str, Any] = schema.get("allOf", [schema])[0]
    return str(inner.get("$ref", "")).rpartition("/")[2]


def _record(description: Mapping[str, Any], operation: Mapping[str, Any]) -> str:
    """Return the component of a record in an answer: the rows of a page, or the answer itself."""
    schema = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    name = _name(schema)
    page = description["components"]["schemas"].get(name, {}).get("properties", {}).get("results", {})
    return _name(page.get("items", {})) or name


def _properties(schema: Mapping[str, Any], prefix: str = "") -> Iterator[Line]:
    required = schema.get("required", ())
    for name, value in schema.get("properties", {}).items():
        yield Line(f"{prefix}{name}", _kind(value), "", value.get("description", ""), name in required)


def _body(description: Mapping[str, Any], component: str, prefix: str = "") -> Iterator[Line]:
    """Yield the fields of a body, those of its parts with their path."""
    schema = description["components"]["schemas"].get(component, {})
    required = schema.get("required", ())
    for name, value in schema.get("properties", {}).items():
        inner = _name(value.get("items", value))
        if inner and "properties" in description["components"]["schemas"][inner]:
            mark = "[]." if value.get("type") == "array" else "."
            yield from _body(description, inner, f"{prefix}{name}{mark}")
        else:
            yield Line(f"{prefix}{name}", _kind(value), "", value.get("description", ""), name in required)


def _kind(schema: Mapping[str, Any]) -> str:
    """Return the type in a word or two."""
    if name := _name(schema):
        return name.removesuffix("Enum")
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return str(schema.get("format") or schema.get("type") or "any")

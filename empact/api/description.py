"""The description of the API (OpenAPI) as the committed file holds it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db.models import Choices, IntegerChoices, TextChoices
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import _load_enum_name_overrides
from drf_spectacular.settings import spectacular_settings


class DescriptionError(Exception):
    """The generator could not tell something; the text lists what."""


def description() -> str:
    """Return the description, drawn from the code. Takes seconds.

    Raises DescriptionError for any warning of the generator.
    """
    GENERATOR_STATS.reset()
    spectacular_settings.apply_patches({"ENUM_NAME_OVERRIDES": dict(enumerations())})  # type: ignore[no-untyped-call]
    _load_enum_name_overrides.cache_clear()
    try:
        schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    finally:
        spectacular_settings.clear_patches()  # type: ignore[no-untyped-call]
        _load_enum_name_overrides.cache_clear()
    told = [*GENERATOR_STATS._warn_cache, *GENERATOR_STATS._error_cache]  # noqa: SLF001  # it has no other way to ask
    if told:
        raise DescriptionError("\n".join(map(str, told)))
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def enumerations() -> Iterator[tuple[str, type[Choices]]]:
    """Yield every closed list of values of our own, named as in the code: PlanStatusEnum."""
    for base in (TextChoices, IntegerChoices):
        for kind in base.__subclasses__():
            if kind.__module__.split(".")[0] in {"empact", "cycles", "priorities", "oaps", "evaluation"}:
                yield f"{kind.__name__}Enum", kind

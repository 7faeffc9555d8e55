"""Why something cannot be done: all reasons at once, each with where it is and who can mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _

from empact.texts import faults
from empact.texts.persons import personal_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.exceptions import ValidationError
    from django.db.models import Model


type Level = Literal["blocker", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason against a move or an edit; a warning is told and does not stop it.

    `code` is stable for machines, `field` the place of the record, `who` the post that can mend it.
    """

    code: str
    text: str
    field: str = ""
    who: str = ""
    level: Level = "blocker"


def blockers(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a move."""
    return [problem for problem in problems if problem.level == "blocker"]


def of_validation(error: ValidationError) -> list[Problem]:
    """Return one problem for each message of a validation error, at its field."""
    by_field: Mapping[str, list[ValidationError]] = (
        error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    )
    return [
        Problem(code=item.code or "invalid", text=" ".join(item.messages), field="" if name == "__all__" else name)
        for name, errors in by_field.items()
        for item in errors
    ]


def of_texts(values: Mapping[str, Any], prose: Collection[str] = ()) -> list[Problem]:
    """Return what is wrong with the texts that a person typed, at their fields (empact.texts); one problem each.

    In the fields of `prose` no record of a person may stand either.
    """
    found = list(faults(values))
    named = {fault.field for fault in found}
    told = {name: value for name, value in values.items() if name in prose and name not in named}
    return [Problem(fault.code, fault.text, field=fault.field) for fault in (*found, *personal_records(told))]


def prose_of(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of a model in which no record of a person may stand, with what is told beside them; or none."""
    own: tuple[str, ...] = getattr(model, "prose", ())
    return (*own, "source", "comment") if own else ()


def of_data(kind: type | None, data: object, model: type[Model]) -> Iterator[Problem]:
    """Find what is wrong with the data given with a move of a model, before any check of the move sees it."""
    if kind is None and data is not None:
        yield Problem("data_not_expected", _("This move takes no data."))
    elif kind is not None and not isinstance(data, kind):
        yield Problem("data_missing", _("This move needs its data."))
    elif is_dataclass(data):
        given = {field.name: getattr(data, field.name) for field in fields(data)}
        yield from of_texts(given, given if prose_of(model) else ())
        for field in fields(data):
            value, longest = getattr(data, field.name), field.metadata.get("max_length")
            if longest and isinstance(value, str) and len(value) > longest:
                text = _("Give at most {longest} characters; these are {n}.").format(longest=longest, n=len(value))
                yield Problem("too_long", text, field.name)


def of_offers(record: Model, data: object) -> Iterator[Problem]:
    """Find in a move's data the records that the move does not offer to name (`offer` in the metadata of a field).

    The form of a page offers no others, but a body of the API may name any that its writer sees. A query per field.
    """
    for field in fields(data) if is_dataclass(data) else ():
        offer, value = field.metadata.get("offer"), getattr(data, field.name)
        if offer is None or value is None:
            continue
        named = {item.pk for item in (value if isinstance(value, tuple | list) else (value,))}
        if offer(record).filter(pk__in=named).count() < len(named):
            yield Problem("not_offered", _("Choose among those that the page of this move offers."), field.name)

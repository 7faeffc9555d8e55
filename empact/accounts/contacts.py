"""Who is who: the boards of the contacts page, and the search that understands "NEC Latvia" and "driver CCH"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from empact.accounts.countries import eu_code
from empact.accounts.models import Assignment, OrganisationName
from empact.accounts.permissions import is_told_of_posts
from empact.accounts.roles import Role, Scope, known_role, scope_path
from empact.accounts.rules import NOTHING, Reader, any_of
from empact.accounts.scopes import scope_model
from empact.registry import registry
from empact.words import Words

LONGEST_SEARCH, MOST_WORDS = 200, 10
# Words of a question that name nobody; in capitals they are codes (AT, IS).
SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "who", "with"}
)
PEOPLE_WORDS = ("person__details__given_name", "person__details__family_name")
BODY_WORDS = ("organisation__short_name", "organisation__name", "organisation__country__name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Announced: a part of the contacts page, one row per country, organisation or record and one column per role;
    or one row per role.

    `name` is its place in addresses. `rows` are those shown even when nobody holds a role there, in their order; rows
    that only holders bring come after them. Nobody in an `expected` role is a vacancy. A record's row takes in the
    roles that cover the record from above, as far as `wide` names their kind. `note` goes before a row's label,
    `group` brings rows under a common head.
    """

    name: str
    title: Words
    order: int
    roles: tuple[str, ...]
    by: Literal["country", "organisation", "record", "role"]
    rows: Callable[[Reader], QuerySet[Any]] | None = None
    expected: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    label: Callable[[Any], str] = str
    note: Callable[[Any], str] | None = None
    group: Callable[[Any], str] | None = None


@dataclass(slots=True)
class BoardRow:
    """A row: what it is about, and who holds each role there today."""

    subject: Any  # a country, an organisation, a record or a Role
    holders: dict[str, list[Assignment]] = field(default_factory=dict)

    def take(self, item: Assignment) -> None:
        """Note a holder, once for each person and organisation."""
        held = self.holders.setdefault(item.role, [])
        if all((item.person_id, item.organisation_id) != (one.person_id, one.organisation_id) for one in held):
            held.append(item)

    def vacant(self, board: Board) -> tuple[str, ...]:
        """Return the expected roles that nobody holds."""
        return tuple(code for code in board.expected if not self.holders.get(code))


@dataclass(frozen=True, slots=True)
class FilledBoard:
    """A board with its rows, for one reader."""

    board: Board
    rows: Sequence[BoardRow]

    @property
    def roles(self) -> list[Role]:
        """Return the roles that are expected or that somebody holds, in the board's order."""
        used = {code for row in self.rows for code, held in row.holders.items() if held} | set(self.board.expected)
        return [kind for code in self.board.roles if code in used and (kind := known_role(code))]

    @property
    def vacancies(self) -> int:
        """Return how many expected posts nobody holds."""
        return sum(len(row.vacant(self.board)) for row in self.rows)


def boards() -> list[Board]:
    """Return the announced boards in their order."""
    return sorted(registry.all(Board), key=lambda item: item.order)


def filled(board: Board, reader: Reader) -> FilledBoard:
    """Return a board as the reader may see it.

    Costs a query for the holders, one for each kind of scope they have, and one for the rows.
    """
    if not is_told_of_posts(reader):
        return FilledBoard(board, ())
    today = Assignment.objects.visible_to(reader).today().filter(role__in=board.roles)
    held = list(today.for_list().order_by("starts", "pk"))
    return FilledBoard(board, _rows(board, held, reader))


def _rows(board: Board, held: Iterable[Assignment], reader: Reader) -> list[BoardRow]:
    if board.by == "role":
        return _rows_by_role(board, held)
    known: dict[int, BoardRow] = {row.pk: BoardRow(row) for row in (board.rows(reader) if board.rows else ())}
    places = _places(known.values(), board) if board.by == "record" else {}
    for item in held:
        for row in _rows_of(item, board, known, places):
            row.take(item)
    return list(known.values())


def _rows_by_role(board: Board, held: Iterable[Assignment]) -> list[BoardRow]:
    rows = {code: BoardRow(kind) for code in board.roles if (kind := known_role(code))}
    for item in held:
        rows[item.role].take(item)
    return [row for code, row in rows.items() if row.holders or code in board.expected]


def _places(rows: Iterable[BoardRow], board: Board) -> dict[tuple[str, int], list[BoardRow]]:
    """Return the rows by each place that covers them: the record itself and what it lies in, as far as `wide` says."""
    places: dict[tuple[str, int], list[BoardRow]] = {}
    for row in rows:
        subject: Any = row.subject
        own = subject._meta.label_lower
        places.setdefault((own, subject.pk), []).append(row)
        for kind, path in scope_path(own).items():
            # Only ways of one step are read off the row itself.
            if kind in board.wide and "__" not in path:
                places.setdefault((kind, getattr(subject, path)), []).append(row)
    return places


def _rows_of(
    item: Assignment, board: Board, known: dict[int, BoardRow], places: dict[tuple[str, int], list[BoardRow]]
) -> Sequence[BoardRow]:
    if board.by == "record":
        return places.get((item.scope_kind, item.scope_id or 0), [])
    subject: Model | None = item.organisation if board.by == "organisation" else item.organisation.country
    return [known.setdefault(subject.pk, BoardRow(subject))] if subject is not None else []


# -- Search ------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """Return the words to search for: lower case, without the small ones and what no database can hold."""
    found = parts(text.replace("\0", " ")[:LONGEST_SEARCH])
    telling = [word for word in found if word.isupper() or word.lower() not in SMALL_WORDS]
    return [word.lower() for word in (telling or found)[:MOST_WORDS]]


def parts(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return re.findall(r"[^\W_]+", text)


def matching(text: str) -> Q:
    """Return, over assignments, those that fit every word: by role, person, organisation, country or what it is for.

    "NEC Latvia", "driver CCH", "Support Team manager firearms". Nothing fits a text without a word.
    """
    words = words_of(text)
    if not words:
        return NOTHING
    found = Q()
    for word in words:
        found &= _matching_word(word)
    return found


def _matching_word(word: str) -> Q:
    earlier = OrganisationName.objects.filter(_any_text(("name", "short_name"), word)).values("organisation")
    return (
        Q(role__in=_roles_named(word))
        | _any_text((*PEOPLE_WORDS, *BODY_WORDS), word)
        | Q(organisation__country__code=eu_code(word))
        | Q(organisation__in=earlier)
        | any_of(_scopes_named(item, word) for item in registry.all(Scope) if item.words)
    )


def _any_text(paths: Iterable[str], word: str) -> Q:
    return any_of(Q((f"{path}__unaccent__icontains", word)) for path in paths)


def _scopes_named(scope: Scope, word: str) -> Q:
    rows = scope_model(scope.model)._base_manager.filter(_any_text(scope.words, word))
    return Q(scope_kind=scope.model, scope_id__in=rows.values("pk"))


def _roles_named(word: str) -> list[str]:
    """Return the roles one of whose words begins so: "coord" finds every coordinator."""
    names = {item.code: parts(f"{item.label} {item.short} {item.code}".lower()) for item in registry.all(Role)}
    return [code for code, words in names.items() if any(part.startswith(word) for part in words)]


def by_rank() -> Case:
    """Return the order of roles in a list: as the posts of a person are ordered."""
    cases = (When(role=item.code, then=Value(item.rank)) for item in registry.all(Role))
    return Case(*cases, default=Value(999), output_field=IntegerField())

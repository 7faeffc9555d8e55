"""Who is who: the contacts with their boards and search, the list of people and roles, the vacancies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from empact.accounts.contacts import Board, BoardRow, FilledBoard, boards, by_rank, filled
from empact.accounts.models import Assignment, Country, Organisation
from empact.accounts.permissions import is_told_of_posts
from empact.accounts.roles import Role, known_role
from empact.web.addresses import record_url
from empact.web.exports import csv_response
from empact.web.parts import Button, Crumb
from empact.web.people.filters import ContactFilters, PeopleFilters
from empact.web.people.names import answer_cell, holder, mail, name_of, phone_of
from empact.web.people.places import SECTION, contacts_crumb, may_assign, tabs
from empact.web.tables import Column, Order, Table
from empact.web.views.base import Page, WebRequest
from empact.web.views.lists import ListPage

# Of several holders so many are shown at once.
SHOWN, SHOWN_IN_A_ROW = 2, 6

PERSON = Column[Assignment](
    "person",
    gettext_lazy("Person"),
    cell=holder,
    text=lambda item: name_of(item.person),
    ordering=("person__details__family_name", "person__details__given_name"),
)
ROLE = Column[Assignment]("role", cell=lambda item: item.role_label, text=lambda item: item.role_label, ordering="rank")
BODY = Column[Assignment](
    "organisation", ordering=("organisation__country__protocol_order", "organisation__short_name")
)
SCOPE = Column[Assignment](
    "scope", gettext_lazy("For"), cell=lambda item: item.scope_label, text=lambda item: item.scope_label
)
MAIL = Column[Assignment](
    "mail", gettext_lazy("E-mail"), cell=mail, text=lambda item: item.person.email, ordering="person__email"
)
PHONE = Column[Assignment](
    "phone", gettext_lazy("Telephone"), cell=lambda item: phone_of(item.person), text=lambda item: phone_of(item.person)
)
DATES = (Column[Assignment]("starts", ordering="starts"), Column[Assignment]("ends", ordering="ends"))

ANSWER = Column[Assignment]("answer", cell=answer_cell, text=lambda item: item.get_answer_display(), ordering="answer")

ORDER: tuple[Order, ...] = (
    "rank",
    F("organisation__country__protocol_order").asc(nulls_last=True),
    "organisation__short_name",
    "starts",
)


class AssignmentList(ListPage[Assignment]):
    """What the lists of people share."""

    model = Assignment
    section = SECTION

    def rows(self) -> QuerySet[Assignment]:
        """Return the assignments the reader may see, with the rank of their roles."""
        return Assignment.objects.visible_to(self.user).told_to(self.user).annotate(rank=by_rank())


class ContactsPage(AssignmentList):
    """Who is who today: the boards, or what a search finds."""

    title = gettext_lazy("Contacts")
    template_name = "people/contacts.html"
    table = Table[Assignment](
        columns=(ROLE, PERSON, BODY, SCOPE, MAIL, PHONE),
        filters=ContactFilters,
        ordering=ORDER,
        file_name="contacts",
    )

    def rows(self) -> QuerySet[Assignment]:
        """Return what holds today."""
        return super().rows().filter(pk__in=Assignment.objects.today().values("pk"))

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show the page, its region alone to htmx, or the file."""
        if self.wants(self.listing.region):
            return self.respond("people/contacts.html#region")
        return super().get(request, **parts)

    @property
    def board(self) -> Board | None:
        """Return the board the address asks for, else the first; none while something is searched for."""
        if self.listing.is_filtered or self.listing.problems or not boards():
            return None
        asked = self.request.GET.get("board")
        return next((item for item in boards() if item.name == asked), boards()[0])

    def context(self) -> dict[str, Any]:
        """Return the board, or nothing of it while something is searched for."""
        board = self.board
        return {
            **super().context(),
            "tabs": tabs(board.name if board else "contacts"),
            "board": DrawnBoard(filled(board, self.user)) if board else None,
        }


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row of a board for the page: its head, and one cell for each role."""

    subject: Any
    url: str
    label: str
    note: str
    group: str
    cells: list[DrawnCell]


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """Who holds a role in a row: those shown at once and the rest, which a click opens; whether nobody should be."""

    kind: Role
    shown: list[Assignment]
    rest: list[Assignment]
    vacant: bool


def _cell(kind: Role, row: BoardRow, board: Board) -> DrawnCell:
    held, first = row.holders.get(kind.code, []), SHOWN_IN_A_ROW if board.by == "role" else SHOWN
    # One alone is no rest: its line would be as long as the person.
    first = len(held) if len(held) <= first + 1 else first
    return DrawnCell(kind, held[:first], held[first:], kind.code in row.vacant(board))


@dataclass(frozen=True, slots=True)
class DrawnBoard:
    """A board for the page."""

    filled: FilledBoard

    @property
    def heads(self) -> list[str]:
        """Return the heads of the columns: the short names of the roles."""
        if self.filled.board.by == "role":
            return [_("People")]
        return [str(kind.short or kind.label) for kind in self.filled.roles]

    @property
    def lines(self) -> Iterator[DrawnRow]:
        """Yield the rows."""
        board = self.filled.board
        for row in self.filled.rows:
            kinds = [row.subject] if isinstance(row.subject, Role) else self.filled.roles
            yield DrawnRow(
                row.subject,
                record_url(row.subject),
                str(row.subject.label) if isinstance(row.subject, Role) else board.label(row.subject),
                board.note(row.subject) if board.note else "",
                board.group(row.subject) if board.group else "",
                [_cell(kind, row, board) for kind in kinds],
            )


class PeopleList(AssignmentList):
    """Every role that somebody has, had or will have."""

    section = "people"

    title = gettext_lazy("People and roles")
    template_name = "people/list.html"
    table = Table[Assignment](
        columns=(PERSON, ROLE, BODY, SCOPE, *DATES, ANSWER, MAIL),
        filters=PeopleFilters,
        ordering=ORDER,
        file_name="people-and-roles",
        empty_title=gettext_lazy("Nobody has a role yet that you can see."),
    )

    def rows(self) -> QuerySet[Assignment]:
        """Return what holds today or waits to be accepted, unless the address asks for others."""
        rows = super().rows()
        if any(self.request.GET.get(name) for name in ("when", "on", "answer")):
            return rows
        waiting = Assignment.objects.waiting()
        return rows.filter(Q(pk__in=Assignment.objects.today().values("pk")) | Q(pk__in=waiting.values("pk")))

    def actions(self) -> Sequence[Button]:
        """Return the buttons for those who give roles."""
        if not may_assign(self.user):
            return ()
        return (
            Button(_("Vacancies"), reverse("vacancies")),
            Button(_("Give a role"), reverse("assignment-create")),
            Button(_("Invite a person"), reverse("person-invite"), primary=True),
        )

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(str(self.title)))

    def context(self) -> dict[str, Any]:
        """Add the tabs."""
        return {**super().context(), "tabs": tabs("person-list")}


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post that somebody should hold and nobody does."""

    board: FilledBoard
    row: BoardRow
    kind: Role

    @property
    def place(self) -> str:
        """Return where the post is: the country, the organisation or the record."""
        board = self.board.board
        note = board.group(self.row.subject) if board.group else ""
        return f"{board.label(self.row.subject)} {note}".strip()

    @property
    def url(self) -> str:
        """Return the form that fills it."""
        query = {"role": self.kind.code}
        subject = self.row.subject
        if isinstance(subject, Organisation):
            query["organisation"] = str(subject.pk)
        elif not isinstance(subject, Country | Role):
            query["scope"] = f"{subject._meta.label_lower}:{subject.pk}"
        return reverse("assignment-create", query=query)


class VacanciesPage(Page):
    """The posts that somebody should hold and nobody does."""

    title = gettext_lazy("Vacancies")
    section = "people"
    template_name = "people/vacancies.html"

    def crumbs(self) -> Sequence[Crumb]:
        """Return the way here."""
        return (contacts_crumb(), Crumb(_("People and roles"), reverse("person-list")), Crumb(str(self.title)))

    def vacancies(self) -> list[Vacancy]:
        """Return the vacancies the reader may see, as the boards of the contacts have them."""
        return [
            Vacancy(board, row, kind)
            for board in (filled(item, self.user) for item in boards() if item.expected)
            for row in board.rows
            for code in row.vacant(board.board)
            if (kind := known_role(code))
        ]

    def get(self, request: WebRequest, **parts: Any) -> HttpResponseBase:  # type: ignore[override]
        """Show them, or their file."""
        if request.GET.get("format") == "csv":
            lines = ([str(item.kind.label), item.place, str(item.board.board.title)] for item in self.vacancies())
            return csv_response("vacancies", (_("Role"), _("Where"), _("Part of the contacts")), lines)
        return self.respond()

    def context(self) -> dict[str, Any]:
        """Return the vacancies."""
        return {
            "vacancies": self.vacancies(),
            "may_assign": may_assign(self.user),
            "is_told": is_told_of_posts(self.user),
        }

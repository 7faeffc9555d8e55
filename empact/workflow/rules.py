"""The rule of four eyes: who made a move of a record, and therefore may not make the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import lazystr
from django.utils.translation import gettext as _

from empact.accounts.models import User
from empact.accounts.phrases import except_for
from empact.accounts.rules import Rule
from empact.history.models import Entry
from empact.history.naming import kind_of
from empact.workflow.charts import past_of

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from empact.accounts.rules import Reader


@dataclass(frozen=True, slots=True)
class Did:
    """Those who made one of the moves of a record, whenever; ~ is everybody else.

    who=support_team(OAP) & ~did(OAP, "submit")
    """

    model: type[Model]
    moves: tuple[str, ...]

    def __invert__(self) -> Rule:
        return Rule(
            reason=lazystr(self),
            records=self.records_of_others,
            people=self.others,
            phrase=except_for(lazystr(self)),
        )

    def __str__(self) -> str:
        """Return whom four eyes leave out: "nobody who submitted the plan"."""
        done = (past_of(kind_of(self.model), move) or move.replace("_", " ") for move in self.moves)
        # The sentence of a history names the record ("submitted the plan FA-2026-27", "sent the G-MASP 2026-2029 for
        # consultation"); this one is about any.
        kind = f"the {self.model._meta.verbose_name}"
        plain = (" ".join(words.replace("the {record}", kind).format(record="").split()) for words in done)
        return _("nobody who {moves}").format(moves=_(" or ").join(plain))

    def records_of_others(self, user: Reader) -> Q:
        """Return the records whose moves were not this user's."""
        if user.pk is None:
            return Q()
        mine = Entry.objects.filter(kind=kind_of(self.model), record_id=OuterRef("pk"), actor=user.pk)
        return ~Q(Exists(mine.filter(verb__in=self.moves)))

    def others(self, record: Any) -> QuerySet[User]:
        """Return the active people who made none of the moves."""
        entries = Entry.objects.filter(kind=kind_of(self.model), record_id=record.pk, actor__isnull=False)
        return User.objects.filter(is_active=True).exclude(pk__in=entries.filter(verb__in=self.moves).values("actor"))


def did(model: type[Model], *moves: str) -> Did:
    """Name the people who made one of these moves of a record; only its ~ is a rule."""
    return Did(model, moves)

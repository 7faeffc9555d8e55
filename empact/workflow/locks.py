"""Locks: the row of the aggregate's root is the lock of all that lies under it.

Whoever writes locks the root's row first and the record's own row then, so a plan cannot be adopted while one of its
actions is edited underneath, and two writers never wait for each other crosswise. The locks are FOR NO KEY UPDATE:
inserting a child, whose foreign key takes a key share, does not wait for them. They end with the transaction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from empact.history.naming import root_model
from empact.kept import Kept
from empact.workflow.errors import Conflict, NotVisible

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from empact.accounts.models import User


def lock[M: Model](rows: QuerySet[M]) -> list[M]:
    """Lock rows, in key order so that two writers of several never deadlock, and return them as they are now."""
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def lock_root(model: type[Model], key: Any) -> Model | None:
    """Lock the root of one of the model's records and return it as it is now; None when there is none.

    Every write asks this.
    Raises TransactionManagementError outside a transaction, with which the lock would end at once.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Lock inside a transaction: with a statement of its own it ends.")
    return next(iter(_roots(model).records(key=model._meta.pk.get_prep_value(key))), None)


@cache
def _roots(model: type[Model]) -> Kept:
    """Return the query of `lock_root`."""
    path, roots = getattr(model, "root_path", ""), root_model(model)._base_manager

    def wanted(key: int) -> Any:
        return model._base_manager.filter(pk=key).values(path) if path else [key]

    return Kept(
        lambda key: roots.filter(pk__in=wanted(key)).select_for_update(of=("self",), no_key=True).order_by(), key=-1
    )


def visible[M: Model](model: type[M], actor: User | None) -> QuerySet[M]:
    """Return the rows the actor may see; the system sees all."""
    return model._base_manager.all() if actor is None else model._default_manager.visible_to(actor)  # type: ignore[attr-defined]


def lock_record[M: Model](
    model: type[M], key: Any, actor: User | None, related: tuple[str, ...] = ()
) -> tuple[M, Model]:
    """Lock the record's root and the record, and return both as they are now. Two statements; one for a root.

    Raises NotVisible when there is no such record or the actor may not see it, Conflict when the record was moved
    under another root meanwhile.
    """
    path = getattr(model, "root_path", "")
    rows = visible(model, actor).filter(pk=key)
    if related:
        rows = rows.select_related(*related)
    if not path:
        found = lock(rows)
        if not found:
            raise NotVisible
        return found[0], found[0]
    root = lock_root(model, key)
    found = lock(cast("QuerySet[M]", rows.annotate(root_key=F(path))))
    if root is None or not found:
        raise NotVisible
    if found[0].root_key != root.pk:  # type: ignore[attr-defined]  # annotated above
        raise Conflict(found[0], _("The record was moved meanwhile."))
    return found[0], root

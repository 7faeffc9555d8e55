"""The database guards every table of the domain, not only those that somebody thought of."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from pghistory.models import Event

from empact.history.models import Entry, FrozenVersion
from empact.history.records import Record
from empact.workflow.records import Charted

pytestmark = pytest.mark.django_db


def installed() -> dict[tuple[str, str], str]:
    """Return the digest of every trigger in force, by table and trigger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname, obj_description(oid) FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgenabled = 'O'"
        )
        return {(table, name): digest for table, name, digest in cursor.fetchall()}


def test_every_trigger_is_in_force_as_the_code_says() -> None:
    there = installed()
    for model, trigger in pgtrigger.registered():
        found = there.get((model._meta.db_table, trigger.get_pgid(model)))
        assert found == trigger.compile(model).hash, f"{model._meta.label}:{trigger.name}; run makemigrations"


def names_of(model: type[Model]) -> set[str]:
    return {str(trigger.name) for owner, trigger in pgtrigger.registered() if owner._meta.label == model._meta.label}


def test_every_record_counts_versions_and_every_status_is_guarded() -> None:
    records = [model for model in apps.get_models() if issubclass(model, Record)]
    assert len(records) > 20
    for model in records:
        guard = {"status_guard"} if issubclass(model, Charted) else set()
        assert {"keep_version", "insert_insert", "update_update", "delete_delete", *guard} <= names_of(model), model


def test_all_history_is_only_ever_added_to() -> None:
    kept = [model for model in apps.get_models() if issubclass(model, Event | Entry | FrozenVersion)]
    stored = [model for model in kept if model._meta.managed]
    assert len(stored) > 20
    for model in stored:
        assert {"immutable", "never_emptied"} <= names_of(model), model

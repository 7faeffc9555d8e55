"""Loading is safe to repeat, and a person's change wins over the file."""

import pytest
from django.core.management import call_command

from empact.history.models import Entry
from empact.loading.rows import Shelf
from oaps.models import Measure, PublishedFigure
from priorities.models import Priority


@pytest.mark.django_db
class TestShelf:
    def test_a_second_run_changes_nothing(self) -> None:
        call_command("load_reference", verbosity=0)
        before = list(Priority.objects.values_list("pk", "version"))
        entries_before = Entry.objects.count()
        call_command("load_reference", verbosity=0)
        assert list(Priority.objects.values_list("pk", "version")) == before
        assert Entry.objects.count() == entries_before

    def test_a_changed_file_changes_the_row(self) -> None:
        row = {"code": "arrests", "group": "Persons", "title": "Arrests", "unit": "arrests"}
        Shelf().keep(Measure, [row], key=("code",))
        shelf = Shelf()
        shelf.keep(Measure, [row | {"title": "Persons arrested", "definition": "Once a person"}], key=("code",))
        assert Measure.objects.get().title == "Persons arrested"
        assert Measure.objects.get().definition == "Once a person"
        assert shelf.tallies["oaps.measure"].changed == 1

    def test_what_a_person_changed_is_left_alone(self) -> None:
        row = {"code": "arrests", "group": "Persons", "title": "Arrests", "unit": "arrests"}
        Shelf().keep(Measure, [row], key=("code",))
        Measure.objects.update(title="Arrests, each counted once")
        shelf = Shelf()
        shelf.keep(Measure, [row | {"title": "Persons arrested"}], key=("code",))
        assert Measure.objects.get().title == "Arrests, each counted once"
        assert shelf.tallies["oaps.measure"].left_as_changed_here == 1

    def test_what_a_person_removed_stays_away(self) -> None:
        row = {"code": "arrests", "group": "Persons", "title": "Arrests", "unit": "arrests"}
        Shelf().keep(Measure, [row], key=("code",))
        Measure.objects.all().delete()
        shelf = Shelf()
        kept = shelf.keep(Measure, [row], key=("code",))
        assert kept.get("arrests") is None
        assert shelf.tallies["oaps.measure"].left_as_removed_here == 1

    def test_what_hangs_on_a_removed_row_is_left_out(self) -> None:
        row = {"measure": None, "cycle": None, "scope": "x", "number": 1}
        assert Shelf().keep(PublishedFigure, [row], key=("scope",)).rows == {}

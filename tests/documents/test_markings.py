"""A document that the public would get just so is public; one line more that others do not see, and it is not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from cycles.models import Cycle
from empact.accounts.rules import Reader
from empact.documents.kinds import DocumentKind, kind_named, kinds
from empact.documents.subjects import sealed, subject_of
from oaps.models import OAP
from priorities.models import Priority
from tests.cast import Cast
from tests.documents.conftest import Made
from tests.documents.test_hostile_text import in_pdf

pytestmark = pytest.mark.django_db
OF_READERS = [kind.name for kind in kinds() if kind.per_reader and kind.marked is None]


def kind_of(name: str) -> DocumentKind:
    found = kind_named(name)
    assert found is not None
    return found


def marking(name: str, record: Any, reader: Reader) -> str:
    kind = kind_of(name)
    subject = subject_of(kind, record, reader)
    return sealed(kind, subject, kind.content(subject)).stamp.marking


def public_priority() -> Priority:
    found = Priority.objects.visible_to(AnonymousUser()).first()
    assert found is not None
    return found


def test_what_the_public_sees_of_a_priority_is_public_and_a_draft_plan_in_it_is_not(cast: Cast) -> None:
    priority = public_priority()
    OAP.objects.filter(sub_priority__priority=priority).update(standing="fictitious")
    assert marking("oaps.priority", priority, cast["nobody"]) == "Public"
    assert OAP.objects.visible_to(cast["est"]).filter(sub_priority__priority=priority).exists()
    assert marking("oaps.priority", priority, cast["est"]) == "LIMITE"


def test_a_priority_that_the_public_does_not_see_is_not_public(cast: Cast) -> None:
    priority = public_priority()
    Priority.objects.filter(pk=priority.pk).update(standing="fictitious")
    priority.refresh_from_db()
    assert marking("oaps.priority", priority, cast["est"]) == "LIMITE"


def test_the_outline_of_a_cycle_and_its_published_results_are_public(cast: Cast) -> None:
    Cycle.objects.filter(pk=cast.cycle.pk).update(standing="sourced", source="Council conclusions")
    cycle = Cycle.objects.get(pk=cast.cycle.pk)
    for name in ("cycles.overview", "oaps.results"):
        assert marking(name, cycle, cast["nobody"]) == "Public"


@pytest.mark.parametrize("name", OF_READERS)
def test_whoever_sees_more_than_the_public_gets_no_public_document(cast: Cast, name: str) -> None:
    kind = kind_of(name)
    for person in ("nobody", "est", "driver", "nec.lv"):
        reader = cast[person]
        for record in kind.model._default_manager.visible_to(reader):  # type: ignore[attr-defined]
            mine = kind.content(subject_of(kind, record, reader))
            public = kind.content(subject_of(kind, record, AnonymousUser()))
            if marking(name, record, reader) == "Public":
                assert mine == public
                assert kind.model._default_manager.visible_to(AnonymousUser()).filter(pk=record.pk).exists()  # type: ignore[attr-defined]


def test_the_page_says_so(cast: Cast, made: Made) -> None:
    assert "LIMITE" not in in_pdf(made("nobody", "oaps.priority", "pdf", public_priority()))

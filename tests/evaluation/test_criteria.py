"""An administrator keeps the criteria and the typical questions; evaluations take over what is there."""

from __future__ import annotations

from typing import Any

import pytest

from empact.history.models import Entry
from evaluation.models import Criterion, Question
from tests.cast import Cast
from tests.signing import SignIn, clock_stands, sign_in

__all__ = ("clock_stands", "sign_in")
NEW = "/evaluations/new-criterion/"
TYPED = {"code": "coherence", "number": "3", "title": "coherence", "description": "Does it fit?",
         "standing": "sourced", "source": "SWD(2021) 305, tool #47"}  # fmt: skip


def test_an_administrator_finds_where_to_add_one_and_a_question_under_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("admin")
    assert NEW in client.get("/evaluations/criteria/").content.decode()
    assert client.get(NEW).context["form"]["number"].value() == 3
    answer = client.post(NEW, TYPED)
    made = Criterion.objects.get(code="coherence")
    assert answer["Location"] == made.get_absolute_url()
    assert (made.version, made.standing, made.source) == (1, "sourced", "SWD(2021) 305, tool #47")
    entry = Entry.objects.of(made).get()
    assert (entry.verb, entry.actor) == ("created", cast["admin"])
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Sourced" in page
    there = f"{made.get_absolute_url()}new-question/"
    assert there in page
    question = {"number": "1", "text": "Does it fit the other policies?", "is_current": "on", "standing": "customary"}
    assert client.post(there, question).status_code == 302
    assert Question.objects.get(criterion=made).standing == "customary"
    assert Entry.objects.of(Question.objects.get(criterion=made)).get().verb == "created"


@pytest.mark.parametrize("name", ["est", "evaluator", "commission", "secretariat", "nobody"])
def test_nobody_else_adds_one(cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(name)
    assert NEW not in client.get("/evaluations/criteria/").content.decode()
    assert [client.get(NEW).status_code, client.post(NEW, TYPED).status_code] == [403, 403]
    assert not Criterion.objects.filter(code="coherence").exists()
    new_question = f"{cast.criteria[0].get_absolute_url()}new-question/"
    assert client.post(new_question, {"number": "2", "text": "Why?"}).status_code == 403


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"code": "relevance"}, "code"),
        ({"code": "two words"}, "code"),
        ({"number": "-1"}, "number"),
        ({"source": ""}, "source"),
        ({"description": "SECRET UE/EU SECRET"}, "description"),
        ({"description": "Ask john.doe@example.org"}, "description"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_kept(
    cast: Cast, sign_in: SignIn, more: dict[str, Any], field: str
) -> None:
    page = sign_in("admin").post(NEW, {**TYPED, **more})
    assert page.status_code == 400
    assert field in page.context["form"].errors
    assert "tool #47" in page.content.decode() or field == "source"
    assert Criterion.objects.count() == len(cast.criteria)

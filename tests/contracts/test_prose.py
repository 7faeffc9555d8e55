"""In the texts of reports and evaluations no record of a person may stand, at whatever door they come in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, Model, SlugField, TextField
from rest_framework.test import APIClient

from empact.api.models import TokenScope
from empact.api.tokens import issue
from empact.history.records import Record
from empact.workflow.engine import perform
from empact.workflow.errors import Blocked
from evaluation.models import Finding, Recommendation
from evaluation.services import create_numbered
from evaluation.workflow.recommendations import Response
from oaps.models import IndicatorValue, NationalReport, PlanReport, ProgressReport, ReportingRound, Result
from tests.cast import FICTION, Cast, put
from tests.signing import SignIn, clock_stands, sign_in

__all__ = ("clock_stands", "sign_in")
PERSON = "Suspect born on 12.03.1980"
OF_REPORTS: tuple[type[Record], ...] = (
    ReportingRound,
    ProgressReport,
    IndicatorValue,
    Result,
    PlanReport,
    NationalReport,
)
# What is no free text: the source is read along, choices and addresses are no prose, the system writes the rest.
NO_PROSE = {"source", "evaluation.Evidence.said", "evaluation.Evidence.address", "evaluation.Evidence.text",
            "evaluation.Evidence.sha256", "evaluation.Evidence.taken_as"}  # fmt: skip


def written_by_people(model: type[Model]) -> set[str]:
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (CharField, TextField))
        and not isinstance(field, SlugField)
        and not field.choices
        and not NO_PROSE & {field.name, f"{model._meta.label}.{field.name}"}
    }


@pytest.mark.parametrize("model", [*OF_REPORTS, *apps.get_app_config("evaluation").get_models()])
def test_every_free_text_of_reports_and_evaluations_is_looked_at(model: Any) -> None:
    if issubclass(model, Record):
        assert written_by_people(model) == set(model.prose)


def codes(error: pytest.ExceptionInfo[Blocked]) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in error.value.problems]


def test_a_move_takes_none_in_what_it_is_told_nor_in_its_comment(cast: Cast) -> None:
    item = put(Recommendation.objects.get(evaluation__status="final"), "proposed")
    item.refresh_from_db()
    told: dict[str, Any] = {"actor": cast["eurojust"], "seen": item.version}
    with pytest.raises(Blocked) as error:
        perform(Recommendation, "accept", item.pk, data=Response(PERSON), **told)
    assert codes(error) == [("personal_record", "reasons")]
    with pytest.raises(Blocked) as error:
        perform(Recommendation, "accept", item.pk, data=Response("Yes.", date(2026, 6, 30)), comment=PERSON, **told)
    assert codes(error) == [("personal_record", "comment")]
    perform(Recommendation, "accept", item.pk, data=Response("Yes.", date(2026, 6, 30)), **told)


def test_a_form_says_it_at_the_field_and_keeps_the_rest(cast: Cast, sign_in: SignIn) -> None:
    finding = Finding.objects.get(evaluation=cast.evaluation)
    typed = {"version": 1, "number": 1, "criterion": finding.criterion_id, "title": "So", "text": PERSON,
             "evidence": "Nine interviews, kept", "standing": "fictitious", "source": "tests"}  # fmt: skip
    page = sign_in("evaluator").post(f"{finding.get_absolute_url()}edit/", typed)
    assert page.status_code == 400
    assert "looks like a record of a person" in page.context["form"].errors["text"][0]
    assert "Nine interviews, kept" in page.content.decode()
    finding.refresh_from_db()
    assert finding.text == "They do."


def test_the_api_says_it_at_the_field(cast: Cast) -> None:
    _token, secret = issue(cast["evaluator"], actor=None, name="test", scope=TokenScope.WRITE)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    body = {"evaluation": cast.evaluation.pk, "title": "Trace", "text": "Ask +371 2912 3456", "source": PERSON}
    answer = client.post("/api/v1/recommendations/", body, format="json")
    assert answer.status_code == 400
    assert {(item["code"], item["field"]) for item in answer.json()["reasons"]} == {
        ("personal_record", "text"),
        ("personal_record", "source"),
    }


def test_what_stood_there_before_keeps_nobody_from_another_field(cast: Cast) -> None:
    values = {"criterion": cast.criteria[0], "title": "So", "text": "It is.", **FICTION}
    finding = create_numbered(Finding, cast.evaluation, actor=cast["evaluator"], values=values)
    Finding.objects.filter(pk=finding.pk).update(text=PERSON)
    finding.refresh_from_db()
    _token, secret = issue(cast["evaluator"], actor=None, name="test", scope=TokenScope.WRITE)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    headers = {"If-Match": f'"{finding.version}"'}
    told = client.patch(f"/api/v1/findings/{finding.pk}/", {"title": "Better"}, format="json", headers=headers)
    assert told.status_code == 200

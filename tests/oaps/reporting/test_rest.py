"""Reports are written and rounds planned over REST as on their pages; a POST that is repeated is done once."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from rest_framework.test import APIClient

from empact.api.models import Answer, TokenScope
from empact.api.tokens import issue
from empact.history.models import Entry
from oaps.models import IndicatorValue, NationalReport, ProgressReport, ReportingRound, Result
from oaps.workflow.rounds import Closing
from tests.at_once import at_once
from tests.cast import put
from tests.oaps.reporting.conftest import Reporting

API = "/api/v1/progress-reports"
ROUNDS = "/api/v1/reporting-rounds"


def client_of(world: Reporting, name: str) -> APIClient:
    _token, secret = issue(world.cast[name], actor=None, name="test", scope=TokenScope.WRITE)
    found = APIClient()
    found.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return found


def patch(world: Reporting, name: str, body: Any, *, seen: int | None = None, **headers: str) -> Any:
    report = world.report()
    match = {"If-Match": f'"{report.version if seen is None else seen}"'} if seen != 0 else {}
    return client_of(world, name).patch(f"{API}/{report.pk}/", body, format="json", headers={**match, **headers})


class TestWriting:
    def test_a_report_with_its_values_and_results_in_one_body(self, reporting: Reporting) -> None:
        value = reporting.report().values.get()
        answer = patch(
            reporting,
            "leader.one",
            {
                "narrative": "Four weeks.",
                "confirm": ["state"],
                "values": [{"id": value.pk, "version": value.version, "state": "reported", "number": "0"}],
                "results": [{"measure": "arrests", "number": "12", "year": 2025, "country": "FR"}],
            },
        )
        assert answer.status_code == 200, answer.json()
        told = answer.json()
        assert (told["status"], told["narrative"], told["to_confirm"]) == ("drafting", "Four weeks.", [])
        assert IndicatorValue.objects.get(pk=value.pk).number == 0
        assert Result.objects.get(report=told["id"]).country_id == reporting.cast.countries["FR"].pk

    def test_the_refusals_come_in_their_order(self, reporting: Reporting) -> None:
        body = {"narrative": "Taken over"}
        assert patch(reporting, "nec.lv", body).status_code == 404
        assert patch(reporting, "driver.one", body).status_code == 403
        assert patch(reporting, "leader.one", body, seen=0).status_code == 428
        stale = patch(reporting, "leader.one", body, seen=99)
        assert (stale.status_code, stale.json()["current"]["narrative"]) == (412, "Three weeks of controls.")
        assert patch(reporting, "leader.one", {"status": "accepted"}).status_code == 400
        assert reporting.report().narrative == "Three weeks of controls."

    @pytest.mark.parametrize(
        ("body", "field", "code"),
        [
            ({"narrative": "Suspect born on 1.2.1980"}, "narrative", "personal_record"),
            ({"narrative": "SECRET UE/EU SECRET"}, "narrative", "classified_text"),
            ({"results": [{"measure": "arrests", "number": "-1", "year": 2025}]}, "results.0.number", "min_value"),
            ({"results": [{"measure": "arrests", "number": "1.5", "year": 2025}]}, "results.0.number", "invalid"),
            ({"results": [{"measure": "arrests", "number": "12 kg", "year": 2025}]}, "results.0.number", "invalid"),
            ({"results": [{"measure": "arrests", "number": "1", "year": 2023}]}, "results.0.year", "year_far_off"),
            ({"values": [{"id": 0, "version": 0, "number": "-1"}]}, "values.0.number", "min_value"),
            ({"action_days": -1}, "action_days", "min_value"),
        ],
    )
    def test_what_is_wrong_is_told_at_its_field(
        self, reporting: Reporting, body: dict[str, Any], field: str, code: str
    ) -> None:
        answer = patch(reporting, "leader.one", body)
        assert answer.status_code == 400
        assert (answer.json()["reasons"][0]["field"], answer.json()["reasons"][0]["code"]) == (field, code)

    def test_nothing_is_written_in_a_closed_round_and_the_answer_says_who_can_reopen_it(
        self, reporting: Reporting
    ) -> None:
        report = reporting.report()
        reporting.move("close", reporting.round, "est", data=Closing(late_acknowledged=True))
        answer = patch(reporting, "leader.one", {"narrative": "Too late"}, seen=report.version)
        assert answer.status_code == 400
        (reason,) = answer.json()["reasons"]
        assert (reason["code"], "reopen" in reason["who"]) == ("round_closed", True)
        assert reporting.report().narrative == report.narrative

    def test_a_row_of_another_report_is_no_row_here(self, reporting: Reporting) -> None:
        other = reporting.report(1).values.get()
        body = {"values": [{"id": other.pk, "version": other.version, "state": "reported", "number": "5"}]}
        assert patch(reporting, "leader.one", body).status_code == 400
        assert IndicatorValue.objects.get(pk=other.pk).number is None


class TestRepeating:
    def recall(self, world: Reporting, key: str, comment: str = "A slip", seen: int | None = None) -> Any:
        report = ProgressReport.objects.get(round=world.round, action=world.actions[0])
        headers = {"If-Match": f'"{report.content if seen is None else seen}"', "Idempotency-Key": key}
        address = f"{API}/{report.pk}/moves/recall/"
        return client_of(world, "leader.one").post(address, {"comment": comment}, format="json", headers=headers)

    def sent(self, world: Reporting) -> int:
        report = world.fill(0)
        world.move("submit", report, "leader.one")
        return ProgressReport.objects.get(pk=report.pk).content

    def test_the_same_request_is_done_once_and_answered_the_same(self, reporting: Reporting) -> None:
        seen = self.sent(reporting)
        first, second = (self.recall(reporting, "abc", seen=seen) for _ in range(2))
        assert (first.status_code, second.status_code) == (200, 200)
        assert first.json() == second.json()
        assert second.headers["Idempotent-Replayed"] == "true"
        assert Entry.objects.filter(verb="recall").count() == 1

    def test_the_key_of_another_request_is_refused(self, reporting: Reporting) -> None:
        seen = self.sent(reporting)
        self.recall(reporting, "abc", seen=seen)
        answer = self.recall(reporting, "abc", comment="Another reason", seen=seen)
        assert answer.status_code == 422
        assert answer.json()["type"].endswith("key-used")

    def test_a_refusal_keeps_the_key_free(self, reporting: Reporting) -> None:
        seen = self.sent(reporting)
        assert self.recall(reporting, "abc", comment="", seen=seen).status_code == 400
        assert not Answer.objects.exists()
        assert self.recall(reporting, "abc", seen=seen).status_code == 200

    @pytest.mark.parametrize("key", ["", "x" * 201, "naïve"])
    def test_a_key_that_is_none_is_refused(self, reporting: Reporting, key: str) -> None:
        seen = self.sent(reporting)
        assert self.recall(reporting, key, seen=seen).status_code == 400

    def test_two_at_once_with_one_key_do_it_once(self, own_database: None, reporting: Reporting) -> None:
        seen = self.sent(reporting)
        answers: list[Any] = []
        at_once(*[lambda: answers.append(self.recall(reporting, "abc", seen=seen))] * 2)
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].json() == answers[1].json()
        assert Entry.objects.filter(verb="recall").count() == 1


class TestNationalReports:
    def begin(self, world: Reporting, name: str = "nec.fr", *, key: str = "", **more: Any) -> Any:
        body = {"round": world.round.pk, "country": "FR", "summary": "We kept to the dates.", **more}
        headers = {"Idempotency-Key": key} if key else {}
        return client_of(world, name).post("/api/v1/national-reports/", body, format="json", headers=headers)

    def test_one_is_begun_once_and_a_second_is_refused_at_its_place(self, reporting: Reporting) -> None:
        answers = [self.begin(reporting, key="abc") for _ in range(2)]
        assert [(item.status_code, item.json()["country"]["code"]) for item in answers] == [(201, "FR")] * 2
        report = NationalReport.objects.get()
        assert (report.summary, report.status) == ("We kept to the dates.", "drafting")
        again = self.begin(reporting)
        (reason,) = again.json()["reasons"]
        assert (again.status_code, reason["field"]) == (400, "country")
        assert f"number {report.pk}; go on with that one" in reason["text"]

    @pytest.mark.parametrize(("name", "status"), [("nec.lv", 403), ("est", 403), ("nobody", 404)])
    def test_who_does_not_coordinate_the_country_is_not_told_whether_it_has_one(
        self, reporting: Reporting, name: str, status: int
    ) -> None:
        before = self.begin(reporting, name)
        self.begin(reporting)
        after = self.begin(reporting, name)
        assert (before.status_code, after.status_code) == (status, status)
        assert before.json()["reasons"] == after.json()["reasons"]
        assert NationalReport.objects.count() == 1

    def test_the_body_names_a_country_and_no_figure(self, reporting: Reporting) -> None:
        assert self.begin(reporting, country=None).json()["reasons"][0]["field"] == "country"
        assert (
            "“ATLANTIS” is not the code of a country"
            in self.begin(reporting, country="Atlantis").json()["reasons"][0]["text"]
        )
        assert self.begin(reporting, figures={}).json()["reasons"][0]["code"] == "unknown_field"
        assert not NationalReport.objects.exists()


class TestRounds:
    PLAN: ClassVar[dict[str, Any]] = {
        "code": "interim",
        "title": "Interim reports",
        "period_start": "2026-01-01",
        "period_end": "2027-12-31",
        "opens_on": "2026-11-02",
        "due_action_leader": "2026-11-27T17:00:00+01:00",
        "due_driver": "2026-12-11T17:00:00+01:00",
        "due_est": "2027-01-15T17:00:00+01:00",
        "due_cosi": "2027-02-12T17:00:00+01:00",
    }

    def plan(self, world: Reporting, name: str = "est", **more: Any) -> Any:
        body = {"cycle": world.cast.cycle.pk, **self.PLAN, **more}
        return client_of(world, name).post(f"{ROUNDS}/", body, format="json", headers={"Idempotency-Key": "abc"})

    def change(self, world: Reporting, record: ReportingRound, body: Any, name: str = "est") -> Any:
        headers = {"If-Match": f'"{record.version}"'}
        return client_of(world, name).patch(f"{ROUNDS}/{record.pk}/", body, format="json", headers=headers)

    def test_one_is_planned_changed_and_removed(self, planned: Reporting) -> None:
        answers = [self.plan(planned) for _ in range(2)]
        assert [(item.status_code, item.json()["status"]) for item in answers] == [(201, "planned")] * 2
        made = ReportingRound.objects.get(code="interim")
        assert self.change(planned, made, {"is_final": True}).json()["is_final"] is True
        assert self.change(planned, made, {"is_final": False}).status_code == 412
        made.refresh_from_db()
        address, headers = f"{ROUNDS}/{made.pk}/", {"If-Match": f'"{made.version}"'}
        assert client_of(planned, "driver.one").delete(address, headers=headers).status_code == 403
        assert client_of(planned, "est").delete(address, headers=headers).status_code == 204
        assert not ReportingRound.objects.filter(pk=made.pk).exists()

    def test_only_who_keeps_rounds_plans_one(self, planned: Reporting) -> None:
        assert self.plan(planned, "nec.fr").status_code == 403
        assert not ReportingRound.objects.filter(code="interim").exists()

    @pytest.mark.parametrize(
        ("more", "code", "field"),
        [
            ({"due_driver": "2026-11-01T17:00:00+01:00"}, "invalid", ""),
            ({"period_start": "2028-01-01"}, "invalid", ""),
            ({"period_end": "2030-12-31"}, "invalid", "period_end"),
            ({"opens_on": "tomorrow"}, "invalid", "opens_on"),
            ({"title": "TRES SECRET UE/EU TOP SECRET"}, "classified_text", "title"),
            ({"due_driver": "0001-01-01T00:00:00+14:00"}, "overflow", "due_driver"),
        ],
    )
    def test_what_is_wrong_is_told(self, planned: Reporting, more: dict[str, Any], code: str, field: str) -> None:
        answer = self.plan(planned, **more)
        assert answer.status_code == 400
        assert (answer.json()["reasons"][0]["code"], answer.json()["reasons"][0]["field"]) == (code, field)

    def test_what_stands_still_in_an_open_and_a_closed_round(self, reporting: Reporting) -> None:
        item = reporting.round
        later = {"due_cosi": "2026-02-12T17:00:00+01:00"}
        assert self.change(reporting, item, {"opens_on": "2025-11-21"}).json()["reasons"][0]["code"] == "field_closed"
        assert self.change(reporting, item, later).status_code == 200
        item.refresh_from_db()
        put(item, "closed")
        item.refresh_from_db()
        answer = self.change(reporting, item, later)
        assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (400, "closed_to_edits")

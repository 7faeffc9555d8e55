"""Evaluations, findings, recommendations and the roadmap, by the Django client."""

import pytest
from django.test import Client

from evaluation.models import Evaluation, Finding, Recommendation, RoadmapItem
from oaps.models import OperationalAction
from tests.cast import FICTION, Cast, put
from tests.contracts.growth import grow

BACKEND = "empact.accounts.backends.AccountBackend"


@pytest.fixture
def evaluated(cast: Cast) -> Cast:
    """Two evaluations of the earlier cycle, each with findings, recommendations and a roadmap."""
    grow(cast, range(1, 3))
    return cast


@pytest.fixture
def client(evaluated: Cast) -> Client:
    client = Client()
    client.force_login(evaluated["evaluator"], backend=BACKEND)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_counts_findings_and_recommendations_each_for_itself(client: Client) -> None:
    rows = {row.code: row for row in client.get("/evaluations/").context["listing"].page}
    assert (rows["EVAL-0"].finding_count, rows["EVAL-0"].recommendation_count) == (2, 2)
    assert (rows["EVAL-1"].finding_count, rows["EVAL-1"].recommendation_count) == (1, 1)


def test_the_public_is_told_of_no_finding_that_it_may_not_see(evaluated: Cast) -> None:
    evaluation = Evaluation.objects.get(code="EVAL-1")

    def counts() -> tuple[int, int]:
        row = next(row for row in Client().get("/evaluations/").context["listing"].page if row.pk == evaluation.pk)
        return row.finding_count, row.recommendation_count

    assert counts() == (1, 1)
    Finding.objects.filter(evaluation=evaluation).update(standing="fictitious")
    Recommendation.objects.filter(evaluation=evaluation).update(standing="fictitious")
    assert counts() == (0, 0)


@pytest.mark.parametrize("tab", ["overview", "findings", "recommendations", "roadmap"])
def test_an_evaluation_has_its_parts_as_tabs(client: Client, tab: str) -> None:
    page = client.get(f"/cycles/2022-2025/evaluations/EVAL-0/?tab={tab}")
    assert page.status_code == 200
    current = [item.label for item in page.context["tabs"] if item.current]
    assert current == [tab.capitalize()]


def test_a_list_in_a_tab_is_filtered_and_exported_there(client: Client) -> None:
    answer = client.get("/cycles/2022-2025/evaluations/EVAL-0/?tab=findings&q=101&format=csv")
    lines = b"".join(answer).decode().splitlines()
    assert len(lines) == 1 or "Finding" in lines[1]
    page = client.get("/cycles/2022-2025/evaluations/EVAL-0/?tab=findings&q=Finding+1")
    assert [row.title for row in page.context["listing"].page] == ["Finding 1"]
    assert '<input type="hidden" name="tab" value="findings">' in page.content.decode()


def test_a_recommendation_leads_back_to_its_finding_and_on_to_what_it_changes(client: Client) -> None:
    recommendation = Recommendation.objects.filter(title="Recommendation 1").first()
    assert recommendation is not None
    page = text(client, recommendation.get_absolute_url())
    assert Finding.objects.get(recommendations=recommendation).get_absolute_url() in page
    item = RoadmapItem.objects.get(recommendation=recommendation)
    assert item.title in page
    assert str(item.priority) in page


def test_accepted_recommendations_without_follow_up_are_a_gap(client: Client) -> None:
    RoadmapItem.objects.filter(recommendation__title="Recommendation 1").delete()
    page = client.get("/recommendations/?gap=recommendation-without-follow-up")
    assert {row.title for row in page.context["listing"].page} == {"Recommendation 1"}


def test_an_evaluation_that_is_not_final_is_not_shown_to_everybody(evaluated: Cast) -> None:
    Evaluation.objects.filter(code="EVAL-1")
    drafted = Evaluation.objects.create(
        cycle=evaluated.cycle, code="DRAFT", title="Draft evaluation", standing="fictitious"
    )
    client = Client()
    client.force_login(evaluated["nec.lv"], backend=BACKEND)
    assert client.get(drafted.get_absolute_url()).status_code == 404
    assert "Draft evaluation" not in text(client, "/evaluations/")


def test_the_roadmap_names_what_it_changes_to_those_who_may_see_it(evaluated: Cast) -> None:
    recommendation = Recommendation.objects.filter(title="Trace sooner").latest("pk")
    plan = evaluated.plan
    RoadmapItem.objects.filter(recommendation=recommendation).update(priority=None, oap=plan)
    pages = (
        recommendation.get_absolute_url(),
        recommendation.evaluation.get_absolute_url(),
        f"{recommendation.evaluation.get_absolute_url()}?tab=roadmap",
        "/roadmap/",
        "/roadmap/?format=csv",
    )
    for name, sees in (("est", True), ("evaluator", False)):
        client = Client()
        client.force_login(evaluated[name], backend=BACKEND)
        for page in pages:
            shown = b"".join(client.get(page)).decode()
            assert (str(plan) in shown) is sees, (name, page)
            assert ("not open to you yet" in shown) is not sees, (name, page)
    client = Client()
    client.force_login(evaluated["est"], backend=BACKEND)
    assert recommendation.get_absolute_url() in text(client, plan.get_absolute_url())


@pytest.mark.parametrize("named", ["oap", "action"])
def test_an_owner_who_may_not_see_what_the_item_changes_edits_it_unnamed(evaluated: Cast, named: str) -> None:
    item = RoadmapItem.objects.filter(recommendation__title="Trace sooner").latest("pk")
    action = put(
        OperationalAction(
            oap=evaluated.plan, goal=evaluated.actions[0].goal, goal_number=1, sequence=77, title="Quiet", **FICTION
        ),
        "proposed",
    )
    target = evaluated.plan if named == "oap" else action
    told = {"priority": None, "owner": evaluated.organisations["Eurojust"], named: target}
    RoadmapItem.objects.filter(pk=item.pk).update(**told)
    put(item.recommendation.evaluation, "decided")
    client = Client()
    client.force_login(evaluated["eurojust"], backend=BACKEND)
    page = client.get(f"{item.get_absolute_url()}edit/")
    shown = page.content.decode()
    assert (str(target) if named == "oap" else target.code) not in shown
    assert "a record that is not open to you" in shown
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    answer = client.post(
        f"{item.get_absolute_url()}edit/", {**typed, "due_on": "2026-05-05", "version": page.context["version"]}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    item.refresh_from_db()
    assert (getattr(item, named), str(item.due_on)) == (target, "2026-05-05")

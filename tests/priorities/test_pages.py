"""Priorities, areas, goals: what their pages say, who may write, and bad input at its field."""

import csv

import pytest
from django.test import Client

from empact.web.pictures.chain import Chain, Node
from oaps.models import Measure, ProgressReport, ReportingRound, Result
from priorities.models import Priority, PrioritySuccession, PriorityThreat, StrategicGoal, SubPriority
from tests.browsing import Reader
from tests.cast import FICTION, Cast, put
from tests.contracts.growth import NOON
from tests.signing import SignIn

FA = "/cycles/2026-2029/priorities/FA/"


def chain_of(client: Client, url: str = FA) -> Chain:
    chain: Chain = client.get(url).context["chain"]
    return chain


def nodes(client: Client, url: str = FA) -> dict[str, Node]:
    return {node.key: node for column in chain_of(client, url).columns for node in column.nodes}


@pytest.fixture
def continued(cast: Cast) -> Priority:
    earlier = Priority.objects.get(priority_set__cycle=cast.earlier_cycle)
    PrioritySuccession.objects.create(earlier=earlier, later=cast.priorities[0], **FICTION)
    return earlier


def test_the_chain_leads_from_the_threat_over_the_goals_to_the_plans(cast: Cast, sign_in: SignIn) -> None:
    columns = [column.title for column in chain_of(sign_in("est")).columns]
    assert columns == ["Threats", "Priority", "Goals", "Plans"]
    found = nodes(sign_in("est"))
    assert found["goal-1"].kind != "gap"
    assert found["goal-2"].kind == "gap"  # no action under it in the latest plan
    assert found["period-2026-01-01"].url == cast.plan.get_absolute_url()


def test_choosing_a_goal_lights_its_path(cast: Cast, sign_in: SignIn) -> None:
    assert chain_of(sign_in("est"), f"{FA}?goal=1").follow == "goal-1"
    assert chain_of(sign_in("est"), f"{FA}?goal=99").follow == ""
    assert "node--lit" in sign_in("est").get(f"{FA}?goal=1").content.decode()


def test_the_public_sees_threat_and_priority_without_plans(cast: Cast, sign_in: SignIn) -> None:
    columns = [column.title for column in chain_of(sign_in("")).columns]
    assert columns == ["Threats", "Priority"]
    html = sign_in("").get(FA).content.decode()
    assert "To fight Firearms." in html
    assert "tab=actions" not in html


def test_both_cycles_lead_to_each_other(cast: Cast, continued: Priority) -> None:
    reader = Reader(cast["est"])
    reader.open(FA)
    reader.click("10 Firearms trafficking", "/2022-2025/priorities/FA")
    reader.click("1 Firearms", "/2026-2029/priorities/FA")


def test_results_count_each_accepted_line_once(cast: Cast, sign_in: SignIn) -> None:
    action = cast.actions[0]
    reporting = put(
        ReportingRound(
            cycle=cast.cycle, code="r", title="R", period_start=cast.plan.period_start, period_end=cast.plan.period_end,
            opens_on=cast.plan.period_start, due_action_leader=NOON, due_driver=NOON, due_est=NOON, due_cosi=NOON,
            **FICTION,
        ),
        "closed",
    )  # fmt: skip
    accepted = put(ProgressReport(round=reporting, action=action, state="on_track", **FICTION), "accepted")
    other = put(ProgressReport(round=reporting, action=cast.actions[1], state="on_track", **FICTION), "submitted")
    measure = Measure.objects.create(code="hits", group="Intelligence", title="Hits", unit="hits", **FICTION)
    wrong = Result.objects.create(report=accepted, measure=measure, number=100, year=2026, **FICTION)
    Result.objects.create(report=accepted, measure=measure, number=10, year=2026, replaces=wrong, **FICTION)
    Result.objects.create(report=other, measure=measure, number=7, year=2026, **FICTION)
    node = nodes(sign_in("est"))[f"measure-{measure.pk}"]
    assert node.figure == "10"
    rows = sign_in("est").get(node.url).context["listing"].page.object_list
    assert [row.number for row in rows] == [10]


def test_the_table_under_the_chain_is_a_file_too(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in("est").get(f"{FA}?format=csv")
    lines = list(csv.reader(b"".join(answer).decode("utf-8-sig").splitlines()))
    assert lines[0][:3] == ["Goal", "Title", "2026–2027"]
    assert [line[0] for line in lines[1:]] == ["1", "2"]
    assert lines[1][2] == "2"


@pytest.mark.parametrize("tab", ["areas", "actions", "countries", "findings", "gaps"])
def test_every_tab_opens(cast: Cast, sign_in: SignIn, tab: str) -> None:
    assert sign_in("est").get(f"{FA}?tab={tab}").status_code == 200


def test_the_wording_of_an_adopted_priority_is_entered_by_the_secretariat_alone(cast: Cast, sign_in: SignIn) -> None:
    priority = cast.priorities[0]
    values = {"aim": "To fight.", "aliases": "Guns\nWeapons\nGuns", "standing": "sourced", "source": "Council"}
    url = f"{FA}edit/"
    assert sign_in("presidency").post(url, {**values, "version": priority.version}).status_code in {400, 403}
    assert sign_in("secretariat").post(url, {**values, "version": priority.version}).status_code == 302
    priority.refresh_from_db()
    assert priority.aliases == ["Guns", "Weapons"]
    assert sign_in("est").get("/priorities/?q=weapons").context["listing"].page.paginator.count == 1


def test_an_alias_that_is_too_long_is_told_at_its_field(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in("secretariat").post(
        f"{FA}edit/", {"aliases": "x" * 121, "standing": "sourced", "version": cast.priorities[0].version}
    )
    assert answer.status_code == 400
    assert "is longer than 120 characters" in answer.content.decode()


def test_threats_are_linked_and_unlinked(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("secretariat")
    url = f"{FA}link-threat/"
    assert list(client.get(url).context["form"].fields["threat"].queryset) == [cast.threats[1]]
    values = {"threat": cast.threats[1].pk, "standing": "to_confirm"}
    assert client.post(url, values).status_code == 302
    link = PriorityThreat.objects.get(priority=cast.priorities[0], threat=cast.threats[1])
    assert client.post(url, values).status_code == 400  # answers it already
    remove = f"/cycles/2026-2029/threats-answered/{link.pk}/remove/"
    assert client.post(remove, {"version": link.version}).status_code == 302
    assert sign_in("nec.fr").post(url, values).status_code == 403


def test_an_area_is_added_in_the_cycle_of_its_priority(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("est")
    url = f"{FA}new-area/"
    good = {"number": "9", "code": "PARTS", "title": "Essential parts", "standing": "fictitious"}
    assert client.post(url, {**good, "code": "CCH"}).status_code == 400
    assert "Another OAP area of the cycle has this code." in client.post(url, {**good, "code": "CCH"}).content.decode()
    assert client.post(url, good).status_code == 302
    assert SubPriority.objects.get(code="PARTS").cycle == cast.cycle


def test_a_goal_shows_every_action_under_it(cast: Cast, sign_in: SignIn) -> None:
    goal = StrategicGoal.objects.get(number=1)
    page = sign_in("est").get(f"{goal.get_absolute_url()}?tab=actions")
    assert [action.number for action in page.context["listing"].page] == ["1.1", "1.2"]


def test_neighbours_beyond_the_first_are_listed_on_a_page_of_their_own(cast: Cast) -> None:
    for number in range(10, 20):
        SubPriority.objects.create(
            priority=cast.priorities[0], cycle=cast.cycle, number=number, code=f"A{number}", title="Area", **FICTION
        )
    reader = Reader(cast["est"])
    reader.open(FA)
    reader.click("All 11", "/chain/")
    assert len(reader.hrefs("/areas/")) == 11
    for url in ("/chain/oaps-oap/1/x/after/", "/chain/no-model/1/x/after/", "/chain/priorities-priority/1/x/sideways/"):
        assert reader.client.get(url).status_code == 404

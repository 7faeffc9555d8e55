"""The reference files: what they say, that they repeat what the sources say, and that a person's change stays."""

import re
from pathlib import Path

import pytest

from cycles.models import Cycle, KeyThreat, ThreatAssessment
from empact.accounts.models import Country, Organisation, OrganisationName
from empact.history.models import Entry
from empact.history.records import Record, Standing
from empact.loading.models import LoadedRecord
from oaps.models import OAP, OapSupport, PublishedFigure
from priorities.models import Priority, PriorityThreat, StrategicGoal, SubPriority

SOURCES = Path(__file__).parents[2] / "docs" / "sources"
PROTOCOL_ORDER = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE"


def words(text: str) -> str:
    """Return the text as one line, without the page's tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def table_of_priorities() -> dict[str, str]:
    """Return title and aim of each priority as the page on europol.europa.eu has them."""
    text = (SOURCES / "europol-empact.txt").read_text(encoding="utf-8")
    lines = text[text.index("Priority\tAim(s)") : text.index("## IMPACT steps")].splitlines()
    rows: dict[str, str] = {}
    title = ""
    for line in lines:
        if not line.strip() or line.startswith("Priority\t"):
            continue  # the table is cut in two on the page, its head is repeated
        name, aim = line.split("\t", 1)
        title = name.strip().rstrip(":") or title
        rows[title] = words(f"{rows.get(title, '')} {aim}")
    return rows


def of_2022(code: str) -> Priority:
    return Priority.objects.get(priority_set__cycle__code="2022-2025", code=code)


@pytest.mark.usefixtures("reference", "db")
class TestPriorities:
    def test_the_ten_aims_are_the_page_word_for_word(self) -> None:
        loaded = {
            priority.title.casefold(): words(priority.aim)
            for priority in Priority.objects.filter(priority_set__cycle__code="2022-2025")
        }
        page = {title.casefold(): aim for title, aim in table_of_priorities().items()}
        assert loaded == page

    def test_each_area_holds_its_part_of_the_aim_word_for_word(self) -> None:
        areas = SubPriority.objects.filter(cycle__code="2022-2025").select_related("priority")
        assert areas.count() == 15
        for area in areas:
            assert words(area.aim) in words(area.priority.aim)
            assert area.aim.startswith("To ")

    def test_the_areas_of_a_priority_hold_all_of_its_aim(self) -> None:
        for code, headings in (("DRUGS", 2), ("FRAUD", 5)):
            priority = of_2022(code)
            rest = words(priority.aim)
            for area in priority.sub_priorities.all():
                rest = rest.replace(words(area.aim), "|")
            assert rest.count("|") == headings
            assert "To " not in rest

    def test_names_of_the_other_source_are_aliases(self) -> None:
        assert of_2022("CA").aliases == ["Cyberattacks"]
        assert of_2022("DRUGS").aliases == ["Drug trafficking"]

    def test_the_seven_of_2026_have_titles_and_no_aim(self) -> None:
        seven = Priority.objects.filter(priority_set__cycle__code="2026-2029")
        assert seven.count() == 7
        assert {priority.aim for priority in seven} == {""}

    def test_only_confirmed_areas_of_2026_are_sourced(self) -> None:
        areas = SubPriority.objects.filter(cycle__code="2026-2029")
        assert areas.count() == 13
        assert set(areas.filter(standing="sourced").values_list("code", flat=True)) == {"MTCNI", "CCH", "ENV", "IPC"}
        assert areas.filter(standing="fictitious").count() == 9

    def test_every_priority_of_2022_answers_a_threat(self) -> None:
        answered = PriorityThreat.objects.filter(threat__assessment__code="SOCTA-2021").values("priority")
        assert Priority.objects.filter(pk__in=answered).count() == 10

    def test_the_area_without_a_successor_is_a_gap(self) -> None:
        ended = SubPriority.objects.filter(cycle__code="2022-2025", later_links__isnull=True)
        assert set(ended.values_list("code", flat=True)) == {"OPC", "CFMLAR"}


@pytest.mark.usefixtures("reference", "db")
class TestCycles:
    def test_the_cycles_stand_as_on_24_november_2025(self) -> None:
        assert dict(Cycle.objects.values_list("code", "status")) == {
            "2012-2013": "closed",
            "2014-2017": "closed",
            "2018-2021": "closed",
            "2022-2025": "running",
            "2026-2029": "preparing",
        }

    def test_what_has_a_status_has_an_entry_that_says_it_was_loaded(self) -> None:
        for model in (Cycle, ThreatAssessment, OAP):
            kind = model._meta.label_lower
            loaded = Entry.objects.filter(kind=kind, verb="loaded").values_list("record_id", flat=True)
            assert set(loaded) == set(model._default_manager.values_list("pk", flat=True))

    def test_no_threat_claims_a_level(self) -> None:
        assert set(KeyThreat.objects.values_list("level", flat=True)) == {"not_stated"}

    def test_the_sourced_goals_are_those_the_page_names(self) -> None:
        page = words((SOURCES / "emcdda-empact.txt").read_text(encoding="utf-8")).casefold()
        sourced = StrategicGoal.objects.filter(standing="sourced")
        assert set(sourced.values_list("number", flat=True)) == {1, 5, 6}
        for goal in sourced:
            assert goal.title.casefold().removesuffix(" through training, networking and innovation") in page

    def test_nothing_of_2026_goals_passes_for_official(self) -> None:
        goals = StrategicGoal.objects.filter(plan__cycle__code="2026-2029")
        assert set(goals.values_list("standing", flat=True)) == {"fictitious"}

    def test_the_drugs_agency_supports_three_areas_as_its_page_says(self) -> None:
        supports = OapSupport.objects.filter(standing="sourced").select_related("oap__sub_priority")
        assert {support.oap.sub_priority.code for support in supports} == {"HRCN", "CCH", "SYD"}
        assert {tuple(support.goals) for support in supports} == {(1, 6)}

    def test_plans_of_2022_to_2025_are_to_be_confirmed(self) -> None:
        plans = OAP.objects.all()
        assert plans.count() == 45
        assert set(plans.values_list("standing", flat=True)) == {"to_confirm"}
        assert set(plans.values_list("period_end__year", "status")) == {
            (2022, "closed"),
            (2023, "closed"),
            (2025, "in_force"),
        }


@pytest.mark.usefixtures("reference", "db")
class TestOrganisations:
    def test_member_states_stand_in_protocol_order(self) -> None:
        members = Country.objects.filter(kind="member_state").order_by("protocol_order")
        assert " ".join(members.values_list("code", flat=True)) == PROTOCOL_ORDER

    def test_codes_of_the_union_differ_from_iso_where_they_do(self) -> None:
        pairs = {country.code: country.iso for country in Country.objects.all() if country.code != country.iso}
        assert pairs == {"EL": "GR", "UK": "GB"}

    def test_every_country_is_an_organisation_too(self) -> None:
        wholes = Organisation.objects.filter(kind__in=["country", "third_country"])
        assert wholes.count() == Country.objects.count() == 51

    def test_a_flag_is_a_symbol_of_the_component_library(self) -> None:
        folder = next(iter((Path(__file__).parents[2] / "static" / "vendor").glob("**/icons-flag/sprites")), None)
        if folder is None:
            pytest.skip("the component library is not here")
        symbols = {name for file in folder.glob("*.svg") for name in re.findall(r'id="([^"]+)"', file.read_text())}
        assert set(Country.objects.exclude(flag="").values_list("flag", flat=True)) <= symbols

    def test_the_drugs_agency_keeps_its_earlier_name(self) -> None:
        names = OrganisationName.objects.filter(organisation__code="euda").order_by("starts")
        assert {(name.short_name, str(name.starts), str(name.ends)) for name in names} == {
            ("EMCDDA", "None", "2024-07-01"),
            ("EUDA", "2024-07-02", "None"),
        }

    def test_kosovo_has_its_footnote_and_no_flag(self) -> None:
        kosovo = Country.objects.get(code="XK")
        assert "UNSCR 1244/1999" in kosovo.footnote
        assert kosovo.flag == ""


@pytest.mark.usefixtures("reference", "db")
class TestFigures:
    @pytest.mark.parametrize(
        ("year", "measure", "number"),
        [(2022, "arrests", 9922), (2023, "investigations", 15644), (2018, "firearms", 207), (None, "waste", 167452)],
    )
    def test_published_totals_are_there(self, year: int | None, measure: str, number: int) -> None:
        assert PublishedFigure.objects.filter(year=year, measure__code=measure, number=number).count() == 1

    def test_no_total_is_given_for_a_year_without_one(self) -> None:
        assert not PublishedFigure.objects.filter(year__in=[2019, 2020, 2021, 2024, 2025]).exists()

    def test_every_row_is_valid_and_says_where_it_comes_from(self) -> None:
        kinds = set(LoadedRecord.objects.values_list("kind", flat=True))
        models = [model for model in Record.__subclasses__() if model._meta.label_lower in kinds] + [OAP, Cycle]
        assert len(models) >= 15
        for model in models:
            for row in model._default_manager.all():
                row.full_clean(exclude=["threats", "findings"])
                assert row.source, row
                assert row.standing in Standing.values

"""The components say what they mean: words beside every icon, no inline style, links that keep their filters."""

import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory

from empact.clock import BRUSSELS
from empact.web import marks, moments
from empact.web.parts import BlockedButton, Button, Reason, Step, Tab, TurnBox
from oaps.models import OAP
from tests.signing import clock_stands
from tools.devservers.environment import ROOT

__all__ = ["clock_stands"]


def draw(source: str, query: str = "", **context: object) -> str:
    request = RequestFactory().get("/list/" + query)
    return Template("{% load empact %}" + source).render(Context({"request": request, **context}))


def at(year: int, month: int, day: int, hour: int = 18, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BRUSSELS)


def test_an_instant_is_written_with_weekday_and_zone() -> None:
    assert moments.in_words(at(2025, 12, 19)) == "Fri 19 Dec 2025, 18:00 CET"
    assert moments.in_words(at(2025, 7, 1, 9, 5)) == "Tue 1 Jul 2025, 09:05 CEST"
    assert moments.in_words(date(2025, 12, 19)) == "Fri 19 Dec 2025"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (at(2025, 12, 19), "in 25 days"),
        (at(2025, 11, 25), "tomorrow"),
        (at(2025, 11, 24), "today"),
        (at(2025, 11, 24, 12), "late since today"),
        (at(2025, 11, 23, 23, 59), "1 day late"),
        (at(2025, 11, 21), "3 days late"),
        (date(2025, 11, 24), "today"),
        (date(2025, 11, 21), "3 days late"),
    ],
)
def test_lateness_counts_brussels_days(value: date, words: str) -> None:
    assert moments.lateness(value) == words


def test_a_late_deadline_is_marked_late() -> None:
    assert "due--late" in draw("{% due x %}", x=at(2025, 11, 21))
    assert "due--late" not in draw("{% due x %}", x=at(2025, 12, 19))


def test_thousands_are_parted_by_thin_spaces_and_unknown_is_not_zero() -> None:
    assert marks.count(9843) == "9\N{NARROW NO-BREAK SPACE}843"
    assert marks.count(0) == "0"
    assert marks.count(None) == "–"


def test_a_flag_never_stands_without_its_code() -> None:
    greece = SimpleNamespace(code="EL", flag="greece", name="Greece")
    kosovo = SimpleNamespace(code="XK", flag="", name="Kosovo*")
    assert "greece.svg" in draw("{% flag_code c %}", c=greece)
    assert ">EL<" in draw("{% flag_code c %}", c=greece)
    assert "<img" not in draw("{% flag_code c %}", c=kosovo)
    assert ">XK<" in draw("{% flag_code c %}", c=kosovo)
    assert "non-members/norway.svg" in marks.flag("norway")


def test_a_body_without_a_country_shows_its_short_name() -> None:
    assert "Eurojust" in draw("{% organisation o %}", o=SimpleNamespace(country=None, short_name="Eurojust"))


def test_a_service_shows_country_and_name() -> None:
    spain = SimpleNamespace(code="ES", flag="spain", name="Spain")
    text = draw(
        "{% organisation o %}",
        o=SimpleNamespace(country=spain, short_name="Guardia Civil", label="ES Guardia Civil"),
    )
    assert ">ES<" in text
    assert "Guardia Civil" in text


def test_words_are_escaped() -> None:
    assert "<b>" not in draw("{% chip 'good' words %}", words="<b>done</b>")
    assert "<script>" not in draw("{% standing r %}", r=standing(source="<script>"))


def test_an_unknown_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="purple"):
        marks.chip("purple", "words")


def standing(code: str = "customary", source: str = "Council document 1") -> SimpleNamespace:
    return SimpleNamespace(standing=code, source=source, get_standing_display=lambda: code)


def test_a_standing_opens_its_source_and_in_a_table_only_names_it() -> None:
    assert "<details" in draw("{% standing r %}", r=standing())
    short = draw("{% standing r short=True %}", r=standing())
    assert "<details" not in short
    assert "Council document 1" in short


def test_an_unannounced_status_looks_neutral() -> None:
    record = SimpleNamespace(status="odd", get_status_display=lambda: "odd")
    assert "chip--neutral" in draw("{% status r %}", r=record)


def test_an_announced_status_has_its_tone() -> None:
    assert "chip--good" in draw("{% status r %}", r=OAP(status="adopted"))


def test_the_stepper_names_the_present_step() -> None:
    text = draw("{% stepper s %}", s=[Step("Drafting", "Sep 2025", "done"), Step("Check", "until 1 Dec", "now")])
    assert text.count('aria-current="step"') == 1
    assert "done" in text


def test_the_turn_box_gives_every_reason_of_a_blocked_move() -> None:
    box = TurnBox(
        title="Driver writes the report",
        yours=True,
        due=at(2025, 12, 19),
        moves=[Button("Write the report", "/write/", primary=True)],
        blocked=[BlockedButton("Submit", [Reason("report on 2.3 is missing", "/2.3/", "Action Leader, PL")])],
    )
    text = draw("{% turnbox b %}", b=box)
    assert "Your turn" in text
    assert 'aria-disabled="true"' in text
    assert 'href="/2.3/"' in text
    assert "Action Leader, PL" in text
    assert "Fri 19 Dec 2025, 18:00 CET" in text


def test_a_tab_with_nothing_in_it_still_says_zero() -> None:
    assert ">0<" in draw("{% tabs t %}", t=[Tab("Actions", "?", count=0)])


def test_a_sorted_head_turns_round_and_keeps_the_filters() -> None:
    up = draw("{% sort_head 'number' 'No' %}", "?ordering=number&lead=ES&page=3")
    assert 'aria-sort="ascending"' in up
    assert "ordering=-number" in up
    assert "lead=ES" in up
    assert "page" not in up
    assert "aria-sort" not in draw("{% sort_head 'title' 'Title' %}", "?ordering=number")


def test_the_pages_keep_the_filters() -> None:
    page = Paginator(range(500), 100).page(2)
    text = draw("{% pagination p %}", "?lead=ES&page=2", p=page)
    assert "lead=ES&amp;page=3" in text
    assert "101 to 200 of 500" in text


class Small(forms.Form):
    title = forms.CharField(help_text="One line")
    note = forms.CharField(required=False)
    kind = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)


def test_a_refused_form_leads_from_the_summary_to_the_field() -> None:
    text = str(Small({"note": "x"}))
    assert 'href="#id_title"' in text
    assert 'id="id_title_error"' in text
    assert 'aria-describedby="id_title_helptext id_title_error"' in text
    assert "(optional)" in text
    assert "<fieldset" in text


def test_a_used_filter_is_tinted_and_choices_wait_in_a_box() -> None:
    text = draw("{% filter_bar f %}", f=Small({"title": "parcels"}))
    assert text.count("filter--on") == 1
    assert "<details" in text


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_the_pages_for_broken_requests_need_no_context(template: str) -> None:
    assert "<h1>" in get_template(template).render({})


def test_nothing_needs_an_inline_style_or_script() -> None:
    """What Python writes the journeys see: the browser complains of it."""
    written = {path: path.read_text() for path in (ROOT / "templates").rglob("*.html")}
    assert written
    for path, text in written.items():
        assert not re.search(r"\s(style|on[a-z]+)=", text), path

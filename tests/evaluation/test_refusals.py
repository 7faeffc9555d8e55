"""A refusal says in short words who can do something, and names nobody twice."""

import pytest

from empact.accounts.phrases import refusal
from empact.workflow.charts import charts
from evaluation.workflow.recommendations import RECOMMENDATION_CHART


def test_no_refusal_of_a_move_names_anybody_twice() -> None:
    moves = [(chart.label, move.name, move.who) for chart in charts() for move in chart.transitions if move.who]
    names = {str(who) for _chart, _move, rule in moves for part in rule.words.parts for who in part.who}
    twice = [(chart, move, name) for chart, move, rule in moves for name in names if refusal(rule).count(name) > 1]
    assert twice == []


IN_ITS_PLACE = "the body addressed (the COSI secretariat where nobody here speaks for it)"


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("accept", f"{IN_ITS_PLACE} once the evaluation is final"),
        ("start", IN_ITS_PLACE),
        ("lapse", "the body that the recommendation is addressed to or the COSI secretariat"),
    ],
)
def test_a_recommendation_says_once_who_answers(name: str, who: str) -> None:
    move = RECOMMENDATION_CHART.transition(name)
    assert move is not None
    assert move.who is not None
    assert refusal(move.who) == f"Only {who} can do this."

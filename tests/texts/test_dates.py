"""Dates are read and written as the British write them (docs/adr/0021)."""

from datetime import date

import pytest
from django import forms
from django.utils.formats import date_format

DAY = date(2026, 6, 5)


@pytest.mark.parametrize("typed", ["2026-06-05", "05/06/2026", "5/6/26"])
def test_the_day_comes_before_the_month(typed: str) -> None:
    assert forms.DateField().clean(typed) == DAY


def test_a_month_is_written_as_a_word() -> None:
    assert date_format(DAY) == "5 Jun 2026"

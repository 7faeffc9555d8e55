"""A version's picture in words, as documents write them: labels of choices, days, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models


def word(model: type[models.Model], name: str, value: Any) -> str:
    """Return the label of a choice; what is no choice any more stays as it was written."""
    field = model._meta.get_field(name)
    labels = dict(getattr(field, "flatchoices", ()))
    return str(labels.get(value, value or ""))


def label(model: type[models.Model], name: str) -> str:
    """Return what a field is called, as a heading."""
    text = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return text[:1].upper() + text[1:]


def day(value: str | date | None) -> str:
    """Return a date, or its ISO form, as people write it: "1 January 2026"."""
    if not value:
        return ""
    found = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{found.day} {found:%B %Y}"


def days(picture: Mapping[str, Any]) -> str:
    """Return from when to when."""
    return span(picture.get("starts"), picture.get("ends"))


def span(first: str | date | None, last: str | date | None) -> str:
    """Return the days between two, or the one there is."""
    starts, ends = day(first), day(last)
    return f"{starts} – {ends}" if starts and ends and starts != ends else starts or ends


def number(value: str | Decimal | None) -> str:
    """Return a number without needless zeros, thousands apart: "12 500"."""
    if value in {None, ""}:
        return ""
    return f"{Decimal(str(value)).normalize():,f}".replace(",", "\N{NARROW NO-BREAK SPACE}")

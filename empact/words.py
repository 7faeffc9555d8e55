"""The type of a text shown to people: a string, or one that gettext translates when it is shown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Words = str | _StrPromise

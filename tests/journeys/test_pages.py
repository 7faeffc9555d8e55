"""The pages that everybody and a role live in, looked at on a desk and on a phone."""

import pytest

from tests.journeys.conftest import Enter

PUBLIC = (
    "/",
    "/accounts/login/",
    "/cycles/",
    "/cycles/2022-2025/",
    "/priorities/",
    "/cycles/2022-2025/priorities/FA/",
    "/search/?q=fire",
    "/accessibility/",
    "/api/v1/docs/",
)


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_for_everybody(enter: Enter, path: str) -> None:
    enter().opens(path)

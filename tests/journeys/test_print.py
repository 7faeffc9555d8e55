"""What comes out of the printer: the record, no navigation, nothing to press, nothing cut off; what narrows a list."""

import pytest

from tests.journeys.conftest import Enter

PAGES = (
    "/cycles/2026-2029/",
    "/cycles/2026-2029/oaps/FA-2026-27/",
    "/cycles/2026-2029/oaps/FA-2026-27/?tab=participation",
    "/cycles/2026-2029/oaps/FA-2026-27/actions/2.4/",
    "/cycles/2022-2025/rounds/final-2024-25/?status=accepted",
    "/reports/1/",
    "/driver-reports/1/?tab=figures",
)
# A4 on its side without its margins, at 96 dots per inch.
SHEET = {"width": 1031, "height": 700}
TO_PRESS = "nav, button, select:not(.filter--on *), input:not([type=hidden]), .btn, .bell"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_printed_without_navigation_and_fits_the_sheet(enter: Enter, path: str) -> None:
    page = enter("est").opens(path).page
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)  # type: ignore[arg-type]  # a mapping of whole numbers
    assert [item.inner_text() for item in page.locator(TO_PRESS).all() if item.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    assert page.locator("h1").is_visible()
    assert sum(item.is_visible() for item in page.locator(".filter").all()) == path.count("status=")
    page.emulate_media(media="screen")

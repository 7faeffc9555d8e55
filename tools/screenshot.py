"""Take a picture of a whole page as a person sees it: `python -m tools.screenshot URL OUT.png --user EMAIL`.

Prints every console error, failed request and violation of the content security policy; exits 1 when there was one.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import ConsoleMessage, Page, Response, sync_playwright

from tools import browser

DEMO_PASSWORD = "empact-demo"  # noqa: S105 - printed on the demonstration's sign-in page
BAD_REQUEST = 400


def main(arguments: Sequence[str] | None = None) -> int:
    """Take one picture; return 1 when the page complained about something."""
    options = parse(arguments)
    complaints: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
        page = chromium.new_page(
            viewport={"width": options.width, "height": options.height},
            color_scheme="dark" if options.dark else "light",
            java_script_enabled=not options.no_js,
        )
        listen(page, complaints)
        if options.user:
            sign_in(page, options.url, options.user)
        page.goto(options.url, wait_until="networkidle")
        for selector in options.click:
            page.locator(selector).first.click()
            page.wait_for_load_state("networkidle")
        options.out.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=options.out, full_page=not options.no_full)
        sys.stdout.write(f"{options.out}: {page.url} “{page.title()}”\n")
        chromium.close()
    sys.stdout.writelines(f"! {complaint}\n" for complaint in complaints)
    return 1 if complaints else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshot", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("out", type=Path)
    parser.add_argument("--user", help="e-mail of a demonstration person to sign in as")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--no-full", action="store_true", help="only what fits into the window")
    parser.add_argument("--no-js", action="store_true", help="with JavaScript off")
    parser.add_argument("--dark", action="store_true", help="for a person who prefers dark colours")
    parser.add_argument("--click", action="append", default=[], help="selector to click first; may be repeated")
    return parser.parse_args(arguments)


def listen(page: Page, complaints: list[str]) -> None:
    """Collect what the page complains about; violations of the policy arrive as console errors."""

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"console {message.type}: {message.text}")

    def note_response(response: Response) -> None:
        if response.status >= BAD_REQUEST:
            complaints.append(f"{response.status} {response.request.method} {response.url}")

    page.on("console", note_message)
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("response", note_response)


def sign_in(page: Page, url: str, email: str) -> None:
    """Sign in by the form, as a person does."""
    page.goto(urljoin(url, "/accounts/login/"))
    form = page.locator("form", has=page.locator("input[name=password]")).first
    form.locator("input[name=login]").fill(email)
    form.locator("input[name=password]").fill(DEMO_PASSWORD)
    form.locator("input[name=password]").press("Enter")
    page.wait_for_load_state("networkidle")
    if "/accounts/login/" in page.url:
        raise SystemExit(f"{email} could not sign in.")


if __name__ == "__main__":
    sys.exit(main())

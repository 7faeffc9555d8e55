"""Which pages are shown without signing in: nowhere else is that said."""

from dataclasses import dataclass

from empact.registry import registry


@dataclass(frozen=True, slots=True)
class PublicPage:
    """Announced: the URL name of a page that anybody may open, and why."""

    url_name: str
    why: str


def public_names() -> frozenset[str]:
    """Return the URL names of the pages that anybody may open."""
    return frozenset(page.url_name for page in registry.all(PublicPage))


PUBLIC_PAGES = (
    PublicPage("home", "what EMPACT is, and the way to sign in"),
    PublicPage("search", "over what the reader may see: for everybody what is sourced and public"),
    PublicPage("neighbours", "what follows from a record that the reader sees, as far as they see it"),
    PublicPage("accessibility", "the accessibility statement"),
    PublicPage("api-docs", "how to use the API"),
    PublicPage("robots", "for search engines"),
    PublicPage("livez", "for the machine that watches the process"),
    PublicPage("readyz", "for the machine that sends it requests"),
)

"""What base.html needs on every page."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from empact import clock
from empact.accounts.hats import Hat
from empact.accounts.models import User
from empact.notifications.reading import unread_number
from empact.web.menu import MenuLink, menu_for


@dataclass
class Frame:
    """The frame around a page, for one request; each part is worked out when the template asks for it."""

    request: HttpRequest

    @property
    def base(self) -> str:
        """Return what an error page extends: for htmx the bare message, else the whole page."""
        return "components/bare.html" if getattr(self.request, "htmx", False) else "base.html"

    @property
    def demonstration(self) -> bool:
        """Tell whether people and figures are fictitious and the clock stands."""
        return bool(settings.EMPACT_DEMO)

    @property
    def today(self) -> date:
        """Return the date in Brussels."""
        return clock.today()

    @property
    def zone(self) -> str:
        """Return CET or CEST, whichever holds now."""
        return clock.now().astimezone(clock.BRUSSELS).tzname() or ""

    @property
    def marking(self) -> str:
        """Return the highest marking this installation accepts."""
        return str(settings.EMPACT_MARKING)

    @property
    def release(self) -> str:
        """Return the version of the software."""
        return str(settings.EMPACT_RELEASE)

    @property
    def logo(self) -> str:
        """Return the static path of the owner's logo, or nothing."""
        return str(getattr(settings, "EMPACT_LOGO", ""))

    @cached_property
    def menu(self) -> tuple[MenuLink, ...]:
        """Return the menu this reader may use."""
        return menu_for(self.request)

    @cached_property
    def posts(self) -> tuple[Hat, ...]:
        """Return the posts in which the reader acts today."""
        reader = getattr(self.request, "user", None)
        return reader.posts if reader is not None and reader.is_authenticated else ()

    @cached_property
    def unread(self) -> int:
        """Return how many messages wait for the reader. One query."""
        reader = getattr(self.request, "user", None)
        return unread_number(reader) if isinstance(reader, User) else 0


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template its `frame`."""
    return {"frame": Frame(request)}

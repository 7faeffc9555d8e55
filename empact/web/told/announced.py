"""What the pages of messages tell the web room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from empact.accounts.permissions import ADMINISTRATOR
from empact.accounts.rules import Reader, hats
from empact.notifications.models import Cadence
from empact.web.addresses import Address
from empact.web.menu import MenuItem
from empact.web.parts import Crumb
from empact.web.public import PublicPage
from empact.web.told import panel

SECTION = "reminder-rhythms"


def keeps_rhythms(reader: Reader) -> bool:
    """Tell whether the reader sets the rhythms."""
    return bool(hats(reader, ADMINISTRATOR))


def rhythms_above(_record: Cadence) -> tuple[Crumb, ...]:
    """Return the crumb of the list."""
    return (Crumb(str(_("Reminder rhythms")), reverse("reminder-rhythms")),)


CADENCE = Address(
    model=Cadence,
    name="cadence",
    section=SECTION,
    lookups={"kind": "kind"},
    above=rhythms_above,
)
ANNOUNCED = (
    CADENCE,
    panel.PANEL,
    PublicPage("calendar-feed", "one's own deadlines, by an address that carries its own secret"),
    MenuItem(_("Reminders"), "reminder-rhythms", SECTION, order=96, shown_to=keeps_rhythms),
)

"""The customary rhythms of reminders, from a file that people of the field can read."""

from pathlib import Path

from empact.loading.files import entries
from empact.loading.rows import Shelf
from empact.notifications.models import Cadence

FILES = Path(__file__).parent / "reference"


def load(shelf: Shelf) -> None:
    """Load the rhythms."""
    shelf.keep(Cadence, entries(FILES / "rhythms.toml", "rhythm"), key=("kind",))

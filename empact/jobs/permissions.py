"""Who sees what the workers do: administrators, for whom that is all there is to a job."""

from empact.accounts.permissions import ADMINISTRATOR, ADMINISTRATORS
from empact.accounts.rules import Reader, hats
from empact.accounts.sights import Sight
from empact.jobs.models import Job

SIGHTS = (Sight(Job, ADMINISTRATORS),)


def keeps_jobs(reader: Reader) -> bool:
    """Tell whether the reader looks after the workers. No query beyond their hats."""
    return bool(hats(reader, ADMINISTRATOR))

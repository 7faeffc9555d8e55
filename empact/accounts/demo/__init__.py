"""The demonstration's services and people; no real person, and nobody but the cast has a password."""

from empact.accounts.demo.people import make_cast
from empact.accounts.demo.services import make_services
from empact.loading.announced import Stage


def make(stage: Stage) -> None:
    """Make the services of the states, the people who can sign in, and the roles that belong to no step."""
    make_services()
    make_cast()

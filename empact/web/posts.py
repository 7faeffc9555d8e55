"""People as pages name them: by their posts."""

from collections.abc import Iterable

from empact.accounts.hats import load_hats
from empact.accounts.models import User


def posts_of(people: Iterable[User]) -> list[str]:
    """Return the posts of several people, each post once, in the order given. One query for all of them."""
    return list(dict.fromkeys(person.post_label for person in load_hats(people)))

"""The settings of the tests: those of the application, and what only a test may."""

from empact.settings import *  # noqa: F403
from empact.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.garden"]

# History refuses TRUNCATE, with which a transactional test cleans up; tests/history proves that it does.
DATABASES["default"]["OPTIONS"] |= {"options": "-c empact.may_truncate=on"}  # type: ignore[operator]

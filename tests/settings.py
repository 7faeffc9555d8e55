"""The settings of the tests: those of the application, and what only a test may."""

from empact.settings import *  # noqa: F403
from empact.settings import CACHES, DATABASES, INSTALLED_APPS, LOGGING

OWN_ROOMS = ("empact.", "cycles", "priorities", "oaps", "evaluation")

# To migrate takes each worker some 20 s, to create the tables 2 s. `make check` proves that the migrations say what
# the models say, and that they run.
MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in INSTALLED_APPS if app.startswith(OWN_ROOMS)}
INSTALLED_APPS = [*INSTALLED_APPS, "tests.garden", "tests.workshop"]

# History refuses TRUNCATE, with which a transactional test cleans up; tests/history proves that it does.
DATABASES["default"]["OPTIONS"] |= {"options": "-c empact.may_truncate=on"}  # type: ignore[operator]

# A machine that is busy with other tests may keep eight threads waiting for the four connections, and a request for the
# cache, longer than people would wait.
PATIENCE_S = 60
DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = PATIENCE_S  # type: ignore[index]
CACHES["default"]["OPTIONS"] = {"socket_timeout": PATIENCE_S, "socket_connect_timeout": PATIENCE_S}

# A 404 is what many tests ask for; without its traceback a failed test is easier to read, and all are quicker.
LOGGING |= {"loggers": {"pgtrigger": {"level": "WARNING"}, "django.request": {"level": "ERROR"}}}

# WhiteNoise reads all static files, some 25 ms, for each client that a test makes; the journeys fetch them.
WHITENOISE_USE_FINDERS = False

# In earnest a password costs a tenth of a second, on purpose.
PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]

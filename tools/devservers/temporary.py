"""PostgreSQL and Valkey for one run of the tests or the checks: quick, careless about crashes, gone afterwards."""

import os
from collections.abc import MutableMapping
from typing import Self

from tools.devservers import folders
from tools.devservers.postgres import Postgres
from tools.devservers.valkey import Valkey

PREFIX = "empact-test-"
DEFAULTS = {
    "SECRET_KEY": "only-for-tests-" + "0" * 40,
    "EMPACT_DEMO": "1",
    "DEBUG": "0",
}


class TemporaryServers:
    """The servers of one run and the folder they live in; use it as a context, or start and stop it."""

    def __init__(self, environment: MutableMapping[str, str]) -> None:
        """Make the folder; nothing runs yet. `environment` gets the addresses, for this process or a child's."""
        folders.sweep(PREFIX)
        self.folder = folders.make(PREFIX)
        self._lock = folders.lock(self.folder)
        self._environment = environment
        self._postgres = Postgres(self.folder / "postgres", careless=True)
        self._valkey = Valkey()

    def __enter__(self) -> Self:
        """Start what is missing."""
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """End what was started."""
        self.stop()

    def start(self) -> None:
        """Start the servers that the environment does not name, name them in it, and fill in what settings need."""
        for name, value in DEFAULTS.items():
            self._environment.setdefault(name, value)
        if not self._environment.get("DATABASE_URL"):
            self._postgres.start()
            self._environment["DATABASE_URL"] = self._postgres.url
        if not self._environment.get("REDIS_URL"):
            self._valkey.start()
            self._environment["REDIS_URL"] = self._valkey.url
        var = self.folder / "var"
        (var / "staticfiles").mkdir(parents=True)  # WhiteNoise warns when it is not there
        self._environment["EMPACT_VAR"] = os.fspath(var)

    def stop(self) -> None:
        """End the servers and remove every trace of them."""
        self._valkey.stop()
        self._postgres.stop()
        self._lock.close()
        folders.remove(self.folder)

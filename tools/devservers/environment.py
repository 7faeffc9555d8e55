"""The environment in which EMPACT runs on a developer's machine, and the servers that it names."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from tools import log
from tools.devservers import folders
from tools.devservers.postgres import Postgres
from tools.devservers.valkey import Valkey

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = "servers.json"
DEFAULTS = {"EMPACT_DEMO": "1", "DJANGO_SETTINGS_MODULE": "empact.settings", "PYTHONUNBUFFERED": "1"}
SHARED = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "EMPACT_DEMO")


@contextmanager
def servers(given: Mapping[str, str], *, quiet: bool = False) -> Iterator[dict[str, str]]:
    """Start PostgreSQL and Valkey unless DATABASE_URL and REDIS_URL are given; end them on leaving.

    Yields the whole environment for EMPACT's programs: demonstration mode and a secret key of this folder's own are
    filled in where nothing was given. `quiet` keeps the servers out of the log.
    Raises folders.InUseError when another process works in the same EMPACT_VAR.
    """
    var = var_folder(given)
    with ExitStack() as leaving:
        leaving.callback(log.drain)
        leaving.enter_context(folders.lock(var))
        environment = {**DEFAULTS, **given, "EMPACT_VAR": str(var)}
        if not (given.get("SECRET_KEY") or given.get("SECRET_KEY_FILE")):
            environment["SECRET_KEY"] = secret_key(var)
        if not (given.get("DATABASE_URL") or given.get("DATABASE_URL_FILE")):
            postgres = Postgres(folders.kept(var, "postgres"))
            leaving.callback(postgres.stop)
            with nullcontext() if quiet else log.of("postgres") as output:
                postgres.start(output)
            environment["DATABASE_URL"] = postgres.url
        if not (given.get("REDIS_URL") or given.get("REDIS_URL_FILE")):
            valkey = Valkey()
            leaving.callback(valkey.stop)
            with nullcontext() if quiet else log.of("valkey") as output:
                valkey.start(output)
            environment["REDIS_URL"] = valkey.url
        leaving.callback((var / ADDRESSES).unlink, missing_ok=True)
        write_secretly(var / ADDRESSES, json.dumps({name: environment[name] for name in SHARED if name in environment}))
        yield environment


def of_running(given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the `make run` that has this folder open, to join it from another terminal."""
    var = var_folder(given)
    shared: dict[str, str] = json.loads((var / ADDRESSES).read_text(encoding="utf-8"))
    return {**DEFAULTS, **given, **shared, "EMPACT_VAR": str(var)}


def var_folder(given: Mapping[str, str]) -> Path:
    """Return the folder for everything a run leaves behind, made if need be; a relative path is below the checkout."""
    var = ROOT / (given.get("EMPACT_VAR") or "var")
    (var / "staticfiles").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when it is not there
    return var


def secret_key(var: Path) -> str:
    """Return the key that signs this folder's sessions; only its owner may read it."""
    file = var / "secret-key"
    if not file.exists():
        write_secretly(file, secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")


def write_secretly(file: Path, text: str) -> None:
    """Write a file that only its owner may read from its first moment on."""
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as new:
        new.write(text)

"""Read settings from the environment: a value from NAME, or from the file that NAME_FILE names.

Every variable is declared in VARIABLES with its default and what it means; docs/operations.md is made from them, and
one that is not declared cannot be read.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

# A server that says nothing for so long is tried again later.
MAIL_TIMEOUT_S = 20


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the environment; a secret is better given as a file (NAME_FILE)."""

    name: str
    default: str
    meaning: str
    secret: bool = False


VARIABLES = (
    Variable("SECRET_KEY", "", "At least 50 random characters; who knows it can sign in as anybody.", secret=True),
    Variable("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", "The host names people use, with commas."),
    Variable("CSRF_TRUSTED_ORIGINS", "", "Origins (https://…) that may send forms besides our own, with commas."),
    Variable("DATABASE_URL", "postgresql:///empact", "PostgreSQL 15 to 18, postgresql://user@host:port/name."),
    Variable("DATABASE_PASSWORD", "", "The password, where it is not in DATABASE_URL.", secret=True),
    Variable("REDIS_URL", "redis://localhost:6379/0", "Redis 7 or Valkey 8, or newer: cache and Celery's broker."),
    Variable("REDIS_PASSWORD", "", "The password, where it is not in REDIS_URL.", secret=True),
    Variable("WEB_THREADS", "4", "Threads of one web process; its pool has as many connections."),
    Variable("JOB_LEASE_S", "30", "Seconds after which a silent worker is taken for dead."),
    Variable("EMPACT_SITE", "http://localhost:8000/", "Where people reach the site; links in mails begin so."),
    Variable(
        "MAIL_URL", "smtp://localhost:25", "smtp://user@host:587?tls=1 or smtps://host; unused in demonstrations."
    ),
    Variable("MAIL_PASSWORD", "", "The password, where it is not in MAIL_URL.", secret=True),
    Variable("MAIL_FROM", "EMPACT <no-reply@localhost>", "From whom mails come."),
    Variable("TRUSTED_PROXIES", "0", "How many proxies of ours stand in front; their X-Forwarded-For is believed."),
    Variable("EMPACT_HTTPS", "", "1: only HTTPS, with HSTS. Empty: 1, but 0 in debug and demonstration mode."),
    Variable("EMPACT_MARKING", "LIMITE", "Up to which marking information may be entered; shown on every page."),
    Variable("EMPACT_DEMO", "0", "1: demonstration mode, on local hosts only: known passwords, a standing clock."),
    Variable("EMPACT_TODAY", "2025-11-24", "The day on which the demonstration's clock stands."),
    Variable("EMPACT_VAR", "", "Folder of what is made at run time; empty: var/ beside manage.py."),
    Variable(
        "EMPACT_RELEASE", "1.0", "The release, shown in the footer; part of the API's tags for unchanged answers."
    ),
    Variable("DEBUG", "0", "1: Django's debug mode; never in production."),
)
KNOWN = {variable.name: variable for variable in VARIABLES}


def text(name: str) -> str:
    """Return the variable's text, else its default; a value may be given as a file instead.

    Raises KeyError for a variable that is not declared.
    """
    known = KNOWN[name]
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name) or known.default


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes/no variable; the default given here is for one that is declared empty.

    Raises ImproperlyConfigured for anything but 0, 1, true, false, yes, no.
    """
    value = text(name).strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")


def number(name: str) -> int:
    """Return a whole number.

    Raises ImproperlyConfigured when it is none.
    """
    value = text(name)
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def words(name: str) -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def url(name: str, password: str) -> str:
    """Return an address, with the password of another variable put in where the address has none."""
    address, secret = text(name), text(password)
    parts = urlsplit(address)
    if not secret or parts.password:
        return address
    host = parts.netloc.rpartition("@")[2]
    netloc = f"{parts.username or ''}:{quote(secret, safe='')}@{host}"
    return urlunsplit(parts._replace(netloc=netloc))


def database(address: str) -> dict[str, object]:
    """Return Django's connection settings for a postgresql:// address.

    A socket folder goes into the query: postgresql://user@/name?host=/folder.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://.")
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or parts.hostname or ""
    port = query.pop("port", "") or str(parts.port or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "OPTIONS": dict(query),
    }


def mailer(address: str) -> dict[str, object]:
    """Return Django's settings of a mail server: smtp://user:password@host:587?tls=1, or smtps:// on port 465.

    Without one mails go nowhere.
    Raises ImproperlyConfigured for anything else.
    """
    if not address:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("MAIL_URL must begin with smtp:// or smtps:// and name a host.")
    options: dict[str, object] = {"host": parts.hostname, "timeout": MAIL_TIMEOUT_S}
    if parts.port:
        options["port"] = parts.port
    if parts.username:
        options |= {"username": unquote(parts.username), "password": unquote(parts.password or "")}
    if parts.scheme == "smtps":
        options["use_ssl"] = True
    elif dict(parse_qsl(parts.query)).get("tls") == "1":
        options["use_tls"] = True
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}

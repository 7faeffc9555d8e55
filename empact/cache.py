"""A cache that never fails a request: shared while Redis answers, this process' own while it does not.

What lies here may be lost at any time. The limits on signing in count here: with Redis dead they count per process,
so they still hold, only more loosely.
"""

import json
import logging
import time
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# A dead server is asked again after this time, so that a silent one does not slow every request.
REST_S = 10.0
TIME_LIMITS = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}


class Plain:
    """Keep values as JSON: who can write to Redis must not be able to run code here, as with pickle."""

    def dumps(self, value: Any) -> bytes | int:
        """Return what Redis keeps; a whole number as itself, so that Redis can count it up."""
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, kept: bytes) -> Any:
        """Return the value."""
        return json.loads(kept)


class SteadyCache(BaseCache):
    """Ask Redis; when it does not answer, rest from it for a while and keep values in this process."""

    _rest_until: ClassVar[dict[str, float]] = {}

    def __init__(self, server: str, params: Mapping[str, Any]) -> None:
        """Connect to nothing yet. The values must be JSON."""
        super().__init__(dict(params))
        self._server = server
        options = {**TIME_LIMITS, "serializer": Plain(), **params.get("OPTIONS", {})}
        self._shared = RedisCache(server, {**params, "OPTIONS": options})
        self._own = LocMemCache(f"instead of {server}", {key: params[key] for key in params if key != "OPTIONS"})

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value unless there is one."""
        return bool(self._ask("add", key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return the value, or the default."""
        return self._ask("get", key, default, version)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value."""
        self._ask("set", key, value, timeout, version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value for longer."""
        return bool(self._ask("touch", key, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value."""
        return bool(self._ask("delete", key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count up and return the new value."""
        return int(self._ask("incr", key, delta, version))

    def clear(self) -> None:
        """Forget what this process keeps. Redis is left alone, for the queues of Celery live there too."""
        self._own.clear()

    def _ask(self, operation: str, *arguments: Any) -> Any:
        if time.monotonic() >= self._rest_until.get(self._server, 0):
            try:
                return getattr(self._shared, operation)(*arguments)
            except RedisError as error:
                self._rest_until[self._server] = time.monotonic() + REST_S
                logger.warning("Redis does not answer; the cache is this process' own for %d s: %s", REST_S, error)
        return getattr(self._own, operation)(*arguments)

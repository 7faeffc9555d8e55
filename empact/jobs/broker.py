"""Celery's way to Redis or Valkey, for bells that may be lost.

kombu gives unheard messages back when a connection ends. With the broker gone that ends the whole worker instead
(measured with kombu 5.7: 'NoneType' object has no attribute 'hostname'). Ours are rung again anyway.
"""

from kombu.transport import redis


class Channel(redis.Channel):
    """Give nothing back."""

    do_restore = False


class Transport(redis.Transport):
    """Redis or Valkey."""

    Channel = Channel

"""Celery carries bells: "there is work in this queue". A lost bell is rung again, a needless one costs a query."""

from __future__ import annotations

import logging

from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

TASK = "jobs.work"
# A bell nobody answered in this time is rung anew, so the old one need not be heard.
GOOD_FOR_S = 30


def ring(queue: str, times: int = 1) -> bool:
    """Ring for a queue; tell whether the broker took it. Only workers ring, never a request: a silent broker blocks.

    Cost: a message each; up to the broker's timeout when it is silent.
    """
    try:
        for _ in range(times):
            current_app.send_task(TASK, args=[queue], queue=queue, expires=GOOD_FOR_S, retry=False)
    except (OperationalError, RedisError, OSError) as error:
        logger.warning("The broker does not take the bell for %s; it is rung again soon: %s", queue, error)
        return False
    return True

"""Do several things at the same moment, each in a thread with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from empact.workflow.errors import WorkflowError


def at_once(*actions: Callable[[], object]) -> list[str]:
    """Return what became of each, in the order given: "done" or the name of the refusal."""
    start = Barrier(len(actions))

    def act(action: Callable[[], object]) -> str:
        try:
            start.wait()
            action()
        except WorkflowError as error:
            return type(error).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(act, actions))

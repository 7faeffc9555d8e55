"""How a job ends otherwise than well."""

from datetime import timedelta

from empact.words import Words


class HopelessError(Exception):
    """Trying again would not help: the job is parked at once, with these words for who asked."""

    def __init__(self, reason: Words) -> None:
        super().__init__(str(reason))
        self.reason = reason


class LaterError(Exception):
    """The world is not ready: the job is tried again after a while, which costs an attempt like any failure."""

    def __init__(self, reason: Words, after: timedelta) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.after = after


class StoppedError(Exception):
    """Who asked for the job wants it no more."""


class LeaseLostError(Exception):
    """Another worker does the job by now; what this one did must leave no trace."""

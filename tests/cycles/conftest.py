"""The cast signed in, on the day of the demonstration."""

from tests.signing import clock_stands, sign_in

__all__ = ["clock_stands", "sign_in"]

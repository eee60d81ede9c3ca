"""A clock that stands until it is set on."""

from datetime import datetime, timedelta

from tests.coach.made_up import NOW


class Clock:
    """Says the same moment until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **passed: float) -> datetime:
        """Let time pass, and say what it is then."""
        self.now += timedelta(**passed)
        return self.now

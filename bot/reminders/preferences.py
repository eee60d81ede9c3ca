"""What a person has set: where their clock stands, when they sleep, and how long we keep what."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

KEEP_DAYS = 90
MORNING = time(9)


class Reviews(StrEnum):
    """How often a person hears which guides are due for review."""

    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of one person.

    `zone` is an IANA name, None until they told it. Between `quiet_from` and `quiet_until`, by
    their clock, nothing comes that they did not ask for at that very hour; the same times mean no
    quiet hours. `morning` is when digests and days without an hour come. `keep_days` is how long
    offers and the session are kept after the person was last here. `locale` is None where the
    transport's is taken.
    """

    zone: str | None = None
    quiet_from: time = time(22)
    quiet_until: time = time(8)
    morning: time = MORNING
    reviews: Reviews = Reviews.DAILY
    keep_days: int = KEEP_DAYS
    locale: str | None = None

    def count_set(self) -> int:
        """How many settings are not as they were at first; both ends of quiet hours are one."""
        first = Preferences()
        names = ("zone", "morning", "reviews", "keep_days", "locale")
        differing = [name for name in names if getattr(self, name) != getattr(first, name)]
        return len(differing) + int(self.quiet != first.quiet)

    @property
    def quiet(self) -> tuple[time, time] | None:
        """The quiet hours; None where there are none."""
        if self.quiet_from == self.quiet_until:
            return None
        return self.quiet_from, self.quiet_until

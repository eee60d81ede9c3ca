"""The answer to "when?": a moment and little else."""

import re

from bot.understanding.entities import Span
from bot.understanding.moments.finding import find_moments, gathered
from bot.understanding.moments.mention import Clock, MomentMention

# "9", "9?", "maybe 9 please": an hour, since that or a day was asked for.
_BARE_HOUR = re.compile(
    r"\s*(?:(?:ok|yes|maybe|say|at|around|about|better|make\sit|let'?s\ssay|no)[\s,]+){0,3}"
    r"(?P<hour>\d{1,2})(?:ish|\s?o'?clock)?(?:\s(?:please|pls|is\sfine|works))?[\s.!?]*",
    re.IGNORECASE,
)


def read_moment(text: str) -> MomentMention | None:
    """The moment that answers a question; a day and an hour that stand apart are one.

    None where none is said. A number alone is an hour. Of several moments the first counts.
    """
    found, _ = gathered(find_moments(text))
    hour = None if found is not None else _BARE_HOUR.fullmatch(text)
    if hour is None:
        return found
    span = Span(*hour.span("hour"))
    return MomentMention((span,), hour["hour"], clock=Clock(int(hour["hour"])))

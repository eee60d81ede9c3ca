"""Deadlines that are told as a stretch of time: "they gave me 48 hours", "3 days to decide"."""

import re

from bot.understanding.entities import Span
from bot.understanding.moments.events import Told
from bot.understanding.moments.leads import count_of
from bot.understanding.moments.mention import After, MomentMention, Unit
from bot.understanding.moments.request import Event
from bot.understanding.moments.vocabulary import WORDS

_TO_DECIDE = (
    r"(?:\s(?:left|more|max|only|tops))?\s(?:to\s(?:decide|answer|respond|sign|reply|accept|think|say|"
    r"get\sback|make\sup|come\sback)|left\b|for\san\sanswer)"
)
# Without what it is for, time that is given may be off work: "gave me 2 weeks of vacation".
_NO_TIME_OFF = r"(?!\s(?:of|off|vacation|pto|paid|notice|leave|holidays?|a\s(?:week|month|year)))"
_GIVEN = re.compile(
    r"(?:\b(?P<gave>gave|give|gives|given|giving)\s(?:me|us)\s|\b(?:have|has|got|['’]ve)\s)?"
    r"(?:(?:only|just|about|like)\s)?"
    r"(?P<time>(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|ten|couple)\s?"
    r"(?P<unit>h|hrs?|hours?|days?|weeks?|wks?))\b"
    rf"(?P<purpose>{_TO_DECIDE})?{_NO_TIME_OFF}",
    re.IGNORECASE,
)


def time_given(text: str) -> tuple[MomentMention, Told] | None:
    """The end of the time that somebody gives for an answer, with the deadline that it is."""
    for found in _GIVEN.finditer(text):
        if found["gave"] is None and found["purpose"] is None:
            continue
        _, unit = WORDS.get(found["unit"].casefold(), ("U", Unit.HOUR))
        halves = int(count_of(found["number"].casefold()) * 2)
        if isinstance(unit, Unit):
            span = Span(*found.span("time"))
            mention = MomentMention((span,), found["time"], day=After(halves, unit))
            return mention, Told(Event.DEADLINE, Span(found.start(), found.start()))
    return None

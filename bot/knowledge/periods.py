"""What authors write of the time that an amount pays for: a month, a year, a whole grant."""

import re
from functools import lru_cache

from bot.knowledge.base import Period

_MONTHLY = re.compile(r"/\s*mo(?:nth)?\b|\bper month\b|\bmonthly\b|\bp\.?m\.?(?!\w)", re.IGNORECASE)
_YEARLY = re.compile(
    r"/\s*y(?:ea)?r\b|\bper (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b", re.IGNORECASE
)
_WHOLE_GRANT = re.compile(
    r"/\s*\d\s*-?\s*y(?:ea)?rs?\b|\b\d\s*-?\s*y(?:ea)?rs?\b|\bover (?:\d|four|three|five) years\b",
    re.IGNORECASE,
)
PERIOD_WORDS = re.compile(
    rf"{_MONTHLY.pattern}|{_YEARLY.pattern}|{_WHOLE_GRANT.pattern}", re.IGNORECASE
)
# A header has room for less: "Stock (4yr)", "RSU p.a.", "four-year grant".
_WHOLE_GRANT_HEADER = re.compile(
    r"\b\d\s*-?\s*y(?:ea)?rs?\b|\bfour[- ]year|\bover (?:four|\d) years", re.IGNORECASE
)
_YEARLY_HEADER = re.compile(
    r"/\s*y(?:ea)?r\b|\bper (?:year|annum)\b|\bannual|\byearly\b|\bp\.?a\.?(?!\w)", re.IGNORECASE
)


def says_period(text: str) -> Period | None:
    """The period that a cell names; yearly wins over the years of a grant."""
    if not text:
        return None
    if _MONTHLY.search(text):
        return Period.MONTH
    if _YEARLY.search(text):
        return Period.YEAR
    if _WHOLE_GRANT.search(text):
        return Period.GRANT
    return None


def says_basis(words: str) -> Period | None:
    """Whether words say a yearly amount or a whole grant; None where they say both or neither."""
    yearly, whole = _YEARLY.search(words), _WHOLE_GRANT.search(words)
    if bool(yearly) == bool(whole):
        return None
    return Period.YEAR if yearly else Period.GRANT


@lru_cache(maxsize=2048)
def says_period_of_stock(label: str) -> Period | None:
    """What a stock column's header says its figures are: a whole grant or a yearly amount."""
    if _WHOLE_GRANT_HEADER.search(label):
        return Period.GRANT
    if _YEARLY_HEADER.search(label):
        return Period.YEAR
    return None

"""How long before an event somebody wants to hear of it."""

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from bot.understanding.entities import Span
from bot.understanding.moments.request import Lead
from bot.understanding.moments.vocabulary import WORDS

_UNITS = r"min(?:ute)?s?|hours?|hrs?|h|days?|d|weeks?|wks?|months?"
_COUNT = r"\d{1,3}|(?:an?\s)?couple(?:\sof)?|half\san|an?|one|two|three|four|five|six|seven|ten"
_LEAD = re.compile(
    rf"\b(?:(?P<number>{_COUNT})\s?(?P<unit>{_UNITS})\s(?:before|b4|ahead\sof|prior\sto|in\sadvance(?:\sof)?|"
    r"earlier|early|beforehand)"
    r"|the\s(?:day|night|evening|morning)\s(?P<eve>before|b4)"
    r"|the\s(?P<week>week)\s(?:before|b4)"
    r"|(?:on\s)?the\s(?:morning|day)\s(?P<same>of)(?=\s(?:the|my|our|it)\b)"
    r"|(?P<bare>before|b4))\b",
    re.IGNORECASE,
)


def find_lead(text: str, start: int) -> Lead | None:
    """How long before something, behind a character; of several the first that says how long."""
    found = list(_LEAD.finditer(text, start))
    best = next((match for match in found if match["bare"] is None), found[0] if found else None)
    if best is None:
        return None
    return Lead(best[0], Span(*best.span()), _length(best))


_LENGTHS: Mapping[str, timedelta] = MappingProxyType(
    {
        "mi": timedelta(minutes=1),
        "h": timedelta(hours=1),
        "d": timedelta(days=1),
        "w": timedelta(weeks=1),
        "mo": timedelta(days=30),
    }
)


def _length(found: re.Match[str]) -> timedelta | None:
    if found["bare"] is not None:
        return None
    if found["same"] is not None:
        return timedelta()
    if found["number"] is None:
        return timedelta(days=7 if found["week"] is not None else 1)
    unit = found["unit"].casefold()
    return count_of(found["number"].casefold()) * (_LENGTHS.get(unit[:2]) or _LENGTHS[unit[0]])


def count_of(number: str) -> float:
    """A number in figures or in words; one where it is a word that we do not count by."""
    if number.isdigit():
        return int(number)
    if number.startswith("half"):
        return 0.5
    if "couple" in number:
        return 2
    _, value = WORDS.get(number, ("", None))
    return value if isinstance(value, int) else 1

"""What a talk of pay is about where it is no offer of somebody new."""

import re

from bot.coach.kept import Occasion

# An offer to stay, and more work for the same pay.
_TO_STAY = re.compile(
    r"\b(?:counter[\s-]?offer(?:ed)?|match(?:ed)?|offer(?:ed|ing)?)\b[^.?!\n]{0,40}\bto\s(?:stay|keep\sme)\b|"
    r"\b(?:my\s(?:current\s|present\s)?(?:boss|manager|company|employer|job|firm)|current\s(?:company|employer|job))\b"
    r"[^.?!\n]{0,40}\b(?:counter[\s-]?offer(?:ed|s)?|countered|matched|wants\sme\sto\sstay)\b|\bretention\soffer\b",
    re.IGNORECASE,
)
_PROMOTED = re.compile(
    r"\bpromot(?:ed|ion)\b[^.?!\n]{0,40}\b(?:no|without|w/o|same|zero)\b[^.?!\n]{0,12}\b(?:raise|pay|money|bump|increase|salary|rise)\b|"
    r"\b(?:more|extra)\sresponsibilit\w+[^.?!\n]{0,30}\b(?:no|same|without)\b[^.?!\n]{0,12}\b(?:raise|pay|money|salary)\b",
    re.IGNORECASE,
)

_RAISE = re.compile(
    r"\b(?:want|get|ask\w*|deserve|due|need|negotiat\w+)\b[^.?!\n]{0,30}\b(?:raise|pay\s?rise|rise|hike|"
    r"increment)\b|\bfor\sa\s(?:raise|pay\s?rise)\b",
    re.IGNORECASE,
)


def occasion_of(text: str) -> Occasion | None:
    """What the talk is about, where it is no offer of somebody new; None where nothing says so."""
    if _TO_STAY.search(text) is not None:
        return Occasion.RETENTION
    if _PROMOTED.search(text) is not None:
        return Occasion.PROMOTION
    return Occasion.RAISE if _RAISE.search(text) is not None else None

"""Whether a guide's own words go with what is offered: they were written before it was."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.coach.answers.pay import Component
from bot.coach.answers.scripts import Script
from bot.coach.figures import GuideQuote
from bot.coach.scripts import amounts_at

_WORDS = {
    Component.BASE: re.compile(
        r"(?<!%\sof\s)(?<!%\sof\smy\s)\b(?:base|salary|salaries)\b", re.IGNORECASE
    ),
    Component.TOTAL: re.compile(
        r"\b(?:total\s(?:comp(?:ensation)?|pay|package)|all-in|TC)\b", re.IGNORECASE
    ),
}
# Of "$135K base" and "a base that is around $135K" the amount is the base's; of what is further
# away, or beyond another part of pay, it is not.
_AFTER, _BEFORE = 90, 15
_OTHER_PART = re.compile(
    r"[.?!;]\s|\b(?:equity|RSUs?|stock|grant|bonus|sign(?:ing)?|relocation|options)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?(?:-|–|—|to|and)\s?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!;])\s+")
_ASKS = re.compile(
    r"\b(?:i[’']d\slike|i\swould\slike|i[’']m\s(?:targeting|looking|asking|hoping)|i\s(?:want|need|propose)"
    r"|discuss|request|adjust(?:ed)?|revisit|increase|warrants?|reflect(?:s|ed)?|i\sexpect|"
    r"supports?|needs?\sto\sbe)\b",
    re.IGNORECASE,
)
# "If the base is fixed, I'd like …" leaves the base where it is.
_LEFT = re.compile(
    r"\b(?:if|fixed|capped|instead|beyond|besides|rather|limit\w*|can[’']?t|cannot|constrain\w*|"
    r"top\sof|addition|understand|flexib\w*|alongside)\b",
    re.IGNORECASE,
)


def goes_with(
    script: Script, offered: Decimal | None, component: Component, *, leaves: bool
) -> bool:
    """Whether words ask for no less than is offered, and not for what is to be left.

    `leaves` says that something else than the component is to be asked for. Words of ours hold
    no amount and are about what they are for. In doubt a guide's words do not go with an offer:
    others can be said in their place.
    """
    words = script.words
    if offered is None or not isinstance(words, GuideQuote):
        return True
    named = tuple(_amounts_of(words.text, component))
    if leaves:
        return not named and not _asks_for(words.text, component)
    asked = named or _salaries(words.text, offered)
    return not asked or min(asked) > offered


def _amounts_of(text: str, component: Component) -> Iterator[Decimal]:
    """The amounts that a text gives for a component; of a range the upper end."""
    amounts = tuple(_ends(text))
    for match in _WORDS[component].finditer(text):
        before = (
            end
            for _, till, end in amounts
            if 0 <= match.start() - till <= _BEFORE
            and not _OTHER_PART.search(text, till, match.start())
        )
        after = (
            end
            for at, _, end in amounts
            if 0 <= at - match.end() <= _AFTER and not _OTHER_PART.search(text, match.end(), at)
        )
        yield from (found for found in (next(before, None) or next(after, None),) if found)


def _ends(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """The amounts of a text, a range as one that has its upper end."""
    found = list(amounts_at(text))
    while found:
        start, end, amount = found.pop(0)
        while found and _TO.fullmatch(text[end : found[0][0]]):
            _, end, amount = found.pop(0)
        yield start, end, amount


def _salaries(text: str, offered: Decimal) -> tuple[Decimal, ...]:
    """The highest of the amounts that may be yearly pay: half of what is offered, or more."""
    large = [end for _, _, end in _ends(text) if end * 2 >= offered]
    return (max(large),) if large else ()


def _asks_for(text: str, component: Component) -> bool:
    """Whether a sentence asks for the component, without an amount."""
    return any(
        _WORDS[component].search(one) and _ASKS.search(one) and not _LEFT.search(one)
        for one in _SENTENCE.split(text)
    )

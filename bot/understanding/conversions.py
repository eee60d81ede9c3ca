"""Two currencies that are to be compared, named without an amount: "london £ vs remote $"."""

import re

from bot.knowledge.currencies import ALL_MARKS, currency_of
from bot.understanding.offers.patterns import WORDS_FOR_MONEY

_SIGNS = "|".join(re.escape(mark) for mark in ALL_MARKS if not mark[0].isalpha())
_WORDS = "|".join(
    sorted(
        {mark for mark in ALL_MARKS if mark[0].isalpha() and len(mark) == 3}
        | {word for word in WORDS_FOR_MONEY if word.isascii()}
    )
)
# "A try" and "all" are words as well, so that codes stand in capitals or beside another sign.
_NAMED = re.compile(rf"(?P<sign>{_SIGNS})|\b(?P<word>{_WORDS})\b", re.IGNORECASE)
_WORDS_TOO = frozenset("try all top sek cop pen php".split())
_CONVERTED = re.compile(
    r"\bconver(?:t|sion)\w*|\bexchange\s(?:rate|it)|\bfx\b|\bafter\s(?:the\s)?rate\b", re.IGNORECASE
)


def find_conversion(text: str) -> tuple[str, str] | None:
    """The first two currencies (ISO 4217) of a text that asks for a conversion; else None."""
    if _CONVERTED.search(text) is None:
        return None
    found: list[str] = []
    for one in _NAMED.finditer(text):
        if one["word"] and one["word"] in _WORDS_TOO:
            continue
        word = WORDS_FOR_MONEY.get(one[0].casefold())
        found.append(word or currency_of(one[0], None))
    codes = tuple(dict.fromkeys(found))
    return (codes[0], codes[1]) if len(codes) > 1 else None

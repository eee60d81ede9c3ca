"""Amounts of money as people type them, each with the part of pay that it is said of."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from bot.knowledge.base import Period
from bot.understanding.entities import Span


class PayPart(StrEnum):
    """A part of pay that an amount can be said of."""

    BASE = "base"
    STOCK = "stock"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount in whole units of its currency.

    `currency` (ISO 4217) and `part` are None where the message does not say; so is `period`,
    except that a base, a bonus and a total are yearly and a sign-on is paid once.
    `in_thousands` says that "125" was read as thousands.
    """

    value: Decimal
    currency: str | None
    part: PayPart | None
    period: Period | None
    typed: str
    span: Span
    in_thousands: bool = False


_SIGNS: Mapping[str, str] = MappingProxyType(
    {"$": "USD", "us$": "USD", "c$": "CAD", "a$": "AUD", "s$": "SGD", "£": "GBP", "€": "EUR"}
    | {"₹": "INR", "rs": "INR", "rs.": "INR", "¥": "JPY"}
)
_CODES = "usd|eur|gbp|inr|chf|sgd|cad|aud|jpy|sek|pln|ils|brl"
_CODE_OF: Mapping[str, str] = MappingProxyType(
    {"dollars": "USD", "euros": "EUR", "pounds": "GBP", "rupees": "INR"}
)
_SCALES: Mapping[str, int] = MappingProxyType(
    {"k": 1_000, "grand": 1_000, "thousand": 1_000, "m": 1_000_000, "mm": 1_000_000}
    | {"mn": 1_000_000, "million": 1_000_000}
    | dict.fromkeys(("l", "lpa", "lakh", "lakhs", "lac", "lacs"), 100_000)
    | dict.fromkeys(("cr", "crore", "crores"), 10_000_000)
)
_RUPEE_SCALES = frozenset("l lpa lakh lakhs lac lacs cr crore crores".split())
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?P<sign>us\$|[cas]\$|[$£€₹¥]|rs\.?|{_CODES})?\s?"
    rf"(?P<number>\d{{1,3}}(?:\s\d{{3}})+(?=\s?(?:{_CODES}|[$£€₹¥]))|"
    r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}(?:\.\d{2})?|\d{1,9}(?:\.\d{1,2})?)"
    r"(?:\s?(?P<scale>k|grand|thousand|mm?|mn|million|lpa|lakhs?|lacs?|l|crores?|cr))?"
    # A sign behind an amount is its own only where no other amount follows.
    rf"(?:\s?(?P<code>{_CODES}|{'|'.join(_CODE_OF)}|[$£€₹¥](?!\s?\d)))?"
    r"(?![\w%]|\s?%|[.,]\d|\s?per\s?cent|\s?pct)",
    re.IGNORECASE,
)
_PARTS: Mapping[PayPart, str] = MappingProxyType(
    {
        PayPart.SIGN_ON: r"sign(?:ing)?[\s-]?on(?:\s+bonus)?|signing(?:\s+bonus)?|joining bonus",
        PayPart.BASE: r"base|salary|fixed",
        PayPart.STOCK: r"stocks?|rsus?|equity|options|grant|shares|esops?",
        PayPart.BONUS: r"bonus(?:es)?",
        PayPart.TOTAL: r"total|tc|package|ctc|ote|all[\s-]in",
    }
)
_PART = re.compile(
    "|".join(rf"(?P<{part}>\b(?:{words})\b)" for part, words in _PARTS.items()), re.IGNORECASE
)
# What a number counts when it is no money; it stands right behind it.
_COUNTED = re.compile(
    r"\s?[-+]?\s?(?:yrs?|years?|yoe(?!\s?\d)|months?|mos?|weeks?|days?|hours?|hrs?|mins?|am|pm|people|"
    r"options|shares|rounds?|offers?|th|st|nd|rd|x)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?:more|extra|higher|less|above|below)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s*$", re.IGNORECASE)
_BY_REACH = 6
# "£95k + 10% bonus": the bonus is the percentage, and no amount.
_OF_PER_CENT = re.compile(r"\d\s?%\s*$")
_TO = re.compile(r"\s?(?:-|–|to)\s?", re.IGNORECASE)
_OVER_YEARS = re.compile(
    r"\s*(?:/|over|for|per)\s*\d\s?-?\s?(?:yrs?|years?|y\b)|\s*(?:in )?total grant", re.IGNORECASE
)
_PER = re.compile(
    r"\s*(?:/|per |a |an )\s?(?P<unit>yr|year|y|annum|mo|month|m)\b|\s*(?P<word>pa|p\.a\.|annual|"
    r"annually|yearly|monthly|lpa)\b",
    re.IGNORECASE,
)
_ONCE_OR_YEARLY: Mapping[PayPart, Period] = MappingProxyType(
    {
        PayPart.BASE: Period.YEAR,
        PayPart.BONUS: Period.YEAR,
        PayPart.TOTAL: Period.YEAR,
        PayPart.SIGN_ON: Period.ONCE,
    }
)
# "125 base" means thousands; a smaller or a larger number beside "base" does not.
_LEAST_BARE, _MOST_BARE = 20, 999
_BESIDE = 4
# A bare number below this may be anything: a year, a street, a score.
_LEAST_PLAIN = 10_000
_THOUSAND = 1_000
# Nobody states more parts of pay in one message.
_MOST_AMOUNTS = 40
# The upper end of a range is seldom more than so many times the lower.
_WIDEST = 3
_RETIREMENT_PLANS = frozenset({"401k", "403b"})
_DECIMALS = re.compile(r"[.,]\d{1,2}$")


class _Said(NamedTuple):
    """A word for a part of pay, and where it stands."""

    start: int
    end: int
    part: PayPart


def find_amounts(text: str) -> tuple[AmountMention, ...]:
    """The amounts of a message in its order; percentages, years and dates are none."""
    if not any(map(str.isdigit, text)):
        return ()
    money = (match for match in _AMOUNT.finditer(text) if _may_be_money(text, match))
    found = tuple(islice(money, _MOST_AMOUNTS))
    parts = _parts(text, found)
    mentions: list[AmountMention] = []
    after: AmountMention | None = None
    # From the last to the first: what ends a range says more than what begins it.
    for number in range(len(found) - 1, -1, -1):
        mention = _mention(text, found[number], parts[number])
        if after is not None and _TO.fullmatch(text, found[number].end(), after.span.start):
            mention, after = _ends(found[number], parts[number], mention, after)
            mentions[-1] = after
        after = mention if mention is not None and mention.value else None
        if after is not None:
            mentions.append(after)
    return tuple(reversed(mentions))


def _ends(
    match: re.Match[str],
    said: _Said | None,
    low: AmountMention | None,
    high: AmountMention,
) -> tuple[AmountMention, AmountMention]:
    """The two ends of a range, each with what only the other says: "£110-130k base"."""
    value = _value(match)
    if not match["scale"] and value * _THOUSAND <= high.value * _WIDEST:
        value *= _THOUSAND
    part = high.part or (None if said is None else said.part)
    currency = high.currency or (None if low is None else low.currency) or _currency(match, "")
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    lower = AmountMention(
        value=value,
        currency=currency,
        part=part,
        period=high.period,
        typed=match.group().strip(),
        span=Span(start, start + len(match.group().strip())),
        in_thousands=not match["scale"] and value >= _THOUSAND,
    )
    return lower, replace(high, currency=currency, part=part)


def _may_be_money(text: str, match: re.Match[str]) -> bool:
    if match.group().strip().casefold() in _RETIREMENT_PLANS:
        return False
    if _MORE.match(text, match.end()) or _BY.search(
        text[max(0, match.start() - _BY_REACH) : match.start()]
    ):
        return False  # a difference is no part of an offer: "10k more", "raise it by 15000"
    marked = match["sign"] or match["code"] or match["scale"]
    return bool(marked) or _COUNTED.match(text, match.end()) is None


def _mention(text: str, match: re.Match[str], said: _Said | None) -> AmountMention | None:
    """The amount of a match; None for nothing, and where a bare number is no money."""
    value = _value(match)
    if not value:
        return None
    scale = (match["scale"] or "").casefold()
    marked = match["sign"] or match["code"] or scale
    part = None if said is None else said.part
    bare = not scale and _is_beside(match, said) and _LEAST_BARE <= value <= _MOST_BARE
    if bare:
        value *= 1_000
    elif not marked and (value < _LEAST_PLAIN):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return AmountMention(
        value=value,
        currency=_currency(match, scale),
        part=part,
        period=_period(text, match.end(), part),
        typed=text[start : match.end()],
        span=Span(start, match.end()),
        in_thousands=bare,
    )


def _is_beside(match: re.Match[str], said: _Said | None) -> bool:
    """Whether nothing but a blank or a small word parts a number from the word for its part."""
    if said is None:
        return False
    return -_BESIDE <= match.start() - said.end <= _BESIDE or (
        0 <= said.start - match.end() <= _BESIDE
    )


def _value(match: re.Match[str]) -> Decimal:
    number = "".join(match["number"].split())
    scale = (match["scale"] or "").casefold()
    if _DECIMALS.search(number):
        point = max(number.rfind("."), number.rfind(","))
        whole, cents = number[:point], number[point + 1 :]
        number = f"{re.sub(r'[.,]', '', whole)}.{cents}"
    else:
        number = re.sub(r"[.,]", "", number)
    return Decimal(number) * _SCALES.get(scale, 1)


def _currency(match: re.Match[str], scale: str) -> str | None:
    said = (match["code"] or match["sign"] or "").casefold()
    if said:
        return _SIGNS.get(said) or _CODE_OF.get(said) or said.upper()
    return "INR" if scale in _RUPEE_SCALES else None


def _period(text: str, end: int, part: PayPart | None) -> Period | None:
    """What an amount is paid for: as said behind it, else as its part is paid everywhere."""
    behind = _PART.match(text, end + len(text[end:]) - len(text[end:].lstrip()))
    for start in (end, end if behind is None else behind.end()):
        if _OVER_YEARS.match(text, start):
            return Period.GRANT
        per = _PER.match(text, start)
        if per is not None:
            word = (per["unit"] or per["word"]).casefold()
            return Period.MONTH if word.startswith("m") else Period.YEAR
    return None if part is None else _ONCE_OR_YEARLY.get(part)


def _parts(text: str, amounts: Sequence[re.Match[str]]) -> tuple[_Said | None, ...]:
    """The part of pay of each amount: "base 150k, stock 80k" as well as "150k base, 80k stock".

    Whether the words stand before or behind the amounts is told by what comes first; a word is
    said of one amount only.
    """
    free = [
        _Said(match.start(), match.end(), PayPart(match.lastgroup or ""))
        for match in _PART.finditer(text)
        if _OF_PER_CENT.search(text[max(0, match.start() - _BY_REACH) : match.start()]) is None
    ]
    if not free or not amounts:
        return (None,) * len(amounts)
    before = free[0].start < amounts[0].start()
    bounds = [-1, *(match.start() for match in amounts), len(text)]
    parts: list[_Said | None] = []
    for number, match in enumerate(amounts, start=1):
        gaps = [(bounds[number - 1], match.start()), (match.start(), bounds[number + 1])]
        ordered = gaps if before else gaps[::-1]
        taken = next(filter(None, (_nearest(free, gap, match) for gap in ordered)), None)
        if taken is not None:
            free.remove(taken)
        parts.append(taken)
    return tuple(parts)


def _nearest(words: Sequence[_Said], gap: tuple[int, int], match: re.Match[str]) -> _Said | None:
    """The word in a gap that stands nearest to the amount."""
    starts = [word.start for word in words]
    inside = words[bisect_right(starts, gap[0]) : bisect_right(starts, gap[1] - 1)]
    return min(inside, key=lambda word: abs(word.start - match.start()), default=None)

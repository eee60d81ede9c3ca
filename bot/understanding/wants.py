"""What a person wants to be paid, and the rates of exchange that they tell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from bot.knowledge.currencies import currency_of
from bot.understanding.entities import Span
from bot.understanding.offers.quantities import Kind, Per, Quantity, find_quantities


class Want(StrEnum):
    """What an amount is to the person."""

    WALK_AWAY = "walk_away"
    OPENING = "opening"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class WantMention:
    """An amount that is wanted, in whole units; `typed` as it stands."""

    want: Want
    value: Decimal
    typed: str
    span: Span


@dataclass(frozen=True, slots=True)
class RateMention:
    """The price of one unit of a currency in another, both ISO 4217."""

    origin: str
    target: str
    value: Decimal
    typed: str
    span: Span


_BEFORE: Mapping[Want, re.Pattern[str]] = MappingProxyType(
    {
        Want.WALK_AWAY: re.compile(
            r"\b(?:walk[\s-]?away(?:\spoint)?|walk\sat|leave\sat|floor|bottom\sline|(?:my\s)?minimum|at\sleast|no\sless\sthan|"
            r"not\s(?:below|under|less\sthan)|lowest|"
            r"(?:won'?t|will\snot|wouldn'?t|can'?t|not)\s(?:take|accept|go\sfor|do|sign)\s(?:anything\s)?"
            r"(?:less|lower|below|under)(?:\sthan)?)"
            r"\b(?:\s(?:is|at|of|below|under|should\sbe|to)|\s?[:=])*\s*\Z",
            re.IGNORECASE,
        ),
        Want.OPENING: re.compile(
            r"\b(?:(?:my\s|the\s)?opening(?:\s(?:number|ask|offer))?|(?:i(?:'?ll|\swant\sto|'?d)\s|to\s|let'?s\s|should\s)"
            r"(?:open|start)\s(?:at|with)|open\s(?:at|with))\b"
            r"(?:\s(?:is|at|of|to|should\sbe)|\s?[:=])*\s*\Z",
            re.IGNORECASE,
        ),
        Want.TARGET: re.compile(
            r"\b(?:(?:my\s)?(?:target|goal|number|ask)|aim(?:ing)?(?:\s(?:for|at))?|want(?:ed|ing)?(?:\s(?:to\s(?:get|have|make|be\sat)|base))?|"
            r"hop(?:e|ing)\sfor|going\sfor|push(?:ing)?\sfor|ask(?:ing)?\s(?:them\s)?for|counter(?:ing)?\s(?:at|with))\b"
            r"(?:\s(?:is|at|of|base|a\sbase\sof|around|about|should\sbe|to)|\s?[:=])*\s*\Z",
            re.IGNORECASE,
        ),
    }
)
# A quick look whether there is anything to look for.
_MAY_WANT = re.compile(
    r"walk|leave at|floor|bottom|minimum|at least|no less|lowest|target|goal|number|aim|want|hop|"
    r"going for|push|ask|counter|not (?:below|under|less)|(?:less|lower) than|open|start",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:base\s)?(?:is|as|=)\s(?:my\s|the\s)?(?P<what>target|goal|walk[\s-]?away|minimum|floor)\b",
    re.IGNORECASE,
)
_BACK = 40
_LEAST_BARE, _MOST_BARE = 20, 999
_RATE = re.compile(
    r"(?:(?P<one>1)\s?)?(?P<from>[A-Z]{3}|[$£€₹])\s?(?P<one2>1(?![\d.,]))?\s?"
    r"(?:=|is|to|->|→)\s?"
    r"(?:(?P<sign>[$£€₹])\s?)?(?P<value>\d{1,6}(?:\.\d{1,8})?)\s?(?P<to>[A-Z]{3})?(?![\w%])"
    r"|(?P<value2>\d{1,6}(?:\.\d{1,8})?)\s?(?P<to2>[A-Z]{3})\s(?:per|for\s(?:one|1|a)|/)\s?"
    r"(?P<from2>[A-Z]{3})\b",
    re.IGNORECASE,
)
_CODES = frozenset(
    "USD EUR GBP INR CHF SGD CAD AUD JPY SEK NOK DKK PLN ILS BRL CZK HUF NZD HKD AED MXN ZAR "
    "KRW".split()
)

# A rate of which no currency is told: nothing else may be said beside it.
_BARE_RATE = re.compile(
    r"\s*(?:(?:actually|no|sorry|wait|oh|ok|so|and|but|correction|i\smeant|make\sit)[\s,:]+)*"
    r"(?:(?:the|my|our|todays|today's|current|right|exchange|fx|conversion|currency)\s)*rate"
    r"\s?(?:(?:is|was|should\sbe|=|:|to|of|at|now|actually|rather|really|about|around)\s?)*"
    r"(?P<value>\d{1,6}(?:\.\d{1,8})?)\s?(?:now|please|instead|actually|today)?\s*[.!]*\s*\Z",
    re.IGNORECASE,
)
_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "dollar": "USD", "dollars": "USD", "us dollars": "USD", "us dollar": "USD", "bucks": "USD",
        "american dollars": "USD", "pound": "GBP", "pounds": "GBP", "sterling": "GBP",
        "pounds sterling": "GBP", "british pounds": "GBP", "quid": "GBP", "euro": "EUR",
        "euros": "EUR", "rupees": "INR", "indian rupees": "INR", "francs": "CHF",
        "swiss francs": "CHF", "yen": "JPY", "canadian dollars": "CAD", "australian dollars": "AUD",
        "singapore dollars": "SGD", "hong kong dollars": "HKD", "zloty": "PLN", "shekels": "ILS",
        "swedish kronor": "SEK", "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR",
    }
)  # fmt: skip
_CURRENCY_SAID = re.compile(
    r"(?:(?:actually|no|sorry|wait|oh|ok|so|and|but|it|its|it's|it’s|that|thats|that's|this|they|these|all|"
    r"everything|both|the|my|amounts?|numbers?|offer|currency|paid|pays|pay|is|are|was|in|i|meant|mean|"
    r"should|be|of|for)[\s,:=]+)*"
    rf"(?P<what>{'|'.join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))}|[a-z]{{3}})"
    r"(?:[\s,]+(?:please|pls|not\s.{1,20}|instead|actually|all|though))*",
    re.IGNORECASE,
)


def find_wants(text: str) -> tuple[WantMention, ...]:
    """The amounts that are said to be a target, a walk-away, or what to open with."""
    if not any(map(str.isdigit, text)) or _MAY_WANT.search(text) is None:
        return ()
    return tuple(_wants(text))


def _wants(text: str) -> Iterator[WantMention]:
    for quantity in find_quantities(text):
        if quantity.kind not in {Kind.MONEY, Kind.BARE} or quantity.negative:
            continue
        want = _want(text, quantity)
        value = _whole(quantity)
        if want is not None and value is not None:
            yield WantMention(want, value, quantity.typed, quantity.span)


def _want(text: str, quantity: Quantity) -> Want | None:
    before = text[max(0, quantity.span.start - _BACK) : quantity.span.start]
    for want, pattern in _BEFORE.items():
        if pattern.search(before) is not None:
            return want
    behind = _BEHIND.match(text, quantity.span.end)
    if behind is None:
        return None
    return Want.TARGET if behind["what"].casefold() in {"target", "goal"} else Want.WALK_AWAY


_TIMES_A_YEAR: Mapping[Per | None, int] = MappingProxyType({Per.MONTH: 12, Per.WEEK: 52})


def _whole(quantity: Quantity) -> Decimal | None:
    """In whole units a year: a bare number of two or three digits is thousands.

    None for pay by the day or the hour, since nobody said how many there are.
    """
    if quantity.per in {Per.DAY, Per.HOUR}:
        return None
    times = _TIMES_A_YEAR.get(quantity.per, 1)
    if times > 1:
        return quantity.low * times
    if quantity.scaled or quantity.high > _MOST_BARE:
        return quantity.low
    small = quantity.low < _LEAST_BARE
    return None if small else quantity.low * 1_000


def find_rates(text: str) -> tuple[RateMention, ...]:
    """The rates of exchange that are told: "1 GBP = 1.27 USD", "1.27 usd per gbp", "£1 = $1.27"."""
    if not any(map(str.isdigit, text)):
        return ()
    return tuple(rate for rate in map(_rate, _RATE.finditer(text)) if rate is not None)


def bare_rate(text: str) -> Decimal | None:
    """The number in "actually rate is 1.34", where no currency is told and nothing besides."""
    found = _BARE_RATE.match(text)
    return Decimal(found["value"]) or None if found is not None else None


def said_currency(text: str) -> str | None:
    """The currency (ISO 4217) in "in pounds", where a message says nothing besides."""
    found = _CURRENCY_SAID.fullmatch(text.strip(" \t\r\n.!"))
    if found is None:
        return None
    what = found["what"].casefold()
    code = _CURRENCIES.get(what) or currency_of(what, None)
    return code if code in _CODES else None


def _rate(match: re.Match[str]) -> RateMention | None:
    if match["value2"] is not None:
        origin, target, value = match["from2"], match["to2"], match["value2"]
    else:
        if match["one"] is None and match["one2"] is None:
            return None
        origin, target, value = match["from"], match["to"] or match["sign"], match["value"]
    if target is None:
        return None
    ends = [currency_of(mark, None) for mark in (origin, target)]
    if ends[0] == ends[1] or not set(ends) <= _CODES or not Decimal(value):
        return None
    span = Span(match.start(), match.end())
    return RateMention(ends[0], ends[1], Decimal(value), match.group().strip(), span)

"""Equity: in money, as options or as shares."""

import re

from bot.pay.offer import EquityBasis
from bot.understanding.entities import Span
from bot.understanding.offers.drafts import MONEY, Draft, clause_of, plain, whole
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import Part, Stated, StatedOptions, StatedStock
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.said import ASKED, FIRST_YEAR, READING_ASKED, WHOLE
from bot.understanding.offers.terms import says_yearly

_OF_OPTIONS = frozenset({Word.OPTIONS, Word.STRIKE})
_AT_A_PRICE = re.compile(
    r"\s*(?:restricted|rsus?|shares?|units?|options?|stock|isos?|nsos?|\s)*,?\s?(?:@|at|x|\*|×|worth|priced\sat|valued\sat)\s*\Z",
    re.IGNORECASE,
)
# "200k rsu/4", "120k rsu over 4": years without a word for them.
_OVER_BEHIND = re.compile(r"\s?(?:/|\bove?r)\s?[3-5](?![\d/%\w]|[.,]\d)", re.IGNORECASE)
_ASKED_REACH = 50
_AT = re.compile(r"(?:@|\bat)\s?[$£€₹]?\Z", re.IGNORECASE)


def stock_of(draft: Draft) -> StatedStock | None:
    """Equity in money, and what the amount is an amount of."""
    for place, quantity, label in draft.numbers(Word.STOCK, Word.OPTIONS):
        if quantity.kind not in MONEY:
            continue
        if label.word is Word.OPTIONS and not _is_a_price(quantity):
            continue
        draft.used.add(place)
        stated = whole(draft, quantity, Part.STOCK, least=1)
        if stated is not None:
            return StatedStock(stated, _basis(draft, quantity, label.span))
    for _, count, label in draft.numbers(Word.STOCK):
        worth = _worth_of(draft, count) if count.kind is Kind.COUNT else None
        if worth is not None:
            draft.used.add(worth)
            amount = draft.quantities[worth]
            stated = whole(draft, amount, Part.STOCK, least=1)
            if stated is not None:
                return StatedStock(stated, _basis(draft, amount, label.span))
    return None


# What all of some shares are worth is a large amount; what one is worth is told by "each" too.
_WORTH = re.compile(r"\b(?:worth|valued\sat)\s*\Z", re.IGNORECASE)
_LEAST_WORTH = 2_000


def _worth_of(draft: Draft, count: Quantity) -> int | None:
    """The place of what some shares are worth in all: "3,000 RSUs worth $120k"."""
    for place, other in enumerate(draft.quantities):
        if other.kind not in MONEY or other.span.start < count.span.end:
            continue
        between = draft.text[count.span.end : other.span.start]
        in_all = not other.each and other.high >= _LEAST_WORTH and _WORTH.search(between)
        near = _AT_A_PRICE.match(between) is not None
        return place if in_all and near and place in draft.attached.free else None
    return None


def _is_a_price(quantity: Quantity) -> bool:
    """Whether options are told by what they are worth: "£60k options over 4 years"."""
    return quantity.currency is not None or quantity.over is not None


def _basis(draft: Draft, quantity: Quantity, *spans: Span) -> EquityBasis:
    """What an amount of equity is an amount of, where the words around it say it."""
    around = clause_of(draft, quantity.span, *spans)
    behind = draft.text[quantity.span.end : quantity.span.end + _ASKED_REACH]
    asks = READING_ASKED.search(draft.text, quantity.span.end) is not None
    if asks or ASKED.search(behind) is not None:
        return EquityBasis.UNKNOWN
    if quantity.over is not None or _OVER_BEHIND.match(draft.text, max(span.end for span in spans)):
        return EquityBasis.GRANT
    if quantity.per is Per.YEAR or says_yearly(_without_vesting(around)):
        return EquityBasis.ANNUAL
    if WHOLE.search(around) is not None or re.search(r"\btotal\b", around, re.IGNORECASE):
        return EquityBasis.GRANT
    if FIRST_YEAR.search(around) is not None:
        return EquityBasis.FIRST_YEAR
    return EquityBasis.GRANT if draft.terms.years is not None else EquityBasis.UNKNOWN


def _without_vesting(text: str) -> str:
    """The words without those that say how often it vests."""
    return re.sub(
        r"vest\w*\s(?:\w+\s)?(?:annually|yearly|every\syear|each\syear|per\syear)|(?:annual(?:ly)?|yearly)\s(?:vest\w*|cliff|bonus)|"
        r"\d+(?:\.\d+)?\s?%\s*(?:each|every|per|a|/)\s?(?:year|yr|y)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )


def options_of(draft: Draft) -> StatedOptions | None:
    """A number of options, with what they cost."""
    for place, quantity, label in draft.numbers(Word.OPTIONS, Word.STOCK):
        if not _counts_options(draft, quantity, label):
            continue
        draft.used.add(place)
        strike, price = _price(draft, Word.STRIKE), _price(draft, Word.PRICE)
        # "22k options @ 4.10": what an option costs.
        strike = strike or _price_behind(draft, quantity)
        if strike is not None and price is not None and strike.span == price.span:
            price = None
        if strike is None and price is not None and _AT.search(draft.text[: price.span.start]):
            strike, price = price, None
        return StatedOptions(plain(quantity), strike, price)
    return None


def _counts_options(draft: Draft, quantity: Quantity, label: Label) -> bool:
    """Whether a number is one of options: "an option grant of 32,000 shares" too."""
    if quantity.kind is Kind.PERCENT:
        return False  # a share of the company
    if label.word is Word.OPTIONS:
        return quantity.kind is Kind.COUNT or not _is_a_price(quantity)
    said = any(one.word in _OF_OPTIONS and not one.none for one in draft.labels)
    return quantity.kind is Kind.COUNT and said


def _price(draft: Draft, word: Word) -> Stated | None:
    for place, quantity, _ in draft.numbers(word):
        draft.used.add(place)
        return plain(quantity)
    for place in draft.attached.free if word is Word.PRICE else ():
        quantity = draft.quantities[place]
        if quantity.each and place not in draft.used:
            draft.used.add(place)
            return plain(quantity)
    return None


def shares_of(draft: Draft) -> StatedOptions | None:
    """A number of shares, with what one is worth."""
    for place, quantity, label in draft.numbers(Word.STOCK):
        if quantity.kind is not Kind.COUNT or _counts_options(draft, quantity, label):
            continue
        draft.used.add(place)
        count = plain(quantity)
        return StatedOptions(
            count, None, _price(draft, Word.PRICE) or _price_behind(draft, quantity)
        )
    return None


def _price_behind(draft: Draft, count: Quantity) -> Stated | None:
    """The price right behind a number of shares: "500 RSUs @ $120"."""
    in_all = _worth_of(draft, count)
    for place, other in enumerate(draft.quantities):
        if other.kind not in MONEY or other.span.start < count.span.end:
            continue
        between = draft.text[count.span.end : other.span.start]
        free = place in draft.attached.free and place != in_all
        if _AT_A_PRICE.match(between) is not None and free:
            draft.used.add(place)
            return Stated(other.low, other.high, other.typed, other.span)
        return None
    return None

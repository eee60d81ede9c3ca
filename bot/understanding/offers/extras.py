"""The bonus, and the parts of pay that are one amount: relocation, a match, a total."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.understanding.entities import Span
from bot.understanding.offers.drafts import MONEY, Draft, line_of, plain, share_of, whole
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import Part, Stated, StatedBonus, StatedMatch
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.said import GUARANTEED, NOT_GUARANTEED

# "125 base" means thousands, "5 base" nothing that anybody is paid in a year.
_LEAST_BARE = 20
_SHARE_OR_MONEY = MONEY | {Kind.PERCENT}
LETTER = 400
_IN_FULL = re.compile(r"\b(?:dollar|\$|1)[\s-]?(?:for|:)[\s-]?(?:dollar|\$|1)\b", re.IGNORECASE)


def bonus_of(draft: Draft) -> StatedBonus | None:
    """The bonus, in per cent or as an amount."""
    percent: Stated | None = None
    amount: Stated | None = None
    around = ""
    per = Per.YEAR
    for place, quantity, label in draft.numbers(Word.BONUS):
        draft.used.add(place)
        if quantity.kind not in _SHARE_OR_MONEY:
            continue  # "bonus 3 months"
        around += line_of(draft, quantity.span, label.span)
        if quantity.kind is Kind.PERCENT or _is_headed_by_percent(draft, quantity, label):
            percent = percent or share_of(draft, quantity, Part.BONUS)
        elif amount is None:
            amount = whole(draft, quantity, Part.BONUS, least=1)
            per = quantity.per or Per.YEAR
    if percent is None and amount is None:
        return None
    if NOT_GUARANTEED.search(around) is not None:
        return StatedBonus(percent, amount, guaranteed=False, per=per)
    guaranteed = True if GUARANTEED.search(around) is not None else None
    return StatedBonus(percent, amount, guaranteed=guaranteed, per=per)


def _is_headed_by_percent(draft: Draft, quantity: Quantity, label: Label) -> bool:
    """Whether the word before a number says that it is a percentage: "Bonus %: 10"."""
    between = draft.text[label.span.end : quantity.span.start]
    return quantity.kind is Kind.BARE and "%" in between


def amount_of(draft: Draft, word: Word, part: Part) -> Stated | None:
    """The amount that a word is said of; None where it is said of none that can be pay."""
    for place, quantity, _ in draft.numbers(word):
        draft.used.add(place)
        stated = whole(draft, quantity, part, least=1 if word is not Word.TOTAL else _LEAST_BARE)
        if stated is not None:
            return stated
    return None


def match_of(draft: Draft) -> StatedMatch | None:
    """What is added to savings for retirement, where a rate and a cap are given."""
    shares = [quantity for _, quantity, _ in draft.numbers(Word.MATCH)]
    draft.used.update(place for place, _, _ in draft.numbers(Word.MATCH))
    if not shares:
        return None
    rate, *rest = shares
    if rest:
        return StatedMatch(plain(rate), plain(rest[0]))
    if rate.reversed:  # "50% to 6%"
        ends = (replace(rate, low=rate.high), replace(rate, high=rate.low))
        return StatedMatch(plain(ends[0]), plain(ends[1]))
    full = _IN_FULL.search(line_of(draft, rate.span))
    if full is None:
        return None
    whole = Decimal(100)
    start = draft.text.find(full.group(), draft.span.start)
    said = Stated(whole, whole, full.group(), Span(start, start + len(full.group())))
    return StatedMatch(said, plain(rate))


def experience_of(draft: Draft) -> int | None:
    """The years that somebody has worked, where they are said."""
    if len(draft.text) > LETTER:
        return None  # what a job asks for
    for place, quantity, _ in draft.numbers(Word.EXPERIENCE):
        draft.used.add(place)
        months = quantity.kind is Kind.MONTHS
        return int(quantity.low) // 12 if months else int(quantity.low)
    return None

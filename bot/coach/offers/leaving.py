"""What has vested, and what must be paid back, on leaving after some months."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.coach.answers.offers import LeavingAnswer
from bot.coach.figures import Name
from bot.coach.kept import KeptOffer
from bot.coach.offer_readings import Reading, readings
from bot.pay.leaving import Left, UnknownClawbackError, left_on_leaving
from bot.pay.offer import EquityBasis, Offer, Vesting
from bot.pay.vesting import even, schedule_of, vested, vested_fraction, vested_part
from bot.pay.worked import Worked, stated
from bot.understanding.offers.mention import OfferMention

_LEAVE = re.compile(
    r"\b(?:if|when|in\scase)\s(?:i|he|she|they|you)\s(?:leave|leaves|left|quit|quits|resign|resigns|get\slaid\soff|am\slaid\soff|go)\b"
    r"[^.?!]{0,30}?(?P<when>after|at|in|within|before|b4|by)\s(?:the\s)?(?:"
    r"(?P<count>\d{1,3}(?:\.5)?|an?|one|two|three|four|half\sa)\s?-?\s?"
    r"(?P<unit>years?|yrs?|y|months?|mos?|mo)\b(?P<half>\sand\sa\shalf)?|month\s(?P<month>\d{1,3})\b)",
    re.IGNORECASE,
)
# Whoever leaves before a day leaves in the month before it at the latest.
_BEFORE = frozenset({"before", "b4", "within"})
_ASKED = re.compile(
    r"\b(?:what|how\smuch|how\smany|do\si|would\si|will\si|can\si|am\si|must\si)\b", re.IGNORECASE
)
_PAID_BACK = re.compile(
    r"\b(?:re)?pa(?:y|id)(?:\s(?:it|this|that|them|all))?(?:\s|-)?(?:back)?\b|\brepa(?:y|id)\w*|\breturn\w*|\bclaw\w*|"
    r"\brefund\w*|\breimburs\w*|\bforfeit\w*|\bowed?\b|\bgive\s(?:it\s)?back\b",
    re.IGNORECASE,
)
_COUNTS: Mapping[str, int] = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_HALF = 6
_YEAR = 12
_LONGEST = 120


def months_of_leaving(text: str) -> int | None:
    """After how many months somebody asks what they keep on leaving; None where nobody does."""
    found = _LEAVE.search(text)
    if found is None or _is_a_clause(text, found):
        return None
    months = int(found["month"]) if found["month"] else _months(found)
    if found["when"].casefold() in _BEFORE:
        months -= 1
    return months if 0 < months <= _LONGEST else None


def _months(found: re.Match[str]) -> int:
    """The months of "18 months", "1.5 years", "half a year", "a year and a half"."""
    count = found["count"].casefold()
    if count.startswith("half"):
        return _HALF
    unit = _YEAR if found["unit"][0].casefold() == "y" else 1
    number = Decimal(_COUNTS.get(count) or count)
    return int(number * unit) + (unit // 2 if found["half"] else 0)


def _is_a_clause(text: str, found: re.Match[str]) -> bool:
    """Whether it is a term of an offer: "to be repaid if you leave within 12 months"."""
    start = max(text.rfind(mark, 0, found.start()) for mark in ".!?\n") + 1
    end = next((at for at in range(found.end(), len(text)) if text[at] in ".!?\n"), len(text))
    sentence, before = text[start : end + 1], text[start : found.start()]
    asked = "?" in sentence or _ASKED.search(before) is not None
    return not asked and _PAID_BACK.search(sentence) is not None


def answer_leaving(offer: KeptOffer, currency: str | None, months: int) -> LeavingAnswer | None:
    """What is kept and owed of an offer after so many months; None where nothing tells it."""
    told = readings(offer, currency)
    vesting, assumed = _vesting(offer.stated, told[0].offer if told else None)
    ways = tuple(way for reading in told for way in _left(reading.offer, months))
    owed = dict.fromkeys(way.owed for way in ways if way.owed is not None)
    kept = dict.fromkeys(way.vested for way in ways if way.vested is not None)
    if vesting is None and not owed:
        return None
    monthly = None if vesting is None else _each_month(vesting, months)
    by_month = () if monthly is None else tuple(_kept_monthly(told, months))
    return LeavingAnswer(
        key=offer.key,
        name=Name(offer.name),
        months=stated(Decimal(months), "months"),
        part=None if vesting is None else vested_part(vesting, months),
        kept=tuple(kept),
        owed=tuple(owed),
        even_assumed=assumed,
        monthly=None if monthly is None else vested_part(monthly, months),
        kept_monthly=by_month,
    )


def _each_month(vesting: Vesting, months: int) -> Vesting | None:
    """The schedule in steps of a month, where no step was told and another share has vested."""
    if vesting.every_months is not None:
        return None
    monthly = replace(vesting, every_months=1)
    same = vested_fraction(monthly, months) == vested_fraction(vesting, months)
    return None if same else monthly


def _kept_monthly(told: Sequence[Reading], months: int) -> Iterator[Worked]:
    """What is kept in money where a step vests every month, each amount once."""
    grants = [replace(one.offer.grant, every_months=1) for one in told if one.offer.grant]
    known = [grant for grant in grants if grant.basis is not EquityBasis.UNKNOWN]
    yield from dict.fromkeys(vested(grant, months) for grant in known)


def _left(offer: Offer, months: int) -> Iterator[Left]:
    """What is left in each way to read the terms: a clawback in full, or pro-rated."""
    if offer.grant is not None and offer.grant.basis is EquityBasis.UNKNOWN:
        return
    try:
        yield left_on_leaving(offer, months)
    except UnknownClawbackError:
        for prorated in (True, False):
            yield left_on_leaving(offer, months, prorated=prorated)


def _vesting(mention: OfferMention, offer: Offer | None) -> tuple[Vesting | None, bool]:
    """The schedule that is told, and whether its shares were assumed to be even."""
    if offer is not None and offer.grant is not None:
        vesting, assumed = schedule_of(offer.grant)
        return vesting, assumed and offer.grant.years is None
    years, every = mention.vesting_years, mention.every_months
    if years is None and mention.slices and every and mention.slices * every % _YEAR == 0:
        years = mention.slices * every // _YEAR
    if years is None:
        return None, False
    return replace(even(years), cliff_months=mention.cliff_months, every_months=every), False

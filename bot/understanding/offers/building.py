"""The parts of one offer, out of its numbers and the words that they are said of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from bot.pay.offer import EquityBasis
from bot.understanding.entities import Span
from bot.understanding.offers.attaching import Attached, attach
from bot.understanding.offers.gaps import Gaps
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.likely import OFFERED_BEFORE, is_salary, opens_an_offer
from bot.understanding.offers.mention import (
    Fault,
    Misfit,
    OfferMention,
    Part,
    Stated,
    StatedBase,
    StatedBonus,
    StatedInstalment,
    StatedMatch,
    StatedOptions,
    StatedStock,
)
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.said import (
    ASKED,
    FIRST_YEAR,
    GUARANTEED,
    MONTHS_PAID,
    NOT_GUARANTEED,
    READING_ASKED,
    WHOLE,
)
from bot.understanding.offers.segments import Segment
from bot.understanding.offers.terms import Terms, find_clawback, find_terms, says_yearly

_THOUSAND, _LAKH = 1_000, 100_000
# "125 base" means thousands, "5 base" nothing that anybody is paid in a year.
_LEAST_BARE = 20
_MOST_BARE = 999
_LEAST_MONTH = 200
_MOST_A_MONTH = 30_000
# More than this a year is a slip: of large currencies, and of those with small units.
_MOST_PAY = Decimal(10) ** 8
_MOST_PAY_IN_SMALL_UNITS = Decimal(10) ** 12
_SMALL_UNITS = frozenset(
    "VND IDR KRW JPY COP CLP HUF INR PYG UGX IRR LBP NGN PKR ARS TZS XOF UYU".split()
)
_PART_OF: Mapping[Word, Part] = MappingProxyType(
    {
        Word.BASE: Part.BASE,
        Word.BONUS: Part.BONUS,
        Word.STOCK: Part.STOCK,
        Word.OPTIONS: Part.OPTIONS,
        Word.SIGN_ON: Part.SIGN_ON,
        Word.RELOCATION: Part.RELOCATION,
        Word.REFRESHER: Part.REFRESHER,
        Word.MATCH: Part.MATCH,
        Word.TOTAL: Part.TOTAL,
        Word.CLAWBACK: Part.CLAWBACK,
    }
)
_MONEY = frozenset({Kind.MONEY, Kind.BARE})
_OF_OPTIONS = frozenset({Word.OPTIONS, Word.STRIKE})
_TIMES = frozenset({Kind.MONTHS, Kind.YEAR, Kind.SHORT_TIME})
_SHARE_OR_MONEY = _MONEY | {Kind.PERCENT}
# What a share may be of instead of base.
_NO_BONUS = re.compile(
    r"\s*(?:after\s|at\s(?:one|1|the\sfirst|year)|remote|vakantie|holiday|urlaub|vest|of\s|match|pension|raise|more|higher|increase|equity|owner|stake|hike|below|above|tax|off|more|on\starget)",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\b(?:vest\w*|raises?|hint\w*|merit|increase|hike|pension|gave\sme|inflation|tax(?:es)?)\W+(?:\w+\W+){0,2}\Z",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:\boffer(?:ed|ing|s)?\b|\bof\b|\bat\b|\bget(?:ting)?\b|\bmak(?:e|ing)\b|\bearn(?:ing)?\b|\bpaid\b|\bpays?\b|\bpaying\b|\bfor\b|\bon\b|:|/offer.*)\W*(?:\w+\W+){0,2}\Z",
    re.IGNORECASE,
)
_AT_A_PRICE = re.compile(
    r"\s*(?:rsus?|shares?|units?|options?|stock|isos?|nsos?|\s)*,?\s?(?:@|at|x|\*|×|worth|priced\sat|valued\sat)\s*\Z",
    re.IGNORECASE,
)
# "200k rsu/4", "120k rsu over 4": years without a word for them.
_OVER_BEHIND = re.compile(r"\s?(?:/|\bove?r)\s?[3-5](?![\d/%\w]|[.,]\d)", re.IGNORECASE)
_AROUND, _FAR = 26, 40
_LEAST_IN_A_LETTER = 20_000
_TERSE = 240
_NEAR_A_YEAR, _PARTED = 14, 10
_NEXT = 40
_LETTER = 400
_ASKED_REACH = 50


@dataclass(slots=True)
class _Draft:
    """An offer in the making, for one pass over its numbers."""

    text: str
    span: Span
    quantities: Sequence[Quantity]
    labels: Sequence[Label]
    attached: Attached
    terms: Terms
    lakhs: bool
    named: bool
    names: Sequence[Span]
    years: Mapping[int, int]
    misfits: list[Misfit] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def numbers(self, *words: Word) -> Iterator[tuple[int, Quantity, Label]]:
        """The numbers that one of some words is said of, in their order."""
        for pair in self.attached.pairs:
            label = self.labels[pair.label]
            if label.word in words:
                yield pair.quantity, self.quantities[pair.quantity], label


def build(
    gaps: Gaps,
    segment: Segment,
    quantities: Sequence[Quantity],
    labels: Sequence[Label],
    attached: Attached | None = None,
) -> OfferMention:
    """The offer of one segment; its text ends where that ends, and begins before it.

    `attached` are the numbers with their words, where these are known already.
    """
    span = segment.span
    text = gaps.text[: span.end]
    terms = find_terms(text, quantities, labels)
    free = [
        one if one.span not in terms.used else replace(one, kind=Kind.SHORT_TIME)
        for one in quantities
    ]
    if attached is None or _takes_any(attached, quantities, terms):
        attached = attach(gaps, free, labels)
    draft = _Draft(
        text=text,
        span=span,
        quantities=free,
        labels=labels,
        attached=attached,
        terms=terms,
        lakhs=any(one.in_lakhs for one in quantities),
        named=segment.employer is not None,
        names=segment.named,
        years=_years_of(text, quantities),
    )
    return _built(draft)


def _takes_any(attached: Attached, quantities: Sequence[Quantity], terms: Terms) -> bool:
    """Whether a number that belongs to the vesting was said of something else, or of nothing."""
    places = {*attached.free, *(pair.quantity for pair in attached.pairs)}
    return any(quantities[place].span in terms.used for place in places)


def _built(draft: _Draft) -> OfferMention:
    terms = draft.terms
    stock = _stock(draft)
    options, shares = _options(draft), _shares(draft)
    base, bonus, total = _base(draft), _bonus(draft), _amount(draft, Word.TOTAL, Part.TOTAL)
    sign_on = _sign_on(draft)
    offer = OfferMention(
        span=draft.span,
        currency=_currency(draft.quantities),
        base=base,
        bonus=bonus,
        stock=stock,
        options=options,
        shares=shares,
        sign_on=sign_on,
        relocation=_amount(draft, Word.RELOCATION, Part.RELOCATION),
        refresher=_amount(draft, Word.REFRESHER, Part.REFRESHER),
        match=_match(draft),
        total=total,
        vesting=terms.vesting,
        vesting_years=terms.years,
        cliff_months=terms.cliff_months,
        every_months=terms.every_months,
        slices=terms.slices,
        clawback=find_clawback(draft.text, draft.quantities, draft.labels),
        experience=_experience(draft),
        none=_none(draft.labels),
    )
    offer = _with_unsaid(offer, draft)
    return replace(offer, misfits=tuple(draft.misfits), unread=tuple(_unread(draft)))


def _currency(quantities: Sequence[Quantity]) -> str | None:
    return next((one.currency for one in quantities if one.currency is not None), None)


def _none(labels: Sequence[Label]) -> frozenset[Part]:
    return frozenset(
        _PART_OF[label.word] for label in labels if label.none and label.word in _PART_OF
    )


# Amounts in whole units -----------------------------------------------------------------------


def _whole(
    draft: _Draft, quantity: Quantity, part: Part, *, least: int = _LEAST_BARE
) -> Stated | None:
    """An amount in whole units; None, and a misfit, where it cannot be one."""
    if quantity.negative:
        draft.misfits.append(Misfit(Fault.NEGATIVE, part, quantity.typed, quantity.span))
        return None
    # In a letter a small number is a date or a number of people.
    scale = _scale(draft, quantity, least if len(draft.text) <= _LETTER else _LEAST_BARE)
    if scale is None or quantity.high <= 0:
        if quantity.high > 0 or part is Part.BASE:
            draft.misfits.append(Misfit(Fault.TOO_SMALL, part, quantity.typed, quantity.span))
        return None
    low, high = quantity.low * scale, quantity.high * scale
    currency = quantity.currency or _currency(draft.quantities)
    most = _MOST_PAY_IN_SMALL_UNITS if currency in _SMALL_UNITS else _MOST_PAY
    if high > most:
        draft.misfits.append(Misfit(Fault.TOO_LARGE, part, quantity.typed, quantity.span))
        return None
    if quantity.reversed:
        draft.misfits.append(Misfit(Fault.REVERSED, part, quantity.typed, quantity.span))
    return Stated(low, high, quantity.typed, quantity.span, scale)


def _scale(draft: _Draft, quantity: Quantity, least: int) -> int | None:
    """What a number has to be multiplied by; None where it is too small for that."""
    if quantity.scaled or quantity.high >= _THOUSAND:
        return 1
    if quantity.per in {Per.HOUR, Per.DAY, Per.WEEK}:
        return 1
    if quantity.per is Per.MONTH and quantity.high >= _LEAST_MONTH:
        return 1
    if draft.lakhs:
        return _LAKH
    return _THOUSAND if quantity.low >= least and quantity.high <= _MOST_BARE else None


# Parts ----------------------------------------------------------------------------------------


def _base(draft: _Draft) -> StatedBase | None:
    for place, quantity, label in draft.numbers(Word.BASE):
        draft.used.add(place)
        per = quantity.per or _per_around(draft, quantity, label)
        stated = _whole(draft, replace(quantity, per=per), Part.BASE)
        if stated is not None:
            return _paid(draft, stated, per, assumed=False)
    return None


def _paid(draft: _Draft, stated: Stated, per: Per | None, *, assumed: bool) -> StatedBase:
    """A base with the months that it is paid in, where it is a month's."""
    if per is None and stated.high >= _MOST_A_MONTH:
        return StatedBase(stated, assumed=assumed)
    paid = _months_paid(draft)
    if per is None and paid is not None:
        per = Per.MONTH
    monthly = per is Per.MONTH
    return StatedBase(stated, per or Per.YEAR, paid if monthly else None, assumed=assumed)


def _per_around(draft: _Draft, quantity: Quantity, label: Label) -> Per | None:
    """The time that an amount is paid for, where its word or the words around it say it."""
    words = draft.text[label.span.start : label.span.end]
    said = next((per for pattern, per in _PERS if pattern.search(words) is not None), None)
    return said or _per_near(draft, quantity)


_PERS: Sequence[tuple[re.Pattern[str], Per]] = (
    (
        re.compile(
            r"\bhourly\b|/\s?h(?:ou)?r?\b|\b(?:per|an)\shour\b|\bstundenlohn\b", re.IGNORECASE
        ),
        Per.HOUR,
    ),
    (re.compile(r"\bdaily\b|\bday\srate\b|/\s?day\b|\b(?:per|a)\sday\b", re.IGNORECASE), Per.DAY),
    (re.compile(r"\bweekly\b|/\s?(?:wk|week)\b|\b(?:per|a)\sweek\b", re.IGNORECASE), Per.WEEK),
    (
        re.compile(
            r"\bmonthly\b|\bmonatlich\w*|/\s?mon?(?:th|at)?\b|\b(?:per|a|im|pro)\smon(?:th|at)\b|"
            r"\bmensual\b|\bpcm\b|\bal\smese?\b|\bpar\smois\b|\bmånadslön\b|\bmiesięcznie\b",
            re.IGNORECASE,
        ),
        Per.MONTH,
    ),
)
_NEAR_BEFORE, _NEAR_BEHIND = 14, 20
_CLAUSE_END = re.compile(r"[,;.(\n+]")
_CLAUSE_START = re.compile(r"[,;.)\n+]")


def _per_near(draft: _Draft, quantity: Quantity) -> Per | None:
    start, end = quantity.span.start, quantity.span.end
    before = draft.text[max(draft.span.start, start - _NEAR_BEFORE) : start]
    before = _CLAUSE_START.split(before)[-1]
    behind = _CLAUSE_END.split(draft.text[end : end + _NEAR_BEHIND])[0]
    for words in (behind, before):
        for pattern, per in _PERS:
            if pattern.search(words) is not None:
                return per
    paid = MONTHS_PAID.match(draft.text, end + 1) or MONTHS_PAID.match(draft.text, end)
    paid = paid or _TIMES_BEFORE.search(draft.text[: quantity.span.start])
    return Per.MONTH if paid is not None else None


_TIMES_BEFORE = re.compile(r"\b1[2-6]\s?[x×*]\s?(?:[A-Z]{3}\s?|[$£€₹]\s?)?\Z")


def _months_paid(draft: _Draft) -> int | None:
    found = MONTHS_PAID.search(draft.text, draft.span.start)
    return None if found is None else int(next(filter(None, found.groups())))


def _bonus(draft: _Draft) -> StatedBonus | None:
    percent: Stated | None = None
    amount: Stated | None = None
    around = ""
    per = Per.YEAR
    for place, quantity, label in draft.numbers(Word.BONUS):
        draft.used.add(place)
        if quantity.kind not in _SHARE_OR_MONEY:
            continue  # "bonus 3 months"
        around += _line(draft, quantity.span, label.span)
        if quantity.kind is Kind.PERCENT or _is_headed_by_percent(draft, quantity, label):
            percent = percent or _share(draft, quantity, Part.BONUS)
        elif amount is None:
            amount = _whole(draft, quantity, Part.BONUS, least=1)
            per = quantity.per or Per.YEAR
    if percent is None and amount is None:
        return None
    if NOT_GUARANTEED.search(around) is not None:
        return StatedBonus(percent, amount, guaranteed=False, per=per)
    guaranteed = True if GUARANTEED.search(around) is not None else None
    return StatedBonus(percent, amount, guaranteed=guaranteed, per=per)


def _is_headed_by_percent(draft: _Draft, quantity: Quantity, label: Label) -> bool:
    """Whether the word before a number says that it is a percentage: "Bonus %: 10"."""
    between = draft.text[label.span.end : quantity.span.start]
    return quantity.kind is Kind.BARE and "%" in between


def _share(draft: _Draft, quantity: Quantity, part: Part) -> Stated:
    if quantity.reversed:
        draft.misfits.append(Misfit(Fault.REVERSED, part, quantity.typed, quantity.span))
    return _plain(quantity)


def _clause(draft: _Draft, *spans: Span) -> str:
    """The words around some spans, up to the numbers beside them and the end of the line."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = max(draft.span.start, first - _AROUND), min(len(draft.text), last + _AROUND)
    for other in draft.quantities:
        if other.kind in _TIMES or other.span in spans:
            continue
        if first > other.span.end > start:
            start = other.span.end
        if last < other.span.start < end:
            end = other.span.start
    cuts = [match.end() for match in re.finditer(r"[,;\n+.]\s", draft.text[start:first])]
    start += cuts[-1] if cuts else 0
    stop = re.search(r"[,;\n+]|\.\s", draft.text[last:end])
    return draft.text[start : end if stop is None else last + stop.start()]


def _line(draft: _Draft, *spans: Span) -> str:
    """The words around some spans, up to the numbers beside them and the end of the sentence."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    others = [one.span for one in draft.quantities if one.kind not in _TIMES]
    ends = [span.end for span in others if span.end <= first]
    starts = [span.start for span in others if span.start >= last]
    start = max([draft.span.start, first - 2 * _AROUND, *ends[-1:]])
    end = min([len(draft.text), last + 2 * _AROUND, *starts[:1]])
    before = re.split(r"[.;\n]\s|,\s", draft.text[start:first])[-1]
    behind = re.split(r"[;\n]|\.\s", draft.text[last:end])[0]
    return f"{before} {draft.text[first:last]} {behind}"


def _stock(draft: _Draft) -> StatedStock | None:
    for place, quantity, label in draft.numbers(Word.STOCK, Word.OPTIONS):
        if quantity.kind not in _MONEY:
            continue
        if label.word is Word.OPTIONS and not _is_a_price(quantity):
            continue
        draft.used.add(place)
        stated = _whole(draft, quantity, Part.STOCK, least=1)
        if stated is not None:
            return StatedStock(stated, _basis(draft, quantity, label.span))
    return None


def _is_a_price(quantity: Quantity) -> bool:
    """Whether options are told by what they are worth: "£60k options over 4 years"."""
    return quantity.currency is not None or quantity.over is not None


def _basis(draft: _Draft, quantity: Quantity, *spans: Span) -> EquityBasis:
    """What an amount of equity is an amount of, where the words around it say it."""
    around = _clause(draft, quantity.span, *spans)
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


def _options(draft: _Draft) -> StatedOptions | None:
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
        return StatedOptions(_plain(quantity), strike, price)
    return None


_AT = re.compile(r"(?:@|\bat)\s?[$£€₹]?\Z", re.IGNORECASE)


def _counts_options(draft: _Draft, quantity: Quantity, label: Label) -> bool:
    """Whether a number is one of options: "an option grant of 32,000 shares" too."""
    if label.word is Word.OPTIONS:
        return quantity.kind is Kind.COUNT or not _is_a_price(quantity)
    said = any(one.word in _OF_OPTIONS and not one.none for one in draft.labels)
    return quantity.kind is Kind.COUNT and said


def _price(draft: _Draft, word: Word) -> Stated | None:
    for place, quantity, _ in draft.numbers(word):
        draft.used.add(place)
        return _plain(quantity)
    for place in draft.attached.free if word is Word.PRICE else ():
        quantity = draft.quantities[place]
        if quantity.each and place not in draft.used:
            draft.used.add(place)
            return _plain(quantity)
    return None


def _shares(draft: _Draft) -> StatedOptions | None:
    for place, quantity, label in draft.numbers(Word.STOCK):
        if quantity.kind is not Kind.COUNT or _counts_options(draft, quantity, label):
            continue
        draft.used.add(place)
        count = _plain(quantity)
        return StatedOptions(
            count, None, _price(draft, Word.PRICE) or _price_behind(draft, quantity)
        )
    return None


def _price_behind(draft: _Draft, count: Quantity) -> Stated | None:
    """The price right behind a number of shares: "500 RSUs @ $120"."""
    for place, other in enumerate(draft.quantities):
        if other.kind not in _MONEY or other.span.start < count.span.end:
            continue
        between = draft.text[count.span.end : other.span.start]
        if _AT_A_PRICE.match(between) is not None and place in draft.attached.free:
            draft.used.add(place)
            return Stated(other.low, other.high, other.typed, other.span)
        return None
    return None


def _amount(draft: _Draft, word: Word, part: Part) -> Stated | None:
    for place, quantity, _ in draft.numbers(word):
        draft.used.add(place)
        stated = _whole(draft, quantity, part, least=1 if word is not Word.TOTAL else _LEAST_BARE)
        if stated is not None:
            return stated
    return None


_IN_FULL = re.compile(r"\b(?:dollar|\$|1)[\s-]?(?:for|:)[\s-]?(?:dollar|\$|1)\b", re.IGNORECASE)


def _match(draft: _Draft) -> StatedMatch | None:
    shares = [quantity for _, quantity, _ in draft.numbers(Word.MATCH)]
    draft.used.update(place for place, _, _ in draft.numbers(Word.MATCH))
    if not shares:
        return None
    rate, *rest = shares
    if rest:
        return StatedMatch(_plain(rate), _plain(rest[0]))
    if rate.reversed:  # "50% to 6%"
        ends = (replace(rate, low=rate.high), replace(rate, high=rate.low))
        return StatedMatch(_plain(ends[0]), _plain(ends[1]))
    full = _IN_FULL.search(_line(draft, rate.span))
    if full is None:
        return None
    whole = Decimal(100)
    start = draft.text.find(full.group(), draft.span.start)
    said = Stated(whole, whole, full.group(), Span(start, start + len(full.group())))
    return StatedMatch(said, _plain(rate))


def _plain(quantity: Quantity) -> Stated:
    """A number that needs no scale, as it was typed."""
    return Stated(quantity.low, quantity.high, quantity.typed, quantity.span)


def _experience(draft: _Draft) -> int | None:
    if len(draft.text) > _LETTER:
        return None  # what a job asks for
    for place, quantity, _ in draft.numbers(Word.EXPERIENCE):
        draft.used.add(place)
        months = quantity.kind is Kind.MONTHS
        return int(quantity.low) // 12 if months else int(quantity.low)
    return None


# Sign-on by instalments -----------------------------------------------------------------------


def _years_of(text: str, quantities: Sequence[Quantity]) -> Mapping[int, int]:
    """The year of the job of each amount that one is said of: "70k y1", "year 2: 50k"."""
    readings = (
        _years_beside(text, quantities, behind=None),
        _years_beside(text, quantities, behind=True),
        _years_beside(text, quantities, behind=False),
    )
    return max(readings, key=lambda years: len(set(years.values())))


def _years_beside(
    text: str, quantities: Sequence[Quantity], *, behind: bool | None
) -> Mapping[int, int]:
    """The years nearest to their amounts; all behind them, or all before them, where it is said."""
    years: dict[int, int] = {}
    money = [(place, one.span) for place, one in enumerate(quantities) if one.kind in _MONEY]
    for year in (one for one in quantities if one.kind is Kind.YEAR):
        near = [
            (_distance(span, year.span, text), place)
            for place, span in money
            if place not in years and behind in {None, span.start < year.span.start}
        ]
        close = [(gap, place) for gap, place in near if gap <= _NEAR_A_YEAR]
        if close:
            years[min(close)[1]] = int(year.low)
    return years


def _distance(amount: Span, year: Span, text: str) -> int:
    """How far a year is from an amount; a comma between them parts them."""
    start, end = (amount.end, year.start) if amount.start < year.start else (year.end, amount.start)
    between = text[start:end]
    return len(between) + (_PARTED if re.search(r"[,;+&\n]|\band\b", between) else 0)


def _sign_on(draft: _Draft) -> tuple[StatedInstalment, ...]:
    places = {place: quantity for place, quantity, _ in draft.numbers(Word.SIGN_ON)}
    if not places:
        return ()
    ends = [quantity.span.end for quantity in places.values()]
    later = any(
        year > 1 and any(0 <= draft.quantities[place].span.start - end <= _NEXT for end in ends)
        for place, year in draft.years.items()
    )
    if later or any(place in draft.years for place in places):
        words = {pair.quantity: draft.labels[pair.label].word for pair in draft.attached.pairs}
        for place in draft.years:
            if words.get(place, Word.SIGN_ON) is Word.SIGN_ON:
                places.setdefault(place, draft.quantities[place])
    found: list[StatedInstalment] = []
    for number, (place, quantity) in enumerate(sorted(places.items()), start=1):
        draft.used.add(place)
        stated = _whole(draft, quantity, Part.SIGN_ON, least=1)
        if stated is not None:
            found.append(StatedInstalment(stated, draft.years.get(place, 0 if number > 1 else 1)))
    return _in_turn(_without_sum(found))


def _in_turn(found: Sequence[StatedInstalment]) -> tuple[StatedInstalment, ...]:
    """The instalments, those that no year is said of each in the year after the one before."""
    known = [one for one in found if one.year]
    if len(known) == len(found) and len({one.year for one in known}) == len(known):
        return tuple(found)
    return tuple(replace(one, year=number) for number, one in enumerate(found, start=1))


def _without_sum(found: Sequence[StatedInstalment]) -> tuple[StatedInstalment, ...]:
    """The instalments without what they add up to: "40k, split 25k y1 and 15k y2"."""
    first, *rest = found or (None,)
    if first is None or len(rest) < 2:
        return tuple(found)
    split = sum(one.amount.low for one in rest) == first.amount.low
    return tuple(rest if split else found)


# Numbers that nothing is said of --------------------------------------------------------------


def _with_unsaid(offer: OfferMention, draft: _Draft) -> OfferMention:
    """The offer with what an amount can only be although no word says it."""
    for place in draft.attached.free:
        quantity = draft.quantities[place]
        if place in draft.used:
            continue
        if quantity.kind in _MONEY and offer.stock is None and quantity.over is not None:
            offer = _with_grant(offer, draft, place)
        elif quantity.kind in _MONEY and offer.base is None and _may_be_base(offer, quantity):
            offer = _with_base(offer, draft, place)
        elif quantity.kind is Kind.PERCENT and offer.bonus is None and offer.base is not None:
            offer = _with_share(offer, draft, place)
    return offer


def _may_be_base(offer: OfferMention, quantity: Quantity) -> bool:
    """Whether a number may be the base beside a total: "185k, tc 310k"."""
    total = offer.total
    return total is None or (
        quantity.kind is Kind.MONEY
        and quantity.span.start < total.span.start
        and quantity.high < total.high
    )


def _with_grant(offer: OfferMention, draft: _Draft, place: int) -> OfferMention:
    stated = _whole(draft, draft.quantities[place], Part.STOCK, least=1)
    draft.used.add(place)
    if stated is None:
        return offer
    return replace(offer, stock=StatedStock(stated, EquityBasis.GRANT))


def _with_base(offer: OfferMention, draft: _Draft, place: int) -> OfferMention:
    """The offer with an amount as its base: in a short message, or where it is called an offer."""
    quantity = draft.quantities[place]
    before = draft.text[draft.span.start : quantity.span.start]
    terse = draft.span.end - draft.span.start <= _TERSE
    if not is_salary(draft.text, quantity):
        return offer
    if not terse and not _is_pay_in_a_letter(quantity, before):
        return offer
    if quantity.kind is Kind.BARE and not (terse and _is_surely_pay(draft, quantity)):
        return offer
    told = (draft.attached.pairs and offer.total is None) or _COMMAND.match(draft.text) is not None
    if not told and not _is_where_pay_stands(draft, quantity):
        return offer
    per = quantity.per or _per_near(draft, quantity)
    stated = _whole(draft, replace(quantity, per=per), Part.BASE)
    draft.used.add(place)
    if stated is None:
        return offer
    return replace(offer, base=_paid(draft, stated, per, assumed=True))


_SHORT_TIMES = re.compile(
    r"(?:per|a|every|each|/)\s?month|monthly|/\s?mo\b|\bpcm\b|hour|/\s?hr?\b|\bmies|\bmois\b|\bm[eê]s\b|monat|\bmaand|weekly|/\s?day",
    re.IGNORECASE,
)


def _is_where_pay_stands(draft: _Draft, quantity: Quantity) -> bool:
    monthly = _SHORT_TIMES.search(draft.text) is not None
    return opens_an_offer(draft.text, quantity, draft.names, draft.span.start, monthly=monthly)


_COMMAND = re.compile(r"\s*/offer", re.IGNORECASE)


_SAID_OF_PAY = re.compile(
    r"\b(?:is|be|of|at|you|are)\s(?:about\s|around\s|exactly\s)?\Z", re.IGNORECASE
)


def _is_pay_in_a_letter(quantity: Quantity, before: str) -> bool:
    """Whether an amount of a long message is called an offer, or is said to be paid in a time."""
    if _OFFERED.search(before[-_FAR:]) is not None:
        return True
    timed = quantity.currency is not None and quantity.per is not None
    large = quantity.per is not Per.YEAR or quantity.high >= _LEAST_IN_A_LETTER
    return timed and large and _SAID_OF_PAY.search(before) is not None


def _is_surely_pay(draft: _Draft, quantity: Quantity) -> bool:
    """Whether a number without a mark is pay: beside other pay, an employer, or on command."""
    command = _COMMAND.match(draft.text) is not None
    before = draft.text[max(draft.span.start, quantity.span.start - _AROUND) : quantity.span.start]
    if OFFERED_BEFORE.search(before) is not None:
        return True
    paid = quantity.per is not None or draft.lakhs or quantity.negative
    return command or draft.named or paid or bool(draft.attached.pairs)


def _with_share(offer: OfferMention, draft: _Draft, place: int) -> OfferMention:
    quantity = draft.quantities[place]
    terse = draft.span.end - draft.span.start <= _TERSE
    if not terse or _NO_BONUS.match(draft.text, quantity.span.end) is not None:
        return offer
    before = draft.text[max(draft.span.start, quantity.span.start - _AROUND) : quantity.span.start]
    if _RAISED.search(before) is not None:
        return offer
    draft.used.add(place)
    around = _clause(draft, quantity.span)
    guaranteed = True if GUARANTEED.search(around) is not None else None
    return replace(
        offer, bonus=StatedBonus(_share(draft, quantity, Part.BONUS), None, guaranteed=guaranteed)
    )


def _unread(draft: _Draft) -> Iterator[Stated]:
    """The amounts that no part takes; shares and small numbers are seldom meant as pay."""
    misfits = {misfit.span for misfit in draft.misfits}
    for place in draft.attached.free:
        quantity = draft.quantities[place]
        if place in draft.used or quantity.span in misfits or quantity.kind is not Kind.MONEY:
            continue
        yield _plain(quantity)

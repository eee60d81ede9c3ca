"""Numbers that nothing is said of, and what they can only be."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.pay.offer import EquityBasis
from bot.understanding.offers.drafts import AROUND, MONEY, Draft, clause_of, plain, share_of, whole
from bot.understanding.offers.fixed import paid, per_near
from bot.understanding.offers.likely import OFFERED_BEFORE, is_salary, opens_an_offer
from bot.understanding.offers.mention import OfferMention, Part, Stated, StatedBonus, StatedStock
from bot.understanding.offers.quantities import Kind, Per, Quantity
from bot.understanding.offers.said import GUARANTEED

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
_FAR = 40
_LEAST_IN_A_LETTER = 20_000
_TERSE = 240
_SHORT_TIMES = re.compile(
    r"(?:per|a|every|each|/)\s?month|monthly|/\s?mo\b|\bpcm\b|hour|/\s?hr?\b|\bmies|\bmois\b|\bm[eê]s\b|monat|\bmaand|weekly|/\s?day",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"\s*/offer", re.IGNORECASE)
_SAID_OF_PAY = re.compile(
    r"\b(?:is|be|of|at|you|are)\s(?:about\s|around\s|exactly\s)?\Z", re.IGNORECASE
)


def with_unsaid(offer: OfferMention, draft: Draft) -> OfferMention:
    """The offer with what an amount can only be although no word says it."""
    for place in draft.attached.free:
        quantity = draft.quantities[place]
        if place in draft.used:
            continue
        if quantity.kind in MONEY and offer.stock is None and quantity.over is not None:
            offer = _with_grant(offer, draft, place)
        elif quantity.kind in MONEY and offer.base is None and _may_be_base(offer, quantity):
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


def _with_grant(offer: OfferMention, draft: Draft, place: int) -> OfferMention:
    stated = whole(draft, draft.quantities[place], Part.STOCK, least=1)
    draft.used.add(place)
    if stated is None:
        return offer
    return replace(offer, stock=StatedStock(stated, EquityBasis.GRANT))


def _with_base(offer: OfferMention, draft: Draft, place: int) -> OfferMention:
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
    per = quantity.per or per_near(draft, quantity)
    stated = whole(draft, replace(quantity, per=per), Part.BASE)
    draft.used.add(place)
    if stated is None:
        return offer
    return replace(offer, base=paid(draft, stated, per, assumed=True))


def _is_where_pay_stands(draft: Draft, quantity: Quantity) -> bool:
    monthly = _SHORT_TIMES.search(draft.text) is not None
    return opens_an_offer(draft.text, quantity, draft.names, draft.span.start, monthly=monthly)


def _is_pay_in_a_letter(quantity: Quantity, before: str) -> bool:
    """Whether an amount of a long message is called an offer, or is said to be paid in a time."""
    if _OFFERED.search(before[-_FAR:]) is not None:
        return True
    timed = quantity.currency is not None and quantity.per is not None
    large = quantity.per is not Per.YEAR or quantity.high >= _LEAST_IN_A_LETTER
    return timed and large and _SAID_OF_PAY.search(before) is not None


def _is_surely_pay(draft: Draft, quantity: Quantity) -> bool:
    """Whether a number without a mark is pay: beside other pay, an employer, or on command."""
    command = _COMMAND.match(draft.text) is not None
    before = draft.text[max(draft.span.start, quantity.span.start - _FAR) : quantity.span.start]
    if OFFERED_BEFORE.search(before) is not None:
        return True
    paid = quantity.per is not None or draft.lakhs or quantity.negative
    return command or draft.named or paid or bool(draft.attached.pairs)


def _with_share(offer: OfferMention, draft: Draft, place: int) -> OfferMention:
    quantity = draft.quantities[place]
    terse = draft.span.end - draft.span.start <= _TERSE
    if not terse or _NO_BONUS.match(draft.text, quantity.span.end) is not None:
        return offer
    before = draft.text[max(draft.span.start, quantity.span.start - AROUND) : quantity.span.start]
    if _RAISED.search(before) is not None:
        return offer
    draft.used.add(place)
    around = clause_of(draft, quantity.span)
    guaranteed = True if GUARANTEED.search(around) is not None else None
    return replace(
        offer, bonus=StatedBonus(share_of(draft, quantity, Part.BONUS), None, guaranteed=guaranteed)
    )


def unread_in(draft: Draft) -> Iterator[Stated]:
    """The amounts that no part takes; shares and small numbers are seldom meant as pay."""
    misfits = {misfit.span for misfit in draft.misfits}
    for place in draft.attached.free:
        quantity = draft.quantities[place]
        if place in draft.used or quantity.span in misfits or quantity.kind is not Kind.MONEY:
            continue
        yield plain(quantity)

"""The parts of one offer, out of its numbers and the words that they are said of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.understanding.offers.attaching import Attached, attach
from bot.understanding.offers.drafts import Draft, currency_of_offer
from bot.understanding.offers.equity import options_of, shares_of, stock_of
from bot.understanding.offers.extras import amount_of, bonus_of, experience_of, match_of
from bot.understanding.offers.fixed import base_of
from bot.understanding.offers.gaps import Gaps
from bot.understanding.offers.instalments import sign_on_of, years_of
from bot.understanding.offers.labels import Label, Word
from bot.understanding.offers.mention import OfferMention, Part
from bot.understanding.offers.quantities import Kind, Quantity
from bot.understanding.offers.segments import Segment
from bot.understanding.offers.terms import Terms, find_clawback, find_terms
from bot.understanding.offers.unsaid import unread_in, with_unsaid

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
    draft = Draft(
        text=text,
        span=span,
        quantities=free,
        labels=labels,
        attached=attached,
        terms=terms,
        lakhs=any(one.in_lakhs for one in quantities),
        named=segment.employer is not None,
        names=segment.named,
        years=years_of(text, quantities),
    )
    return _built(draft)


def _takes_any(attached: Attached, quantities: Sequence[Quantity], terms: Terms) -> bool:
    """Whether a number that belongs to the vesting was said of something else, or of nothing."""
    places = {*attached.free, *(pair.quantity for pair in attached.pairs)}
    return any(quantities[place].span in terms.used for place in places)


def _built(draft: Draft) -> OfferMention:
    terms = draft.terms
    stock = stock_of(draft)
    options, shares = options_of(draft), shares_of(draft)
    base, bonus, total = base_of(draft), bonus_of(draft), amount_of(draft, Word.TOTAL, Part.TOTAL)
    sign_on = sign_on_of(draft)
    offer = OfferMention(
        span=draft.span,
        currency=currency_of_offer(draft),
        base=base,
        bonus=bonus,
        stock=stock,
        options=options,
        shares=shares,
        sign_on=sign_on,
        relocation=amount_of(draft, Word.RELOCATION, Part.RELOCATION),
        refresher=amount_of(draft, Word.REFRESHER, Part.REFRESHER),
        match=match_of(draft),
        total=total,
        vesting=terms.vesting,
        vesting_years=terms.years,
        cliff_months=terms.cliff_months,
        every_months=terms.every_months,
        slices=terms.slices,
        clawback=find_clawback(draft.text, draft.quantities, draft.labels),
        experience=experience_of(draft),
        none=_none(draft.labels),
    )
    offer = with_unsaid(offer, draft)
    return replace(offer, misfits=tuple(draft.misfits), unread=tuple(unread_in(draft)))


def _none(labels: Sequence[Label]) -> frozenset[Part]:
    return frozenset(
        _PART_OF[label.word] for label in labels if label.none and label.word in _PART_OF
    )

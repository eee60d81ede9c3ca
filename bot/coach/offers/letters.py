"""What to ask the employer about an offer, and what to look at before signing it."""

from collections.abc import Iterator

from bot.coach.answers.offers import (
    Check,
    ChecklistAnswer,
    HrQuestion,
    HrQuestionsAnswer,
)
from bot.coach.figures import Name
from bot.coach.kept import Doubt, Kept, KeptOffer
from bot.coach.offer_readings import doubts_of
from bot.coach.offers.answering import company_name_of
from bot.coach.offers.remarks import missing
from bot.knowledge.base import KnowledgeBase
from bot.understanding.offers.mention import OfferMention, Part

# What an offer says in words that we do not read: asked about every one.
_ALWAYS = (
    HrQuestion.REVIEW,
    HrQuestion.START,
    HrQuestion.NOTICE,
    HrQuestion.PROBATION,
    HrQuestion.HOURS,
    HrQuestion.DEADLINE,
)
# What need not be looked at where the offer has none of it.
_CHECKS_OF = {
    Check.CLAWBACK: (Part.SIGN_ON, Part.RELOCATION),
    Check.VESTING: (Part.STOCK,),
    Check.LEAVING: (Part.STOCK,),
    Check.BONUS: (Part.BONUS,),
}


def answer_hr(offer: KeptOffer, kept: Kept, knowledge: KnowledgeBase) -> HrQuestionsAnswer:
    """One message that asks for all that is not given, and for nothing that is."""
    del kept  # other offers are nothing to an employer
    asked = set(_questions(offer))
    return HrQuestionsAnswer(
        key=offer.key,
        name=Name(offer.name),
        missing=missing(offer.stated),
        given=_given(offer.stated),
        company=company_name_of(offer, knowledge),
        questions=tuple(one for one in HrQuestion if one in asked),
    )


def answer_checklist(
    offer: KeptOffer | None, kept: Kept, knowledge: KnowledgeBase
) -> ChecklistAnswer:
    """What to check before signing; without an offer all of it."""
    del kept, knowledge
    if offer is None:
        return ChecklistAnswer(None, None, ())
    none = offer.stated.none
    checks = tuple(
        check
        for check in Check
        if check not in _CHECKS_OF or not none.issuperset(_CHECKS_OF[check])
    )
    return ChecklistAnswer(offer.key, Name(offer.name), missing(offer.stated), checks)


def _given(mention: OfferMention) -> frozenset[Part]:
    there = {
        Part.BASE: mention.base,
        Part.BONUS: mention.bonus,
        Part.STOCK: mention.stock,
        Part.OPTIONS: mention.options,
        Part.SHARES: mention.shares,
        Part.SIGN_ON: mention.sign_on,
        Part.RELOCATION: mention.relocation,
        Part.REFRESHER: mention.refresher,
        Part.MATCH: mention.match,
        Part.TOTAL: mention.total,
        Part.VESTING: mention.vesting or mention.vesting_years or mention.slices,
        Part.FREQUENCY: mention.every_months or mention.slices,
        Part.CLAWBACK: mention.clawback,
    }
    given = frozenset(part for part, value in there.items() if value)
    # A cliff of no months is one that was told.
    return given if mention.cliff_months is None else given | {Part.CLIFF}


def _questions(offer: KeptOffer) -> Iterator[HrQuestion]:
    mention = offer.stated
    settled = _given(mention) | mention.none
    open_doubts = {doubt for doubt, _ in doubts_of(offer)}
    if Part.BASE not in settled:
        yield HrQuestion.BASE
    if Doubt.PERIOD in open_doubts:
        yield HrQuestion.BASE_PERIOD
    yield from _about_bonus(mention, settled)
    yield from _about_stock(mention, settled, open_doubts)
    yield from _about_sign_on(mention, settled)
    for part, question in (
        (Part.RELOCATION, HrQuestion.RELOCATION),
        (Part.MATCH, HrQuestion.MATCH),
    ):
        if part not in settled:
            yield question
    if offer.level is None:
        yield HrQuestion.LEVEL
    if not offer.places:
        yield HrQuestion.PLACE
    yield from _ALWAYS


def _about_bonus(mention: OfferMention, settled: frozenset[Part]) -> Iterator[HrQuestion]:
    bonus = mention.bonus
    if Part.BONUS not in settled:
        yield HrQuestion.BONUS
    elif bonus is not None:
        if bonus.percent is None and bonus.amount is None:
            yield HrQuestion.BONUS_TARGET
        if not bonus.guaranteed:
            yield HrQuestion.BONUS_PAID
        if bonus.guaranteed is None:
            yield HrQuestion.BONUS_GUARANTEED


def _about_stock(
    mention: OfferMention, settled: frozenset[Part], open_doubts: set[Doubt]
) -> Iterator[HrQuestion]:
    papers = {Part.STOCK, Part.OPTIONS, Part.SHARES}
    if papers.isdisjoint(settled):
        yield HrQuestion.STOCK
        return
    if papers <= mention.none or papers.isdisjoint(_given(mention)):
        return
    if Doubt.BASIS in open_doubts:
        yield HrQuestion.STOCK_BASIS
    shares = mention.shares
    if mention.stock is not None or (shares is not None and shares.price is None):
        yield HrQuestion.STOCK_PRICE
    options = mention.options
    if options is not None and (options.strike is None or options.price is None):
        yield HrQuestion.STRIKE
    for part, question in (
        (Part.VESTING, HrQuestion.VESTING),
        (Part.CLIFF, HrQuestion.CLIFF),
        (Part.FREQUENCY, HrQuestion.FREQUENCY),
        (Part.REFRESHER, HrQuestion.REFRESHER),
    ):
        if part not in settled:
            yield question


def _about_sign_on(mention: OfferMention, settled: frozenset[Part]) -> Iterator[HrQuestion]:
    if Part.SIGN_ON not in settled:
        yield HrQuestion.SIGN_ON
    elif mention.sign_on:
        yield HrQuestion.SIGN_ON_DATE
        if Part.CLAWBACK not in settled:
            yield HrQuestion.CLAWBACK
        elif mention.clawback is not None and mention.clawback.prorated is None:
            yield HrQuestion.CLAWBACK_PRORATED

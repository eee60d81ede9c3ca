"""What is unusual about an offer, and what it leaves open."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.coach.answers.offers import Placed, Remark, Remarked, Sum
from bot.coach.answers.pay import Component
from bot.pay.band import Standing
from bot.pay.offer import Offer
from bot.pay.options import face_value
from bot.pay.shape import Shape, mean_ratio
from bot.pay.totals import bonus_of, counts_stated_total
from bot.pay.worked import quotient, share, stated
from bot.understanding.offers.mention import OfferMention, Part

# A bonus from this share of base on makes pay depend on it: a heuristic of ours.
_HIGH_BONUS = Decimal("0.4")


def remarks(
    mention: OfferMention, offer: Offer, sums: Sequence[Sum], placed: Sequence[Placed]
) -> Iterator[Remarked]:
    """The remarks, what costs money first; of shape only what all readings agree on."""
    yield from _outside(placed)
    yield from _shapes(sums)
    yield from _averaged(mention, offer)
    yield from _ends(offer, sums)
    yield from _high_bonus(offer)
    yield from _conditions(mention, offer)
    no_price = mention.shares is not None and mention.shares.price is None
    if no_price and mention.stock is None:
        yield Remarked(Remark.NO_PRICE)
    if offer.options is not None and face_value(offer.options) is None:
        yield Remarked(Remark.STOCK_NOT_COUNTED)


def _outside(placed: Sequence[Placed]) -> Iterator[Remarked]:
    """That the base is outside of the guide's range."""
    for one in placed:
        if one.component is Component.BASE and one.standing is Standing.BELOW:
            yield Remarked(Remark.BELOW_LOW, one.gap)
        if one.component is Component.BASE and one.standing is Standing.ABOVE:
            yield Remarked(Remark.ABOVE_HIGH)


def _high_bonus(offer: Offer) -> Iterator[Remarked]:
    bonus = bonus_of(offer)
    if bonus is None or offer.base is None or not offer.base.money.amount:
        return
    part = quotient("share", bonus, offer.base)
    if part.number >= _HIGH_BONUS:
        yield Remarked(Remark.HIGH_BONUS, part)


def _conditions(mention: OfferMention, offer: Offer) -> Iterator[Remarked]:
    if mention.cliff_months:
        yield Remarked(Remark.CLIFF, stated(Decimal(mention.cliff_months), "months"))
    if offer.clawback is not None:
        months = stated(Decimal(offer.clawback.months), "months")
        full = offer.clawback.prorated is False
        yield Remarked(Remark.CLAWBACK_IN_FULL if full else Remark.CLAWBACK, months)


def _shapes(sums: Sequence[Sum]) -> Iterator[Remarked]:
    shapes = {one.shape for one in sums}
    if len(shapes) != 1 or Shape.EVEN in shapes:
        return
    ratio = mean_ratio(sums[0].totals)
    front = Shape.FRONT_LOADED in shapes
    yield Remarked(Remark.FRONT_LOADED if front else Remark.BACK_LOADED, ratio)


def _averaged(mention: OfferMention, offer: Offer) -> Iterator[Remarked]:
    """That a total which was told is no year's pay, where its stock vests unevenly."""
    if counts_stated_total(offer) and len(set(mention.vesting)) > 1:
        first = share(mention.vesting[0] / Decimal(100))
        yield Remarked(Remark.TOTAL_IS_AN_AVERAGE, first)


def _ends(offer: Offer, sums: Sequence[Sum]) -> Iterator[Remarked]:
    """That a grant is over before the fourth year is."""
    if offer.grant is None or not sums:
        return
    last = sums[0].totals.years[-1]
    if last.equity is not None and not last.equity.money.amount:
        yield Remarked(Remark.NO_EQUITY_LATER, stated(Decimal(last.year), "year"))


# In the order in which one would ask for them.
_ITEMS = (
    Part.BASE,
    Part.BONUS,
    Part.STOCK,
    Part.VESTING,
    Part.CLIFF,
    Part.SIGN_ON,
    Part.CLAWBACK,
    Part.RELOCATION,
    Part.REFRESHER,
)


def missing(mention: OfferMention) -> tuple[Part, ...]:
    """What was not given: never taken for nothing, and no matter where it was said to be none."""
    given = _given(mention) | mention.none
    stock = Part.STOCK in given and Part.STOCK not in mention.none
    without = set() if stock else {Part.VESTING, Part.CLIFF, Part.REFRESHER}
    if Part.SIGN_ON not in given or Part.SIGN_ON in mention.none:
        without.add(Part.CLAWBACK)
    return tuple(item for item in _ITEMS if item not in given and item not in without)


def _given(mention: OfferMention) -> frozenset[Part]:
    there = {
        Part.BASE: mention.base,
        Part.BONUS: mention.bonus,
        Part.STOCK: mention.stock or mention.options or mention.shares,
        Part.VESTING: mention.vesting or mention.vesting_years or mention.slices,
        Part.CLIFF: mention.cliff_months is not None or None,
        Part.SIGN_ON: mention.sign_on,
        Part.CLAWBACK: mention.clawback,
        Part.RELOCATION: mention.relocation,
        Part.REFRESHER: mention.refresher,
        Part.TOTAL: mention.total,
    }
    return frozenset(part for part, value in there.items() if value)

"""Where the parts of an offer stand in a guide's range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from bot.coach.answers.offers import Placed, Sum, Unlike, Unplaced
from bot.coach.answers.pay import Component
from bot.coach.figures import GuideFigure
from bot.coach.kept import KeptOffer
from bot.coach.lookup import guide_for
from bot.coach.places import rows_with_figures
from bot.coach.question import Question
from bot.coach.ranges import rows_asked
from bot.knowledge.base import (
    BasisLabel,
    Guide,
    KnowledgeBase,
    PayFigure,
    PayRow,
    Period,
    TotalFit,
)
from bot.pay.band import PayBand
from bot.pay.money import NO_CURRENCY, Money
from bot.pay.offer import EquityBasis, Offer
from bot.pay.totals import bonus_of
from bot.pay.vesting import grant_total
from bot.pay.worked import Worked, product, stated

_MONTHS = Decimal(12)


@dataclass(frozen=True, slots=True)
class Beside:
    """The guide's row that an offer is set beside; or why there is none."""

    guide: Guide | None = None
    row: PayRow | None = None
    why_not: Unplaced | None = None


def beside(kept: KeptOffer, knowledge: KnowledgeBase) -> Beside:
    """The one row of the guide for the offer's company, role, place and level."""
    if kept.company is None:
        known = kept.employer or kept.stated.employer or kept.stated.name
        return Beside(why_not=Unplaced.NO_GUIDE if known else Unplaced.NO_COMPANY)
    if kept.company not in knowledge.companies:
        return Beside(why_not=Unplaced.NO_GUIDE)
    asked = question_of(kept)
    guide = guide_for(asked, knowledge)
    if guide is None:
        return Beside(why_not=Unplaced.WHICH_ROLE)
    rows = rows_asked(guide, asked)
    if not rows_with_figures(guide):
        return Beside(guide, why_not=Unplaced.NO_FIGURES)
    if not rows:
        return Beside(guide, why_not=Unplaced.NO_SUCH_PLACE)
    return Beside(guide, rows[0]) if len(rows) == 1 else Beside(guide, why_not=Unplaced.WHICH_PLACE)


def question_of(kept: KeptOffer) -> Question:
    """What is asked of the guides about an offer."""
    return Question(company=kept.company, role=kept.role, places=kept.places, level=kept.level)


def row_currency(row: PayRow | None) -> str | None:
    """The currency of a row's base, else of any other part that is money."""
    if row is None:
        return None
    figures = (row.pay.base, *row.pay.stated())
    return next((one.currency for one in figures if one is not None and one.has_amount), None)


def placed(sums: Sequence[Sum], offers: Sequence[Offer], side: Beside) -> Iterator[Placed]:
    """The parts of each reading beside the guide's; a part that all readings share stands once."""
    if side.guide is None or side.row is None:
        return
    found = [
        (number, part)
        for number, (offer, whole) in enumerate(zip(offers, sums, strict=True))
        for part in _parts(offer, whole, side.row)
    ]
    differ = _differing([part for _, part in found])
    seen: set[tuple[Component, Decimal]] = set()
    for number, part in found:
        figure = _figure(side.row, part.component)
        band = None if figure is None else _band(figure, side.guide, part.mine)
        what = (part.component, part.mine.money.amount)
        if figure is None or band is None or what in seen:
            continue
        seen.add(what)
        yield Placed(
            component=part.component,
            mine=part.mine,
            figure=GuideFigure(figure, side.guide.id),
            band=band,
            standing=band.place(part.mine),
            gap=band.gap_to_high(part.mine),
            sum=number if part.component in differ else None,
            unlike=part.unlike,
        )


class _Part(NamedTuple):
    """A part of an offer beside the guide's; `unlike` as in Placed."""

    component: Component
    mine: Worked
    unlike: Unlike | None = None


def _differing(parts: Sequence[_Part]) -> frozenset[Component]:
    """The components that are other amounts in other readings."""
    amounts: dict[Component, set[Decimal]] = {}
    for part in parts:
        amounts.setdefault(part.component, set()).add(part.mine.money.amount)
    return frozenset(component for component, those in amounts.items() if len(those) > 1)


def band_of(component: Component, currency: str | None, side: Beside) -> PayBand | None:
    """The guide's range of a part a year; None where there is none in that currency.

    A total that follows from the guide's parts in no way is none to aim by.
    """
    theirs = figure_beside(component, side)
    if component is Component.TOTAL and unsound_total(side.row) is not None:
        return None
    if theirs is None or side.guide is None or currency is None:
        return None
    return _band(theirs.figure, side.guide, stated(Money(Decimal(0), currency)))


def figure_beside(component: Component, side: Beside) -> GuideFigure | None:
    """What the guide says of a part, as it stands there."""
    if side.guide is None or side.row is None:
        return None
    figure = _figure(side.row, component)
    return None if figure is None else GuideFigure(figure, side.guide.id)


def _parts(offer: Offer, whole: Sum, row: PayRow) -> Iterator[_Part]:
    """The parts that can be set beside a guide's."""
    if offer.base is not None:
        yield _Part(Component.BASE, offer.base)
    bonus = bonus_of(offer)
    if bonus is not None:
        yield _Part(Component.BONUS, bonus)
    stock = _stock(offer, whole, row)
    if stock is not None:
        yield _Part(Component.STOCK, stock)
    if counts_all(offer, row) and unsound_total(row) is None:
        yield _Part(Component.TOTAL, whole.totals.recurring, _unlike(offer, row))


def unsound_total(row: PayRow | None) -> PayFigure | None:
    """The total of a row whose parts add up to it in no way; nothing may be computed with it."""
    if row is None or row.stock_basis.total_fits is not TotalFit.NEITHER:
        return None
    return row.pay.total


def counts_all(offer: Offer, row: PayRow) -> bool:
    """Whether an offer tells each part that a guide's total holds, or its total itself."""
    if offer.base is None:
        return offer.stated_total is not None
    stock = offer.grant is not None or row.pay.stock is None
    return stock and (offer.bonus is not None or row.pay.bonus is None)


def guide_stock(row: PayRow) -> BasisLabel:
    """What a guide's stock figure is: as it says, else as its total adds up."""
    basis = row.stock_basis
    if basis.label is not BasisLabel.UNKNOWN and not basis.disagrees:
        return basis.label
    if basis.total_fits is TotalFit.ANNUAL:
        return BasisLabel.ANNUAL
    return BasisLabel.GRANT if basis.total_fits is TotalFit.GRANT else BasisLabel.UNKNOWN


def _stock(offer: Offer, whole: Sum, row: PayRow) -> Worked | None:
    """The offer's stock as the guide counts its own; None where that is not known."""
    if offer.grant is None or offer.grant.basis is EquityBasis.UNKNOWN:
        return None
    theirs = guide_stock(row)
    if theirs is BasisLabel.GRANT:
        return grant_total(offer.grant)
    if theirs is not BasisLabel.ANNUAL:
        return None
    years = [year.equity for year in whole.totals.years if year.equity is not None]
    alike = len({one.money.amount for one in years}) == 1
    return years[0] if years and alike else None


def _unlike(offer: Offer, row: PayRow) -> Unlike | None:
    """Why the offer's total, which holds a part of a grant, is not quite like the guide's."""
    if offer.grant is None:
        return None
    fits = row.stock_basis.total_fits
    if fits is TotalFit.UNTESTABLE:
        return Unlike.UNTESTED
    yearly = fits is TotalFit.ANNUAL and offer.grant.basis is EquityBasis.GRANT
    return Unlike.YEARLY if yearly else None


def _figure(row: PayRow, component: Component) -> PayFigure | None:
    pay = row.pay
    match component:
        case Component.BASE:
            figure = pay.base
        case Component.STOCK:
            figure = pay.stock
        case Component.BONUS:
            figure = pay.bonus
        case Component.TOTAL:
            figure = pay.total
        case _:
            figure = None
    return figure if figure is not None and figure.has_amount else None


def _band(figure: PayFigure, guide: Guide, mine: Worked) -> PayBand | None:
    """The guide's range for a year; None where it is in another currency or has no two ends."""
    if figure.low is None or figure.high is None:
        return None
    currency = mine.money.currency
    if currency not in {figure.currency, NO_CURRENCY} or figure.period is Period.ONCE:
        return None
    source = GuideFigure(figure, guide.id)
    ends = [stated(Money(value, currency), "", source) for value in (figure.low, figure.high)]
    if figure.period is Period.MONTH:
        ends = [product("", end, stated(_MONTHS, "months")) for end in ends]
    return PayBand(*ends)

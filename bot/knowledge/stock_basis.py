"""Is a stock figure a whole grant or a yearly amount: what is said, and what adds up."""

from decimal import Decimal

from bot.knowledge.base import (
    BasisLabel,
    PayComponents,
    PayFigure,
    Period,
    StockBasis,
    TotalFit,
    Unit,
)

# A stated total may differ from the sum of its parts by this much and still fit.
_TOLERANCE = Decimal("0.10")
_YEARS_OF_A_GRANT = 4
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


def basis_label(cell_says: Period | None, header_says: Period | None) -> BasisLabel:
    """What the guide says its stock figure is; the cell's own words count before the header's."""
    said = cell_says or header_says
    if said is Period.GRANT:
        return BasisLabel.GRANT
    if said in {Period.YEAR, Period.MONTH}:
        return BasisLabel.ANNUAL
    return BasisLabel.UNKNOWN


def total_fit(pay: PayComponents) -> TotalFit:
    """Which reading of the stock figure the stated total fits, at both ends of the range.

    Annual: base + stock + bonus. Grant: base + stock / 4 + bonus. A bonus in per cent counts
    on its own end of the base; none counts as zero. Sums are tried only on amounts of one
    currency and period.
    """
    base, stock, total = pay.base, pay.stock, pay.total
    if base is None or stock is None or total is None or not _comparable(base, stock, total):
        return TotalFit.UNTESTABLE
    bonus = pay.bonus if pay.bonus is not None and _same_money(pay.bonus, base) else None
    ends = [_end(base, stock, bonus, total, high=high) for high in (False, True)]
    if any(end is None for end in ends):
        return TotalFit.UNTESTABLE
    annual = all(end is not None and end[0] for end in ends)
    grant = all(end is not None and end[1] for end in ends)
    if annual and grant:
        return TotalFit.EITHER
    if annual:
        return TotalFit.ANNUAL
    return TotalFit.GRANT if grant else TotalFit.NEITHER


def disagreement(basis: StockBasis) -> str | None:
    """A plain sentence where label and total contradict each other; None where they do not."""
    if basis.cell_differs:
        return "The heading of the stock and the figure below it say different periods."
    if not basis.disagrees:
        return None
    if basis.label is BasisLabel.GRANT:
        return (
            "The stock is labelled as a grant over several years, but the stated total only "
            "adds up when all of it counts in one year."
        )
    return (
        "The stock is labelled as yearly, but the stated total only adds up when a quarter of "
        "it counts in one year."
    )


def _comparable(base: PayFigure, stock: PayFigure, total: PayFigure) -> bool:
    figures = (base, stock, total)
    if not all(figure.has_amount for figure in figures):
        return False
    monthly = {figure.period is Period.MONTH for figure in figures}
    return len(monthly) == 1 and len({figure.currency for figure in figures}) == 1


def _same_money(bonus: PayFigure, base: PayFigure) -> bool:
    if bonus.unit is Unit.MONEY and bonus.low is not None:
        return bonus.currency == base.currency
    return bonus.pct_low is not None


def _end(
    base: PayFigure, stock: PayFigure, bonus: PayFigure | None, total: PayFigure, *, high: bool
) -> tuple[bool, bool] | None:
    """Whether the annual and the grant reading fit the total at one end of the range."""
    fixed, shares, stated = (_at(figure, high=high) for figure in (base, stock, total))
    if fixed is None or shares is None or stated is None:
        return None
    rest = fixed + _bonus_at(bonus, fixed, high=high)
    return (
        _fits(rest + shares, stated),
        _fits(rest + shares / _YEARS_OF_A_GRANT, stated),
    )


def _at(figure: PayFigure, *, high: bool) -> Decimal | None:
    return figure.high if high else figure.low


def _bonus_at(bonus: PayFigure | None, base: Decimal, *, high: bool) -> Decimal:
    if bonus is None:
        return _ZERO
    amount = _at(bonus, high=high)
    if amount is not None and bonus.unit is Unit.MONEY:
        return amount
    percent = bonus.pct_high if high else bonus.pct_low
    return base * percent / _HUNDRED if percent is not None else _ZERO


def _fits(computed: Decimal, stated: Decimal) -> bool:
    return abs(computed - stated) <= stated * _TOLERANCE

"""Is a stock figure a whole grant or a yearly amount."""

from decimal import Decimal

import pytest

from bot.knowledge.amounts import read_cell
from bot.knowledge.base import BasisLabel, PayComponents, PayFigure, Period, StockBasis, TotalFit
from bot.knowledge.stock_basis import basis_label, disagreement, total_fit


def _figure(cell: str | None) -> PayFigure | None:
    return read_cell(cell, 1).figure if cell is not None else None


def _pay(
    base: str | None, stock: str | None, bonus: str | None, total: str | None
) -> PayComponents:
    return PayComponents(
        base=_figure(base), stock=_figure(stock), bonus=_figure(bonus), total=_figure(total)
    )


@pytest.mark.parametrize(
    ("cell", "header", "label"),
    [
        (None, None, BasisLabel.UNKNOWN),
        (None, Period.GRANT, BasisLabel.GRANT),
        (None, Period.YEAR, BasisLabel.ANNUAL),
        (Period.YEAR, Period.GRANT, BasisLabel.ANNUAL),
        (Period.GRANT, Period.YEAR, BasisLabel.GRANT),
        (Period.MONTH, None, BasisLabel.ANNUAL),
    ],
)
def test_the_cells_own_words_count_before_the_headers(
    cell: Period | None, header: Period | None, label: BasisLabel
) -> None:
    assert basis_label(cell, header) is label


@pytest.mark.parametrize(
    ("pay", "fit"),
    [
        (("$100K–$120K", "$40K–$80K", None, "$140K–$200K"), TotalFit.ANNUAL),
        (("$100K–$120K", "$40K–$80K", None, "$110K–$140K"), TotalFit.GRANT),
        (("$100K–$120K", "$4K–$8K", None, "$103K–$126K"), TotalFit.EITHER),
        (("$100K–$120K", "$40K–$80K", None, "$300K–$400K"), TotalFit.NEITHER),
        (("$100K–$120K", "$40K–$80K", None, "$140K–$140K"), TotalFit.NEITHER),
        (("$100K–$120K", "$40K–$80K", "10–20%", "$120K–$164K"), TotalFit.GRANT),
        (("$100K–$120K", "$40K–$80K", "$30K–$40K", "$140K–$180K"), TotalFit.GRANT),
        (("$100K–$120K", "$40K–$80K", "Varies", "$140K–$200K"), TotalFit.ANNUAL),
        (("$100K–$120K", None, None, "$140K–$200K"), TotalFit.UNTESTABLE),
        ((None, "$40K–$80K", None, "$140K–$200K"), TotalFit.UNTESTABLE),
        (("$100K–$120K", "$40K–$80K", None, None), TotalFit.UNTESTABLE),
        (("$100K–$120K", "£40K–£80K", None, "$140K–$200K"), TotalFit.UNTESTABLE),
        (("$100K–$120K", "4,000 options", None, "$140K–$200K"), TotalFit.UNTESTABLE),
        (("SEK 50K/mo", "SEK 100K", None, "SEK 700K"), TotalFit.UNTESTABLE),
        (("$100K–$120K", "Varies", None, "$140K–$200K"), TotalFit.UNTESTABLE),
    ],
)
def test_the_total_tells_which_reading_of_the_stock_it_fits(
    pay: tuple[str | None, str | None, str | None, str | None], fit: TotalFit
) -> None:
    assert total_fit(_pay(*pay)) is fit


@pytest.mark.parametrize(
    ("total", "fit"), [(Decimal(182), TotalFit.ANNUAL), (Decimal(181), TotalFit.NEITHER)]
)
def test_ten_per_cent_is_near_enough_and_no_more(total: Decimal, fit: TotalFit) -> None:
    def just(value: Decimal) -> PayFigure:
        return PayFigure("", 1, value * 1000, value * 1000, "USD")

    pay = PayComponents(just(Decimal(100)), just(Decimal(100)), None, None, just(total))
    assert total_fit(pay) is fit


@pytest.mark.parametrize("label", BasisLabel)
@pytest.mark.parametrize("fit", TotalFit)
def test_only_a_contradiction_is_worded(label: BasisLabel, fit: TotalFit) -> None:
    contradicts = (label, fit) in {
        (BasisLabel.GRANT, TotalFit.ANNUAL),
        (BasisLabel.ANNUAL, TotalFit.GRANT),
    }
    assert (disagreement(StockBasis(label, fit)) is not None) == contradicts

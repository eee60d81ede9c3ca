"""Rules about one row of pay."""

from collections.abc import Iterator

from bot.knowledge.base import PayRow, Period, Unit
from bot.knowledge.diagnostics import Findings, shown
from bot.knowledge.stock_basis import disagreement


def check_row(row: PayRow, problem: str | None, findings: Findings) -> None:
    """Report what is odd about a row; `problem` is what its region label lacks to be a place."""
    if problem is not None:
        findings.warn(row.line, "KB209", f"region '{shown(row.region)}': {problem}")
    for code, message in (*_of_amounts(row), *_of_stock(row)):
        findings.warn(row.line, code, message)


def _of_amounts(row: PayRow) -> Iterator[tuple[str, str]]:
    figures = row.pay.stated()
    if not any(figure.low is not None or figure.high is not None for figure in figures):
        yield "KB213", f"no amount for '{shown(row.region)}'; add one or drop the row"
    currencies = {figure.currency for figure in figures if figure.has_amount} - {None}
    if len(currencies) > 1:
        names = " and ".join(sorted(str(currency) for currency in currencies))
        yield "KB215", f"'{shown(row.region)}' mixes {names} in one row; check the currencies"
    if any(figure.period is Period.MONTH for figure in figures):
        yield "KB216", f"'{shown(row.region)}' is paid by the month; write yearly amounts"


def _of_stock(row: PayRow) -> Iterator[tuple[str, str]]:
    sentence = disagreement(row.stock_basis)
    if sentence is not None:
        yield "KB214", f"{shown(row.region)}: {sentence} Set stock_basis, or correct the total"
    stock = row.pay.stock
    if stock is not None and stock.unit is Unit.SHARES:
        yield (
            "KB217",
            f"the stock for '{shown(row.region)}' is a number of shares; add its value in money",
        )

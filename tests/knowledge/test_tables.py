"""Which table states pay, and what its columns hold."""

import pytest

from bot.knowledge.base import Period
from bot.knowledge.markdown import read_blocks
from bot.knowledge.periods import says_period_of_stock
from bot.knowledge.tables import Column, PayTable, column_of, pay_tables


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Base Salary", Column.BASE),
        ("Base", Column.BASE),
        ("Salary", Column.BASE),
        ("Stock (RSU/4yr)", Column.STOCK),
        ("Equity", Column.STOCK),
        ("RSUs (4-year vest)", Column.STOCK),
        ("Options", Column.STOCK),
        ("Bonus", Column.BONUS),
        ("Target Bonus", Column.BONUS),
        ("Sign-On", Column.SIGN_ON),
        ("Signing Bonus", Column.SIGN_ON),
        ("Sign-On / Bonus", Column.SIGN_ON),
        ("Total Comp", Column.TOTAL),
        ("Total Year-1 Comp", Column.TOTAL),
        ("Carry", Column.OTHER),
        ("Carry/Bonus", Column.OTHER),
        ("Profit-Based RSU", Column.OTHER),
        ("Retention RSU", Column.OTHER),
        ("Adoption", Column.OTHER),
        ("Notes", Column.OTHER),
    ],
)
def test_a_label_names_its_component(label: str, column: Column) -> None:
    assert column_of(label) is column


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Stock (RSU/4yr)", Period.GRANT),
        ("RSUs (4-year vest)", Period.GRANT),
        ("Four-year grant", Period.GRANT),
        ("RSU/yr", Period.YEAR),
        ("Annual Equity", Period.YEAR),
        ("Stock", None),
    ],
)
def test_a_header_may_say_whether_stock_is_yearly(label: str, period: Period | None) -> None:
    assert says_period_of_stock(label) is period


def _table(text: str) -> PayTable | None:
    return next(pay_tables(read_blocks(text, 1)), None)


def test_tables_about_something_else_are_passed_over() -> None:
    table = _table(
        "| Level | Years |\n|---|---|\n| 1 | 2 |\n\n"
        "| Theirs | Ours |\n|---|---|\n| T1 | $1K |\n\n"
        "| Region | Base |\n|---|---|\n| Oslo | NOK 500K |\n"
    )
    assert table is not None
    assert [row.region for row in table.rows] == ["Oslo"]
    assert table.line == 9


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no table",
        "| Region | Base |\n|---|---|\n",
        "| Region | Base |\n|---|---|\n| Oslo | much |\n",
        "| Region |\n|---|\n| $5K |\n",
        "| Component |\n|---|\n| $5K |\n",
        "| |\n|---|\n| |\n",
    ],
)
def test_a_body_without_pay_by_region_has_no_pay_table(text: str) -> None:
    assert _table(text) is None


def test_a_row_without_a_region_is_left_out() -> None:
    table = _table("| Region | Base |\n|---|---|\n| | $1K |\n| Oslo | $2K |\n")
    assert table is not None
    assert [row.region for row in table.rows] == ["Oslo"]


def test_ragged_rows_keep_the_cells_they_have() -> None:
    table = _table(
        "| Region | Base | Bonus |\n|---|---|---|\n| Oslo | $1K |\n| Rome | $2K | 5% |\n"
    )
    assert table is not None
    oslo, rome = table.rows
    assert oslo.cells[Column.BASE].text == "$1K"
    assert rome.cells[Column.BONUS].text == "5%"


def test_a_second_base_column_keeps_its_own_label() -> None:
    table = _table("| Region | Base | Base (Senior) |\n|---|---|---|\n| Oslo | $1K | $2K |\n")
    assert table is not None
    (row,) = table.rows
    assert row.cells[Column.BASE].text == "$1K"
    assert [(cell.label, cell.text) for cell in row.other] == [("Base (Senior)", "$2K")]

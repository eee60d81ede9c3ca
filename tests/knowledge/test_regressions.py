"""Guides whose reading once lost or bent something, each in a few lines."""

from decimal import Decimal

import pytest

from bot.knowledge.amounts import read_cell
from bot.knowledge.base import BasisLabel, Guide, PayFigure, Period
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.export import export_guide
from bot.knowledge.levers import find_levers
from bot.knowledge.loader import GuideReader
from bot.knowledge.markdown import read_blocks
from tests.knowledge.made_up import codes, guide_text


def figure(cell: str, hint: str | None = None) -> PayFigure:
    found = read_cell(cell, 1, currency_hint=hint).figure
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("SGD $90K–$130K", "SGD"),
        ("CAD $100K–$130K", "CAD"),
        ("$100K–$130K CAD", "CAD"),
        ("NIS 350K–400K", "ILS"),
        ("85K–110K €", "EUR"),
    ],
)
def test_letters_beside_a_sign_name_the_currency(cell: str, currency: str) -> None:
    reading = read_cell(cell, 1)
    assert reading.figure is not None
    assert reading.figure.currency == currency
    assert not reading.mixed_currencies


def test_a_second_currency_in_parentheses_has_a_period_of_its_own() -> None:
    reading = read_cell("SEK 55K–72K/mo (~$63K-$83K/yr)", 1)
    assert reading.figure is not None
    assert reading.alternate is not None
    assert (reading.figure.period, reading.alternate.period) == (Period.MONTH, Period.YEAR)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [("$1-2M", 1_000_000, 2_000_000), ("₹80L-1.2cr", 8_000_000, 12_000_000)],
)
def test_ends_of_a_range_share_their_scale(cell: str, low: int, high: int) -> None:
    assert (figure(cell).low, figure(cell).high) == (Decimal(low), Decimal(high))


def test_levers_on_lines_of_one_paragraph_are_levers_each() -> None:
    body = '### Premium\n\n**Lever 1 — Pier:** "I ask A."\n**Lever 2 — Rope:** "I ask B."\n'
    levers = find_levers(read_blocks(body, 10)).levers
    assert [(lever.name, lever.script, lever.line) for lever in levers] == [
        ("Pier", "I ask A.", 12),
        ("Rope", "I ask B.", 13),
    ]


def test_what_follows_a_quoted_script_is_no_script() -> None:
    body = '#### Global Levers\n\n1. **Pier:** "I would like the pier bonus." Then wait a day.\n'
    (lever,) = find_levers(read_blocks(body, 1)).levers
    assert lever.script == "I would like the pier bonus."
    assert lever.advice == "Then wait a day."


TABLE = """| Region | Base Salary | {stock} | Bonus | Total Comp |
|---|---|---|---|---|
| Ghent | {base} | {cell} | 10% | €90K–€120K |"""


def read_table(
    reader: GuideReader, stock: str = "RSU (4yr)", cell: str = "€20K–€40K", base: str = "€60K–€80K"
) -> tuple[Guide, tuple[Diagnostic, ...]]:
    table = TABLE.format(stock=stock, cell=cell, base=base)
    read = reader.read_text("acme/baker.md", guide_text(table=table, compensation=None))
    assert read.guide is not None
    return read.guide, read.diagnostics


@pytest.mark.parametrize("heading", ["LTIP (3yr)", "Long-Term Incentive", "VSOP", "Tokens (4yr)"])
def test_equity_has_many_names(reader: GuideReader, heading: str) -> None:
    guide, _ = read_table(reader, stock=heading)
    stock = guide.rows[0].pay.stock
    assert stock is not None
    assert (stock.low, stock.high) == (Decimal(20_000), Decimal(40_000))


def test_an_amount_without_a_mark_is_in_the_regions_currency_and_said_so(
    reader: GuideReader,
) -> None:
    guide, diagnostics = read_table(reader, base="60K–80K")
    base = guide.rows[0].pay.base
    assert base is not None
    assert base.currency == "EUR"
    assert "KB223" in codes(diagnostics)


def test_equity_in_per_cent_and_an_open_end_are_noted_in_the_export(reader: GuideReader) -> None:
    guide, _ = read_table(reader, cell="0.05%–0.15%", base="€60K–€80K+")
    (row,) = export_guide(guide, ())["rows"]
    assert row["stock"] is None
    assert 'Stock: "0.05%–0.15%"' in row["notes"]
    assert 'Base: "€60K–€80K+"' in row["notes"]


def test_a_cell_that_contradicts_its_heading_is_said_to(reader: GuideReader) -> None:
    guide, _ = read_table(reader, cell="€20K–€40K/mo")
    basis = guide.rows[0].stock_basis
    assert (basis.label, basis.cell_differs) == (BasisLabel.GRANT, True)
    (row,) = export_guide(guide, ())["rows"]
    assert "The heading of the stock and the figure below it say different periods." in row["notes"]


def test_a_table_of_levels_above_the_pay_is_not_taken_for_it(reader: GuideReader) -> None:
    levels = "| Level | Ovenworks | Milltown |\n|---|---|---|\n| Baker | $1 tier | B2 |\n\n"
    table = levels + TABLE.format(stock="RSU (4yr)", cell="€20K–€40K", base="€60K–€80K")
    rows = "\n  - region: Ghent\n    base_low: 60000\n    base_high: 80000\n    currency: EUR"
    read = reader.read_text("acme/baker.md", guide_text(table=table, compensation=rows))
    assert read.guide is not None
    assert [row.region for row in read.guide.rows] == ["Ghent"]


def test_pay_by_the_month_is_reported(reader: GuideReader) -> None:
    assert "KB216" in codes(read_table(reader, base="€5K–€7K/mo")[1])

from dataclasses import replace

from bot.coach.question import Question
from bot.coach.ranges import answer_range
from bot.knowledge.base import (
    BasisLabel,
    Guide,
    OtherPay,
    PayComponents,
    PayRow,
    StockBasis,
    TotalFit,
)
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from tests.coach.made_up import DETROIT, LONDON, NOW, ROWS, guide, money, row


def shown(*rows: PayRow, **changes: object) -> str:
    one: Guide = replace(guide("a", "A", "r", "R", rows), **changes)  # type: ignore[arg-type]
    return render([answer_range(one, Question(), NOW)], english())


def test_a_level_stands_beside_its_region() -> None:
    assert "Detroit, L5 (USD)" in shown(row("Detroit", DETROIT, "USD", "$", "L5"))


def test_a_second_currency_stands_behind_the_first() -> None:
    second = PayComponents(base=money("$130K–$150K", 130_000, 150_000))
    assert "Base: £100K–£120K ($130K–$150K)" in shown(replace(ROWS[1], alternate=second))


def test_pay_under_a_label_of_its_own_and_notes_are_shown() -> None:
    carry = OtherPay("Carry", money("$5K", 5_000, 5_000))
    text = shown(replace(ROWS[0], other=(carry,), notes=('Bonus: "None"', "a sentence")))
    assert "Carry: $5K" in text
    assert 'Bonus: "None"' in text


def test_every_part_of_pay_has_its_word() -> None:
    pay = PayComponents(*(money(f"${n}K", n, n) for n in range(1, 6)))
    text = shown(replace(ROWS[0], pay=pay))
    for word in ("Base: $1K", "Stock: $2K", "Bonus: $3K", "Sign-on: $4K", "Total: $5K"):
        assert word in text


def test_regions_whose_stock_differs_are_told_apart() -> None:
    yearly = StockBasis(BasisLabel.ANNUAL, TotalFit.ANNUAL)
    text = shown(ROWS[0], replace(row("London", LONDON, "GBP", "£"), stock_basis=yearly))
    assert "London: Stock is per year" in text
    assert "Detroit, MI (HQ): The guide calls" in text


def test_a_guide_without_figures_or_sources_says_so() -> None:
    text = shown(sources=(), quarter="", quality="", updated=None, due=None, levers=())
    assert "no figures" in text
    assert "names no sources" in text
    assert "Careful" not in text


def test_many_sources_are_counted_and_the_first_are_named() -> None:
    text = shown(ROWS[0], sources=tuple(f"Source {letter}" for letter in "ABCDEFGH"))
    assert "8 sources: Source A" in text
    assert "Source F and others" in text
    assert "Source G" not in text


def test_a_future_date_is_no_negative_age() -> None:
    future = NOW.date().replace(year=2030)
    assert "updated 0 days ago" in shown(ROWS[0], updated=future)

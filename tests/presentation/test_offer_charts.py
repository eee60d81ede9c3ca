import re
from decimal import Decimal
from itertools import chain

import pytest

from bot.coach.answers import Answer, Component, PrivacyAnswer
from bot.coach.figures import GuideFigure
from bot.coach.kept import Kept, KeptOffer
from bot.coach.offers.answering import answer_offer
from bot.knowledge.base import Guide, GuideId, PayComponents, PayFigure, Period
from bot.pay.offer import EquityBasis
from bot.presentation.catalogue import english
from bot.presentation.charts import draw
from bot.presentation.charts.specs import BandsChart, Chart, YearlyChart
from bot.presentation.offer_charts import chart_of, ends_of
from bot.presentation.plain import render
from tests.coach.made_up import DETROIT, ENGINEER, NOW, guide, knowledge, money, row
from tests.coach.offers.made_up_comparisons import T1, T2, T3, compared, offer
from tests.presentation.charted import numbers_of
from tests.presentation.figures_read import numbers_in

UNKNOWN = EquityBasis.UNKNOWN


def paying(**parts: PayFigure) -> Guide:
    one = row("Detroit, MI (HQ)", DETROIT, "USD", "$")
    usual = {
        "base": money("$110K–$138K", 110_000, 138_000),
        "stock": money("$20K-$40K", 20_000, 40_000),
        "bonus": money("$18K to $34K", 18_000, 34_000),
        "total": money("$148K–$212K", 148_000, 212_000),
    }
    pay = PayComponents(**{**usual, **parts})
    with_pay = type(one)(one.region, one.places, None, pay, 20, stock_basis=one.stock_basis)
    return guide("ally-financial", "Ally Financial", ENGINEER, "Engineer", (with_pay,))


def answered(kept: KeptOffer, *guides: Guide) -> Answer:
    return answer_offer(kept, Kept((kept,)), knowledge(*guides), NOW)


ALLY = offer(
    "a", "Ally", 125_000, bonus=20_000, stock=36_000, basis=UNKNOWN, company="ally-financial"
)
SETTLED = offer(
    "a",
    "Ally",
    125_000,
    bonus=20_000,
    stock=36_000,
    basis=EquityBasis.ANNUAL,
    company="ally-financial",
)
ANSWERS: dict[str, Answer] = {
    "bands": answered(SETTLED, paying()),
    "bands, basis open": answered(ALLY, paying()),
    "no guide": answered(T3),
    "no guide, basis open": answered(offer("a", "A", 90_000, stock=60_000, basis=UNKNOWN)),
    "two": compared(T2, T3),
    "three": compared(T1, T2, T3),
    "five": compared(T1, T2, T3, *(offer(key, f"Offer {key}", 90_000) for key in "de")),
    "basis open": compared(
        T3, offer("d", "Bolt", 150_000, stock=100_000, basis=UNKNOWN, vesting="50/30/10/10")
    ),
    "total told": compared(T1, offer("b", "Bolt", total=300_000)),
    "no currency": compared(*(offer(key, key, 90_000, currency=None) for key in "ab")),
}


def chart(name: str) -> Chart:
    found = chart_of(ANSWERS[name], english())
    assert found is not None
    return found


def bands(name: str) -> BandsChart:
    found = chart(name)
    assert isinstance(found, BandsChart)
    return found


def yearly(name: str) -> YearlyChart:
    found = chart(name)
    assert isinstance(found, YearlyChart)
    return found


# It says what the reply says --------------------------------------------------------------------


@pytest.mark.parametrize("name", ANSWERS)
def test_every_number_on_a_chart_is_in_the_reply(name: str) -> None:
    reply, found = render([ANSWERS[name]], english()), chart(name)
    for number in filter(None, numbers_of(found)):
        assert number in reply
    for text in (found.title, found.subtitle, found.alt):
        assert numbers_in(text) <= numbers_in(reply)
    assert numbers_in(found.note) <= numbers_in(reply)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_chart_can_be_drawn(name: str) -> None:
    assert draw(chart(name)).png.startswith(b"\x89PNG")


def test_other_answers_have_no_picture() -> None:
    assert chart_of(PrivacyAnswer(), english()) is None
    assert chart_of(compared(T1), english()) is None
    assert chart_of(answered(offer("z", "Z", options=(1, 1, 1))), english()) is None


# Bands ------------------------------------------------------------------------------------------


def test_each_part_that_is_placed_has_its_band_in_the_guide_s_own_words() -> None:
    bars = bands("bands").bars
    assert [(bar.label, bar.low_text, bar.high_text, bar.mark_text) for bar in bars] == [
        ("Base", "$110K", "$138K", "$125,000"),
        ("Bonus", "$18K", "$34K", "$20,000"),
        ("Stock", "$20K", "$40K", "$36,000"),
        ("Total", "$148K", "$212K", "$181,000"),
    ]
    assert bars[0].mark == Decimal(125_000)


def test_the_note_says_how_old_the_guide_is_and_that_scales_differ() -> None:
    note = bands("bands").note
    assert note == ("Each band has a scale of its own. Data of 2025-Q4. Quality: high. Before tax.")


def test_who_does_not_see_it_reads_where_each_part_stands() -> None:
    assert bands("bands").alt.startswith(
        "Base $125,000: about halfway between the guide’s low and high, $110K–$138K."
    )


def test_of_several_readings_the_first_is_drawn_and_named() -> None:
    found = bands("bands, basis open")
    assert found.title == "Ally beside the guide (whole grant)"
    assert [bar.mark_text for bar in found.bars if bar.label == "Stock"] == ["$9,000"]


def test_a_total_that_counts_its_stock_otherwise_is_not_drawn() -> None:
    labels = [bar.label for bar in bands("bands, basis open").bars]
    assert labels == ["Base", "Bonus", "Stock"]


def test_a_part_that_the_guide_states_by_the_month_has_no_band() -> None:
    monthly = PayFigure("$9K–$12K", 20, Decimal(9_000), Decimal(12_000), "USD", Period.MONTH)
    found = chart_of(answered(SETTLED, paying(base=monthly)), english())
    assert isinstance(found, BandsChart)
    assert Component.BASE.value.title() not in [bar.label for bar in found.bars]


@pytest.mark.parametrize(
    ("cell", "ends"),
    [
        ("$110K–$138K", ("$110K", "$138K")),
        ("$110K-$138K", ("$110K", "$138K")),
        ("£100,000 to £120,000", ("£100,000", "£120,000")),
        ("₹20L – ₹38L", ("₹20L", "₹38L")),
        ("CHF 120K—CHF 140K", ("CHF 120K", "CHF 140K")),
        ("110K-138K", ("110K", "138K")),
        ("$110-138K", ("$110-138K", "$110-138K")),
        ("$110K-138K", ("$110K-138K", "$110K-138K")),
        ("110-138", ("110-138", "110-138")),
        ("$110K+", ("$110K+", "$110K+")),
        ("up to $138K", ("up to $138K", "up to $138K")),
    ],
)
def test_ends_are_as_in_the_cell_or_the_whole_cell(cell: str, ends: tuple[str, str]) -> None:
    figure = PayFigure(cell, 20, Decimal(110_000), Decimal(138_000), "USD")
    assert ends_of(GuideFigure(figure, GuideId("a", "b"))) == ends


# By year ----------------------------------------------------------------------------------------


def test_pay_by_year_stacks_the_parts_and_writes_the_totals() -> None:
    found = yearly("two")
    assert [stack.name for stack in found.stacks] == ["Google", "Amazon"]
    google = found.stacks[0]
    assert google.totals == ("$351,750", "$308,750", "$272,750", "$242,750")
    assert [sum(part.value for part in year) for year in google.years] == [
        Decimal(total) for total in (351_750, 308_750, 272_750, 242_750)
    ]
    assert found.year_names == ("Year one", "Year two", "Year three", "Year four")
    assert found.alt == ANSWER_TO_TWO
    assert found.subtitle == "USD a year, before tax"


ANSWER_TO_TWO = "Google pays $156,000 more over four years; in year four Amazon pays more."


def test_the_title_says_which_reading_is_drawn() -> None:
    assert yearly("basis open").title == (
        "What each offer pays by year (Bolt: the stock as whole grant)"
    )
    assert yearly("no guide, basis open").title == "A by year (whole grant)"
    assert yearly("no guide").title == "Google by year"


def test_no_currency_is_named_where_there_is_none() -> None:
    assert yearly("no currency").subtitle == "A year, before tax"


def test_a_total_that_was_told_is_one_part() -> None:
    told = next(stack for stack in yearly("total told").stacks if stack.name == "Bolt")
    assert [len(year) for year in told.years] == [1, 1, 1, 1]


def test_our_words_on_a_chart_hold_no_digit() -> None:
    kinds = chain.from_iterable(yearly(name).kind_names.values() for name in ("two", "five"))
    assert not re.search(r"\d", " ".join(kinds))

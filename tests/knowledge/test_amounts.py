"""Money, shares and percentages as authors write them into cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.amounts import CellReading, read_cell
from bot.knowledge.base import Period, Unit
from tests.knowledge.made_up import words

RANGES = {
    "$110K–$138K": "110,000–138,000 USD/year",
    "$85,000 – $120,000": "85,000–120,000 USD/year",
    "£24K - £40K": "24,000–40,000 GBP/year",
    "$110k-138k": "110,000–138,000 USD/year",
    "$12–24K": "12,000–24,000 USD/year",
    "$900K–$1.2M": "900,000–1,200,000 USD/year",
    "$900–1.2M": "900,000–1,200,000 USD/year",
    "$1-2M": "1,000,000–2,000,000 USD/year",
    "€1–1.5M": "1,000,000–1,500,000 EUR/year",
    "$60.5K": "60,500 USD/year",
    "$0–$30K": "0–30,000 USD/year",
    "$0-$30K (senior only)": "0–30,000 USD/year",
    "$370K–$780K+": "370,000–780,000 USD/year, and more",
    "₹20L–₹47L": "2,000,000–4,700,000 INR/year",
    "₹20–47L": "2,000,000–4,700,000 INR/year",
    "₹47,00,000": "4,700,000 INR/year",
    "₹90L–₹1.2Cr": "9,000,000–12,000,000 INR/year",
    "CHF 120K–CHF 150K": "120,000–150,000 CHF/year",
    "PLN 348K–525K": "348,000–525,000 PLN/year",
    "A$85K–A$175K": "85,000–175,000 AUD/year",
    "C$85K–C$175K": "85,000–175,000 CAD/year",
    "S$90K–S$120K": "90,000–120,000 SGD/year",
    "R$300K–R$420K": "300,000–420,000 BRL/year",
    "HK$900K–HK$1.2M": "900,000–1,200,000 HKD/year",
    "NT$1.2M–NT$2M": "1,200,000–2,000,000 TWD/year",
    "IDR 1.2B–1.8B": "1,200,000,000–1,800,000,000 IDR/year",
    "KRW 58M–72M": "58,000,000–72,000,000 KRW/year",
    "RMB 400K": "400,000 CNY/year",
    "85K–110K €": "85,000–110,000 EUR/year",
    "110K-138K USD": "110,000–138,000 USD/year",
    "$40K–$80K/yr": "40,000–80,000 USD/year",
    "$40K/yr–$80K/yr": "40,000–80,000 USD/year",
    "$40K–$80K/4yr": "40,000–80,000 USD/grant",
    "$40K–$80K (4yr vest)": "40,000–80,000 USD/grant",
    "SEK 55K–72K/mo": "55,000–72,000 SEK/month",
    "13,000 – 27,000 options": "13,000–27,000 shares/year",
    "500–1,200 RSUs": "500–1,200 shares/year",
    "$40K–$80K PD RSUs": "40,000–80,000 USD/year",
    "10–15%": "10–15 %",
    "10% - 15%": "10–15 %",
    "(10–15%)": "10–15 %",
    "0.05%": "0.05 %",
    "$12K-$25K (10-15%)": "12,000–25,000 USD/year, 10–15 %",
    "10% target ($16,000–$20,000)": "16,000–20,000 USD/year, 10 %",
    "E5 $110K–$138K": "110,000–138,000 USD/year",
    "L4: $110K": "110,000 USD/year",
}


@pytest.mark.parametrize("cell", RANGES)
def test_a_cell_is_read_as_it_was_meant(cell: str) -> None:
    figure = read_cell(cell, 3).figure
    assert figure is not None
    assert words(figure) == RANGES[cell]
    assert figure.quote == cell
    assert figure.line == 3


@pytest.mark.parametrize("cell", ["", "—", "–", "-", "N/A", "n/a", "  "])
def test_a_cell_with_nothing_in_it_gives_no_figure(cell: str) -> None:
    assert read_cell(cell, 1) == CellReading(None)


@pytest.mark.parametrize("cell", ["Varies", "Choose Your Mix", "Performance", "Carry", "PD RSUs"])
def test_words_alone_stay_words(cell: str) -> None:
    figure = read_cell(cell, 1).figure
    assert figure is not None
    assert (figure.unit, figure.low, figure.quote) == (Unit.TEXT, None, cell)


@pytest.mark.parametrize(
    "cell",
    [
        "£60K-£80K / $75K-$100K",
        "£60K / $75K - £80K / $100K",
        "£60K - £80K ($75K - $100K)",
        "£60K–£80K, $75K–$100K",
    ],
)
def test_a_second_currency_is_read_in_any_order(cell: str) -> None:
    reading = read_cell(cell, 1)
    assert reading.figure is not None
    assert reading.alternate is not None
    assert words(reading.figure) == "60,000–80,000 GBP/year"
    assert words(reading.alternate) == "75,000–100,000 USD/year"
    assert not reading.mixed_currencies


@pytest.mark.parametrize("cell", ["$85,000 – A$175,000", "£24K - $40K", "$290K–SGD 450K"])
def test_two_currencies_in_one_range_are_mixed(cell: str) -> None:
    assert read_cell(cell, 1).mixed_currencies


def test_a_year_in_parentheses_is_no_second_currency() -> None:
    assert read_cell("$110K–$138K (2025)", 1).alternate is None


def test_money_in_parentheses_of_the_same_currency_is_an_aside() -> None:
    reading = read_cell("$110K–$138K (top: $150K)", 1)
    assert reading.figure is not None
    assert reading.figure.high == Decimal(138_000)
    assert reading.aside == "top: $150K"


@pytest.mark.parametrize(
    ("cell", "hint", "currency"),
    [
        ("¥9M", "JPY", "JPY"),
        ("¥9M", "CNY", "CNY"),
        ("¥9M", None, "CNY"),
        ("kr 600,000", "DKK", "DKK"),
        ("$90K", "SGD", "USD"),
    ],
)
def test_only_a_shared_mark_asks_the_region_for_its_currency(
    cell: str, hint: str | None, currency: str
) -> None:
    figure = read_cell(cell, 1, currency_hint=hint).figure
    assert figure is not None
    assert figure.currency == currency


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("$40K–$80K/yr", Period.YEAR),
        ("$40K–$80K over 4 years", Period.GRANT),
        ("$40K–$80K", None),
        ("$40K-$80K/yr ($160K-$320K/4yr)", Period.YEAR),
    ],
)
def test_a_cell_may_say_whether_stock_is_yearly(cell: str, said: Period | None) -> None:
    assert read_cell(cell, 1, Period.UNKNOWN).said is said


@pytest.mark.parametrize("cell", ["$138K–$110K", "$715K-$1.097K", "£80K-£60K / $75K-$100K"])
def test_a_range_from_high_to_low_is_noticed(cell: str) -> None:
    assert read_cell(cell, 1).reversed_range


@pytest.mark.parametrize(
    "cell",
    [
        "€1,5M",
        "€85.000–€110.000",
        "$1,,2K",
        "$1..2K",
        "$1.5.2K",
        "£1,1,1,1",
        "$10K sign-on + $5K relo",
        "$150K-$200K / $300K-$400K (4yr)",
        "-$5K",
        "1" * 390,
        "$1K " * 200,
    ],
)
def test_a_cell_that_is_not_one_range_is_never_read_in_silence(cell: str) -> None:
    assert read_cell(cell, 1).incomplete


@pytest.mark.parametrize("cell", ["2025", "401K match", "401(k)", "L4"])
def test_a_bare_number_that_is_no_pay_gives_no_amount(cell: str) -> None:
    figure = read_cell(cell, 1).figure
    assert figure is None or figure.low is None


# One entry a shape: the mark before a number, and the currency that it stands for.
MARKS = st.sampled_from(
    [
        ("$", "USD"),
        ("£", "GBP"),
        ("€", "EUR"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("S$", "SGD"),
        ("R$", "BRL"),
        ("HK$", "HKD"),
        ("NT$", "TWD"),
        ("US$", "USD"),
        ("CHF ", "CHF"),
        ("PLN ", "PLN"),
        ("SEK ", "SEK"),
        ("AED ", "AED"),
        ("ILS ", "ILS"),
        ("₪", "ILS"),
    ]
)
DASHES = st.sampled_from(["-", "–", "—", " - ", " – ", "–\u00a0", " to "])
SCALES = st.sampled_from([("", 1), ("K", 1000), ("M", 10**6), ("B", 10**9)])
PAIRS = st.tuples(st.integers(1, 9999), st.integers(1, 9999)).map(sorted)


def _written(value: int, scale: str) -> str:
    """A number as people write it: 47K, or 47,000 without a scale."""
    return f"{value}{scale}" if scale else f"{value * 1000:,}"


@given(PAIRS, MARKS, DASHES, SCALES)
def test_an_amount_in_any_shape_is_read_back(
    ends: list[int], mark: tuple[str, str], dash: str, scale: tuple[str, int]
) -> None:
    cell = dash.join(mark[0] + _written(end, scale[0]) for end in ends)
    reading = read_cell(cell, 1)
    factor = scale[1] if scale[0] else 1000
    assert reading.figure is not None
    assert reading.figure.low == Decimal(ends[0] * factor)
    assert reading.figure.high == Decimal(ends[1] * factor)
    assert reading.figure.currency == mark[1]
    assert (reading.alternate, reading.incomplete, reading.mixed_currencies) == (None, False, False)


@given(PAIRS, DASHES)
def test_lakhs_are_read_back_in_both_ways_of_writing_them(ends: list[int], dash: str) -> None:
    scaled = read_cell(dash.join(f"₹{end}L" for end in ends), 1).figure
    grouped = read_cell(dash.join(f"₹{_indian(end * 10**5)}" for end in ends), 1).figure
    for figure in (scaled, grouped):
        assert figure is not None
        assert figure.low == Decimal(ends[0] * 10**5)
        assert figure.high == Decimal(ends[1] * 10**5)
        assert figure.currency == "INR"


def _indian(value: int) -> str:
    """Digits in Indian groups, such as 47,00,000."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join((*groups, tail))


@given(st.integers(0, 100), st.integers(0, 100), DASHES)
def test_a_range_of_percentages_is_read_back(low: int, high: int, dash: str) -> None:
    figure = read_cell(f"{low}{dash}{high}%", 1).figure
    assert figure is not None
    assert (figure.pct_low, figure.pct_high) == (Decimal(low), Decimal(high))
    assert figure.low is None


@given(PAIRS, PAIRS, MARKS)
def test_two_currencies_are_read_back_apart(
    first: list[int], second: list[int], mark: tuple[str, str]
) -> None:
    own, other = mark if mark[1] != "USD" else ("€", "EUR"), ("$", "USD")
    cell = f"{own[0]}{first[0]}K–{own[0]}{first[1]}K / ${second[0]}K–${second[1]}K"
    reading = read_cell(cell, 1)
    assert reading.figure is not None
    assert reading.alternate is not None
    assert (reading.figure.high, reading.figure.currency) == (Decimal(first[1] * 1000), own[1])
    assert (reading.alternate.high, reading.alternate.currency) == (
        Decimal(second[1] * 1000),
        other[1],
    )


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from("$£€"), st.booleans())
def test_the_quick_way_for_plain_ranges_reads_as_the_careful_one_does(
    low: int, high: int, mark: str, commas: bool
) -> None:
    ends = [f"{end},000" if commas else f"{end}K" for end in (low, high)]
    quick = read_cell(f"{mark}{ends[0]}–{mark}{ends[1]}", 1).figure
    # Words in parentheses keep a cell from the quick way and change nothing.
    careful = read_cell(f"{mark}{ends[0]}–{mark}{ends[1]} (est)", 1).figure
    assert quick is not None
    assert careful is not None
    assert words(quick) == words(careful)


CELLS = st.text(alphabet="0123456789.,%$£€₹¥KMLB–-/()+ yrmoCHFksx\u0660½²", max_size=60)


@given(st.one_of(st.text(max_size=300), CELLS), st.sampled_from(Period))
def test_reading_a_cell_never_fails_and_never_gives_infinity(cell: str, period: Period) -> None:
    reading = read_cell(cell, 1, period)
    for figure in (reading.figure, reading.alternate):
        if figure is None:
            continue
        ends = (figure.low, figure.high, figure.pct_low, figure.pct_high)
        assert all(end is None or end.is_finite() for end in ends)
        assert (figure.low is None) == (figure.high is None)
        assert (figure.pct_low is None) == (figure.pct_high is None)

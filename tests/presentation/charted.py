"""Charts to look at: ordinary ones, and those that are hard to draw."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.presentation.charts.specs import (
    BandBar,
    BandsChart,
    Chart,
    PartKind,
    PayStack,
    YearlyChart,
    YearPart,
)

TITLE = "Your offer in the guide's bands"
SUBTITLE = "Ally Financial, Software Engineer, Detroit, MI (HQ) · USD a year, before tax"
NOTE = "Each band has a scale of its own. Data of 2025-Q4, quality high, 4 sources."
KINDS = {
    PartKind.BASE: "Base",
    PartKind.BONUS: "Bonus at target",
    PartKind.EQUITY: "Equity",
    PartKind.SIGN_ON: "Sign-on",
    PartKind.OTHER: "Relocation",
}
YEARS = ("Year 1", "Year 2", "Year 3", "Year 4")


def thousands(amount: int) -> str:
    return f"${Decimal(amount) / 1000:f}K"


def rupees(amount: int) -> str:
    """Digits in groups as in India: ₹1,20,00,000."""
    head, groups = str(amount)[:-3], [str(amount)[-3:]]
    while head:
        head, group = head[:-2], head[-2:]
        groups.insert(0, group)
    return "₹" + ",".join(groups)


def bar(
    label: str,
    low: int,
    high: int,
    mark: int | None = None,
    say: Callable[[int], str] = thousands,
) -> BandBar:
    text = None if mark is None else say(mark)
    value = None if mark is None else Decimal(mark)
    return BandBar(label, Decimal(low), Decimal(high), say(low), say(high), value, text)


def bands(*bars: BandBar) -> BandsChart:
    return BandsChart(TITLE, SUBTITLE, bars, NOTE, "Base is 125 thousand, in the band.")


def offer(
    name: str,
    base: int,
    bonus: int,
    equity: Sequence[int],
    once: Sequence[int] = (),
    say: Callable[[int], str] = thousands,
) -> PayStack:
    """An offer over as many years as it has equity in; relocation is a tenth of a sign-on."""
    once = (*once, *[0] * (len(equity) - len(once)))
    years = [
        (base, bonus, vested, paid, paid // 10) for vested, paid in zip(equity, once, strict=True)
    ]
    parts = (
        tuple(
            YearPart(kind, Decimal(amount), say(amount))
            for kind, amount in zip(PartKind, year, strict=True)
        )
        for year in years
    )
    return PayStack(name, tuple(parts), tuple(say(sum(year)) for year in years))


def yearly(*stacks: PayStack) -> YearlyChart:
    title, subtitle = "What each offer pays, year by year", "USD, before tax, at today's price"
    note = "Equity is worth what the share is worth then. Sign-on may have to be paid back."
    alt = "Google pays most in year 1, Amazon in years 3 and 4."
    return YearlyChart(title, subtitle, YEARS, KINDS, stacks, note, alt)


GOOGLE = offer("Google", 190_000, 28_500, (99_000, 84_000, 69_000, 48_000), (40_000,))
AMAZON = offer("Amazon", 180_000, 0, (15_000, 45_000, 120_000, 120_000), (95_000, 70_000))
ALLY = offer("Ally Financial", 125_000, 25_000, (30_000,) * 4, (10_000,))
GOLDMAN = offer("Goldman Sachs", 165_000, 60_000, (0,) * 4, (25_000,))
MICROSOFT = offer("Microsoft", 170_000, 34_000, (40_000,) * 4, (20_000, 20_000))

FOUR_BANDS = bands(
    bar("Base", 110_000, 138_000, 125_000),
    bar("Stock", 20_000, 40_000, 15_000),
    bar("Bonus", 18_000, 34_000, 60_000),
    bar("Total", 148_000, 212_000, 200_000),
)
ONE_BAND = bands(bar("Base", 110_000, 138_000, 98_000))
ODD_BANDS = bands(
    bar("Target bonus in per cent of base, as it is written in the letter of the offer", 1, 2, 2),
    bar("Fixed", 50_000, 50_000, 50_000),
    bar("Fixed, and more", 50_000, 50_000, 50_100),
    bar("No figure", 10_000, 20_000),
    bar("Nothing", 0, 0, 0),
    bar("Rupees", 15_000_000, 24_000_000, 12_000_000, rupees),
)
TWO_OFFERS = yearly(GOOGLE, AMAZON)
FIVE_OFFERS = yearly(GOOGLE, AMAZON, ALLY, GOLDMAN, MICROSOFT)
RUPEES = yearly(
    *(
        offer(
            f"International Business Machines India Private Limited, office {letter}",
            12_000_000 - 2_000_000 * number,
            2_400_000,
            (3_200_000, 3_200_000, 1_000_000, 99_999),
            (1_500_000,),
            rupees,
        )
        for number, letter in enumerate("PQRST")
    )
)
FOREIGN_NAMES = yearly(
    replace(GOOGLE, name="גוגל ישראל בע״מ"),
    replace(AMAZON, name="Яндекс 🚀"),
    replace(ALLY, name="株式会社"),
    replace(GOLDMAN, name="مايكروسوفت"),
    replace(MICROSOFT, name=""),
)
SHORT_AND_LONG = yearly(offer("Now", 100_000, 0, (0,)), offer("Then", 90_000, 9_000, (1,) * 4))
NOTHING = yearly(offer("Nothing", 0, 0, (0,) * 4))

CHARTS: dict[str, Chart] = {
    "four bands": FOUR_BANDS,
    "one band": ONE_BAND,
    "odd bands": ODD_BANDS,
    "two offers": TWO_OFFERS,
    "five offers": FIVE_OFFERS,
    "one offer": yearly(AMAZON),
    "rupees": RUPEES,
    "foreign names": FOREIGN_NAMES,
    "short and long": SHORT_AND_LONG,
    "nothing": NOTHING,
}


def words_of(chart: Chart) -> Iterator[str]:
    """The texts of a chart that may be broken into lines and cut short."""
    yield from (chart.title, chart.subtitle, chart.note)
    match chart:
        case BandsChart(bars=bars):
            yield from (each.label for each in bars)
        case YearlyChart(year_names=years, kind_names=kinds, stacks=stacks):
            yield from (*years, *kinds.values(), *(stack.name for stack in stacks))


def numbers_of(chart: Chart) -> Iterator[str]:
    """The texts of a chart that stand on it as they are."""
    match chart:
        case BandsChart(bars=bars):
            for each in bars:
                yield from (each.low_text, each.high_text, each.mark_text or each.low_text)
        case YearlyChart(stacks=stacks):
            for stack in stacks:
                yield from stack.totals
                yield from (part.text for year in stack.years for part in year)

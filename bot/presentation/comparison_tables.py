"""Offers side by side in tables that fit a phone."""

from collections.abc import Iterator, Mapping, Sequence

from bot.coach.figures import Name
from bot.pay.comparison import Comparison, Entry, Gap
from bot.pay.totals import Totals
from bot.pay.worked import Worked, difference
from bot.presentation.amount_words import amount, signed
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Line, Small, Table
from bot.presentation.narrow import tables
from bot.presentation.words import Words, own, words

Named = Mapping[str, Name]

# As many offers have a column each; of more, each has a row.
MOST_COLUMNS = 2
YEARS = (mark("Year one"), mark("Year two"), mark("Year three"), mark("Year four"))
FOUR_YEARS, AVERAGE, RECURRING = mark("Four years"), mark("Average"), mark("Recurring")


def is_even(totals: Totals) -> bool:
    """Whether all years pay the same."""
    return len({year.total.money for year in totals.years}) == 1


def figure_rows(totals: Totals, *, years: bool) -> Iterator[tuple[str, Worked]]:
    """The four figures by what they are called; each year too where they are asked for."""
    for label, year in zip(YEARS if years else YEARS[:1], totals.years, strict=False):
        yield label, year.total
    yield FOUR_YEARS, totals.four_years
    yield AVERAGE, totals.average
    yield RECURRING, totals.recurring


def amount_tables(
    comparison: Comparison, names: Named, catalogue: Catalogue, *, years: bool
) -> Iterator[Table]:
    """The figures of all offers; `years` shows each year where they are not all alike."""
    entries = comparison.entries
    shown = years and not all(is_even(entry.totals) for entry in entries)
    if len(entries) <= MOST_COLUMNS:
        yield from _offers_as_columns(entries, names, catalogue, years=shown)
        return
    labels = [own(""), *(words(names[entry.name]) for entry in entries)]
    every = [dict(figure_rows(entry.totals, years=shown)) for entry in entries]
    columns = {
        label: [catalogue.say(label), *(words(amount(of[label], catalogue)) for of in every)]
        for label in every[0]
    }
    if shown:
        yield from tables(labels, [columns[FOUR_YEARS], _behind(comparison, catalogue)])
        yield from tables(labels, [columns[label] for label in columns if label != FOUR_YEARS])
        return
    for pair in ((FOUR_YEARS, AVERAGE), (YEARS[0], RECURRING)):
        yield from tables(labels, [columns[label] for label in pair])


def _offers_as_columns(
    entries: Sequence[Entry], names: Named, catalogue: Catalogue, *, years: bool
) -> Iterator[Table]:
    found = [tuple(figure_rows(entry.totals, years=years)) for entry in entries]
    labels = [own(""), *(catalogue.say(label) for label, _ in found[0])]
    columns = [
        [words(names[entry.name]), *(words(amount(one, catalogue)) for _, one in rows)]
        for entry, rows in zip(entries, found, strict=True)
    ]
    yield from tables(labels, columns)


def _behind(comparison: Comparison, catalogue: Catalogue) -> list[Words]:
    """How far each offer is behind the first over four years."""
    less = (
        words(signed(_turned(gap.figures.four_years), catalogue))
        if gap.figures.four_years.money.amount
        else own("=")
        for gap in comparison.gaps
    )
    return [catalogue.say("to the first"), own(""), *less]


def _turned(gap: Worked) -> Worked:
    """The other minus the first."""
    first, other = gap.operands
    return difference(gap.name, other, first)


# How far the first is ahead ---------------------------------------------------------------------


def gap_blocks(
    comparison: Comparison, names: Named, short: Named, catalogue: Catalogue
) -> Iterator[Block]:
    """How far the first offer is ahead of each other: by year, added up, and on average."""
    first = names[comparison.entries[0].name]
    uneven = [gap for gap in comparison.gaps if not _is_even(gap)]
    for gap in comparison.gaps:
        if gap not in uneven:
            yield Line(_even_gap(gap, first, names[gap.name], catalogue))
    if not uneven:
        return
    if len(comparison.gaps) == 1:
        other = names[uneven[0].name]
        yield Line(catalogue.say("{first} against {other}:", first=first, other=other))
        yield from tables(*_gap_columns(uneven[0], catalogue))
        yield Small(catalogue.say("Plus: {first} pays more. Minus: less.", first=first))
        return
    yield Line(catalogue.say("More or less than {first}:", first=first))
    labels = [own(""), *(words(short[gap.name]) for gap in uneven)]
    yield from tables(labels, list(_columns_of_gaps(uneven, catalogue)))


def _is_even(gap: Gap) -> bool:
    return len({year.money for year in gap.years}) == 1


def _even_gap(gap: Gap, first: Name, other: Name, catalogue: Catalogue) -> Words:
    year = gap.years[0]
    if not year.money.amount:
        return catalogue.say(
            "{first} and {other} pay the same in each year.", first=first, other=other
        )
    return catalogue.say(
        "{first} pays {gap} more than {other} in each year, {whole} over four years.",
        first=first,
        other=other,
        gap=amount(year, catalogue),
        whole=amount(gap.figures.four_years, catalogue),
    )


def _gap_columns(gap: Gap, catalogue: Catalogue) -> tuple[list[Words], list[list[Words]]]:
    labels = [own(""), *map(catalogue.say, (*YEARS, AVERAGE, RECURRING))]
    averages = (gap.figures.average, gap.figures.recurring)
    yearly = [signed(one, catalogue) for one in (*gap.years, *averages)]
    cumulative = [signed(one, catalogue) for one in gap.cumulative]
    blank = [own("")] * len(averages)
    return labels, [
        [catalogue.say("that year"), *map(words, yearly)],
        [catalogue.say("added up"), *map(words, cumulative), *blank],
    ]


def _columns_of_gaps(gaps: Sequence[Gap], catalogue: Catalogue) -> Iterator[list[Words]]:
    """What each other pays more or less than the first: in each year, and on average."""
    found = [(*gap.years, gap.figures.average, gap.figures.recurring) for gap in gaps]
    for at, label in enumerate((*YEARS, AVERAGE, RECURRING)):
        cells = (words(signed(_turned(one[at]), catalogue)) for one in found)
        yield [catalogue.say(label), *cells]

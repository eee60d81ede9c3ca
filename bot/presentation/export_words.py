"""The offers of a person as a file for a spreadsheet, and what is said beside it."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from bot.coach.answers.offers import ExportAnswer, ExportedOffer, ExportedReading
from bot.coach.figures import Name
from bot.pay.money import NO_CURRENCY
from bot.pay.totals import YearPay, bonus_of
from bot.pay.worked import Worked
from bot.presentation import offer_terms as terms
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Heading, Line, Section, Small
from bot.presentation.offer_comparison_words import comparison_sections
from bot.presentation.words import Words, joined

# The names of columns are for programs too, and in no language.
COLUMNS = (
    *("name", "company", "role", "place", "currency", "base", "bonus"),
    *("equity_year_1", "equity_year_2", "equity_year_3", "equity_year_4"),
    *("sign_on_year_1", "sign_on_year_2", "relocation"),
    *("year_1", "year_2", "year_3", "year_4", "four_year_total", "average", "recurring"),
    *("assumed", "not_given"),
)
_YEARS, _SIGN_ON_YEARS = 4, 2
_CENT = Decimal("0.01")
# A spreadsheet takes what begins so for a formula, signs of double width too.
_STARTS_FORMULA = frozenset("=+-@")
_CONTROLS = dict.fromkeys(range(32), " ")


def sections(answer: ExportAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What is in the file, then the comparison as text."""
    if not answer.offers:
        yield Section((Line(catalogue.say("There is no offer to write down yet.")),))
        return
    what = catalogue.say(
        "One row for each offer and each way to read it: what you told me, the pay of each year, "
        "what I assumed, and what is not given. Empty means not given. Before tax."
    )
    yield Section(
        (
            Heading(
                catalogue.say_many(
                    "{number} offer as a file for a spreadsheet",
                    "{number} offers as a file for a spreadsheet",
                    answer.count,
                )
            ),
            Line(joined(one.name for one in answer.offers)),
            Small(what),
        )
    )
    if answer.comparison is not None:
        yield from comparison_sections(answer.comparison, catalogue)


def csv_of(answer: ExportAnswer, catalogue: Catalogue) -> str:
    """The offers as RFC 4180 has it; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for offer in answer.offers:
        for reading in offer.readings:
            writer.writerow(_row(offer, reading, catalogue))
    return text.getvalue()


def _row(offer: ExportedOffer, reading: ExportedReading, catalogue: Catalogue) -> Iterator[str]:
    yield from map(harmless, _who(offer))
    yield from map(_number, _parts(reading))
    yield from map(_number, _sums(reading))
    yield harmless(joined(_assumed(offer, reading, catalogue), "; ").text)
    yield harmless(joined(terms.missing_name(part, catalogue) for part in offer.missing).text)


def _who(offer: ExportedOffer) -> Iterator[str]:
    for name in (offer.name, offer.company, offer.role, _joined(offer.places)):
        yield "" if name is None else name.text
    yield "" if offer.currency == NO_CURRENCY else offer.currency


def _joined(names: Iterable[Name]) -> Words:
    return joined(names, " / ")


def _parts(reading: ExportedReading) -> Iterator[Worked | None]:
    """Base and bonus of a year, equity and sign-on by year, relocation."""
    offer, years = reading.offer, _years(reading)
    yield offer.base
    yield bonus_of(offer)
    yield from (None if year is None else year.equity for year in years)
    yield from (None if year is None else year.sign_on for year in years[:_SIGN_ON_YEARS])
    yield offer.relocation


def _sums(reading: ExportedReading) -> Iterator[Worked | None]:
    pay = reading.totals
    yield from (None if year is None else year.total for year in _years(reading))
    yield from (None,) * 3 if pay is None else (pay.four_years, pay.average, pay.recurring)


def _years(reading: ExportedReading) -> tuple[YearPay | None, ...]:
    return (None,) * _YEARS if reading.totals is None else reading.totals.years


def _assumed(
    offer: ExportedOffer, reading: ExportedReading, catalogue: Catalogue
) -> Iterator[Words]:
    """What this row takes for granted."""
    for assumed in (*reading.chosen, *offer.taken):
        yield terms.taken_words(assumed, catalogue)
    if reading.high_end is not None:
        yield (
            catalogue.say("the high end of the range")
            if reading.high_end
            else catalogue.say("the low end of the range")
        )
    if reading.even_assumed:
        yield catalogue.say("the grant spread evenly over four years")
    if reading.offer.options is not None:
        yield catalogue.say("options counted as nothing")


def _number(worked: Worked | None) -> str:
    """An amount as a plain decimal number, to the cent; empty where there is none."""
    if worked is None:
        return ""
    cents = worked.money.amount.quantize(_CENT, rounding=ROUND_HALF_UP)
    whole = cents == cents.to_integral_value()
    return f"{cents.quantize(Decimal(1)) if whole else cents:f}"


def harmless(cell: str) -> str:
    """A text without line breaks, behind an apostrophe where it would be a formula."""
    text = cell.translate(_CONTROLS).strip()
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first in _STARTS_FORMULA else text

"""Offers side by side: who pays more, when, by how much, and what would change that."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pay.leads import Crossover, crossover, leaders_of
from bot.pay.names import Name, year_name
from bot.pay.offer import Offer
from bot.pay.totals import Totals, totals
from bot.pay.what_if import Flip, flips
from bot.pay.worked import Worked, difference, total

FEWEST, MOST = 2, 5


class OfferCountError(ValueError):
    """Fewer or more offers than can be compared."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} offers; {FEWEST} to {MOST} can be compared")


class SameNameError(ValueError):
    """Two offers that are compared bear one name, so that nobody could tell them apart."""

    def __init__(self) -> None:
        super().__init__("two of the offers have the same name")


@dataclass(frozen=True, slots=True)
class Figures:
    """The four figures that are always shown together: of an offer, or a difference in each."""

    year_1: Worked
    four_years: Worked
    average: Worked
    recurring: Worked


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the offers; `cumulative` is what it has paid by the end of each year."""

    name: str
    offer: Offer
    totals: Totals
    cumulative: tuple[Worked, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The first entry minus another: in each year, cumulated, and in the four figures.

    Negative where the other pays more.
    """

    name: str
    years: tuple[Worked, ...]
    cumulative: tuple[Worked, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Leaders:
    """The names of who leads, one or all that are tied: by figure and by year."""

    year_1: tuple[str, ...]
    four_years: tuple[str, ...]
    average: tuple[str, ...]
    recurring: tuple[str, ...]
    years: tuple[tuple[str, ...], ...]
    cumulative: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Offers by 4-year total, the highest first and equal ones by name; in no other order.

    `gaps` stand for every entry but the first. `yearly_crossover` is the first year in which
    another offer pays more than the one that did before, `crossover` the same of cumulative
    pay, each None where that does not happen. `flips` are assumptions that change who wins.
    """

    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    leaders: Leaders
    crossover: Crossover | None
    yearly_crossover: Crossover | None
    flips: tuple[Flip, ...]


def compare(offers: Sequence[tuple[str, Offer]]) -> Comparison:
    """Compare 2 to 5 named offers over four years (offer maths: T4 and Private equity).

    CurrencyMismatchError where they are not in one currency; UnknownBasisError and
    NothingToAddError as in totals.
    """
    if not FEWEST <= len(offers) <= MOST:
        raise OfferCountError(len(offers))
    if len({name for name, _ in offers}) < len(offers):
        raise SameNameError
    by_name = sorted((_entry(name, offer) for name, offer in offers), key=lambda entry: entry.name)
    entries = sorted(by_name, key=lambda entry: entry.totals.four_years.money, reverse=True)
    leaders = _leaders(entries)
    return Comparison(
        tuple(entries),
        tuple(_gap(entries[0], entry) for entry in entries[1:]),
        leaders,
        crossover(leaders.cumulative),
        crossover(leaders.years),
        flips([(entry.name, entry.offer, entry.totals) for entry in entries]),
    )


def _entry(name: str, offer: Offer) -> Entry:
    pay = totals(offer)
    so_far: list[Worked] = []
    for year in pay.years:
        before = so_far[-1:]
        so_far.append(total(Name.TOTAL, *before, year.total))
    return Entry(name, offer, pay, tuple(so_far))


def _gap(first: Entry, other: Entry) -> Gap:
    years = zip(first.totals.years, other.totals.years, strict=True)
    cumulative = zip(first.cumulative, other.cumulative, strict=True)
    ours, theirs = first.totals, other.totals
    return Gap(
        other.name,
        tuple(difference(year_name(left.year), left.total, right.total) for left, right in years),
        tuple(difference(Name.TOTAL, left, right) for left, right in cumulative),
        Figures(
            difference(year_name(1), ours.year_1, theirs.year_1),
            difference(Name.TOTAL, ours.four_years, theirs.four_years),
            difference(Name.AVERAGE, ours.average, theirs.average),
            difference(Name.RECURRING, ours.recurring, theirs.recurring),
        ),
    )


def _leaders(entries: Sequence[Entry]) -> Leaders:
    pay = [(entry.name, entry.totals) for entry in entries]
    count = len(entries[0].cumulative)
    return Leaders(
        leaders_of([(name, of.year_1) for name, of in pay]),
        leaders_of([(name, of.four_years) for name, of in pay]),
        leaders_of([(name, of.average) for name, of in pay]),
        leaders_of([(name, of.recurring) for name, of in pay]),
        tuple(leaders_of([(name, of.years[at].total) for name, of in pay]) for at in range(count)),
        tuple(
            leaders_of([(one.name, one.cumulative[at]) for one in entries]) for at in range(count)
        ),
    )

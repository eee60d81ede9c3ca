"""Packages of equal pay side by side, narrow enough for a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.coach.figures import ComputedFigure, Name, counted
from bot.pay.offer import Offer
from bot.pay.packages import Package, Tilt
from bot.pay.vesting import grant_total
from bot.pay.worked import Worked, total
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Heading, Item, Line, Small, Table
from bot.presentation.words import Words, joined, own

_NARROW, _GAP = 36, 2
_LETTERS = "ABC"
_TWO = 2


def package_blocks(packages: Sequence[Package], catalogue: Catalogue) -> Iterator[Block]:
    """A table where it fits a phone, else one item a package; then how to use them."""
    if not packages:
        return
    three = len(packages) > _TWO
    heading = (
        mark("Or three packages of the same pay")
        if three
        else mark("Or two packages of the same pay")
    )
    yield Heading(catalogue.say(heading))
    rows = tuple(_rows(packages, catalogue))
    letters = (own(""), *map(own, _LETTERS[: len(packages)]))
    table = Table((letters, *rows), headed=True)
    if _width(table) <= _NARROW:
        yield table
    else:
        for letter, package in zip(_LETTERS, packages, strict=False):
            yield Item(_in_a_line(letter, package, catalogue))
    offer = mark("Offer all three and ask which suits them. Each pays {total} over four years.")
    if not three:
        offer = mark("Offer both and ask which suits them. Each pays {total} over four years.")
    yield Line(catalogue.say(offer, total=amount(packages[0].totals.four_years, catalogue)))
    for letter, package in zip(_LETTERS, packages, strict=False):
        if package.tilt is Tilt.INSTALMENTS:
            said = mark("In {letter}, half of the sign-on is paid after a year.")
            yield Small(catalogue.say(said, letter=Name(letter)))


def _width(table: Table) -> int:
    """How many columns a table takes, with two blanks between its own."""
    widths = [max(len(cell.text) for cell in column) for column in zip(*table.rows, strict=True)]
    return sum(widths) + _GAP * (len(widths) - 1)


def _rows(packages: Sequence[Package], catalogue: Catalogue) -> Iterator[tuple[Words, ...]]:
    offers = [package.offer for package in packages]
    years = counted(len(packages[0].totals.years), "years that are added up")
    yield (catalogue.say("Base"), *_cells([one.base for one in offers], catalogue))
    yield (catalogue.say("Sign-on"), *_cells(list(map(_sign_on, offers)), catalogue))
    if any(one.grant is not None for one in offers):
        yield (catalogue.say("Equity"), *_cells(list(map(_equity, offers)), catalogue))
    sums = [package.totals.four_years for package in packages]
    yield (catalogue.say("{number} years", number=years), *_cells(list(sums), catalogue))


def _cells(values: Sequence[Worked | None], catalogue: Catalogue) -> Iterator[Words]:
    for value in values:
        yield own("–") if value is None else joined((_bare(value, catalogue),))


def _bare(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """An amount without its currency, which all amounts of a table share."""
    figure = amount(worked, catalogue)
    first = next((at for at, letter in enumerate(figure.text) if letter.isdigit()), 0)
    return replace(figure, text=figure.text[first:])


def _sign_on(offer: Offer) -> Worked | None:
    parts = [part.amount.called("") for part in offer.sign_on]
    if len(parts) > 1:
        return total("sign-on", *parts)
    return parts[0] if parts else None


def _equity(offer: Offer) -> Worked | None:
    """The whole grant, however it was told."""
    return None if offer.grant is None else grant_total(offer.grant)


def _in_a_line(letter: str, package: Package, catalogue: Catalogue) -> Words:
    offer = package.offer
    named = (
        (catalogue.say("base"), offer.base),
        (catalogue.say("sign-on"), _sign_on(offer)),
        (catalogue.say("equity"), _equity(offer)),
    )
    parts = [
        joined((name, amount(value, catalogue)), " ") for name, value in named if value is not None
    ]
    return joined((own(letter), joined(parts, ", ")), ": ")

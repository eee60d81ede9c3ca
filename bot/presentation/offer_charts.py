"""What a picture of offers shows, in the very words of the reply that it stands beside."""

import re
from collections.abc import Iterator, Sequence

from bot.coach.answers import Answer
from bot.coach.answers.offers import GuideSide, OfferAnswer, OfferComparisonAnswer, Placed
from bot.coach.figures import GuideFigure, Name
from bot.knowledge.base import Period
from bot.pay.money import NO_CURRENCY
from bot.pay.totals import Totals, YearPay
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.charts.specs import (
    MOST_STACKS,
    BandBar,
    BandsChart,
    Chart,
    PartKind,
    PayStack,
    YearlyChart,
    YearPart,
)
from bot.presentation.comparison_headline import headline
from bot.presentation.comparison_tables import YEARS
from bot.presentation.offer_comparison_words import reading_title
from bot.presentation.offer_words import reading_head
from bot.presentation.words import Words, joined, words

_DOT = " · "
_KINDS = {
    PartKind.BASE: mark("Base"),
    PartKind.BONUS: mark("Bonus"),
    PartKind.EQUITY: mark("Stock"),
    PartKind.SIGN_ON: mark("Sign-on"),
    PartKind.OTHER: mark("Other"),
}
# Two ends, each a whole amount by itself: "$110K–$138K", and not "$110-138K".
_ENDS = re.compile(
    r"\s*(?P<low>(?P<sign>\D{0,4}?)\d[\d.,]*\s?(?P<scale>[A-Za-z]*))\s*(?:-|–|—|to)\s*"
    r"(?P<high>(?P=sign)\d[\d.,]*\s?(?P=scale))\s*"
)


def chart_of(answer: Answer, catalogue: Catalogue) -> Chart | None:
    """An offer in its bands, else pay by year; None for an answer that has no picture."""
    match answer:
        case OfferAnswer():
            bands = _bands_of(answer, catalogue)
            return _pay_of(answer, catalogue) if bands is None else bands
        case OfferComparisonAnswer():
            return _pays_of(answer, catalogue)
        case _:
            return None


# An offer in its bands ----------------------------------------------------------------------------


def _bands_of(answer: OfferAnswer, catalogue: Catalogue) -> BandsChart | None:
    guide = answer.guide
    placed = () if guide is None else tuple(filter(_has_band, guide.placed))
    if guide is None or not placed:
        return None
    title = catalogue.say("{name} beside the guide", name=answer.name)
    # One reading only stands in a picture; the reply has them all.
    several = any(one.sum is not None for one in placed)
    if several and answer.sums:
        head = reading_head(answer.sums[0], catalogue)
        title = catalogue.say("{title} ({reading})", title=title, reading=head)
    source = guide.provenance
    where = (source.company, source.role, guide.region)
    return BandsChart(
        title=title.text,
        subtitle=joined(where, _DOT).text,
        bars=tuple(_bar(one, catalogue) for one in placed),
        note=_note(guide, catalogue).text,
        alt=joined((_alt_of(one, answer, catalogue) for one in placed), " ").text,
    )


def _has_band(placed: Placed) -> bool:
    """Whether a part of the first reading has a band that is like it: for a year, of its stock.

    A total that counts stock otherwise has a caution in the reply, which a picture has no room for.
    """
    alike = not placed.unlike and placed.figure.figure.period is not Period.MONTH
    return not placed.sum and alike


def _bar(placed: Placed, catalogue: Catalogue) -> BandBar:
    low, high = ends_of(placed.figure)
    return BandBar(
        label=terms.component_of(placed.component, catalogue).text,
        low=placed.band.low.money.amount,
        high=placed.band.high.money.amount,
        low_text=low,
        high_text=high,
        mark=placed.mine.money.amount,
        mark_text=amount(placed.mine, catalogue).text,
    )


def ends_of(figure: GuideFigure) -> tuple[str, str]:
    """The ends of a cell as they stand there; the whole cell twice where they cannot be told."""
    found = _ENDS.fullmatch(figure.text)
    if found is None or not (found["sign"].strip() or found["scale"]):
        return figure.text, figure.text
    return found["low"].strip(), found["high"].strip()


def _note(guide: GuideSide, catalogue: Catalogue) -> Words:
    source = guide.provenance
    parts = [catalogue.say("Each band has a scale of its own.")]
    if source.quarter is not None:
        parts.append(catalogue.say("Data of {quarter}.", quarter=source.quarter))
    if source.quality is not None:
        parts.append(catalogue.say("Quality: {quality}.", quality=source.quality))
    parts.append(catalogue.say("Before tax."))
    return joined(parts, " ")


def _alt_of(placed: Placed, answer: OfferAnswer, catalogue: Catalogue) -> Words:
    part = terms.component_of(placed.component, catalogue)
    if placed.sum is not None:
        head = reading_head(answer.sums[placed.sum], catalogue)
        part = catalogue.say("{part}, {reading}", part=part, reading=head)
    mine = amount(placed.mine, catalogue)
    if placed.standing is None:
        return catalogue.say(
            "{part} {mine}; the guide says {theirs}.", part=part, mine=mine, theirs=placed.figure
        )
    return catalogue.say(
        "{part} {mine}: {where}, {theirs}.",
        part=part,
        mine=mine,
        where=terms.standing_words(placed.standing, catalogue),
        theirs=placed.figure,
    )


# Pay by year --------------------------------------------------------------------------------------


def _pay_of(answer: OfferAnswer, catalogue: Catalogue) -> YearlyChart | None:
    if not answer.sums:
        return None
    first = answer.sums[0]
    title, name = catalogue.say("{name} by year", name=answer.name), words(answer.name)
    if len(answer.sums) > 1:
        head = reading_head(first, catalogue)
        title = catalogue.say("{title} ({reading})", title=title, reading=head)
        name = catalogue.say("{name}, {reading}", name=name, reading=head)
    alt = catalogue.say(
        "{name}: {amount} in year one, {total} over four years.",
        name=name,
        amount=amount(first.totals.year_1, catalogue),
        total=amount(first.totals.four_years, catalogue),
    )
    return _yearly(title, alt, ((answer.name, first.totals),), catalogue)


def _pays_of(answer: OfferComparisonAnswer, catalogue: Catalogue) -> YearlyChart | None:
    if not answer.readings:
        return None
    first, names = answer.readings[0], {one.key: one.name for one in answer.offers}
    title = catalogue.say("What each offer pays by year")
    alt = headline(first.comparison, names, catalogue)
    if len(answer.readings) > 1:
        # In another reading another may pay more.
        reading = reading_title(first, names, catalogue)
        title = catalogue.say("{title} ({reading})", title=title, reading=reading)
        alt = joined((reading, alt), ". ")
    entries = [(names[entry.name], entry.totals) for entry in first.comparison.entries]
    return _yearly(title, alt, entries, catalogue)


def _yearly(
    title: Words, alt: Words, offers: Sequence[tuple[Name, Totals]], catalogue: Catalogue
) -> YearlyChart:
    currency = offers[0][1].four_years.money.currency
    return YearlyChart(
        title=title.text,
        subtitle=_subtitle(currency, catalogue).text,
        year_names=tuple(catalogue.say(year).text for year in YEARS),
        kind_names={kind: catalogue.say(name).text for kind, name in _KINDS.items()},
        stacks=tuple(_stack(name, totals, catalogue) for name, totals in offers[:MOST_STACKS]),
        note=catalogue.say("Shares may rise or fall, and a bonus may not be paid.").text,
        alt=alt.text,
    )


def _subtitle(currency: str, catalogue: Catalogue) -> Words:
    if currency == NO_CURRENCY:
        return catalogue.say("A year, before tax")
    return catalogue.say("{currency} a year, before tax", currency=Name(currency))


def _stack(name: Name, totals: Totals, catalogue: Catalogue) -> PayStack:
    return PayStack(
        name=name.text,
        years=tuple(tuple(_parts(year)) for year in totals.years),
        totals=tuple(amount(year.total, catalogue).text for year in totals.years),
    )


def _parts(year: YearPay) -> Iterator[YearPart]:
    """The parts by their size alone: the reply gives the totals, and a picture says no more."""
    parts = (
        (PartKind.BASE, year.base),
        (PartKind.BONUS, year.bonus),
        (PartKind.EQUITY, year.equity),
        (PartKind.SIGN_ON, year.sign_on),
        (PartKind.OTHER, year.once),
        (PartKind.OTHER, year.stated),
    )
    for kind, part in parts:
        if part is not None:
            yield YearPart(kind, part.money.amount, "")

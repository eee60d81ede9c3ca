"""Words for offers side by side: who pays more first, then the figures, then what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from bot.coach.answers.offers import (
    Ask,
    ComparedReading,
    NotCompared,
    OfferComparisonAnswer,
)
from bot.coach.figures import Name, counted
from bot.coach.kept import Doubt
from bot.coach.offer_readings import Assumed
from bot.coach.question import OfferStep
from bot.coach.quoting import quoted_in
from bot.pay.money import NO_CURRENCY
from bot.pay.names import Name as PayName
from bot.pay.what_if import Assumption, Flip
from bot.pay.worked import Worked
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount, percent, typed_or_amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.comparison_headline import (
    added_up,
    and_joined,
    headline,
    names_of,
    or_joined,
    recurring,
)
from bot.presentation.comparison_notes import note_blocks
from bot.presentation.comparison_tables import Named, amount_tables, figure_rows, gap_blocks
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small, Table
from bot.presentation.narrow import short_names
from bot.presentation.option_words import face_working
from bot.presentation.words import Words, joined, words

_WIDEST_NAME = 12
_DOT = " · "


def comparison_sections(answer: OfferComparisonAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What a person needs first: who pays more, and whether that is sure."""
    names = {one.key: one.name for one in answer.offers}
    if answer.why_not is not None:
        yield from _not_compared(answer, answer.why_not, catalogue)
    elif len(answer.readings) == 1:
        yield from _one_reading(answer, names, catalogue)
    else:
        yield from _several_readings(answer, names, catalogue)
    notes = tuple(note_blocks(answer, catalogue))
    if notes:
        yield Section(notes)
    if answer.ask is not None:
        yield Section(tuple(_ask(answer.ask, names, catalogue)))


# One reading --------------------------------------------------------------------------------------


def _one_reading(
    answer: OfferComparisonAnswer, names: Named, catalogue: Catalogue
) -> Iterator[Section]:
    (reading,) = answer.readings
    comparison = reading.comparison
    said = headline(comparison, names, catalogue)
    more = (added_up(comparison, names, catalogue), recurring(comparison, names, catalogue))
    yield Section((Heading(said), *(Line(one) for one in more if one)))
    short = short_names(names, _WIDEST_NAME)
    table = amount_tables(comparison, short, catalogue, years=True)
    yield Section((*_letters(short, names, catalogue), *table))
    yield Section(tuple(gap_blocks(comparison, names, short, catalogue)))
    yield from _rests_on(reading, names, catalogue)


def _letters(short: Named, names: Named, catalogue: Catalogue) -> Iterator[Block]:
    """What letters stand for, where names were too alike when cut."""
    if any(short[key].text == key.upper() != names[key].text for key in names):
        pairs = (
            catalogue.say("{letter}: {name}", letter=short[key], name=names[key]) for key in names
        )
        yield Small(joined(pairs, _DOT))


# What it rests on -------------------------------------------------------------------------------

_IFS = {
    Assumption.STOCK_AT_ZERO: mark("If the stock is worth nothing"),
    Assumption.BONUS_UNPAID: mark("If no bonus is paid"),
    Assumption.SIGN_ON_LEFT_OUT: mark("Without the sign-on"),
    Assumption.OPTIONS_AT_FACE: mark("With the options at face value"),
}
_ALSO_IFS = {
    Assumption.STOCK_AT_ZERO: mark("if the stock is worth nothing"),
    Assumption.BONUS_UNPAID: mark("if no bonus is paid"),
    Assumption.SIGN_ON_LEFT_OUT: mark("without the sign-on"),
    Assumption.OPTIONS_AT_FACE: mark("with the options at face value"),
}


def _rests_on(reading: ComparedReading, names: Named, catalogue: Catalogue) -> Iterator[Section]:
    """What would change who pays more, and what would not."""
    flips = reading.comparison.flips
    blocks: list[Block] = []
    if flips:
        blocks.append(Heading(catalogue.say("What would change that")))
        blocks += [Item(_flip(flip, reading, names, catalogue)) for flip in flips]
    if reading.holds and len(reading.leaders) == 1:
        blocks.append(
            Line(
                catalogue.say(
                    "{leader} stays ahead even {ifs}.",
                    leader=names[reading.leaders[0]],
                    ifs=or_joined(
                        [catalogue.say(_ALSO_IFS[one]) for one in reading.holds], catalogue
                    ),
                )
            )
        )
    if blocks:
        yield Section(tuple(blocks))


def _flip(flip: Flip, reading: ComparedReading, names: Named, catalogue: Catalogue) -> Words:
    """Who leads under an assumption, with what each of the two then pays over four years."""
    pay = dict(flip.four_years)
    supposed = catalogue.say(_IFS[flip.assumption])
    if flip.assumption is Assumption.OPTIONS_AT_FACE:
        faces = joined(_faces(pay, names, catalogue), "; ")
        supposed = catalogue.say("{supposed} ({faces})", supposed=supposed, faces=faces)
    most = amount(pay[flip.leaders[0]], catalogue)
    them = names_of(flip.leaders, names, catalogue)
    if len(flip.leaders) > 1:
        return catalogue.say(
            "{supposed}, {names} pay the same over four years: {total}.",
            supposed=supposed,
            names=them,
            total=most,
        )
    usual = next((key for key in reading.leaders if key not in flip.leaders), None)
    if usual is None:
        return catalogue.say(
            "{supposed}, {name} alone pays most over four years: {total}.",
            supposed=supposed,
            name=them,
            total=most,
        )
    return catalogue.say(
        "{supposed}, {name} pays more over four years: {total}, {other} {less}.",
        supposed=supposed,
        name=them,
        total=most,
        other=names[usual],
        less=amount(pay[usual], catalogue),
    )


def _faces(pay: Mapping[str, Worked], names: Named, catalogue: Catalogue) -> Iterator[Words]:
    """The working of the face value of each offer that has options."""
    for key, whole in pay.items():
        last = whole.operands[-1] if whole.operands else whole
        if last.name == PayName.AT_FACE:
            yield catalogue.say(
                "{name}: {working}", name=names[key], working=face_working(last, catalogue)
            )


# Several readings ---------------------------------------------------------------------------------

_SUBJECTS = {
    Doubt.BASIS: mark("the stock of {name}"),
    Doubt.BONUS: mark("the bonus of {name}"),
    Doubt.PERIOD: mark("the base of {name}"),
    Doubt.HOURS: mark("the hours at {name}"),
    Doubt.DAYS: mark("the days at {name}"),
    Doubt.VESTING: mark("the vesting of {name}"),
}


def _several_readings(
    answer: OfferComparisonAnswer, names: Named, catalogue: Catalogue
) -> Iterator[Section]:
    """Whether the winner is the same in all, then a short block for each; the first in full."""
    yield Section((Heading(_verdict(answer.readings, names, catalogue)),))
    for at, reading in enumerate(answer.readings):
        title = Heading(reading_title(reading, names, catalogue))
        said = Line(headline(reading.comparison, names, catalogue))
        short = short_names(names, _WIDEST_NAME)
        table = amount_tables(reading.comparison, short, catalogue, years=at == 0)
        flips = (Item(_flip(flip, reading, names, catalogue)) for flip in reading.comparison.flips)
        letters = _letters(short, names, catalogue)
        yield Section((title, said, *letters, *table, *flips))


def _verdict(readings: Sequence[ComparedReading], names: Named, catalogue: Catalogue) -> Words:
    subjects = _subjects(readings[0], names, catalogue)
    leaders = {reading.leaders for reading in readings}
    if len(leaders) > 1:
        return catalogue.say("Who pays more depends on {what}.", what=subjects)
    (them,) = leaders
    if len(them) > 1:
        return catalogue.say(
            "However I read {what}, {names} pay the same over four years.",
            what=subjects,
            names=names_of(them, names, catalogue),
        )
    gaps = sorted(
        (reading.comparison.gaps[0].figures.four_years for reading in readings),
        key=lambda gap: gap.money,
    )
    return catalogue.say(
        "However I read {what}, {leader} pays more over four years: {least} to {most} more.",
        what=subjects,
        leader=names[them[0]],
        least=amount(gaps[0], catalogue),
        most=amount(gaps[-1], catalogue),
    )


def _subjects(reading: ComparedReading, names: Named, catalogue: Catalogue) -> Words:
    """What is open, each once."""
    found = [
        catalogue.say(_SUBJECTS[assumed.doubt], name=names[key]) for key, assumed in reading.chosen
    ]
    found += [catalogue.say("the range of {name}", name=names[key]) for key, _ in reading.ends]
    return and_joined(found, catalogue)


def reading_title(reading: ComparedReading, names: Named, catalogue: Catalogue) -> Words:
    """What tells a reading of several offers from the others."""
    found = [
        catalogue.say(
            "{name}: {answer}", name=names[key], answer=terms.taken_words(assumed, catalogue)
        )
        for key, assumed in reading.chosen
    ]
    found += [
        catalogue.say("{name}: {answer}", name=names[key], answer=_end(high, catalogue))
        for key, high in reading.ends
    ]
    return joined(found, _DOT)


def _end(high: bool, catalogue: Catalogue) -> Words:  # noqa: FBT001 it is a value, not a switch
    return catalogue.say("high end") if high else catalogue.say("low end")


# Not compared -------------------------------------------------------------------------------------

_MOST = 5


def _not_compared(
    answer: OfferComparisonAnswer, why_not: NotCompared, catalogue: Catalogue
) -> Iterator[Section]:
    yield Section(tuple(_why_not(answer, why_not, catalogue)))
    if why_not is NotCompared.CURRENCIES:
        for name, totals in answer.alone:
            rows = tuple(figure_rows(totals, years=False))
            labels = [catalogue.say(label) for label, _ in rows]
            figures = [words(amount(one, catalogue)) for _, one in rows]
            yield Section((Heading(words(name)), Table(tuple(zip(labels, figures, strict=True)))))


def _why_not(
    answer: OfferComparisonAnswer, why_not: NotCompared, catalogue: Catalogue
) -> Iterator[Block]:
    match why_not:
        case NotCompared.TOO_FEW:
            yield Line(catalogue.say("To compare, I need two offers."))
            yield Hint(catalogue.say("Tell me the other one, or what you are paid now."))
        case NotCompared.TOO_MANY:
            yield Line(
                catalogue.say(
                    "I compare up to {most} offers at once. Name those that you choose from: "
                    "{names}.",
                    most=counted(_MOST, "offers that are compared at most"),
                    names=joined(one.name for one in answer.offers),
                )
            )
        case NotCompared.NOTHING_TO_ADD:
            yield Line(
                catalogue.say(
                    "To compare, I need an amount for two offers at least: a base will do."
                )
            )
        case NotCompared.CURRENCIES:
            yield from _currencies(answer, catalogue)
        case _:
            assert_never(why_not)


def _currencies(answer: OfferComparisonAnswer, catalogue: Catalogue) -> Iterator[Block]:
    known = [Name(code) for code in answer.currencies if code != NO_CURRENCY]
    unknown = [one.name for one in answer.offers if one.currency == NO_CURRENCY]
    yield Heading(
        catalogue.say(
            "{codes}: without a rate I cannot say who pays more.",
            codes=and_joined(known, catalogue),
        )
    )
    if unknown:
        yield Line(
            catalogue.say("Which currency is it for {names}?", names=and_joined(unknown, catalogue))
        )
    first, *others = known
    for other in others:
        origin, target = (Name(code) for code in quoted_in(first.text, other.text))
        yield Hint(
            catalogue.say(
                "Tell me your rate as “{one} {origin} = … {target}”. I look none up.",
                one=counted(1, "units of a currency"),
                origin=origin,
                target=target,
            )
        )


# What is asked ------------------------------------------------------------------------------------


def _ask(ask: Ask, names: Named, catalogue: Catalogue) -> Iterator[Block]:
    """The question that is open and of which offer, with its answers by number."""
    if ask.doubt is None or ask.figure is None:
        return
    figure = (
        percent(ask.figure, catalogue)
        if ask.doubt is Doubt.VESTING and isinstance(ask.figure, Worked)
        else typed_or_amount(ask.figure, catalogue)
    )
    question = catalogue.say(terms.ask_message(ask.doubt), figure=figure)
    about = {one.target.key for one in ask.choices if isinstance(one.target, OfferStep)}
    yield Heading(joined((*(names[key] for key in about), question), ": "))
    for at, choice in enumerate(ask.choices, start=1):
        yield Item(terms.answer_words(Assumed(ask.doubt, choice.value), catalogue), at)

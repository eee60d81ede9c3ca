"""What to know about the figures of a comparison: what is open, assumed, and converted."""

from collections.abc import Iterator

from bot.coach.answers.offers import ComparedOffer, CurrencyFrom, OfferComparisonAnswer
from bot.coach.figures import ComputedFigure, Name, PersonFigure, counted
from bot.pay.comparison import MOST
from bot.pay.conversion import Rate
from bot.pay.worked import Worked
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount, number
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.comparison_headline import and_joined
from bot.presentation.layout import Block, Line, Small
from bot.presentation.words import Words, joined, words
from bot.understanding.offers.mention import Part


def note_blocks(answer: OfferComparisonAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What is not given, what was taken for granted, and the rates that were used."""
    for one in answer.offers:
        yield from _of_offer(one, catalogue)
    yield from _taken(answer, catalogue)
    yield from _converted(answer, catalogue)
    if answer.left_out:
        yield Line(
            catalogue.say(
                "Left out, since no amount is given: {names}.",
                names=and_joined(answer.left_out, catalogue),
            )
        )
    if answer.too_many:
        yield Line(
            catalogue.say(
                "Not compared, since there is room for {most}: {names}. To choose yourself, type "
                "“compare {one} and {two}” with the numbers of “my offers”.",
                most=ComputedFigure(str(MOST), MOST, "the most offers that are compared"),
                one=counted(1, "offers before the second"),
                two=counted(2, "offers that can be compared"),
                names=and_joined(answer.too_many, catalogue),
            )
        )
    if answer.readings:
        yield Small(
            catalogue.say("Before tax; shares may rise or fall, and a bonus may not be paid.")
        )


def _of_offer(one: ComparedOffer, catalogue: Catalogue) -> Iterator[Block]:
    """What an offer does not tell, and what of it is not counted."""
    if one.missing:
        parts = joined(terms.missing_name(part, catalogue) for part in one.missing)
        yield Small(catalogue.say("Not given for {name}: {parts}.", name=one.name, parts=parts))
    if Part.OPTIONS in one.not_counted:
        yield Small(
            catalogue.say(
                "The options of {name} are counted as nothing: they may be worth nothing.",
                name=one.name,
            )
        )
    if Part.SHARES in one.not_counted:
        yield Small(
            catalogue.say("The shares of {name} are not counted: no price is given.", name=one.name)
        )


def _taken(answer: OfferComparisonAnswer, catalogue: Catalogue) -> Iterator[Block]:
    taken = [
        catalogue.say("{name}: {what}", name=one.name, what=joined(_taken_of(one, catalogue)))
        for one in answer.offers
        if one.taken or one.low_end
    ]
    if taken:
        yield Small(catalogue.say("Until you say otherwise: {taken}.", taken=joined(taken, "; ")))
    even = [one.name for one in answer.offers if one.even_assumed]
    if even:
        yield Small(
            catalogue.say(
                "No vesting schedule given for {names}: the grant is spread evenly over four "
                "years.",
                names=and_joined(even, catalogue),
            )
        )
    for one in answer.offers:
        yield from _currency(one, catalogue)


def _taken_of(one: ComparedOffer, catalogue: Catalogue) -> Iterator[Words]:
    for assumed in one.taken:
        yield terms.taken_words(assumed, catalogue)
    if one.low_end:
        yield catalogue.say("the low end of the range")


_CURRENCIES_FROM = {
    CurrencyFrom.PLACE: mark("{name} in {code}, by its place."),
    CurrencyFrom.GUIDE: mark("{name} in {code}, as in the guide."),
    CurrencyFrom.OTHERS: mark("{name} taken to be in {code}, as the other offers are."),
}


def _currency(one: ComparedOffer, catalogue: Catalogue) -> Iterator[Block]:
    message = _CURRENCIES_FROM.get(one.currency_from)
    if message is not None:
        yield Small(catalogue.say(message, name=one.name, code=Name(one.currency)))


def _converted(answer: OfferComparisonAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """The rates that were used, as the person told them, with the working of an amount each."""
    for rate in answer.rates:
        yield Line(
            catalogue.say(
                "Your rate: one {origin} is {rate} {target}.",
                origin=Name(rate.origin),
                rate=_told(rate, catalogue),
                target=Name(rate.target),
            )
        )
    for one in answer.offers:
        if one.rests_on is not None:
            yield Small(_working(one.name, one.rests_on, catalogue))


def _told(rate: Rate, catalogue: Catalogue) -> Words:
    source = rate.value.source
    if isinstance(source, PersonFigure):
        return words(source)
    return words(number(rate.value, catalogue))


_TIMES = mark("{name}: {before} × {rate} = {after}")
_DIVIDED = mark("{name}: {before} / {rate} = {after}")


def _working(name: Name, part: Worked, catalogue: Catalogue) -> Words:
    """An amount before and after; by a rate that was told the other way round, divided."""
    before, price = part.operands
    turned = price.operator is not None
    rate = price.operands[-1].source if turned else price.source
    return catalogue.say(
        _DIVIDED if turned else _TIMES,
        name=name,
        before=amount(before, catalogue),
        rate=rate if isinstance(rate, PersonFigure) else amount(price, catalogue),
        after=amount(part, catalogue),
    )

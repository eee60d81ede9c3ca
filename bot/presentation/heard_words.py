"""Words for what was read into a message."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import (
    Compared,
    HeardAmount,
    LeftOutAnswer,
    OfferHeardAnswer,
    ReadAs,
    ReadAsAnswer,
    Reading,
    ReadLevelAnswer,
    StillOnAnswer,
)
from bot.coach.figures import Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo
from bot.presentation.layout import Block, Heading, Item, Line, Section, Small
from bot.presentation.money_words import component_name, family_name
from bot.presentation.range_words import state_words
from bot.presentation.words import Words, joined


def read_as(answer: ReadAsAnswer, catalogue: Catalogue) -> Section:
    """How something was read, one line for each way of reading."""
    lines = (
        joined((_reading(one, catalogue) for one in answer.readings if one.how is how), " ")
        for how in dict.fromkeys(one.how for one in answer.readings)
    )
    return Section(tuple(map(Small, lines)))


def _reading(reading: Reading, catalogue: Catalogue) -> Words:
    typed, name = echo(reading.typed), reading.name
    match reading.how:
        case ReadAs.SLIP | ReadAs.ABBREVIATION if reading.other is not None:
            return catalogue.say(
                "Reading “{typed}” as {name}; if it is {other}, say so.",
                typed=typed,
                name=name,
                other=reading.other.label,
            )
        case ReadAs.SLIP | ReadAs.ABBREVIATION:
            return catalogue.say("Reading “{typed}” as {name}.", typed=typed, name=name)
        case ReadAs.SENIORITY:
            return catalogue.say(
                "Reading “{typed}” as {name}: no guide of mine tells its seniorities apart.",
                typed=typed,
                name=name,
            )
        case ReadAs.SUBSIDIARY:
            return catalogue.say(
                "{part} is part of {company}: this is {company}’s guide.",
                part=reading.called or typed,
                company=name,
            )
        case ReadAs.FORMER:
            return catalogue.say(
                "{before} is now called {company}.", before=reading.called or typed, company=name
            )
        case _:
            assert_never(reading.how)


def read_level(answer: ReadLevelAnswer, catalogue: Catalogue) -> Section:
    """Which role a level was read as, and whether a guide says so."""
    message = (
        catalogue.say(
            "{level} at {company}: read as {role}.",
            level=answer.level,
            company=answer.company,
            role=answer.role,
        )
        if answer.by_guide
        else catalogue.say(
            "{level} at {company}: read as {role}, as is commonly known; my guides do not say.",
            level=answer.level,
            company=answer.company,
            role=answer.role,
        )
    )
    return Section((Small(message),))


def left_out(answer: LeftOutAnswer, catalogue: Catalogue) -> Section:
    """What was asked and is not answered now."""
    families = (family_name(family, catalogue) for family in answer.families)
    rest = joined((*answer.companies, *families))
    return Section((Line(catalogue.say("Not answered yet: {rest}. Ask for it next.", rest=rest)),))


def topic_words(answer: StillOnAnswer, catalogue: Catalogue) -> Words:
    """What is talked about, with what was carried over."""
    role = () if answer.role is None else (answer.role,)
    topic = joined((*answer.companies, *role, *answer.carried))
    return catalogue.say("Still on: {topic}.", topic=topic)


def offer_sections(answer: OfferHeardAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The amounts as they were read; how they stand is said beside the guide's own figure."""
    heard = [Item(_amount_words(amount, catalogue)) for amount in answer.amounts]
    yield Section((Heading(catalogue.say("The amounts you named, as I read them")), *heard))
    beside = [line for amount in answer.amounts for line in _beside(amount, catalogue)]
    unlike = dict.fromkeys(amount.unlike for amount in answer.amounts if amount.unlike is not None)
    for currency in unlike:
        said = catalogue.say(
            "The guide’s figure is in {currency}, or for another time than yours. I convert "
            "neither, so I do not say how yours stands.",
            currency=currency,
        )
        yield Section((Line(said),))
    if beside and answer.provenance is not None:
        assumed = _assumed(answer.amounts, catalogue)
        yield Section(
            (*beside, *assumed, Small(state_words(answer.provenance, catalogue, pay=True)))
        )


def _amount_words(amount: HeardAmount, catalogue: Catalogue) -> Words:
    if amount.component is None:
        return catalogue.say("{figure}, for a part that you did not name", figure=amount.figure)
    part = component_name(amount.component, catalogue)
    if amount.read_as is not None:
        return catalogue.say(
            "{part}: {figure}, read as {whole}",
            part=part,
            figure=amount.figure,
            whole=amount.read_as,
        )
    return catalogue.say("{part}: {figure}", part=part, figure=amount.figure)


def _beside(amount: HeardAmount, catalogue: Catalogue) -> Iterator[Block]:
    if amount.beside is None or amount.region is None or amount.component is None:
        return
    if amount.compared is None:
        return
    where = _where(amount.compared, catalogue)
    yield Line(
        catalogue.say(
            "{part}: your {mine} is {where} {theirs}, the guide’s range for {region}.",
            part=component_name(amount.component, catalogue),
            mine=amount.read_as or amount.figure,
            where=where,
            theirs=amount.beside,
            region=amount.region,
        )
    )


def _assumed(amounts: Iterable[HeardAmount], catalogue: Catalogue) -> Iterator[Block]:
    """In which currency amounts without one were taken."""
    for currency in dict.fromkeys(amount.assumed_currency for amount in amounts):
        if currency is not None:
            name = Name(currency)
            yield Small(catalogue.say("You named no currency; I took {currency}.", currency=name))


def _where(compared: Compared, catalogue: Catalogue) -> Words:
    match compared:
        case Compared.BELOW:
            return catalogue.say("below")
        case Compared.ABOVE:
            return catalogue.say("above")
        case Compared.WITHIN:
            return catalogue.say("within")
        case _:
            assert_never(compared)

"""Words for what was read into a message."""

from typing import assert_never

from bot.coach.answers import (
    LeftOutAnswer,
    ReadAs,
    ReadAsAnswer,
    Reading,
    ReadLevelAnswer,
    StillOnAnswer,
)
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo
from bot.presentation.layout import Line, Section, Small
from bot.presentation.money_words import family_name
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

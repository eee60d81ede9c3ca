"""Words for questions back."""

from collections.abc import Iterator
from typing import assert_never

from bot.coach.answers import (
    Clarification,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    Slot,
    StillMeantAnswer,
)
from bot.coach.figures import Name
from bot.coach.question import Wish
from bot.knowledge.base import HEADQUARTERS
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo, how_to_choose, items
from bot.presentation.layout import Line, Section
from bot.presentation.money_words import family_name
from bot.presentation.words import Words, joined

_MOST_NAMED = 12
_MOST_LEVERS = 8


def no_such_place(answer: NoSuchPlaceAnswer, catalogue: Catalogue) -> Section:
    """That a guide has no row for a place, and the regions that it has."""
    source = answer.provenance
    if answer.question.places == (HEADQUARTERS,):
        first = catalogue.say(
            "My guide for {role} at {company} does not say where the headquarters are. It covers:",
            role=source.role,
            company=source.company,
        )
    else:
        first = catalogue.say(
            "My guide for {role} at {company} has no figures for {place}. It covers:",
            role=source.role,
            company=source.company,
            place=joined(answer.places, " · "),
        )
    choices = items(answer.choices[:_MOST_NAMED])
    return Section((Line(first), *choices, how_to_choose(catalogue)))


def clarification(answer: Clarification, catalogue: Catalogue) -> Section:
    """A question back, with choices or open."""
    if not answer.choices:
        ask = Line(_of_level(answer, catalogue) or _open_question(answer.slot, catalogue))
        if answer.typed is None:
            return Section((ask,))
        unknown = catalogue.say("I do not know “{typed}”.", typed=echo(answer.typed))
        return Section((Line(unknown), ask))
    if answer.typed is not None:
        first = catalogue.say("“{typed}”: did you mean", typed=echo(answer.typed))
    elif (about_level := _of_level(answer, catalogue)) is not None:
        first = about_level
    elif answer.slot is Slot.ROLE:
        first = catalogue.say("Which role is it?")
    elif answer.question.wishes == (Wish.COMPARE,):
        first = catalogue.say("Compare with which company? These have the role too:")
    else:
        first = catalogue.say("Which one do you mean?")
    return Section((Line(first), *items(answer.choices), how_to_choose(catalogue)))


def _of_level(answer: Clarification, catalogue: Catalogue) -> Words | None:
    """The question back that a level without a role leads to; None where there is none."""
    level = answer.question.level
    if level is None or answer.question.role is not None:
        return None
    typed = Name(level.typed)
    if answer.slot is Slot.COMPANY:
        return catalogue.say(
            "“{level}” is another role at each company. Which company is it?", level=typed
        )
    if answer.slot is Slot.ROLE:
        return catalogue.say(
            "I cannot tell which role “{level}” is here. Which is it?", level=typed
        )
    return None


def _open_question(slot: Slot, catalogue: Catalogue) -> Words:
    match slot:
        case Slot.COMPANY:
            return catalogue.say(
                "Which company is it? For example: “software engineer at Google in London”. Or "
                "name a role and a place, and I list every company that has both."
            )
        case Slot.ROLE:
            return catalogue.say("Which role is it? For example: “software engineer”.")
        case Slot.PLACE:
            return catalogue.say("Which place is it? For example: “London”, or “remote”.")
        case _:
            assert_never(slot)


def not_in_guides(answer: NotInGuidesAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """That an employer has no guide, what is near, and what works without one."""
    first = catalogue.say(
        "“{typed}” is not in my guides, so I have no figures for it.", typed=echo(answer.typed)
    )
    if answer.nearest:
        near = Line(catalogue.say("The nearest that are:"))
        nearest = items(answer.nearest)
        yield Section((Line(first), near, *nearest, how_to_choose(catalogue)))
    elif answer.examples:
        some = catalogue.say("Some that are: {companies}.", companies=joined(answer.examples))
        yield Section((Line(first), Line(some)))
    else:
        yield Section((Line(first),))
    if answer.families:
        named = [family_name(family, catalogue) for family in answer.families[:_MOST_LEVERS]]
        general = catalogue.say(
            "What needs no guide: general scripts, for example {levers}. Ask “script for {first}”.",
            levers=joined(named),
            first=named[0],
        )
        yield Section((Line(general),))


def still_meant(answer: StillMeantAnswer, catalogue: Catalogue) -> Section:
    """A question whether the company of before is meant."""
    first = catalogue.say(
        "I do not know “{typed}”. If it is a company, it is not in my guides. Do you still mean:",
        typed=echo(answer.typed),
    )
    return Section((Line(first), *items(answer.choices), how_to_choose(catalogue)))

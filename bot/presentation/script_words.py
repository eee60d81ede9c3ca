"""Words around scripts; the scripts themselves stay as they stand."""

from collections.abc import Iterator
from typing import assert_never

from bot.coach.answers import (
    GenericScriptAnswer,
    Mismatch,
    NoSuchLeverAnswer,
    Script,
    ScriptAnswer,
)
from bot.coach.figures import Name
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import (
    Block,
    Copy,
    Heading,
    Hint,
    Item,
    Line,
    Prose,
    Section,
    Small,
    Title,
)
from bot.presentation.money_words import family_name
from bot.presentation.range_words import provenance_blocks
from bot.presentation.words import Words, joined

_MOST_LEVERS = 6
_MOST_OTHERS = 6


def script_sections(answer: ScriptAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The scripts, each with what must be known before saying it, and their guide."""
    yield Section((Heading(_title(answer, catalogue)),))
    if not answer.scripts:
        none = catalogue.say("The guide has no scripts.")
        if answer.skipped:
            none = catalogue.say("The guide has no more scripts like these.")
        yield Section((Line(none),))
    for script in answer.scripts:
        yield Section(tuple(script_blocks(script, answer.places, catalogue)))
    yield Section(tuple(provenance_blocks(answer.provenance, catalogue, pay=False)))
    if answer.others:
        items = tuple(
            Item(joined((choice.label,)), number)
            for number, choice in enumerate(answer.others[:_MOST_OTHERS], start=1)
        )
        yield Section((Small(catalogue.say("More scripts here, by number:")), *items))
    elif answer.other_families:
        yield Section((_families_hint(answer.other_families, catalogue),))


def _title(answer: ScriptAnswer, catalogue: Catalogue) -> Words:
    source = answer.provenance
    if answer.family is None:
        return catalogue.say(
            "What to say: {company}, {role}", company=source.company, role=source.role
        )
    return catalogue.say(
        "What to say about {lever}: {company}, {role}",
        lever=family_name(answer.family, catalogue),
        company=source.company,
        role=source.role,
    )


def _families_hint(families: tuple[str, ...], catalogue: Catalogue) -> Block:
    named = [family_name(family, catalogue) for family in families[:_MOST_LEVERS]]
    return Hint(
        catalogue.say(
            "More scripts: {levers}. Ask “script for {first}”.",
            levers=joined(named),
            first=named[0],
        )
    )


def generic_sections(answer: GenericScriptAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """Scripts that belong to no company, and that they do."""
    title = catalogue.say(
        "What to say about {lever}, at any company", lever=family_name(answer.family, catalogue)
    )
    general = catalogue.say(
        "General words of ours: no company’s guide stands behind them, and they hold no figures."
    )
    yield Section((Heading(title), Small(general)))
    for script in answer.scripts:
        yield Section(tuple(script_blocks(script, (), catalogue)))
    if answer.asked.company is not None:  # its guide has been looked into
        return
    blocks: list[Block] = [
        Line(catalogue.say("Name the company and the role, and I look for its own scripts."))
    ]
    if answer.families:
        blocks.append(_families_hint(answer.families, catalogue))
    yield Section(tuple(blocks))


def no_such_lever(answer: NoSuchLeverAnswer, catalogue: Catalogue) -> Section:
    """That the guide has no script of a family, and which it has."""
    source = answer.provenance
    first = catalogue.say(
        "My guide for {role} at {company} has no script about {lever}.",
        role=source.role,
        company=source.company,
        lever=family_name(answer.family, catalogue),
    )
    if not answer.families:
        return Section((Line(first),))
    there = joined(family_name(family, catalogue) for family in answer.families)
    return Section(
        (Line(first), Line(catalogue.say("It has scripts about: {levers}.", levers=there)))
    )


def script_blocks(
    script: Script, places: tuple[Name, ...], catalogue: Catalogue
) -> Iterator[Block]:
    """One script, with what must be known before saying it first."""
    yield Title(script.name)
    if script.claims_offer:
        yield Line(catalogue.say("Say this only if it is true."))
    elif script.tells_of_self:
        yield Line(catalogue.say("Change what is not true of you."))
    if script.mismatch is not None:
        yield Line(mismatch_note(script.mismatch, joined(places, " / "), catalogue))
    if not script.sayable:
        yield Line(catalogue.say("Advice, to put in your own words:"))
    yield Copy(script.words) if script.sayable else Prose(script.words)
    if script.placeholders:
        gaps = joined(script.placeholders)
        yield Small(catalogue.say("Fill in: {gaps}", gaps=gaps))
    if script.advice is not None:
        yield Line(catalogue.say("How to use it:"))
        yield Prose(script.advice)


def mismatch_note(mismatch: Mismatch, place: Words, catalogue: Catalogue) -> Words:
    """That the figures of a script are for another place or in another currency."""
    match mismatch:
        case Mismatch.PLACE:
            return catalogue.say(
                "The figures in this script are for another place, not for {place}. Put your own.",
                place=place,
            )
        case Mismatch.CURRENCY:
            return catalogue.say(
                "The figures in this script are in another currency than pay in {place}. Put "
                "your own.",
                place=place,
            )
        case _:
            assert_never(mismatch)

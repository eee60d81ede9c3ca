"""Words around scripts; the scripts themselves stay as they stand."""

from collections.abc import Iterator
from typing import assert_never

from bot.coach.answers import Mismatch, Script, ScriptAnswer
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Copy, Heading, Line, Prose, Section, Small, Title
from bot.presentation.money_words import family_name
from bot.presentation.range_words import provenance_blocks

_MOST_LEVERS = 6


def script_sections(answer: ScriptAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """The scripts, each with what must be known before saying it, and their guide."""
    source = answer.provenance
    if answer.family is None:
        title = catalogue.say(
            "What to say: {company}, {role}", company=source.company_name, role=source.role_name
        )
    else:
        title = catalogue.say(
            "What to say about {lever}: {company}, {role}",
            lever=family_name(answer.family, catalogue),
            company=source.company_name,
            role=source.role_name,
        )
    yield Section((Heading(title),))
    if not answer.scripts:
        none = catalogue.say("The guide has no scripts.")
        if answer.skipped:
            none = catalogue.say("The guide has no more scripts like these.")
        yield Section((Line(none),))
    for script in answer.scripts:
        yield Section(tuple(_script_blocks(script, answer.place, catalogue)))
    if answer.remaining:
        left = catalogue.say_many(
            "{number} more script like these. Ask “more”.",
            "{number} more scripts like these. Ask “more”.",
            answer.remaining,
        )
        yield Section((Small(left),))
    yield Section(tuple(provenance_blocks(source, catalogue, pay=False)))
    others = [family_name(family, catalogue) for family in answer.other_families[:_MOST_LEVERS]]
    if others:
        more = catalogue.say(
            "More scripts: {levers}. Ask “script for {first}”.",
            levers=", ".join(others),
            first=others[0],
        )
        yield Section((Small(more),))


def _script_blocks(script: Script, place: str | None, catalogue: Catalogue) -> Iterator[Block]:
    yield Title(script.name)
    if script.claims_offer:
        yield Line(catalogue.say("Say this only if it is true."))
    if script.mismatch is not None:
        yield Line(_mismatch_note(script.mismatch, place or "", catalogue))
    if not script.sayable:
        yield Line(catalogue.say("Advice, to put in your own words:"))
    yield Copy(script.words) if script.sayable else Prose(script.words)
    if script.placeholders:
        gaps = ", ".join(script.placeholders)
        yield Small(catalogue.say("Fill in: {gaps}", gaps=gaps))
    if script.advice is not None:
        yield Line(catalogue.say("The guide adds:"))
        yield Prose(script.advice)


def _mismatch_note(mismatch: Mismatch, place: str, catalogue: Catalogue) -> str:
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

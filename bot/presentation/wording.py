"""The words for every answer: from answers to sections, whatever the medium."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import (
    Answer,
    Choice,
    Clarification,
    CompanyRolesAnswer,
    HelpAnswer,
    LeftOutAnswer,
    NoSuchLeverAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    PayRangesAnswer,
    PrivacyAnswer,
    ReadAsAnswer,
    ScriptAnswer,
    Slot,
    SmallTalkAnswer,
    StillMeantAnswer,
    StillOnAnswer,
    UnknownAnswer,
)
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Heading, Item, Line, Section, Small
from bot.presentation.money_words import family_name
from bot.presentation.range_words import range_sections
from bot.presentation.script_words import script_sections

_MOST_NAMED = 12
_LONGEST_ECHO = 60


def sections(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Section, ...]:
    """The sections of several answers, in their order."""
    return tuple(section for answer in answers for section in word(answer, catalogue))


def word(answer: Answer, catalogue: Catalogue) -> Iterator[Section]:  # noqa: C901, PLR0912
    """The sections of one answer. Flat: one case for each kind, and no more than a call."""
    match answer:
        case PayRangesAnswer():
            yield from range_sections(answer, catalogue)
        case NoSuchPlaceAnswer():
            yield _no_such_place(answer, catalogue)
        case ScriptAnswer():
            yield from script_sections(answer, catalogue)
        case NoSuchLeverAnswer():
            yield _no_such_lever(answer, catalogue)
        case Clarification():
            yield _clarification(answer, catalogue)
        case CompanyRolesAnswer():
            yield _company_roles(answer, catalogue)
        case NotInGuidesAnswer():
            yield _not_in_guides(answer, catalogue)
        case StillMeantAnswer():
            yield _still_meant(answer, catalogue)
        case StillOnAnswer():
            yield _still_on(answer, catalogue)
        case ReadAsAnswer():
            yield _read_as(answer, catalogue)
        case LeftOutAnswer():
            yield _left_out(answer, catalogue)
        case HelpAnswer():
            yield from _help(answer, catalogue)
        case PrivacyAnswer():
            yield _privacy(catalogue)
        case SmallTalkAnswer():
            yield _small_talk(catalogue)
        case UnknownAnswer():
            yield _unknown(answer, catalogue)
        case _:
            assert_never(answer)


def _no_such_place(answer: NoSuchPlaceAnswer, catalogue: Catalogue) -> Section:
    source = answer.provenance
    first = catalogue.say(
        "My guide for {role} at {company} has no figures for {place}. It covers:",
        role=source.role_name,
        company=source.company_name,
        place=" · ".join(answer.places),
    )
    how = Small(catalogue.say("Answer with the number or the name."))
    return Section((Line(first), *_items(answer.choices[:_MOST_NAMED]), how))


def _no_such_lever(answer: NoSuchLeverAnswer, catalogue: Catalogue) -> Section:
    source = answer.provenance
    first = catalogue.say(
        "My guide for {role} at {company} has no script about {lever}.",
        role=source.role_name,
        company=source.company_name,
        lever=family_name(answer.family, catalogue),
    )
    there = ", ".join(family_name(family, catalogue) for family in answer.families)
    if not there:
        return Section((Line(first),))
    return Section(
        (Line(first), Line(catalogue.say("It has scripts about: {levers}.", levers=there)))
    )


def _items(choices: tuple[Choice, ...]) -> tuple[Item, ...]:
    return tuple(Item(choice.label, number) for number, choice in enumerate(choices, start=1))


def _clarification(answer: Clarification, catalogue: Catalogue) -> Section:
    if not answer.choices:
        ask = Line(_open_question(answer.slot, catalogue))
        if answer.typed is None:
            return Section((ask,))
        unknown = catalogue.say("I do not know “{typed}”.", typed=_echo(answer.typed))
        return Section((Line(unknown), ask))
    if answer.typed is None:
        first = catalogue.say("Which one do you mean?")
    else:
        first = catalogue.say("“{typed}”: did you mean", typed=_echo(answer.typed))
    how = catalogue.say("Answer with the number or the name.")
    return Section((Line(first), *_items(answer.choices), Small(how)))


def _open_question(slot: Slot, catalogue: Catalogue) -> str:
    match slot:
        case Slot.COMPANY:
            return catalogue.say(
                "Which company is it? For example: “software engineer at Google in London”."
            )
        case Slot.ROLE:
            return catalogue.say("Which role is it? For example: “software engineer”.")
        case _:
            assert_never(slot)


def _company_roles(answer: CompanyRolesAnswer, catalogue: Catalogue) -> Section:
    if answer.missing is None:
        first = catalogue.say(
            "Which role at {company}? I have guides for:", company=answer.company_name
        )
    else:
        first = catalogue.say(
            "I have no guide for {role} at {company}. There are guides for:",
            role=answer.missing,
            company=answer.company_name,
        )
    how = catalogue.say("Answer with the number or the name.")
    return Section((Line(first), *_items(answer.choices), Small(how)))


def _not_in_guides(answer: NotInGuidesAnswer, catalogue: Catalogue) -> Section:
    first = catalogue.say(
        "“{typed}” is not in my guides, so I have no figures for it.", typed=_echo(answer.typed)
    )
    if answer.nearest:
        near = Line(catalogue.say("The nearest that are:"))
        how = Small(catalogue.say("Answer with the number or the name."))
        return Section((Line(first), near, *_items(answer.nearest), how))
    if not answer.examples:
        return Section((Line(first),))
    some = catalogue.say("Some that are: {companies}.", companies=", ".join(answer.examples))
    return Section((Line(first), Line(some)))


def _echo(typed: str) -> str:
    """What was typed, in one line and not too long."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST_ECHO else line[: _LONGEST_ECHO - 1] + "…"


def _still_meant(answer: StillMeantAnswer, catalogue: Catalogue) -> Section:
    first = catalogue.say(
        "I do not know “{typed}”. If it is a company, it is not in my guides. Do you still mean:",
        typed=_echo(answer.typed),
    )
    how = Small(catalogue.say("Answer with the number or the name."))
    return Section((Line(first), *_items((answer.company,)), how))


def _read_as(answer: ReadAsAnswer, catalogue: Catalogue) -> Section:
    said = catalogue.say(
        "Reading “{typed}” as {place}.", typed=_echo(answer.typed), place=answer.name
    )
    return Section((Small(said),))


def _left_out(answer: LeftOutAnswer, catalogue: Catalogue) -> Section:
    families = (family_name(family, catalogue) for family in answer.families)
    left = ", ".join((*answer.companies, *families))
    return Section((Line(catalogue.say("Not answered yet: {rest}. Ask for it next.", rest=left)),))


def _still_on(answer: StillOnAnswer, catalogue: Catalogue) -> Section:
    return Section((Small(_topic(answer, catalogue)),))


def _topic(answer: StillOnAnswer, catalogue: Catalogue) -> str:
    """What is talked about, with what was carried over."""
    named = (answer.company_name, answer.role_name, *answer.carried)
    topic = ", ".join(name for name in named if name)
    return catalogue.say("Still on: {topic}.", topic=topic)


def _help(answer: HelpAnswer, catalogue: Catalogue) -> Iterator[Section]:
    what = catalogue.say(
        "I help you negotiate a job offer: what the role pays, and words to say. Everything I "
        "quote comes from written guides; no AI model writes my answers."
    )
    yield Section((Heading(catalogue.say("Negotiation Coach")), Line(what)))
    yield Section(
        (
            Line(catalogue.say("Name a company, a role and a place, for example:")),
            Item(catalogue.say("What does a software engineer at Google make in London?")),
            Item(catalogue.say("Script for a sign-on bonus at Amazon")),
            Item(catalogue.say("And in New York?")),
        )
    )
    if answer.examples:
        some = ", ".join(answer.examples)
        yield Section((Small(catalogue.say("Companies I know: {companies}, …", companies=some)),))
    yield Section((Small(catalogue.say("I give no tax, legal or visa advice.")),))


def _privacy(catalogue: Catalogue) -> Section:
    return Section(
        (
            Heading(catalogue.say("Privacy")),
            Line(
                catalogue.say(
                    "I write nothing of our conversation to disk or to a log. While I run, I "
                    "remember only which company, role and place we last spoke of. I cannot "
                    "delete or export it on request yet; it is gone when I restart."
                )
            ),
        )
    )


def _small_talk(catalogue: Catalogue) -> Section:
    said = catalogue.say("Happy to help. Tell me a company and a role when you want figures.")
    return Section((Line(said),))


def _unknown(answer: UnknownAnswer, catalogue: Catalogue) -> Section:
    if answer.empty:
        first = catalogue.say("That message came without words.")
    else:
        first = catalogue.say("Sorry, I did not understand that.")
    if answer.topic is not None:
        on = Small(_topic(answer.topic, catalogue))
        ways = catalogue.say(
            "Ask for a place, for “scripts”, or name another company and role. “help” says more."
        )
        return Section((Line(first), on, Line(ways)))
    then = catalogue.say(
        "Name a company and a role, for example “software engineer at Google”, or type “help”."
    )
    return Section((Line(first), Line(then)))

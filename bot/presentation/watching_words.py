"""Words for what a person watches: begun, ended, listed or asked for."""

from collections.abc import Iterator

from bot.coach.answers import Slot, Watched, WatchesAnswer, WatchingAnswer, WatchQuestionAnswer
from bot.coach.answers.watches import WatchChange
from bot.coach.figures import ComputedFigure, Name, counted
from bot.coach.question import Choice, Target, WatchStep, WatchVerb
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo, how_to_choose, items
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.words import Words, words
from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.reminder import MOST_WATCHES

_EXAMPLES = {"company": Name("watch Google"), "role": Name("watch Google software engineer")}


def watching(answer: WatchingAnswer, catalogue: Catalogue) -> Section:
    """What came of each, then once what will come and how it ends."""
    blocks: list[Block] = [Line(_change(one, answer, catalogue)) for one in answer.entries]
    if answer.begins:
        blocks += map(Item, _what_comes(answer.preferences, catalogue))
        ends = catalogue.say(
            "“unwatch {company}” ends it. /watches shows all that you watch.",
            company=answer.entries[0].company,
        )
        blocks.append(Small(ends))
    return Section(tuple(blocks))


def _change(one: Watched, answer: WatchingAnswer, catalogue: Catalogue) -> Words:  # noqa: C901 - flat: one case a change
    name = _name(one, catalogue)
    match one.change:
        case WatchChange.STARTED:
            return _started(one, name, catalogue, on_topic=answer.on_topic)
        case WatchChange.WIDENED:
            return catalogue.say(
                "You watch all of {company} now, in place of single roles.", company=name
            )
        case WatchChange.ALREADY:
            return catalogue.say("You watch {what} already.", what=name)
        case WatchChange.WITHIN:
            return catalogue.say(
                "You watch all of {company} already, {role} included.",
                company=one.company,
                role=one.role or Name("–"),
            )
        case WatchChange.FULL:
            return catalogue.say(
                "You watch {number} already, which is as many as I can. End one with /watches to "
                "make room for {what}.",
                number=_most(),
                what=name,
            )
        case WatchChange.ENDED:
            return catalogue.say("Done. You do not watch {what} any more.", what=name)
        case WatchChange.NOT_WATCHED:
            return catalogue.say("You do not watch {what}, so there is nothing to end.", what=name)
        case WatchChange.STILL:
            return catalogue.say(
                "You watch all of {company}, not {role} alone. “unwatch {company}” ends all of it.",
                company=one.company,
                role=one.role or Name("–"),
            )


def _started(one: Watched, name: Words, catalogue: Catalogue, *, on_topic: bool) -> Words:
    if on_topic:
        return catalogue.say("You watch {what} now, as we talked about it.", what=name)
    if one.guides is None or one.guides.value == 1:
        return catalogue.say("You watch {what} now.", what=name)
    return catalogue.say_many(
        "You watch {company} now: {number} guide.",
        "You watch {company} now: all {number} guides.",
        one.guides,
        company=name,
    )


def _name(one: Watched, catalogue: Catalogue) -> Words:
    if one.role is None:
        return words(one.company)
    return catalogue.say("{company} {role}", company=one.company, role=one.role)


def _most() -> ComputedFigure:
    return counted(MOST_WATCHES, "companies or roles that can be watched")


def _what_comes(preferences: Preferences, catalogue: Catalogue) -> Iterator[Words]:
    yield catalogue.say("When a figure there changes, I write to you: old → new.")
    morning = ComputedFigure(
        f"{preferences.morning:%H:%M}",
        preferences.morning.hour * 60 + preferences.morning.minute,
        "setting morning",
    )
    match preferences.reviews:
        case Reviews.DAILY:
            yield catalogue.say(
                "Each day at {time}, a digest says which of the guides you watch are due for "
                "review. /settings makes it weekly or turns it off.",
                time=morning,
            )
        case Reviews.WEEKLY:
            yield catalogue.say(
                "Each Monday at {time}, a digest says which of the guides you watch are due for "
                "review. /settings turns it off.",
                time=morning,
            )
        case Reviews.OFF:
            yield catalogue.say("No digest comes: you turned that off in /settings.")
    if preferences.zone is None and preferences.reviews is not Reviews.OFF:
        yield catalogue.say("Until I know your time zone, the clock is UTC.")


def watches(answer: WatchesAnswer, catalogue: Catalogue) -> Section:
    """All that is watched, and how each is ended."""
    if not answer.choices:
        none = catalogue.say("You watch no guides.")
        how = catalogue.say(
            "“{company}” or “{role}” begins it: I write when figures there change.", **_EXAMPLES
        )
        return Section((Line(none), Small(how)))
    listed = (
        Item(_listed(one, answer, catalogue), number)
        for number, one in enumerate(answer.choices, 1)
    )
    how = catalogue.say("A number or a name ends that one.")
    return Section((Heading(catalogue.say("What you watch")), *listed, Hint(how)))


def _listed(one: Choice, answer: WatchesAnswer, catalogue: Catalogue) -> Words:
    if one.value not in answer.gone:
        return words(one.label)
    return catalogue.say("{what}: no longer in my guides", what=one.label)


def watch_question(answer: WatchQuestionAnswer, catalogue: Catalogue) -> Section:
    """Which company, or which role of one, is to be watched."""
    asked = tuple(map(Line, _asked(answer, catalogue)))
    if answer.choices:
        return Section((*asked, *items(answer.choices), how_to_choose(catalogue)))
    return Section(
        (*asked, Small(catalogue.say("Say it as “{company}” or “{role}”.", **_EXAMPLES)))
    )


def _asked(answer: WatchQuestionAnswer, catalogue: Catalogue) -> Iterator[Words]:
    if answer.typed is not None:
        yield catalogue.say("I do not know “{typed}”.", typed=echo(answer.typed))
    if answer.slot is Slot.COMPANY or answer.company is None:
        if answer.missing is None:
            yield catalogue.say("Which company shall I watch for you?")
        else:
            yield catalogue.say("{role} at which company?", role=answer.missing)
        return
    if answer.missing is None:
        yield catalogue.say("Which guide of {company} shall I watch?", company=answer.company)
        return
    yield catalogue.say(
        "I have no guide for {role} at {company}. Shall I watch one of these?",
        role=answer.missing,
        company=answer.company,
    )


def watch_step_words(target: Target, name: Name | None, catalogue: Catalogue) -> Words:
    """What stands on a button that begins or ends a watch, or shows all."""
    if not isinstance(target, WatchStep) or target.verb is WatchVerb.LIST:
        return catalogue.say("What I watch")
    if target.verb is WatchVerb.ON:
        if name is None:
            return catalogue.say("Watch it again")
        return catalogue.say("Watch {what}", what=name)
    if name is None:
        return catalogue.say("Stop watching")
    return catalogue.say("Stop: {what}", what=name)

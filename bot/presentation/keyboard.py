"""Answers as messages with buttons: what a person reads, and where each button leads."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from bot.coach.answers import Answer, GenericScriptAnswer, Script, ScriptAnswer, SituationAnswer
from bot.coach.figures import Name
from bot.coach.question import Browse, Listing
from bot.coach.shorthand import holds, write
from bot.coach.steps import Step, StepKind, steps_of
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Hint, Section
from bot.presentation.money_words import family_name
from bot.presentation.offer_list_words import offer_step_words
from bot.presentation.outgoing import LONGEST_COPY, Button, Outgoing, utf16_length
from bot.presentation.own_step_words import own_step_words
from bot.presentation.plain import printable
from bot.presentation.reminder_words import reminder_step_words
from bot.presentation.situation_words import situation_title
from bot.presentation.telegram_html import pack
from bot.presentation.watching_words import watch_step_words
from bot.presentation.wording import sections
from bot.presentation.words import Words, words

_LONGEST_LABEL = 40
# More than these are not read on a phone.
_MOST_ROWS = 14


def compose(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[Outgoing, ...]:
    """Messages for Telegram, the buttons below the last; what they say is not said twice."""
    said = tuple(answers)
    rows = keyboard(said, catalogue)
    parts = sections(said, catalogue)
    messages = pack(_without_hints(parts) if rows else parts)
    last = len(messages) - 1
    return tuple(
        Outgoing(text, rows if number == last else ()) for number, text in enumerate(messages)
    )


def keyboard(answers: tuple[Answer, ...], catalogue: Catalogue) -> tuple[tuple[Button, ...], ...]:
    """The rows of buttons of some answers; what leads to the same place stands there once."""
    rows: list[tuple[Button, ...]] = list(_copies(answers, catalogue))
    seen: set[str] = set()
    for answer in answers:
        for steps in steps_of(answer):
            buttons = [_button(step, catalogue) for step in steps if holds(step.target)]
            fresh = [button for button in buttons if button.data not in seen]
            seen.update(button.data or "" for button in fresh)
            if fresh:
                rows.append(tuple(fresh))
    # The last row leads back, and is kept.
    return tuple(rows if len(rows) <= _MOST_ROWS else [*rows[: _MOST_ROWS - 1], rows[-1]])


def _without_hints(parts: Iterable[Section]) -> Iterator[Section]:
    for section in parts:
        blocks = tuple(block for block in section.blocks if not isinstance(block, Hint))
        if blocks:
            yield Section(blocks)


def _copies(answers: tuple[Answer, ...], catalogue: Catalogue) -> Iterator[tuple[Button, ...]]:
    """A button for each script that is short enough to be copied by one."""
    scripts = [script for answer in answers for script in _scripts(answer) if _is_safe(script)]
    by_words = {script.words.text: script for script in scripts}
    for script in by_words.values():
        if 0 < utf16_length(script.words.text) <= LONGEST_COPY:
            label = catalogue.say("Copy: {name}", name=script.name)
            yield (Button(_label(label), copy=script.words.text),)


def _is_safe(script: Script) -> bool:
    """Whether nothing has to be known before saying it: what is copied carries no warning."""
    warned = script.claims_offer or script.tells_of_self or script.mismatch is not None
    return script.sayable and not warned


def _scripts(answer: Answer) -> tuple[Script, ...]:
    match answer:
        case ScriptAnswer(scripts=scripts) | GenericScriptAnswer(scripts=scripts):
            return scripts
        case SituationAnswer(scripts=scripts):
            return scripts
        case _:
            return ()


def _button(step: Step, catalogue: Catalogue) -> Button:
    return Button(_label(_step_words(step, catalogue)), data=write(step.target))


def _label(text: Words) -> str:
    line = " ".join(printable(text.text).split()) or "…"
    line = line[0].upper() + line[1:]
    return line if len(line) <= _LONGEST_LABEL else line[: _LONGEST_LABEL - 1] + "…"


def _step_words(step: Step, catalogue: Catalogue) -> Words:  # noqa: C901, PLR0912 - flat: one case a kind
    match step.kind:
        case StepKind.NAMED:
            return _named(step, catalogue)
        case StepKind.OTHERWISE:
            return catalogue.say("Rather {name}", name=step.name or Name(""))
        case StepKind.ALL_REGIONS:
            return catalogue.say("All regions")
        case StepKind.PAY:
            return catalogue.say("‹ Pay")
        case StepKind.SCRIPTS:
            return _with_name(step, catalogue.say("Scripts"), catalogue)
        case StepKind.FAMILY:
            return family_name(step.family or "", catalogue)
        case StepKind.LEVELS:
            return catalogue.say("Levels")
        case StepKind.STRATEGY:
            return catalogue.say("Strategy")
        case StepKind.SOURCES:
            return catalogue.say("Sources")
        case StepKind.ELSEWHERE:
            return catalogue.say("Other companies here")
        case StepKind.COMPARE:
            return catalogue.say("Compare with …")
        case StepKind.ROLES:
            return _with_name(step, catalogue.say("‹ Roles"), catalogue)
        case StepKind.COMPANIES:
            return catalogue.say("Companies")
        case StepKind.MORE:
            return catalogue.say("More ›")
        case StepKind.PREVIOUS:
            return catalogue.say("‹ Back")
        case StepKind.SITUATION:
            return _situation(step, catalogue)
        case StepKind.OFFER:
            return offer_step_words(step.target, step.name, catalogue)
        case StepKind.REMINDER:
            return reminder_step_words(step.target, catalogue)
        case StepKind.WATCH:
            return watch_step_words(step.target, step.name, catalogue)
        case StepKind.FORGET:
            return catalogue.say("Yes, delete everything")
        case StepKind.DATA | StepKind.SETTING:
            return own_step_words(step.target, catalogue)
        case StepKind.HELP:
            return catalogue.say("Help")
        case _:
            assert_never(step.kind)


def _named(step: Step, catalogue: Catalogue) -> Words:
    if step.name is not None:
        return words(step.name)
    listing = step.target.listing if isinstance(step.target, Browse) else Listing.COMPANIES
    if listing is Listing.ROLES:
        return catalogue.say("Roles")
    return catalogue.say("Places") if listing is Listing.REGIONS else catalogue.say("Companies")


def _with_name(step: Step, what: Words, catalogue: Catalogue) -> Words:
    """What a step leads to, and for whom where several are shown side by side."""
    if step.name is None:
        return what
    return catalogue.say("{company}: {what}", company=step.name, what=what)


def _situation(step: Step, catalogue: Catalogue) -> Words:
    if step.situation is None:
        return catalogue.say("Help")
    return situation_title(step.situation, catalogue)

"""Buttons below an answer: each leads somewhere, and says where."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.coach.answers import Answer, GoneAnswer, ScriptAnswer
from bot.coach.offered import choices_of
from bot.coach.shorthand import write
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.commands import commands
from bot.presentation.keyboard import compose
from bot.presentation.outgoing import LONGEST_COPY, Button
from bot.understanding.intents import command_of
from tests.coach.made_up import NOW, small_snapshot
from tests.fakes.people import FailingPeople
from tests.presentation.answers import (
    MESSAGES,
    Failing,
    InGroup,
    Press,
    RunBy,
    Said,
    Unasked,
    answers_to,
)

LONGEST_LABEL = 40
WITH_WORDS = (
    "what do i say about few point, swe at google",
    "script to hold another, swe at google",
)


def buttons(answers: tuple[Answer, ...]) -> Iterator[Button]:
    for message in compose(answers, english()):
        for row in message.buttons:
            yield from row


def followed(said: tuple[Said, ...]) -> list[tuple[Button, tuple[Answer, ...]]]:
    """Each button below the last answer of a dialogue, and what it is answered with."""
    people = FailingPeople()
    conversation = Conversation(Library(small_snapshot()), lambda: NOW, people)

    async def turns() -> list[tuple[Button, tuple[Answer, ...]]]:
        answers: tuple[Answer, ...] = ()
        for one in said:
            if isinstance(one, RunBy | InGroup):
                continue
            if isinstance(one, Failing):
                people.reads, people.writes = one.reads, one.writes
            elif isinstance(one, Unasked):
                answers = one.answers
            elif isinstance(one, Press):
                answers = (await conversation.follow(Incoming("ann", one.data))).answers
            else:
                answers = (await conversation.take_turn(Incoming("ann", one))).answers
        pressed = [button for button in buttons(answers) if button.data is not None]
        return [
            (button, (await conversation.follow(Incoming("ann", button.data or ""))).answers)
            for button in pressed
        ]

    return asyncio.run(turns())


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_every_button_leads_to_an_answer(name: str) -> None:
    for button, answers in followed(MESSAGES[name]):
        assert answers, button
        if (button.data or "").startswith("r1."):
            continue  # a reminder that this person does not have
        assert not any(isinstance(answer, GoneAnswer) for answer in answers), button


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_no_two_buttons_are_the_same_and_each_fits_a_phone(name: str) -> None:
    shown = list(buttons(answers_to(MESSAGES[name])))
    assert len({button.data or button.copy for button in shown}) == len(shown)
    assert all(0 < len(button.label) <= LONGEST_LABEL for button in shown)


@pytest.mark.parametrize("text", ["scripts for swe at google", *WITH_WORDS])
def test_a_button_named_after_a_script_shows_that_script(text: str) -> None:
    (answer,) = answers_to((text,))
    assert isinstance(answer, ScriptAnswer)
    for choice in answer.others:
        (shown,) = answers_to((Press(write(choice.target)),))
        assert isinstance(shown, ScriptAnswer)
        assert shown.scripts[0].name.text == choice.label.text


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_a_number_leads_where_the_button_of_that_choice_leads(name: str) -> None:
    said = MESSAGES[name]
    offers = [choices for choices in map(choices_of, answers_to(said)) if choices]
    for number, choice in enumerate(offers[0] if offers else (), start=1):
        by_number = answers_to((*said, str(number)))
        by_button = answers_to((*said, Press(write(choice.target))))
        assert [type(one) for one in by_number] == [type(one) for one in by_button]


def test_a_script_is_copied_as_it_stands_and_advice_is_not() -> None:
    copies = [button.copy for button in buttons(answers_to(MESSAGES["script"])) if button.copy]
    assert copies == ["Could the grant be [your number]?"]
    assert not any(button.copy for button in buttons(answers_to(MESSAGES["script_advice"])))


def test_a_script_that_is_too_long_to_copy_by_a_button_has_none() -> None:
    for said in MESSAGES.values():
        assert all(len(b.copy) <= LONGEST_COPY for b in buttons(answers_to(said)) if b.copy)


def test_what_buttons_say_is_not_said_in_words_too() -> None:
    (message,) = compose(answers_to(MESSAGES["no_such_place"]), english())
    assert message.buttons
    assert "Answer with the number" not in message.html


def test_only_the_last_message_has_buttons() -> None:
    answers = answers_to(MESSAGES["range_all_places"])
    messages = compose(answers * 20, english())
    assert len(messages) > 1
    assert [bool(message.buttons) for message in messages[:-1]] == [False] * (len(messages) - 1)
    assert messages[-1].buttons


def test_every_command_that_is_listed_is_understood() -> None:
    listed = [name for name, _ in commands(english())]
    assert [name for name in listed if command_of(f"/{name}") is None] == []

"""The conversation in a terminal, or line by line from a pipe."""

import asyncio
import contextlib
from collections.abc import Iterable
from typing import Protocol, TextIO

from bot.coach.answers import Answer, ResetAnswer
from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.plain import Look, TextLine, render, render_lines

_PERSON = "terminal"
_PARTING = frozenset({"quit", "exit", "/quit", "/exit"})
_WELCOME = mark(
    "Ask me about a job offer, such as “software engineer at Google in London”. Tab completes "
    "names, /help says what I can do, /quit leaves."
)


async def ask(conversation: Conversation, text: str, catalogue: Catalogue | None = None) -> str:
    """Answer one text as plain text."""
    turn = await conversation.take_turn(Incoming(_PERSON, text))
    return render(turn.answers, english() if catalogue is None else catalogue)


class DrawsPictures(Protocol):
    """Saves the picture of some answers, where they have one."""

    async def draw(self, answers: tuple[Answer, ...]) -> bool:
        """Save it; whether there was one."""
        ...


async def chat(
    conversation: Conversation,
    source: TextIO,
    target: TextIO,
    catalogue: Catalogue | None = None,
    *,
    easel: DrawsPictures | None = None,
) -> None:
    """Talk until the person leaves; with a prompt and headings where both ends are a terminal."""
    messages = english() if catalogue is None else catalogue
    if source.isatty() and target.isatty():
        await _chat_with_prompt(conversation, target, messages, easel)
    else:
        await _chat_line_by_line(conversation, source, target, messages, easel)


async def _chat_line_by_line(
    conversation: Conversation,
    source: TextIO,
    target: TextIO,
    catalogue: Catalogue,
    easel: DrawsPictures | None,
) -> None:
    """Answer each line of a pipe; an empty line is answered too, none is lost."""
    while line := await asyncio.to_thread(source.readline):
        if _leaves(line):
            return
        turn = await conversation.take_turn(Incoming(_PERSON, line.rstrip("\r\n")))
        print(render(turn.answers, catalogue), file=target)
        if easel is not None:
            await easel.draw(turn.answers)
        print(file=target, flush=True)


async def _chat_with_prompt(
    conversation: Conversation,
    target: TextIO,
    catalogue: Catalogue,
    easel: DrawsPictures | None,
) -> None:
    """Ask, answer, and say goodbye when the person leaves."""
    # These load libraries that only a person at a terminal needs.
    from bot.transports.prompt import Prompt  # noqa: PLC0415
    from bot.transports.screen import Screen  # noqa: PLC0415

    prompt, screen = Prompt(lambda: conversation.snapshot, catalogue), Screen(target)
    screen.show((TextLine(catalogue.say(_WELCOME).text),))
    with contextlib.suppress(EOFError):
        while not _leaves(text := await prompt.read()):
            if not text.strip():
                continue
            turn = await conversation.take_turn(Incoming(_PERSON, text))
            screen.show(render_lines(turn.answers, catalogue))
            if easel is not None and await easel.draw(turn.answers):
                screen.show((TextLine(catalogue.say("The picture is saved.").text, Look.SMALL),))
            if _forgets(turn.answers):
                prompt.forget()
    screen.show((TextLine(catalogue.say("Good luck with your negotiation!").text),))


def _leaves(text: str) -> bool:
    return text.strip().casefold() in _PARTING


def _forgets(answers: Iterable[Answer]) -> bool:
    return any(isinstance(answer, ResetAnswer) and answer.forgotten for answer in answers)

"""The conversation in a terminal, or line by line from a pipe."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TextIO

from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue, english
from bot.presentation.plain import TextLine, render, render_lines

_PERSON = "terminal"
_PARTING = frozenset({"quit", "exit", "/quit", "/exit"})


async def ask(conversation: Conversation, text: str, catalogue: Catalogue | None = None) -> str:
    """Answer one text as plain text."""
    answers = await conversation.take_turn(Incoming(_PERSON, text))
    return render(answers, english() if catalogue is None else catalogue)


async def chat(
    conversation: Conversation,
    source: TextIO,
    target: TextIO,
    catalogue: Catalogue | None = None,
) -> None:
    """Talk until the person leaves; with a prompt and headings where both ends are a terminal."""
    messages = english() if catalogue is None else catalogue
    if source.isatty() and target.isatty():
        await _chat_with_prompt(conversation, messages)
    else:
        await _chat_line_by_line(conversation, source, target, messages)


async def _chat_line_by_line(
    conversation: Conversation, source: TextIO, target: TextIO, catalogue: Catalogue
) -> None:
    """Answer each line of a pipe; an empty line is answered too, none is lost."""
    while line := await asyncio.to_thread(source.readline):
        if line.strip().casefold() in _PARTING:
            return
        print(await ask(conversation, line.rstrip("\r\n"), catalogue), file=target)
        print(file=target, flush=True)


async def _chat_with_prompt(conversation: Conversation, catalogue: Catalogue) -> None:
    """Ask, answer, and say goodbye at the end of input or at an interrupt."""
    show, read = _console()
    show((TextLine(catalogue.say("Ask me about a job offer. Type “quit” to leave.")),))
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        while (text := await read()).strip().casefold() not in _PARTING:
            if text.strip():
                answers = await conversation.take_turn(Incoming(_PERSON, text))
                show(render_lines(answers, catalogue))
    show((TextLine(catalogue.say("Good luck with your negotiation!")),))


def _console() -> tuple[Callable[[tuple[TextLine, ...]], None], Callable[[], Awaitable[str]]]:
    """How to show lines and read one; these libraries load slowly and only a person needs them."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415
    from prompt_toolkit.history import InMemoryHistory  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    # Salaries are secret: what is typed never reaches a history file.
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())

    def show(lines: tuple[TextLine, ...]) -> None:
        for line in lines:
            console.print(Text(line.text, style="bold" if line.heading else ""))
        console.print()

    async def read() -> str:
        return await session.prompt_async("> ")

    return show, read

"""The conversation in a terminal, or line by line from a pipe."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TextIO, TypeAlias

from bot.coach.answers import Answer, ResetAnswer
from bot.conversation import Conversation, Incoming
from bot.presentation.catalogue import Catalogue, english, mark
from bot.presentation.data_file import data_rows
from bot.presentation.export_file import calendar_rows, rows_of
from bot.presentation.plain import Look, TextLine, printable, render, render_lines
from bot.presentation.saving import SaveError

_PERSON = "terminal"
_AN_HOUR = 3600.0
_PARTING = frozenset({"quit", "exit", "/quit", "/exit"})
_WELCOME = mark(
    "Ask me about a job offer, such as “software engineer at Google in London”. Tab completes "
    "names, /help says what I can do, /quit leaves."
)


Show: TypeAlias = Callable[[tuple[Answer, ...]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved of some answers."""

    picture: bool = False
    table: bool = False


class SavesFiles(Protocol):
    """Saves the picture and the table of some answers, where the person said."""

    async def save(self, answers: tuple[Answer, ...]) -> Saved:
        """Save what there is and what was asked for; raises SaveError."""
        ...


class TellsDue(Protocol):
    """Knows what is due to the person at the terminal."""

    async def tell(self, show: Show) -> float:
        """Show what is due now, each once; seconds after which to ask again."""
        ...


class NothingDue:
    """Where no reminders are kept, none is due."""

    async def tell(self, _show: Show) -> float:
        """Show nothing, and need not be asked soon."""
        return _AN_HOUR


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes on beside a conversation."""

    files: SavesFiles | None
    due: TellsDue


class ReadsLines(Protocol):
    """Reads what a person types."""

    async def read(self) -> str:
        """The next line; raises EOFError where they leave."""
        ...

    def forget(self) -> None:
        """Let go of all that was typed."""
        ...


class ShowsLines(Protocol):
    """Shows lines to a person."""

    def show(self, lines: Iterable[TextLine]) -> None:
        """Write lines."""
        ...


async def ask(conversation: Conversation, text: str, catalogue: Catalogue | None = None) -> str:
    """Answer one text as plain text."""
    turn = await conversation.take_turn(Incoming(_PERSON, text))
    return in_full(turn.answers, english() if catalogue is None else catalogue)


def in_full(answers: tuple[Answer, ...], catalogue: Catalogue) -> str:
    """Answers as plain text, with the table that goes with them below."""
    calendar = calendar_rows(answers, catalogue)
    rows = (*rows_of(answers, catalogue), *data_rows(answers), *calendar)
    return "\n".join((render(answers, catalogue), *(("", *rows) if rows else ())))


async def chat(
    conversation: Conversation,
    source: TextIO,
    target: TextIO,
    catalogue: Catalogue | None = None,
    *,
    files: SavesFiles | None = None,
    due: TellsDue | None = None,
) -> None:
    """Talk until the person leaves; with a prompt and headings where both ends are a terminal.

    What is `due` is shown at the start and for as long as they stay.
    """
    messages = english() if catalogue is None else catalogue
    beside = Beside(files, due or NothingDue())
    if source.isatty() and target.isatty():
        await _chat_with_prompt(conversation, target, messages, beside)
    else:
        await _chat_line_by_line(conversation, source, target, messages, beside)


async def _chat_line_by_line(
    conversation: Conversation,
    source: TextIO,
    target: TextIO,
    catalogue: Catalogue,
    beside: Beside,
) -> None:
    """Answer each line of a pipe; an empty line is answered too, none is lost."""

    async def show(answers: tuple[Answer, ...]) -> None:
        print(render(answers, catalogue), end="\n\n", file=target, flush=True)

    await beside.due.tell(show)
    while line := await asyncio.to_thread(source.readline):
        if _leaves(line):
            return
        turn = await conversation.take_turn(Incoming(_PERSON, line.rstrip("\r\n")))
        print(render(turn.answers, catalogue), file=target, flush=True)
        saved = Saved() if beside.files is None else await beside.files.save(turn.answers)
        if rows := _rows(turn.answers, catalogue, saved):
            print("", *rows, sep="\n", file=target)
        print(file=target, flush=True)
        await beside.due.tell(show)


async def _chat_with_prompt(
    conversation: Conversation,
    target: TextIO,
    catalogue: Catalogue,
    beside: Beside,
) -> None:
    """Ask, answer, and say goodbye when the person leaves."""
    # These load libraries that only a person at a terminal needs.
    from bot.transports.prompt import Prompt  # noqa: PLC0415
    from bot.transports.screen import Screen  # noqa: PLC0415

    prompt, screen = Prompt(lambda: conversation.snapshot, catalogue), Screen(target)
    screen.show((TextLine(catalogue.say(_WELCOME).text),))

    async def show(answers: tuple[Answer, ...]) -> None:
        await prompt.above(lambda: screen.show(render_lines(answers, catalogue)))

    async with _telling(beside.due, show):
        await _talk(conversation, prompt, screen, catalogue, beside.files)
    screen.show((TextLine(catalogue.say("Good luck with your negotiation!").text),))


async def _talk(
    conversation: Conversation,
    prompt: ReadsLines,
    screen: ShowsLines,
    catalogue: Catalogue,
    files: SavesFiles | None,
) -> None:
    """Answer what is typed until the person leaves."""
    with contextlib.suppress(EOFError):
        while not _leaves(text := await prompt.read()):
            if not text.strip():
                continue
            turn = await conversation.take_turn(Incoming(_PERSON, text))
            screen.show(render_lines(turn.answers, catalogue))
            if more := await _below(turn.answers, catalogue, files):
                screen.show(more)
            if _forgets(turn.answers):
                prompt.forget()


@contextlib.asynccontextmanager
async def _telling(due: TellsDue, show: Show) -> AsyncIterator[None]:
    """Show what is due, first and then for as long as the block runs."""
    wait = await due.tell(show)

    async def go_on(wait: float) -> None:
        while True:
            await asyncio.sleep(wait)
            wait = await due.tell(show)

    telling = asyncio.create_task(go_on(wait))
    try:
        yield
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await telling


async def _below(
    answers: tuple[Answer, ...], catalogue: Catalogue, files: SavesFiles | None
) -> tuple[TextLine, ...]:
    """What a terminal shows below answers: what was saved, why it was not, or the table itself."""
    lines: list[TextLine] = []
    saved = Saved()
    if files is not None:
        try:
            saved = await files.save(answers)
        except SaveError as error:
            # A full disk must not end a conversation that is kept nowhere else.
            lines.append(TextLine(printable(str(error)), Look.SMALL))
    if saved.picture:
        lines.append(TextLine(catalogue.say("The picture is saved.").text, Look.SMALL))
    if saved.table:
        lines.append(TextLine(catalogue.say("The table is saved.").text, Look.SMALL))
    lines += [TextLine(row, Look.TABLE) for row in _rows(answers, catalogue, saved)]
    return tuple(lines)


def _rows(answers: tuple[Answer, ...], catalogue: Catalogue, saved: Saved) -> tuple[str, ...]:
    """The table that goes with answers, unless it is saved, and the data that was asked for."""
    table = () if saved.table else rows_of(answers, catalogue)
    return (*table, *data_rows(answers), *calendar_rows(answers, catalogue))


def _leaves(text: str) -> bool:
    return text.strip().casefold() in _PARTING


def _forgets(answers: Iterable[Answer]) -> bool:
    return any(isinstance(answer, ResetAnswer) and answer.forgotten for answer in answers)

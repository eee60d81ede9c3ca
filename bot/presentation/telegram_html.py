"""Answers as Telegram HTML, in messages that Telegram takes."""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import assert_never

from bot.coach.answers import Answer
from bot.coach.figures import Moment
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import (
    Amount,
    Bar,
    Block,
    Copy,
    Heading,
    Hint,
    Item,
    Line,
    Prose,
    Say,
    Section,
    Small,
    Table,
    Title,
)
from bot.presentation.outgoing import LONGEST_MESSAGE, utf16_length
from bot.presentation.plain import bar_text, printable, table_rows
from bot.presentation.wording import sections
from bot.presentation.words import Part, Words

# People copy a script with one tap on a preformatted block.
_TAGS: Mapping[type[Block], str] = MappingProxyType(
    {Heading: "b", Title: "b", Small: "i", Hint: "i", Copy: "pre", Prose: "blockquote"}
)


# Telegram shows such a moment by the reader's own clock: weekday, long date, short time.
_MOMENT_FORMAT = "wDt"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one tag or none; never cut inside, only made into two of its kind."""

    text: str
    tag: str | None = None
    attributes: str = ""

    @property
    def html(self) -> str:
        """The text, escaped, within its tag."""
        escaped = html.escape(self.text)
        return (
            escaped if self.tag is None else f"<{self.tag}{self.attributes}>{escaped}</{self.tag}>"
        )


def render(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[str, ...]:
    """Render answers as messages, split between sections, and inside only where one is too long."""
    return pack(sections(answers, catalogue))


def pack(parts: Iterable[Section]) -> tuple[str, ...]:
    """Sections in as few messages as they fit, none of them empty."""
    messages: list[list[Piece]] = [[]]
    for section in parts:
        for chunk in _chunks(map(_block_pieces, section.blocks)):
            room = LONGEST_MESSAGE - _length(messages[-1])
            if messages[-1] and _length([Piece("\n\n"), *chunk]) > room:
                messages.append([])
            if messages[-1]:
                messages[-1].append(Piece("\n\n"))
            messages[-1] += chunk
    return tuple("".join(piece.html for piece in message) for message in messages if message)


def _length(pieces: Iterable[Piece]) -> int:
    return sum(utf16_length(piece.text) for piece in pieces)


def _chunks(lines: Iterable[tuple[Piece, ...]]) -> Iterator[list[Piece]]:
    """A section in as few parts as fit a message each; cut between lines, else inside one."""
    chunk: list[Piece] = []
    for line in lines:
        for part in _fitting(line):
            if chunk and _length([*chunk, Piece("\n"), *part]) > LONGEST_MESSAGE:
                yield chunk
                chunk = []
            # Telegram cuts blanks off the start, and refuses a message of nothing else.
            if chunk:
                chunk.append(Piece("\n"))
            if chunk or any(piece.text.strip() for piece in part):
                chunk += part
    if chunk:
        yield chunk


def _fitting(line: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """A line whole where it fits a message, else each of its pieces in parts that do."""
    if _length(line) <= LONGEST_MESSAGE:
        yield line
        return
    for piece in line:
        rest = piece.text
        while utf16_length(rest) > LONGEST_MESSAGE:
            # Half the limit in characters fits even if every one of them counts twice.
            cut = LONGEST_MESSAGE // 2
            blank = max(rest.rfind(" ", cut // 2, cut), rest.rfind("\n", cut // 2, cut))
            cut = cut if blank < 0 else blank
            yield (replace(piece, text=rest[:cut]),)
            rest = rest[cut:].lstrip(" \n")
        if rest:
            yield (replace(piece, text=rest),)


def _block_pieces(block: Block) -> tuple[Piece, ...]:
    match block:
        case Heading(text) | Line(text) | Small(text) | Hint(text):
            return _said(text, _TAGS.get(type(block)))
        case Title(quote) | Copy(quote) | Prose(quote):
            lines = "\n".join(map(printable, quote.text.splitlines()))
            return (Piece(lines, _TAGS.get(type(block))),)
        case Item(text, number):
            mark = "•" if number is None else f"{number}."
            return (Piece(f"{mark} {printable(text.text)}"),)
        case Amount():
            return _amount_pieces(block)
        case Bar(position):
            return (Piece(bar_text(position), "code"),)
        case Table():
            return (Piece("\n".join(table_rows(block)), "pre"),)
        case Say(text):
            return (Piece("\n".join(map(printable, text.text.splitlines())), "pre"),)
        case _:
            assert_never(block)


def _said(text: Words, tag: str | None) -> tuple[Piece, ...]:
    """A line under a tag or none, each moment in it under a tag of its own."""
    if not any(isinstance(part, Moment) for part in text.parts):
        return (Piece(printable(text.text), tag),)
    return tuple(_part_piece(part, tag) for part in text.parts)


def _part_piece(part: Part, tag: str | None) -> Piece:
    if not isinstance(part, Moment):
        return Piece(printable(part.text), tag)
    attributes = f' unix="{int(part.at.timestamp())}" format="{_MOMENT_FORMAT}"'
    return Piece(printable(part.text), "tg-time", attributes)


def _amount_pieces(amount: Amount) -> tuple[Piece, ...]:
    value = Piece(printable(amount.figure.text), "b")
    label = Piece(f"• {printable(amount.label.text)}: ")
    if amount.alternate is None:
        return label, value
    return label, value, Piece(f" ({printable(amount.alternate.text)})")

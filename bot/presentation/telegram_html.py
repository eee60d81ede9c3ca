"""Answers as Telegram HTML, in messages that Telegram takes."""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from bot.coach.answers import Answer
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import (
    Amount,
    Block,
    Copy,
    Heading,
    Item,
    Line,
    Prose,
    Section,
    Small,
    Title,
    figure_text,
)
from bot.presentation.plain import printable
from bot.presentation.wording import sections

# Telegram refuses longer messages, and counts UTF-16 units after parsing the HTML.
LONGEST_MESSAGE = 4096
# People copy a script with one tap on a preformatted block.
_TAGS: Mapping[type[Block], str] = MappingProxyType(
    {Heading: "b", Title: "b", Small: "i", Copy: "pre", Prose: "blockquote"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one tag or none; never cut inside, only made into two of its kind."""

    text: str
    tag: str | None = None

    @property
    def html(self) -> str:
        """The text, escaped, within its tag."""
        escaped = html.escape(self.text)
        return escaped if self.tag is None else f"<{self.tag}>{escaped}</{self.tag}>"


def render(answers: Iterable[Answer], catalogue: Catalogue) -> tuple[str, ...]:
    """Render answers as messages, split between sections, and inside only where one is too long."""
    messages: list[list[Piece]] = [[]]
    for section in sections(answers, catalogue):
        for chunk in _chunks(tuple(_pieces(section))):
            room = LONGEST_MESSAGE - _length(messages[-1])
            if messages[-1] and _length([Piece("\n\n"), *chunk]) > room:
                messages.append([])
            if messages[-1]:
                messages[-1].append(Piece("\n\n"))
            messages[-1] += chunk
    return tuple("".join(piece.html for piece in message) for message in messages if message)


def utf16_length(text: str) -> int:
    """How long Telegram counts a text to be."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _length(pieces: Iterable[Piece]) -> int:
    return sum(utf16_length(piece.text) for piece in pieces)


def _chunks(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """A section in as few parts as fit a message each; one part as a rule."""
    chunk: list[Piece] = []
    for piece in pieces:
        for part in _fitting(piece):
            if chunk and _length([*chunk, part]) > LONGEST_MESSAGE:
                yield chunk
                chunk = []
            chunk.append(part)
    if chunk:
        yield chunk


def _fitting(piece: Piece) -> Iterator[Piece]:
    """A piece as parts that fit a message each, cut at a blank where there is one."""
    rest = piece.text
    while utf16_length(rest) > LONGEST_MESSAGE:
        # Half the limit in characters fits even if every one of them counts twice.
        cut = LONGEST_MESSAGE // 2
        blank = rest.rfind(" ", cut // 2, cut)
        cut = cut if blank < 0 else blank
        yield Piece(rest[:cut], piece.tag)
        rest = rest[cut:]
    yield Piece(rest, piece.tag)


def _pieces(section: Section) -> Iterator[Piece]:
    """The blocks of a section, a line break between them."""
    for number, block in enumerate(section.blocks):
        if number:
            yield Piece("\n")
        yield from _block_pieces(block)


def _block_pieces(block: Block) -> tuple[Piece, ...]:
    match block:
        case Heading(text) | Line(text) | Small(text):
            return (Piece(printable(text), _TAGS.get(type(block))),)
        case Title(quote) | Copy(quote) | Prose(quote):
            text = "\n".join(map(printable, quote.text.splitlines()))
            return (Piece(text, _TAGS.get(type(block))),)
        case Item(text, number):
            mark = "•" if number is None else f"{number}."
            return (Piece(f"{mark} {printable(text)}"),)
        case Amount():
            return _amount_pieces(block)
        case _:
            assert_never(block)


def _amount_pieces(amount: Amount) -> tuple[Piece, ...]:
    value = Piece(printable(figure_text(amount.figure)), "b")
    label = Piece(f"• {printable(amount.label)}: ")
    if amount.alternate is None:
        return label, value
    return label, value, Piece(f" ({printable(figure_text(amount.alternate))})")

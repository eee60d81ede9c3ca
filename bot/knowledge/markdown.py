"""The block structure of a guide's body: the only door to the Markdown parser."""

import html
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import pyromark

# Bold text is kept in what is read, since a guide's authors mark names with it; everything
# else that a reader would not see as a word is left to the parser.
_BOLD = "**"


class Kind(Enum):
    """What a block is; a block quote's paragraphs are QUOTE."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    QUOTE = auto()
    TABLE = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table as text cells; `lines` holds the line of the header and of each row.

    `ragged` has the lines of rows with more cells than the header, whose last are dropped, or
    with fewer, whose cells may stand in the wrong column.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    ragged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body in reading order, at its line in the file, counted from 1.

    `number` is a heading's level, an ordered item's number, or 0. `lead` is the bold text
    that the block starts with, without its asterisks, and `rest` what follows it; where
    there is none, `rest` is all of `text`.
    """

    kind: Kind
    text: str
    line: int
    number: int = 0
    lead: str | None = None
    rest: str = ""
    table: Table | None = None

    @property
    def is_bold_line(self) -> bool:
        """Whether the block is nothing but bold text: a title in all but name."""
        return self.lead is not None and self.rest.strip(" :") == ""


def read_blocks(body: str, first_line: int) -> tuple[Block, ...]:
    """Split a Markdown body into blocks; `first_line` is the file line of its first line."""
    reader = _Reader(body, first_line)
    reader.read()
    return tuple(reader.blocks)


class _Reader:
    """Folds the parser's events into blocks; offsets are bytes of the UTF-8 body.

    Plain methods that append, since this loop runs 200 times a guide.
    """

    def __init__(self, body: str, first_line: int) -> None:
        self.blocks: list[Block] = []
        self._body = body
        self._source = body.encode()
        self._counted_to, self._line_here = 0, first_line
        self._start = self._end = -1
        self._lead_start = self._lead_end = -1
        self._quotes = 0
        self._heading = 0
        self._lists: list[int | None] = []
        self._item: int | None = None
        self._cells: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._row_lines: list[int] = []
        self._pipes: list[int] = []
        self._in_table = False

    def read(self) -> None:
        parser = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
        for event, span in parser.events_with_range(self._body):
            if isinstance(event, str):
                if event == "Rule":
                    self._flush()
                    self.blocks.append(Block(Kind.RULE, "", self._line(span["start"])))
                    continue
            elif "Start" in event:
                self._open(event["Start"], span["start"], span["end"])
                continue
            elif "End" in event:
                if event["End"] != _CELL:  # a third of all ends, and nothing to do for it
                    self._close(event["End"], span["end"])
                continue
            if not self._in_table:
                self._extend(span["start"], span["end"])
        self._flush()

    def _open(self, tag: Any, start: int, end: int) -> None:
        if tag == _CELL:
            self._cells.append(self._cell(start, end))
            return
        name = tag if isinstance(tag, str) else next(iter(tag))
        if self._in_table:
            self._open_in_table(name, start, end)
        elif name in _INLINE:
            if name == "Strong" and self._start < 0:
                self._lead_start = start
            self._extend(start, end)
        else:
            if self._start >= 0:
                self._flush()
            self._open_block(name, tag)

    def _open_block(self, name: str, tag: Any) -> None:
        if name == "Heading":
            self._heading = int(tag["Heading"]["level"][1])
        elif name == "BlockQuote":
            self._quotes += 1
        elif name == "List":
            self._lists.append(tag["List"])
        elif name == "Item":
            number = self._lists[-1]
            self._item = 0 if number is None else number
            if number is not None:
                self._lists[-1] = number + 1
        elif name == "Table":
            self._in_table = True
            self._rows, self._row_lines, self._pipes = [], [], []

    def _open_in_table(self, name: str, start: int, end: int) -> None:
        if name not in _INLINE:
            self._cells = []
            self._row_lines.append(self._line(start))
            self._pipes.append(_pipes(self._source[start:end]))

    def _cell(self, start: int, end: int) -> str:
        cell = self._source[start:end].decode().strip(" |")
        return _plain(cell.replace(_BOLD, "").strip())

    def _close(self, tag: Any, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if self._in_table:
            self._close_in_table(name)
        elif name in _INLINE:
            if name == "Strong" and self._lead_start >= 0 and self._lead_end < 0:
                self._lead_end = end
        else:
            if self._start >= 0:
                self._flush()
            self._close_block(name)

    def _close_block(self, name: str) -> None:
        if name == "Heading":
            self._heading = 0
        elif name == "BlockQuote":
            self._quotes -= 1
        elif name == "List":
            self._lists.pop()
        elif name == "Item":
            self._item = None

    def _close_in_table(self, name: str) -> None:
        if name in {"TableHead", "TableRow"}:
            self._rows.append(tuple(self._cells))
        elif name == "Table":
            self._in_table = False
            self._start = self._end = self._lead_start = self._lead_end = -1
            lines, width = tuple(self._row_lines), self._pipes[0]
            ragged = tuple(
                line for line, pipes in zip(lines, self._pipes, strict=True) if pipes != width
            )
            table = Table(self._rows[0], tuple(self._rows[1:]), lines, ragged)
            self.blocks.append(Block(Kind.TABLE, "", self._row_lines[0], table=table))

    def _extend(self, start: int, end: int) -> None:
        if self._start < 0:
            self._start = start
        self._end = max(self._end, end)

    def _flush(self) -> None:
        """Hand over the run of inline text that ends here, if there is one."""
        start, end = self._start, self._end
        if start < 0:
            return
        lead_start, lead_end = self._lead_start, self._lead_end
        self._start = self._end = self._lead_start = self._lead_end = -1
        text = self._text(start, end)
        if not text:
            return
        lead = None
        rest = text
        if lead_start == start and lead_end > 0:
            lead = self._text(lead_start + 2, lead_end - 2)
            rest = self._text(lead_end, end)
        kind, number = self._kind()
        self.blocks.append(Block(kind, text, self._line(start), number, lead, rest))

    def _kind(self) -> tuple[Kind, int]:
        if self._heading:
            return Kind.HEADING, self._heading
        if self._quotes:
            return Kind.QUOTE, 0
        if self._item is not None:
            number, self._item = self._item, None
            return Kind.ITEM, number
        return Kind.PARAGRAPH, 0

    def _text(self, start: int, end: int) -> str:
        text = _plain(self._source[start:end].decode(errors="replace").strip())
        if "\n" not in text:
            return text
        lines = (line.strip() for line in text.split("\n"))
        if self._quotes:
            lines = (line.removeprefix(">").lstrip() for line in lines)
        return "\n".join(lines)

    def _line(self, offset: int) -> int:
        """The line of a byte offset; offsets only grow, so newlines are counted once."""
        if offset > self._counted_to:
            self._line_here += self._source.count(b"\n", self._counted_to, offset)
            self._counted_to = offset
        return self._line_here


def _plain(text: str) -> str:
    r"""A text as a reader sees it: `\$` is a dollar sign and `&amp;` an ampersand."""
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")


def _pipes(row: bytes) -> int:
    """How many cells the bars of a row make; one at either end makes none."""
    inner = row.strip().removeprefix(b"|").removesuffix(b"|")
    return inner.count(b"|") - inner.count(b"\\|")


_CELL = "TableCell"
_INLINE = frozenset(
    {
        "Strong",
        "Emphasis",
        "Strikethrough",
        "Link",
        "Image",
        "Superscript",
        "Subscript",
    }
)

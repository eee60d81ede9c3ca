"""What a body says beside pay and levers: strategy, level mapping, evidence, premium."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.knowledge.base import LevelEquivalent, LevelMapping, Passage, Statement
from bot.knowledge.markdown import Block, Kind, Table


@dataclass(frozen=True, slots=True)
class Section:
    """A title and the blocks below it, up to the next title of its rank."""

    title: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GuideTitle:
    """The role and the company as the body's first heading names them."""

    role: str
    company: str


_DNA = re.compile(r"\bnegotiation dna\b", re.IGNORECASE)
_LEVELS = re.compile(
    r"\blevel(?:s|ing)? (?:mapping|map|equivalen\w+)\b|\blevel mapping\b", re.IGNORECASE
)
_STRATEGY = re.compile(r"\bnegotiate[ -]up\b|\bstrategy\b", re.IGNORECASE)
_STRATEGY_TITLE = re.compile(r"\bnegotiate[ -]up\b", re.IGNORECASE)
_EVIDENCE = re.compile(r"\bevidence\b|\bsources\b|\breferences\b", re.IGNORECASE)
# Sections that every guide has, each read by a function of its own, and single levers.
_COMMON = re.compile(
    r"negotiation dna|level mapping|negotiate[ -]up|evidence|\bsources\b|compensation|benchmarks"
    r"|negotiation guide|global\b.{0,80}\blevers?\b|^(?:global )?lever \d|^\d+[.)]\s",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?P<role>.+?)\s*(?:\||—|–|\s-\s)\s*(?P<company>.+?)"
    r"(?:\s+Global)?(?:\s+(?:Salary|Compensation))?\s+Negotiation\s+Guide\s*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"^\[?\d+\]\s*|^\d+[.)]\s+")
_LEVEL_CODE = re.compile(r"(?<!\w)[A-Z]{0,4}-?\d+(?![a-z])")
_EQUIVALENT = re.compile(r"\bequivalents?\b|\blevels?\b|@|≈|~", re.IGNORECASE)
_BOLD = re.compile(r"\*\*")
# No title is longer, and the pattern below would try a long one in very many ways.
_LONGEST_TITLE = 300
# A bold line ranks below every heading.
_BOLD_RANK = 7


def guide_title(blocks: Sequence[Block]) -> GuideTitle | None:
    """Role and company from the first heading that reads as a guide's title."""
    for block in blocks[:4]:
        if block.kind is Kind.HEADING and len(block.text) <= _LONGEST_TITLE:
            match = _TITLE.match(_BOLD.sub("", block.text))
            if match:
                return GuideTitle(match["role"].strip(), match["company"].strip())
    return None


def dna_of(blocks: Sequence[Block]) -> str | None:
    """The one-line Negotiation DNA, as it stands."""
    for block in blocks:
        if block.lead is not None and _DNA.search(block.lead) and block.rest.strip(" :"):
            return block.rest.lstrip(" :").strip()
    return None


def strategy_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The Negotiate Up strategy: quoted paragraphs, or a section under that title."""
    passages: list[Passage] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.QUOTE and block.lead is not None and _STRATEGY.search(block.lead):
            said = _lines_of(block.rest.lstrip(" :"), block.line)
            rest = _rest_of_quote(blocks[index + 1 :])
            said += (line for each in rest for line in _lines_of(each.text, each.line))
            passages.append(_passage(block.lead.rstrip(" :"), said, block.line))
    if passages:
        return tuple(passages)
    return tuple(
        _passage(section.title, list(_read_lines(section.blocks)), section.line)
        for section in sections(blocks)
        if _STRATEGY_TITLE.search(section.title)
    )


def level_mapping_of(blocks: Sequence[Block]) -> tuple[LevelMapping, ...]:
    """Every statement of equal levels: chains of "=", bullets, tables, or a note in prose."""
    for index, block in enumerate(blocks):
        if block.lead is None or not _LEVELS.search(block.lead) or block.kind is Kind.HEADING:
            continue
        rest = block.rest.lstrip(" :").strip()
        if rest:
            return tuple(_chains(rest, block.line)) + _mappings(_until_title(blocks[index + 1 :]))
    for section in sections(blocks):
        if _LEVELS.search(section.title):
            found = _mappings(section.blocks)
            if found:
                return found
    return ()


def evidence_of(blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """What the guide rests on, one statement an entry."""
    for index, block in enumerate(blocks):
        lead = block.lead
        if block.kind is Kind.PARAGRAPH and lead is not None and _is_evidence(lead):
            inline = block.rest.lstrip(" :").strip()
            first = tuple(_references(inline, block.line))
            return first + _statements(blocks[index + 1 :])
    found: list[Statement] = []
    for section in sections(blocks):
        if _is_evidence(section.title):
            found.extend(_statements(section.blocks))
    return tuple(found)


def premium_of(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """What the company's own sections say, beyond those that every guide has."""
    titles = [index for index, block in enumerate(blocks) if _rank(block) is not None]
    passages: list[Passage] = []
    for index, end in pairwise([*titles, len(blocks)]):
        title = _title_text(blocks[index])
        if _COMMON.search(title):
            continue
        own = [block for block in blocks[index + 1 : end] if not _is_apart(block)]
        if said := list(_read_lines(own)):
            passages.append(_passage(title, said, blocks[index].line))
    return tuple(passages)


def sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """Cut a body at its titles; a section holds the sections of lower rank below it."""
    ranks = [(index, rank) for index, block in enumerate(blocks) if (rank := _rank(block))]
    ends: dict[int, int] = {}
    # From the back: the titles that are still open end at the next one of their rank or above.
    following: list[tuple[int, int]] = []
    for index, rank in reversed(ranks):
        while following and following[-1][1] > rank:
            following.pop()
        ends[index] = following[-1][0] if following else len(blocks)
        following.append((index, rank))
    for index, _ in ranks:
        block = blocks[index]
        yield Section(_title_text(block), block.line, tuple(blocks[index + 1 : ends[index]]))


def _rank(block: Block) -> int | None:
    if block.kind is Kind.HEADING:
        return block.number
    if block.kind is Kind.PARAGRAPH and block.is_bold_line:
        return _BOLD_RANK
    return None


def _title_text(block: Block) -> str:
    return _BOLD.sub("", block.lead or block.text).rstrip(" :")


def _is_evidence(title: str) -> bool:
    return bool(_EVIDENCE.search(title)) and not _LEVELS.search(title)


def _is_apart(block: Block) -> bool:
    """Whether a block is read elsewhere: the strategy, or a lever with its script."""
    lead = block.lead
    if block.kind is Kind.QUOTE:
        return lead is not None and bool(_STRATEGY.search(lead))
    return lead is not None and bool(_COMMON.search(lead))


def _rest_of_quote(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind is not Kind.QUOTE or (
            block.lead is not None and _STRATEGY.search(block.lead)
        ):
            return
        yield block


def _until_title(blocks: Sequence[Block]) -> tuple[Block, ...]:
    for index, block in enumerate(blocks):
        if block.kind is Kind.RULE or _rank(block) is not None or block.lead is not None:
            return tuple(blocks[:index])
    return tuple(blocks)


def _passage(title: str, said: Sequence[Statement], line: int) -> Passage:
    """Lines as one text that knows where each of them stands."""
    text = "\n".join(statement.text for statement in said)
    return Passage(title, text, line, tuple(statement.line for statement in said))


def _read_lines(blocks: Sequence[Block]) -> Iterator[Statement]:
    """The lines of some blocks as a reader sees them, a table's rows among them."""
    for block in blocks:
        table = block.table
        if block.kind is Kind.TABLE and table is not None:
            rows = zip((table.header, *table.rows), table.lines, strict=False)
            yield from (Statement(" | ".join(row), line) for row, line in rows)
        else:
            mark = "- " if block.kind is Kind.ITEM else ""
            yield from _lines_of(f"{mark}{block.text}" if block.text else "", block.line)


def _lines_of(text: str, first: int) -> list[Statement]:
    """Each line of a text that stands in the file from a line on; none of no text."""
    return [Statement(line, first + offset) for offset, line in enumerate(text.split("\n")) if text]


def _mappings(blocks: Sequence[Block]) -> tuple[LevelMapping, ...]:
    found: list[LevelMapping] = []
    for block in blocks:
        if block.kind is Kind.RULE:
            break
        if block.kind is Kind.TABLE and block.table is not None:
            found.extend(_table_mappings(block.table))
        elif block.text:
            found.extend(_chains(block.text, block.line))
    return tuple(found)


def _table_mappings(table: Table) -> Iterator[LevelMapping]:
    ladders = [" ".join(_EQUIVALENT.sub(" ", label).split()) or label for label in table.header]
    for row, line in zip(table.rows, table.lines[1:], strict=False):
        equivalents = tuple(
            LevelEquivalent(ladder, level)
            for ladder, level in zip(ladders, row, strict=False)
            if level and level not in {"-", "—", "–"}
        )
        yield LevelMapping(" | ".join(row), line, equivalents)


def _chains(text: str, line: int) -> Iterator[LevelMapping]:
    for offset, statement in enumerate(text.split("\n")):
        parts = [part.strip(" .;*") for part in re.split(r"\s[=≈]\s", statement)]
        equivalents = tuple(_equivalent(part) for part in parts if part) if len(parts) > 1 else ()
        if statement.strip():
            yield LevelMapping(statement.strip(), line + offset, equivalents)


def _equivalent(part: str) -> LevelEquivalent:
    """Split "Google L4-L5 ML" into the ladder and the level on it.

    Where more than one word stands before the code, or none is there, where the ladder's name
    ends cannot be told: the part is kept whole, without a ladder.
    """
    match = _LEVEL_CODE.search(part)
    before = part[: match.start()].split() if match is not None else []
    if match is None or len(before) != 1:
        return LevelEquivalent("", part)
    return LevelEquivalent(before[0].strip("(@"), part[match.start() :].strip())


def _statements(blocks: Sequence[Block]) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for block in blocks:
        if block.kind is Kind.RULE:
            break
        if block.kind in {Kind.ITEM, Kind.PARAGRAPH, Kind.QUOTE} and not block.is_bold_line:
            found.extend(_references(block.text, block.line))
    return tuple(found)


def _references(text: str, first: int) -> Iterator[Statement]:
    for number, line in enumerate(text.split("\n"), start=first):
        statement = _REFERENCE.sub("", line.strip()).strip()
        if statement.startswith("[") and statement.endswith("]"):
            statement = statement[1:-1].strip()
        if statement:
            yield Statement(statement, number)

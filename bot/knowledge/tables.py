"""The compensation table of a body: every kind of it becomes rows of cells."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.knowledge.currencies import ALL_MARKS
from bot.knowledge.markdown import Block, Kind, Table


class Column(StrEnum):
    """What a column, or a row of a transposed table, holds."""

    REGION = "region"
    LEVEL = "level"
    TITLE = "title"
    BASE = "base"
    STOCK = "stock"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    TOTAL = "total"
    OTHER = "other"


PAY_COLUMNS = (Column.BASE, Column.STOCK, Column.BONUS, Column.SIGN_ON, Column.TOTAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text under the label of its column, at its line."""

    text: str
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One region and level of a table, with its cells by component."""

    region: str
    level: str | None
    cells: Mapping[Column, Cell]
    other: tuple[Cell, ...]
    line: int


@dataclass(frozen=True, slots=True)
class PayTable:
    """The compensation table, read; `by_level` where it gives totals by level and region."""

    rows: tuple[BodyRow, ...]
    line: int
    by_level: bool = False
    by_region: bool = False
    ragged: tuple[int, ...] = ()

    @property
    def parts(self) -> int:
        """How many parts of pay its rows state with a number, at the most."""
        return max((sum(map(_has_number, row.cells.values())) for row in self.rows), default=0)


def _has_number(cell: Cell) -> bool:
    return _DIGIT.search(cell.text) is not None


_DIGIT = re.compile(r"\d")


_STOCK_WORDS = (
    r"\bstock|\bequity\b|\brsus?\b|\boptions?\b|\bppus?\b|\bshares?\b|\besop\b|\bgrants?\b"
    r"|\b(?:iso|nso|psu|vsop|bspce|ltip?|lti)s?\b|\blong[- ]term incentive|\btokens?\b|\bunits?\b"
    r"|\bwarrants?\b"
)
_NO_STANDARD_PART = (
    r"\bcarr(?:y|ied)\b|profit|\bp&?n?l\b|secondary|partnership|retention|relocation|\bperks?\b"
    r"|benefits?\b|401|pension|\bupside\b|\btotal cash\b"
)
# In this order: "Sign-On / Bonus" is a sign-on, "Carry/Bonus" neither.
_PATTERNS = (
    (Column.OTHER, _NO_STANDARD_PART),
    (Column.TOTAL, r"\btotal\b|\btc\b|all-in|\bote\b"),
    (Column.SIGN_ON, r"\bsign(?:ing|[ -]?on)?\b|\bjoining\b|\bwelcome\b"),
    (Column.BASE, r"\bbase\b|\bsalary\b|\bfixed\b"),
    (Column.STOCK, _STOCK_WORDS),
    (Column.BONUS, r"\bbonus\b|\bvariable\b|\bincentive\b"),
    (Column.TOTAL, r"\bcompensation\b|\bpackage\b"),
)
_LABELS = tuple((column, re.compile(pattern, re.IGNORECASE)) for column, pattern in _PATTERNS)
_REGION = re.compile(r"\b(?:region|location|city|office|market|geo(?:graphy)?)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:level|grade|band|seniority)\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:title|role|position)\b", re.IGNORECASE)
_COMPONENT = re.compile(r"\b(?:component|element|pay item)\b", re.IGNORECASE)
_MARK = "|".join(re.escape(mark) for mark in ALL_MARKS)
_MONEY = re.compile(rf"(?:{_MARK})\s?\d|\d\s?(?:%|{_MARK})|\d[KkMmL]\b")


@lru_cache(maxsize=2048)
def column_of(label: str) -> Column:
    """The component that a column header or a row label names; OTHER where it names none."""
    for column, pattern in _LABELS:
        if pattern.search(label):
            return column
    return Column.OTHER


def best_table(tables: Sequence[PayTable], is_region: Callable[[str], bool]) -> PayTable | None:
    """The first that has a region of front matter; else the first with two parts of pay.

    Tables of levels and of counter-offers hold money too, and may stand before the pay.
    """
    of_regions = (t for t in tables if any(is_region(row.region) for row in t.rows))
    of_parts = (t for t in tables if t.parts > 1)
    return next(of_regions, None) or next(of_parts, None) or next(iter(tables), None)


def pay_tables(blocks: Iterable[Block]) -> Iterator[PayTable]:
    """Every table that states pay by region, level or component, or seems to."""
    for block in blocks:
        if block.kind is Kind.TABLE and block.table is not None:
            table = _read(block.table)
            if table is not None and table.rows:
                yield table


def _read(table: Table) -> PayTable | None:
    first = table.header[0] if table.header else ""
    if _COMPONENT.search(first) and len(table.header) > 1:
        return _transposed(table) if _has_money(table) else None
    columns = [_heading(label) for label in table.header]
    if not _has_money(table):
        return None
    if len(set(columns) & set(PAY_COLUMNS)) > 1 and columns[0] in {Column.OTHER, Column.TITLE}:
        # "Site", "Metro", "Where": beside base and total, the first column is a place.
        columns[0] = Column.REGION
    if columns[0] not in {Column.REGION, Column.LEVEL}:
        return None
    if set(columns) & set(PAY_COLUMNS):
        by_region = columns[0] is Column.REGION
        rows = _plain_rows(table, columns)
        return PayTable(rows, table.lines[0], by_region=by_region, ragged=table.ragged)
    if columns[0] is Column.LEVEL and len(columns) > 1:
        return PayTable(_level_rows(table), table.lines[0], by_level=True, ragged=table.ragged)
    return None


@lru_cache(maxsize=2048)
def _heading(label: str) -> Column:
    for column, pattern in (
        (Column.REGION, _REGION),
        (Column.LEVEL, _LEVEL),
        (Column.TITLE, _TITLE),
    ):
        if pattern.search(label) and column_of(label) is Column.OTHER:
            return column
    return column_of(label)


def _has_money(table: Table) -> bool:
    return any(_MONEY.search(cell) for row in table.rows for cell in row[1:])


def _plain_rows(table: Table, columns: Sequence[Column]) -> tuple[BodyRow, ...]:
    rows = []
    for texts, line in zip(table.rows, table.lines[1:], strict=False):
        cells: dict[Column, Cell] = {}
        other: list[Cell] = []
        for column, label, text in zip(columns, table.header, texts, strict=False):
            cell = Cell(text, label, line)
            if column is Column.OTHER or (column in PAY_COLUMNS and column in cells):
                other.append(cell)
            else:
                cells.setdefault(column, cell)
        names = {key: cells.pop(key, None) for key in (Column.REGION, Column.LEVEL, Column.TITLE)}
        region = names[Column.REGION] or names[Column.TITLE] or names[Column.LEVEL]
        level = names[Column.LEVEL]
        if region is None or not region.text:
            continue
        level_text = level.text if level is not None else None
        rows.append(BodyRow(region.text, level_text, cells, tuple(other), line))
    return tuple(rows)


def _level_rows(table: Table) -> tuple[BodyRow, ...]:
    """A Level x Region table: each cell is the total of one level in one region."""
    rows = []
    for index, region in enumerate(table.header[1:], start=1):
        for texts, line in zip(table.rows, table.lines[1:], strict=False):
            if index >= len(texts) or not texts[0]:
                continue
            cell = Cell(texts[index], "Total Comp", line)
            rows.append(BodyRow(region, texts[0], {Column.TOTAL: cell}, (), line))
    return tuple(rows)


def _transposed(table: Table) -> PayTable:
    """A Component x Region table: one row for each region column."""
    rows = []
    for index, region in enumerate(table.header[1:], start=1):
        cells: dict[Column, Cell] = {}
        other: list[Cell] = []
        for texts, line in zip(table.rows, table.lines[1:], strict=False):
            if index >= len(texts):
                continue
            column = column_of(texts[0])
            cell = Cell(texts[index], texts[0], line)
            if column is Column.OTHER or column in cells:
                other.append(cell)
            else:
                cells[column] = cell
        rows.append(BodyRow(region, None, cells, tuple(other), table.lines[0]))
    return PayTable(tuple(rows), table.lines[0], ragged=table.ragged)

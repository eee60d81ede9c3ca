"""One component of one row, merged from front matter and from the table's cell."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from bot.knowledge.amounts import CellReading, read_cell
from bot.knowledge.base import OtherPay, PayFigure, Period, Unit
from bot.knowledge.diagnostics import Findings, shown
from bot.knowledge.pairing import FrontMatterRow
from bot.knowledge.periods import says_period_of_stock
from bot.knowledge.source import GuideSource
from bot.knowledge.tables import Cell, Column

WORDS = {
    Column.BASE: "base",
    Column.STOCK: "stock",
    Column.BONUS: "bonus",
    Column.SIGN_ON: "sign-on",
    Column.TOTAL: "total",
}
_KEYS = {
    Column.BASE: ("base_low", "base_high"),
    Column.STOCK: ("stock_low", "stock_high"),
    Column.BONUS: ("bonus_low", "bonus_high"),
    Column.SIGN_ON: ("signing_bonus_low", "signing_bonus_high"),
    Column.TOTAL: ("total_comp_low", "total_comp_high"),
}
_PERIODS = {
    Column.BASE: Period.YEAR,
    Column.STOCK: Period.UNKNOWN,
    Column.BONUS: Period.YEAR,
    Column.SIGN_ON: Period.ONCE,
    Column.TOTAL: Period.YEAR,
}


class Stated(NamedTuple):
    """What a row of front matter says of one component."""

    row: FrontMatterRow
    column: Column
    low: Decimal | None
    high: Decimal | None
    percent: Decimal | None

    @property
    def has_amount(self) -> bool:
        """Whether it states money, not only a percentage."""
        return self.low is not None or self.high is not None

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """Low and high."""
        return self.low, self.high

    @property
    def region(self) -> str:
        """The region of its row."""
        return self.row.record.region

    @property
    def currency(self) -> str | None:
        """The currency of its row, which front matter gives once for all components."""
        return self.row.record.currency

    @property
    def quote(self) -> str:
        """The figure in words, as front matter has no cell to quote."""
        if not self.has_amount:
            return f"{self.percent} %"
        ends = [f"{end:,}" for end in self.ends if end is not None]
        return f"{'–'.join(ends)} {self.currency or ''}".rstrip()


class Merged(NamedTuple):
    """One component of a row; `said` is what its cell says a stock figure is."""

    figure: PayFigure | None = None
    alternate: PayFigure | None = None
    other: tuple[OtherPay, ...] = ()
    notes: tuple[str, ...] = ()
    said: Period | None = None


_NOTHING = Merged()
_EMPTY_CELL = CellReading(None)


def stated_by(row: FrontMatterRow | None, column: Column) -> Stated | None:
    """Front matter's figure for a component; None where it says nothing."""
    if row is None:
        return None
    low_key, high_key = _KEYS[column]
    low, high = getattr(row.record, low_key), getattr(row.record, high_key)
    percent = row.record.bonus_pct if column is Column.BONUS else None
    if low is None and high is None and percent is None:
        return None
    return Stated(row, column, low, high, percent)


def quoted(label: str, figure: PayFigure) -> str:
    """A cell that holds words where a number was expected, under its label."""
    return f'{label}: "{figure.quote}"'


class Merger:
    """Merges the components of one guide and reports where its two accounts differ."""

    def __init__(self, source: GuideSource, findings: Findings) -> None:
        self._source = source
        self._findings = findings

    def merge(
        self,
        column: Column,
        row: FrontMatterRow | None,
        cell: Cell | None,
        hint: str | None,
        others: Sequence[OtherPay],
        *,
        in_table: bool,
    ) -> Merged:
        """Take the table's figure, or front matter's where the table has none.

        `in_table` says that the table has a row for this region, with or without the cell.
        """
        stated = stated_by(row, column)
        if cell is None:
            if stated is None:
                return _NOTHING
            return self._of_front_matter(stated, None, others, in_table=in_table)
        reading = self._reading(column, cell, hint, row)
        if stated is None:
            merged = self._of_table(column, row, cell, reading)
        elif reading.figure is None or reading.figure.unit is Unit.TEXT:
            merged = self._of_front_matter(stated, reading.figure, others, in_table=True)
        else:
            merged = self._of_both(stated, reading, reading.figure)
        if reading.aside is not None or reading.incomplete:
            note = f"{WORDS[column].capitalize()} as it stands: {cell.text}"
            merged = merged._replace(notes=(*merged.notes, note))
        return merged._replace(said=reading.said) if reading.said is not None else merged

    def figure(self, stated: Stated) -> PayFigure:
        """Front matter's figure with the line it stands on."""
        key = _KEYS[stated.column][0] if stated.has_amount else "bonus_pct"
        return PayFigure(
            quote=stated.quote,
            line=self.line(stated.row, key),
            low=stated.low,
            high=stated.high,
            currency=stated.currency if stated.has_amount else None,
            period=_PERIODS[stated.column],
            unit=Unit.MONEY if stated.has_amount else Unit.PERCENT,
            pct_low=stated.percent,
            pct_high=stated.percent,
        )

    def line(self, row: FrontMatterRow, key: str) -> int:
        """The line of a key in a row of front matter."""
        return self._source.line_of("compensation", row.index, key)

    def compare_currency(self, stated: Stated, figure: PayFigure) -> None:
        """KB205: the two accounts count in different currencies."""
        if stated.currency in {None, figure.currency} or figure.currency is None:
            return
        self._findings.warn(
            figure.line,
            "KB205",
            f"front matter counts the {WORDS[stated.column]} for {shown(stated.region)} in "
            f"{stated.currency}, the table in {figure.currency}; the table's is used",
        )

    def _reading(
        self, column: Column, cell: Cell, hint: str | None, row: FrontMatterRow | None
    ) -> CellReading:
        period = _PERIODS[column]
        if column is Column.STOCK:
            period = says_period_of_stock(cell.label) or period
        reading = read_cell(cell.text, cell.line, period, hint)
        if reading.mixed_currencies:
            message = (
                f"'{shown(cell.text)}' mixes two currencies; write one for both ends of the range"
            )
            self._findings.warn(cell.line, "KB211", message)
        if reading.incomplete:
            advice = "write it as $110K–$138K or 10–15%"
            message = f"'{shown(cell.text)}' cannot be read as one range; {advice}"
            self._findings.warn(cell.line, "KB219", message)
        if reading.reversed_range:
            message = f"'{shown(cell.text)}' runs from high to low; check both ends"
            self._findings.warn(cell.line, "KB212", message)
        figure = reading.figure
        if figure is None:
            return _EMPTY_CELL
        if figure.has_amount and figure.currency is None:
            known = (row.record.currency if row is not None else None) or hint
            reading = replace(reading, figure=replace(figure, currency=known))
            message = f"'{shown(cell.text)}' names no currency"
            advice = f"read as {known}; write its mark" if known else "write its mark"
            self._findings.warn(cell.line, "KB223", f"{message}; {advice}")
        return reading

    def _of_table(
        self, column: Column, row: FrontMatterRow | None, cell: Cell, reading: CellReading
    ) -> Merged:
        figure = reading.figure
        if figure is None:
            return _NOTHING
        if figure.unit is Unit.TEXT:
            return Merged(notes=(quoted(cell.label, figure),))
        if row is not None:
            self._findings.warn(
                cell.line,
                "KB203",
                f"front matter has no {WORDS[column]} for {shown(row.record.region)}, the table "
                f"says '{shown(figure.quote)}'; add it to front matter",
            )
        return Merged(figure, reading.alternate)

    def _of_front_matter(
        self,
        stated: Stated,
        words: PayFigure | None,
        others: Sequence[OtherPay],
        *,
        in_table: bool,
    ) -> Merged:
        """The table is silent; but front matter may have taken another column's figure."""
        word = WORDS[stated.column]
        twin = next((o for o in others if (o.figure.low, o.figure.high) == stated.ends), None)
        if twin is not None and stated.has_amount:
            message = (
                f"front matter calls '{shown(twin.label)}' a {word}; the table's label is kept"
            )
            self._findings.warn(twin.figure.line, "KB210", message)
            return _NOTHING
        notes = () if words is None else (quoted(word.capitalize(), words),)
        own = self.figure(stated)
        if in_table:
            there = "none" if words is None else f"'{shown(words.quote)}'"
            message = (
                f"front matter has {own.quote} as {word} for {shown(stated.region)}, the table has "
                f"{there}; write it there too"
            )
            self._findings.warn(own.line, "KB220", message)
        return Merged(own, notes=notes)

    def _of_both(self, stated: Stated, reading: CellReading, figure: PayFigure) -> Merged:
        if stated.percent is not None:
            figure = self._with_percentage(stated, stated.percent, figure)
        if not stated.has_amount:
            return Merged(figure, reading.alternate)
        if figure.low is None:
            own = self.figure(stated)
            own = replace(own, pct_low=figure.pct_low, pct_high=figure.pct_high)
            return Merged(own, reading.alternate)
        self.compare_currency(stated, figure)
        if stated.ends == (figure.low, figure.high):
            return Merged(figure, reading.alternate)
        own = self.figure(stated)
        if reading.incomplete:
            # KB219 says so already: what was made of the cell is less sure than plain numbers.
            kept = OtherPay(f"{WORDS[stated.column]} (table, in part)", figure)
            return Merged(own, other=(kept,))
        self._findings.warn(
            own.line,
            "KB202",
            f"{WORDS[stated.column]} for {shown(stated.region)} is {stated.quote} here, and in the "
            f"table on line {figure.line} '{shown(figure.quote)}'; both are kept, correct one",
        )
        label = f"{WORDS[stated.column]} (front matter)"
        return Merged(figure, reading.alternate, other=(OtherPay(label, own),))

    def _with_percentage(self, stated: Stated, percent: Decimal, figure: PayFigure) -> PayFigure:
        """Front matter holds one percentage; the table may hold the range it was cut from."""
        if figure.pct_low is None or figure.pct_high is None:
            return replace(figure, pct_low=percent, pct_high=percent)
        if not figure.pct_low <= percent <= figure.pct_high:
            self._findings.warn(
                self.line(stated.row, "bonus_pct"),
                "KB202",
                f"bonus for {shown(stated.region)} is {percent} % here, and in the table on line "
                f"{figure.line} '{shown(figure.quote)}'; the table's is used, correct one",
            )
        elif figure.pct_high > figure.pct_low:
            self._findings.warn(
                figure.line,
                "KB204",
                f"front matter cuts the bonus for {shown(stated.region)} to {percent} %, the table "
                f"says '{shown(figure.quote)}'; the table's range is used",
            )
        return figure

"""Front matter and table, reconciled into one row a region and level."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.knowledge.amounts import read_cell
from bot.knowledge.base import (
    BasisLabel,
    OtherPay,
    PayComponents,
    PayFigure,
    PayRow,
    Period,
    StockBasis,
    Unit,
)
from bot.knowledge.diagnostics import Findings, shown
from bot.knowledge.merging import WORDS, Merged, Merger, quoted, stated_by
from bot.knowledge.pairing import FrontMatterRow, pair, region_key
from bot.knowledge.periods import says_period_of_stock
from bot.knowledge.regions import RegionReading
from bot.knowledge.row_checks import check_row
from bot.knowledge.source import GuideSource
from bot.knowledge.stock_basis import basis_label, total_fit
from bot.knowledge.tables import (
    PAY_COLUMNS,
    BodyRow,
    Cell,
    Column,
    PayTable,
)

ReadRegion = Callable[[str], RegionReading]
Pairs = Iterable[tuple[FrontMatterRow | None, Sequence[BodyRow]]]


class Reconciler:
    """Merges one guide's two accounts of pay and reports where they differ."""

    def __init__(
        self,
        source: GuideSource,
        read_region: ReadRegion,
        findings: Findings,
        stated_basis: BasisLabel | None = None,
        refused: Collection[str] = (),
    ) -> None:
        """`refused` has the regions of front matter's rows that cannot be used."""
        self._read_region = read_region
        self._findings = findings
        self._stated_basis = stated_basis
        self._refused = frozenset(map(region_key, refused))
        self._merger = Merger(source, findings)

    def rows(self, records: Sequence[FrontMatterRow], table: PayTable | None) -> tuple[PayRow, ...]:
        """One row for each region and level of either side, in front matter's order."""
        pairs = pair(records, table.rows if table is not None else ())
        rows: list[PayRow] = []
        for record, matches in pairs:
            if record is None:
                rows.extend(self._row(row.region, None, row) for row in matches)
            elif not matches:
                rows.append(self._row(record.record.region, record, None))
            elif table is not None and table.by_level and not record.record.level:
                rows.extend(self._level_rows(record, matches))
            else:
                rows.extend(self._row(record.record.region, record, row) for row in matches)
        if records and table is not None:
            self._report_unmatched(pairs)
        self._report_repeated(rows)
        for row in rows:
            check_row(row, self._read_region(row.region).problem, self._findings)
        return tuple(rows)

    def _row(self, region: str, record: FrontMatterRow | None, body: BodyRow | None) -> PayRow:
        reading = self._region(region, body)
        hint = reading.currency_hint or (record.record.currency if record is not None else None)
        others = _others(body, hint)
        cells = body.cells if body is not None else {}
        merged = {
            column: self._merger.merge(
                column, record, cells.get(column), hint, others, in_table=body is not None
            )
            for column in PAY_COLUMNS
        }
        pay = _components({column: part.figure for column, part in merged.items()})
        in_words = (other for other in others if other.figure.unit is Unit.TEXT)
        return PayRow(
            region=region,
            places=reading.places,
            level=_level(record, body),
            pay=pay,
            line=self._line(record, body),
            other=tuple(other for other in others if other.figure.unit is not Unit.TEXT)
            + tuple(other for part in merged.values() for other in part.other),
            alternate=_alternate(merged),
            stock_basis=self._basis(merged[Column.STOCK], body, pay),
            notes=tuple(note for part in merged.values() for note in part.notes)
            + tuple(quoted(other.label, other.figure) for other in in_words),
            headquarters=reading.is_headquarters,
            countries=reading.countries,
        )

    def _level_rows(self, record: FrontMatterRow, bands: Sequence[BodyRow]) -> list[PayRow]:
        """Rows of levels where front matter has one range over all of them."""
        rows = [self._row(band.region, None, band) for band in bands]
        beside = self._check_bands(record, rows) + self._beside_total(record)
        region = record.record.region
        reading = self._region(region, bands[0])
        moved = [
            replace(
                row,
                region=region,
                places=reading.places or row.places,
                headquarters=reading.is_headquarters or row.headquarters,
                countries=reading.countries or row.countries,
            )
            for row in rows
        ]
        # What front matter says of all levels together stands beside the first of them.
        return [replace(moved[0], other=moved[0].other + beside), *moved[1:]]

    def _beside_total(self, record: FrontMatterRow) -> tuple[OtherPay, ...]:
        """What front matter adds for all levels together, where the table has totals only."""
        stated = (stated_by(record, column) for column in PAY_COLUMNS if column is not Column.TOTAL)
        return tuple(
            OtherPay(
                f"{WORDS[found.column]} (front matter, all levels)", self._merger.figure(found)
            )
            for found in stated
            if found is not None
        )

    def _region(self, region: str, body: BodyRow | None) -> RegionReading:
        reading = self._read_region(region)
        if body is not None and body.region != region:
            # A body label such as "London (GBP £)" knows the currency better.
            of_body = self._read_region(body.region)
            if of_body.currency_hint not in {None, reading.currency_hint}:
                reading = replace(reading, currency_hint=of_body.currency_hint)
        return reading

    def _basis(self, stock: Merged, body: BodyRow | None, pay: PayComponents) -> StockBasis:
        if stock.figure is None:
            return StockBasis()
        cell = body.cells.get(Column.STOCK) if body is not None else None
        if self._stated_basis is not None:
            label = self._stated_basis
        elif cell is None:
            label = BasisLabel.UNKNOWN
        else:
            label = basis_label(stock.said, says_period_of_stock(cell.label))
        differs = self._stated_basis is None and _differs(stock, cell)
        return StockBasis(label, total_fit(pay), differs)

    def _line(self, record: FrontMatterRow | None, body: BodyRow | None) -> int:
        if body is not None:
            return body.line
        return self._merger.line(record, "region") if record is not None else 1

    def _check_bands(self, record: FrontMatterRow, rows: Sequence[PayRow]) -> tuple[OtherPay, ...]:
        """Front matter of a Level x Region table has one range over all levels.

        It is kept where it is not the range that the levels span.
        """
        region = shown(record.record.region)
        self._findings.warn(
            rows[0].line,
            "KB208",
            f"front matter has one range for {region}, the table has {len(rows)} levels; "
            "the levels are used, give each a row with 'level:'",
        )
        totals = [row.pay.total for row in rows if row.pay.total is not None]
        lows = [total.low for total in totals if total.low is not None]
        highs = [total.high for total in totals if total.high is not None]
        stated = stated_by(record, Column.TOTAL)
        if stated is not None and totals:
            self._merger.compare_currency(stated, totals[0])
        if stated is None or not lows or not highs or stated.ends == (min(lows), max(highs)):
            return ()
        own = self._merger.figure(stated)
        self._findings.warn(
            own.line,
            "KB202",
            f"total for {region} is {stated.quote} here, but the levels run from {min(lows):,} "
            f"to {max(highs):,}; both are kept, correct one",
        )
        return (OtherPay(f"{WORDS[Column.TOTAL]} (front matter, all levels)", own),)

    def _report_unmatched(self, pairs: Pairs) -> None:
        for record, matches in pairs:
            if record is not None and not matches:
                line = self._merger.line(record, "region")
                where = _where(record.record.region, record.record.level)
                self._findings.warn(line, "KB207", f"{where} is not in the table; add it there")
            elif record is None and region_key(matches[0].region) not in self._refused:
                where = _where(matches[0].region, matches[0].level)
                message = f"{where} is not in front matter; add it there"
                self._findings.warn(matches[0].line, "KB206", message)

    def _report_repeated(self, rows: Sequence[PayRow]) -> None:
        seen: dict[tuple[str, str], int] = {}
        for row in rows:
            key = region_key(row.region), region_key(row.level or "")
            first = seen.setdefault(key, row.line)
            if first != row.line:
                message = f"{_where(row.region, row.level)} stands on line {first} already"
                self._findings.warn(row.line, "KB221", f"{message}; keep one of them")


def _differs(stock: Merged, cell: Cell | None) -> bool:
    """Whether a stock cell says another period than its heading does."""
    heading = says_period_of_stock(cell.label) if cell is not None else None
    if heading is None or stock.figure is None:
        return False
    monthly = stock.figure.period is Period.MONTH
    return monthly or stock.said not in {None, heading}


def _where(region: str, level: str | None) -> str:
    return f"'{shown(region)}'" + (f", level '{shown(level)}'," if level else "")


def _others(body: BodyRow | None, hint: str | None) -> tuple[OtherPay, ...]:
    if body is None or not body.other:
        return ()
    read = ((cell, read_cell(cell.text, cell.line, currency_hint=hint)) for cell in body.other)
    return tuple(
        OtherPay(cell.label, reading.figure) for cell, reading in read if reading.figure is not None
    )


def _level(record: FrontMatterRow | None, body: BodyRow | None) -> str | None:
    if body is not None and body.level is not None:
        return body.level
    return record.record.level if record is not None else None


def _components(figures: Mapping[Column, PayFigure | None]) -> PayComponents:
    return PayComponents(
        base=figures.get(Column.BASE),
        stock=figures.get(Column.STOCK),
        bonus=figures.get(Column.BONUS),
        sign_on=figures.get(Column.SIGN_ON),
        total=figures.get(Column.TOTAL),
    )


def _alternate(merged: Mapping[Column, Merged]) -> PayComponents | None:
    figures = {column: part.alternate for column, part in merged.items()}
    return _components(figures) if any(figures.values()) else None

"""How well labelled messages are understood, and the record of it in docs/measurements.md.

    .venv/bin/python -m benchmarks.labelled ../shared/guides ../shared/eval [--write]

Prints the tables of `coach evaluate` without the times. With `--write` it also writes them into
docs/measurements.md, between two comments; `tests/test_labelled.py` lets no figure fall below
what stands there, so that a figure changes here and nowhere else.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.evaluation.columns import TABLES, Table
from bot.evaluation.labels import read_labelled
from bot.evaluation.report import in_text, short_name, with_all
from bot.evaluation.results import Evaluation
from bot.evaluation.running import evaluate
from bot.library import Snapshot
from bot.wiring import load

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PAGE = Path(__file__).resolve().parents[1] / "docs" / "measurements.md"
BEGIN = "<!-- labelled sets: benchmarks/labelled.py writes what stands here -->"
END = "<!-- end of labelled sets -->"


def main() -> None:
    """Score every set in a folder of labelled messages."""
    guides, sets, *options = sys.argv[1:]
    knowledge = load(Path(guides).resolve())
    snapshot = Snapshot.of(knowledge.loaded.knowledge, knowledge.vocabulary)
    found = with_all([evaluate_set(path, snapshot) for path in sets_in(Path(sets))])
    print("\n\n".join(in_text(table, found) for table in TABLES))
    if "--write" in options:
        PAGE.write_text(rewritten(PAGE.read_text("utf-8"), found), "utf-8")
        print(f"\nwritten to {PAGE}")


def sets_in(folder: Path) -> list[Path]:
    """The sets in the order of their numbers, those without one behind."""
    return sorted(folder.glob("*.jsonl"), key=_number)


def _number(path: Path) -> tuple[float, str]:
    number = re.match(r"\d+", path.name)
    return (float("inf") if number is None else int(number[0]), path.name)


def evaluate_set(path: Path, snapshot: Snapshot) -> Evaluation:
    """Score one set at a moment that is always the same."""
    return evaluate(read_labelled(path), snapshot, NOW)


def rewritten(page: str, evaluations: Iterable[Evaluation]) -> str:
    """A page with the figures that hold now."""
    before, _, after = _parted(page)
    found = tuple(evaluations)
    tables = "\n\n".join(in_markdown(table, found) for table in TABLES)
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"


def in_markdown(table: Table, evaluations: Iterable[Evaluation]) -> str:
    """A table for a page, below its title."""
    header = ["Set", *(column.title for column in table.columns)]
    rows = [
        [short_name(each), *(column.cell(each) for column in table.columns)] for each in evaluations
    ]
    rule = ["---", *("--:" for _ in table.columns)]
    return "\n".join([f"{table.title}:", "", *map(_row, (header, rule, *rows))])


def recorded(page: str) -> Mapping[str, Mapping[str, str]]:
    """The cells that a page has recorded, by set and by the title of their column."""
    cells: dict[str, dict[str, str]] = {}
    _, tables, _ = _parted(page)
    titles: list[str] = []
    for name, *row in _rows(tables):
        if name == "Set":
            titles = row
        elif name != "---":
            cells.setdefault(name, {}).update(zip(titles, row, strict=True))
    return cells


def _rows(tables: str) -> Iterator[list[str]]:
    for line in tables.splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _parted(page: str) -> tuple[str, str, str]:
    """What stands before the two comments, between them, and behind."""
    before, begin, rest = page.partition(BEGIN)
    between, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"the comments that the figures stand between are missing in {PAGE}")
    return before, between, after


if __name__ == "__main__":
    main()

"""What authors of guides read of an evaluation in their terminal."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.evaluation.columns import NOTHING, TABLES, Column, Goal, Table
from bot.evaluation.labels import Names
from bot.evaluation.results import Evaluation, Failure, together
from bot.evaluation.timing import percentile

_ALL = "all"
_LONGEST_NAME = 18
_MOST_NAMED = 5
_LEGEND = """\
false       a company was taken as named where none is
wrong       one was that is neither labelled nor accepted, where others are
missed      a labelled company was not taken as named
needless    a company was asked for where none is named, or where it was known already
in choices  of those missed, the company was among the choices of a question"""
_SPEED = Table(
    "How long understand() takes, in milliseconds",
    (
        Column("p50", lambda each: _milliseconds(each, 50), Goal.NONE),
        Column("p99", lambda each: _milliseconds(each, 99), Goal.NONE),
    ),
)


def report(evaluations: Sequence[Evaluation], *, failures: bool) -> str:
    """Each miss where they are asked for, then the tables, a row a file and one for all."""
    rows = with_all(evaluations)
    missed = [failure_line(each) for one in evaluations for each in one.failures if failures]
    tables = [in_text(table, rows) for table in TABLES]
    parts = [_joined(missed), *tables, _LEGEND, _joined(_notes(evaluations)), in_text(_SPEED, rows)]
    return "\n\n".join(filter(None, parts))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def with_all(evaluations: Sequence[Evaluation]) -> tuple[Evaluation, ...]:
    """A row for each file, and one for all of them where there are several."""
    if len(evaluations) < 2:
        return tuple(evaluations)
    return (*evaluations, together(_ALL, evaluations))


def in_text(table: Table, evaluations: Iterable[Evaluation]) -> str:
    """A table for a terminal."""
    rows = [("", *(column.title for column in table.columns))]
    rows += [
        (short_name(each), *(column.cell(each) for column in table.columns)) for each in evaluations
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join([table.title, *lines])


def short_name(evaluation: Evaluation) -> str:
    """A file's name without folder and ending, and not too long."""
    name = Path(evaluation.name).stem
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def failure_line(failure: Failure) -> str:
    """A miss in one line: where, the text, the slot, what was expected and what was found."""
    miss = failure.miss
    turn = "" if failure.turn is None else f"turn {failure.turn}: "
    expected = " or ".join(map(_listed, miss.expected))
    asked = "" if miss.asked is None else f"; asked {' / '.join(miss.asked) or 'which'}"
    text = json.dumps(failure.text, ensure_ascii=False)
    found = f"expected {expected}; found {_listed(miss.found)}{asked}"
    return f"{failure.path}:{failure.line}: {turn}{text}: {miss.slot}: {found}"


def _listed(names: Names) -> str:
    return " + ".join(names) or "none"


def _notes(evaluations: Iterable[Evaluation]) -> Iterator[str]:
    """What was not scored, and why."""
    for each in evaluations:
        name = short_name(each)
        if each.bad_lines:
            of = len(each.bad_lines) + each.lines
            yield f"{name}: {len(each.bad_lines):,} of {of:,} lines cannot be read"
        if each.without_guide:
            yield (
                f"{name}: {_of(each.without_guide, each)} name companies that have no guide, and "
                f"are scored without them: {_most(each.without_guide)}"
            )
        if each.unknown:
            yield (
                f"{name}: {_of(each.unknown, each)} label what is no slot, which is not scored: "
                f"{_most(each.unknown)}"
            )


def _of(some: Sequence[Names], evaluation: Evaluation) -> str:
    return f"{len(some):,} of {evaluation.messages:,} messages"


def _most(named: Iterable[Names]) -> str:
    """The names that come most often, and how many others there are."""
    counts = Counter(name for names in named for name in names)
    shown = [name for name, _ in counts.most_common(_MOST_NAMED)]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _milliseconds(evaluation: Evaluation, percent: int) -> str:
    value = percentile(evaluation.milliseconds, percent)
    return NOTHING if value is None else f"{value:.2f}"

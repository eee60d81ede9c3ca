"""Which rows of a guide are meant by a level."""

from bot.knowledge.base import PayRow
from bot.understanding.levels import Level


def rows_at(rows: tuple[PayRow, ...], level: Level) -> tuple[PayRow, ...]:
    """The rows of a level; none where no label names it, or more than one of a region does."""
    named: dict[str | None, set[str]] = {}
    for row in rows:
        label = label_of(row)
        if label is not None and level.is_named_in(label):
            named.setdefault(_region_of(row), set()).add(label)
    if any(len(labels) > 1 for labels in named.values()):
        return ()
    return tuple(row for row in rows if label_of(row) in named.get(_region_of(row), ()))


def _region_of(row: PayRow) -> str | None:
    """The region of a row; one for all whose region is no place."""
    return row.region if row.places else None


def label_of(row: PayRow) -> str | None:
    """What a row says of its level; a region that is no place may be the name of one."""
    if row.places:
        return row.level
    return row.region if row.level is None else f"{row.region}, {row.level}"

"""Which rows of a guide are meant by a level."""

from bot.knowledge.base import PayRow
from bot.understanding.levels import Level


def rows_at(rows: tuple[PayRow, ...], level: Level) -> tuple[PayRow, ...]:
    """The rows of a level; none where no label names it, or more than one does."""
    labels = dict.fromkeys(label_of(row) for row in rows)
    named = [label for label in labels if label is not None and level.is_named_in(label)]
    if len(named) != 1:
        return ()
    return tuple(row for row in rows if label_of(row) == named[0])


def label_of(row: PayRow) -> str | None:
    """What a row says of its level; a region that is no place may be the name of one."""
    if row.places:
        return row.level
    return row.region if row.level is None else f"{row.region}, {row.level}"

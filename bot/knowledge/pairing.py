"""Which row of front matter and which row of the table speak of the same thing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.records import CompensationRecord
from bot.knowledge.tables import BodyRow

# "London (GBP £)", "🇬🇧 London" and ":gb: London" are the region that front matter calls London.
_DECORATION = re.compile(
    r":[a-z_]+:|\((?:[A-Z]{3}|[ACHNRSTU]{0,2}\$|[^()\w]|equiv\.?)+\)|[^\w\s/,.()&+-]"
)


@dataclass(frozen=True, slots=True)
class FrontMatterRow:
    """A usable row of `compensation` and its position in the list."""

    index: int
    record: CompensationRecord


def pair(
    records: Sequence[FrontMatterRow], body: Sequence[BodyRow]
) -> list[tuple[FrontMatterRow | None, list[BodyRow]]]:
    """Match front matter's rows with the table's by region, each row used once.

    A row that names a level takes that level. A region that stands once takes all of its
    levels in the table; one that stands several times takes them in order. What is left over
    comes at the end.
    """
    waiting = [(region_key(row.region), region_key(row.level or ""), row) for row in body]
    times = Counter(_key(record) for record in records)
    pairs: list[tuple[FrontMatterRow | None, list[BodyRow]]] = []
    used: set[int] = set()
    for record in records:
        region, level = _key(record)
        rows = [
            row
            for of_region, of_level, row in waiting
            if of_region == region and level in {"", of_level} and id(row) not in used
        ]
        taken = rows[:1] if times[region, level] > 1 else rows
        used.update(id(row) for row in taken)
        pairs.append((record, taken))
    left: dict[str, list[BodyRow]] = {}
    for row in body:
        if id(row) not in used:
            left.setdefault(row.region, []).append(row)
    pairs.extend((None, rows) for rows in left.values())
    return pairs


def _key(record: FrontMatterRow) -> tuple[str, str]:
    return region_key(record.record.region), region_key(record.record.level or "")


@lru_cache(maxsize=4096)
def region_key(region: str) -> str:
    """A region label without flags, currencies and marks, to compare labels by."""
    return " ".join(_DECORATION.sub(" ", region).casefold().split())

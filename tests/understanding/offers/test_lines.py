"""Messages that people typed, each with what is offered in it: the share that is read right.

Employers are scored apart: who is known depends on the guides that are there.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.understanding.offers.reader import records

LINES = Path(__file__).parent / "lines.jsonl"
LEAST_FIELDS = 0.9935
LEAST_EMPLOYERS = 0.93
LEAST_COUNTED = 0.995


class Field(NamedTuple):
    line: str
    name: str
    read: Any
    labelled: Any

    @property
    def is_right(self) -> bool:
        return bool(self.read == self.labelled)


def labelled_lines() -> Iterator[dict[str, Any]]:
    for line in LINES.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def folded(record: dict[str, Any]) -> dict[str, Any]:
    employer = record.get("employer")
    return record if employer is None else record | {"employer": employer.casefold().strip()}


@cache
def fields() -> tuple[Field, ...]:
    found: list[Field] = []
    for line in labelled_lines():
        read, labelled = records(line["text"]), line["offers"]
        size = max(len(read), len(labelled))
        read, labelled = read + [{}] * (size - len(read)), labelled + [{}] * (size - len(labelled))
        for one, other in zip(map(folded, read), map(folded, labelled), strict=True):
            found += [
                Field(line["id"], name, one.get(name), other.get(name))
                for name in sorted({*one, *other})
            ]
    return tuple(found)


def assert_mostly_right(scored: list[Field], least: float) -> None:
    wrong = [field for field in scored if not field.is_right]
    misses = "\n".join(f"{one.line} {one.name}: {one.read} for {one.labelled}" for one in wrong)
    assert 1 - len(wrong) / len(scored) >= least, misses


def test_nearly_every_field_of_an_offer_is_read_as_labelled() -> None:
    assert_mostly_right([field for field in fields() if field.name != "employer"], LEAST_FIELDS)


def test_most_employers_are_read_as_labelled() -> None:
    assert_mostly_right([field for field in fields() if field.name == "employer"], LEAST_EMPLOYERS)


def test_offers_are_counted_right() -> None:
    lines = list(labelled_lines())
    right = [line for line in lines if len(records(line["text"])) == len(line["offers"])]
    assert len(right) / len(lines) >= LEAST_COUNTED

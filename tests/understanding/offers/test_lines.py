"""Messages that people typed, each with what is offered in it: the share that is read right.

Employers are scored apart: who is known depends on the guides that are there. `later_lines` were
written after the reader, by somebody who did not see it, and are read less well.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.understanding.offers.reader import records

FOLDER = Path(__file__).parent
FILES = ("lines", "later_lines")
LEAST_FIELDS = {"lines": 0.9935, "later_lines": 0.91}
LEAST_EMPLOYERS = {"lines": 0.93, "later_lines": 0.84}
LEAST_COUNTED = {"lines": 0.995, "later_lines": 0.955}


class Field(NamedTuple):
    line: str
    name: str
    read: Any
    labelled: Any

    @property
    def is_right(self) -> bool:
        return bool(self.read == self.labelled)


def labelled_lines(file: str) -> Iterator[dict[str, Any]]:
    for line in (FOLDER / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def folded(record: dict[str, Any]) -> dict[str, Any]:
    employer = record.get("employer")
    return record if employer is None else record | {"employer": employer.casefold().strip()}


@cache
def fields(file: str) -> tuple[Field, ...]:
    found: list[Field] = []
    for line in labelled_lines(file):
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


@pytest.mark.parametrize("file", FILES)
def test_nearly_every_field_of_an_offer_is_read_as_labelled(file: str) -> None:
    scored = [field for field in fields(file) if field.name != "employer"]
    assert_mostly_right(scored, LEAST_FIELDS[file])


@pytest.mark.parametrize("file", FILES)
def test_most_employers_are_read_as_labelled(file: str) -> None:
    scored = [field for field in fields(file) if field.name == "employer"]
    assert_mostly_right(scored, LEAST_EMPLOYERS[file])


@pytest.mark.parametrize("file", FILES)
def test_offers_are_counted_right(file: str) -> None:
    lines = list(labelled_lines(file))
    right = [line for line in lines if len(records(line["text"])) == len(line["offers"])]
    assert len(right) / len(lines) >= LEAST_COUNTED[file]

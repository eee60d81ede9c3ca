"""How far what was found is from what is right."""

from collections.abc import Callable
from typing import TypeVar

from bot.evaluation.labels import Expected, Names
from bot.evaluation.measures import Overlap

Found = TypeVar("Found")


def closest(
    expected: Expected, found: tuple[Found, ...], same: Callable[[str, Found], bool]
) -> tuple[Names, Overlap]:
    """The right answer that is closest to what was found, the labelled one where several are."""
    overlaps = ((names, _overlap(names, found, same)) for names in expected.alternatives)
    return min(overlaps, key=lambda pair: pair[1].errors)


def _overlap(names: Names, found: tuple[Found, ...], same: Callable[[str, Found], bool]) -> Overlap:
    right = sum(any(same(name, each) for each in found) for name in names)
    extra = sum(not any(same(name, each) for name in names) for each in found)
    return Overlap(right, extra, len(names) - right)

"""The answer to a question about one part of an offer: "125", "15%", "36k over 4 years"."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from bot.understanding.entities import Span
from bot.understanding.offers.building import build
from bot.understanding.offers.gaps import Gaps
from bot.understanding.offers.labels import find_labels
from bot.understanding.offers.mention import OfferMention
from bot.understanding.offers.quantities import find_quantities
from bot.understanding.offers.segments import Segment
from bot.understanding.offers.terms import as_schedules

T = TypeVar("T")


def read_part(part: str, text: str) -> OfferMention:
    """What a text says of a part, as if its name stood before; spans are those of the text."""
    whole = f"{part} {text}"
    quantities = as_schedules(whole, find_quantities(whole))
    labels = find_labels(whole)
    mention = build(Gaps(whole), Segment(Span(0, len(whole))), quantities, labels)
    return moved(mention, -len(part) - 1)


def moved(value: T, by: int) -> T:
    """A value with each of its spans so many characters further on."""
    if isinstance(value, Span):
        return cast(T, Span(value.start + by, value.end + by))
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return cast(T, tuple(moved(one, by) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: moved(getattr(value, one.name), by) for one in fields(value)}
        )
    return value

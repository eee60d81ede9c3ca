"""Moments as whole numbers that both databases compare alike: Unix time in microseconds."""

from datetime import UTC, datetime, timedelta
from typing import overload

_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@overload
def ticks(moment: datetime) -> int: ...
@overload
def ticks(moment: None) -> None: ...
@overload
def ticks(moment: datetime | None) -> int | None: ...
def ticks(moment: datetime | None) -> int | None:
    """A moment, in any zone, as a number."""
    return None if moment is None else (moment - _BEGIN) // _TICK


@overload
def moment_of(number: int) -> datetime: ...
@overload
def moment_of(number: None) -> None: ...
@overload
def moment_of(number: int | None) -> datetime | None: ...
def moment_of(number: int | None) -> datetime | None:
    """The moment that a number stands for, in UTC."""
    return None if number is None else _BEGIN + number * _TICK

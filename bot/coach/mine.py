"""Everything that is kept of a person, in words and figures that can be written to a file."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.coach.person import Person
from bot.understanding.entities import Span


def collected(person: Person) -> Mapping[str, Any]:
    """What is kept of a person by its kind; what is not set is left out."""
    return {
        "last_here": as_plain(person.seen),
        "settings": as_plain(person.preferences),
        "offers": as_plain(person.kept),
        "reminders": as_plain(person.reminders),
        "watched_companies": as_plain(person.watches),
        "reports": as_plain(person.reports),
        "last_talk": as_plain(person.session),
    }


def as_plain(value: object) -> Any:
    """A value in the types that JSON has; amounts stay digit for digit as they are."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, Mapping):
        return {_key(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [as_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    return value


def _fields(value: Any) -> dict[str, Any]:
    """The fields that say something; where something stood in a message says nothing any more."""
    named = ((field.name, getattr(value, field.name)) for field in fields(value))
    said = ((name, one) for name, one in named if not isinstance(one, Span))
    return {name: as_plain(one) for name, one in said if one is not None and one not in ((), {})}


def _key(key: object) -> str:
    return " ".join(map(_key, key)) if isinstance(key, tuple) else str(as_plain(key))

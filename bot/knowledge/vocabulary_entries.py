"""Entries of the vocabulary, made of what a YAML file says."""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, replace
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar

Keys = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong with a value, and the way to it."""

    keys: Keys
    code: str
    message: str


class Entry(Protocol):
    """A frozen dataclass of strings, optional strings and tuples of strings."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


E = TypeVar("E", bound=Entry)


class _Shape(NamedTuple):
    """The keys of an entry: those of one text, those of a list, and those it must have."""

    texts: frozenset[str]
    lists: frozenset[str]
    required: tuple[str, ...]


def read_entries(data: object, kind: type[E], into: list[E], keys: Keys = ()) -> Iterator[Problem]:
    """Read a list of entries; one that is wrong is left out."""
    if data is None:
        return
    if not isinstance(data, list):
        yield Problem(keys, "KB603", "a list of entries expected, each beginning with '- '")
        return
    shape = _shape_of(kind)
    for number, raw in enumerate(data):
        values, problems = _values(raw, shape, (*keys, number))
        yield from problems
        if values is not None:
            into.append(kind(**values))


def read_mapping(value: object, into: dict[str, str], keys: Keys) -> Iterator[Problem]:
    """Read lines such as "name: value"; what is said last counts."""
    if not isinstance(value, dict):
        yield Problem(keys, "KB603", f"{keys[-1]}: lines such as 'name: value' expected")
        return
    for name, meaning in items_of(value):
        if isinstance(meaning, str):
            into[name] = meaning
        else:
            yield Problem((*keys, name), "KB603", f"{name}: one word or name expected")


def items_of(data: object) -> Iterator[tuple[str, object]]:
    """The items of a mapping; a key that is no text goes by a name that nothing has."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key if isinstance(key, str) else "?", value


def strings(value: object) -> tuple[str, ...] | None:
    """A list of texts; None where it is anything else."""
    if not isinstance(value, list) or not set(map(type, value)) <= {str}:
        return None
    return tuple(value)


def unknown_key(keys: Keys, known: Iterable[str]) -> Problem:
    """The finding about a key that nothing reads."""
    message = f"unknown key '{keys[-1]}' is not read; known are {', '.join(known)}"
    return Problem(keys, "KB604", message)


def united(entries: Iterable[E], key: str) -> tuple[E, ...]:
    """One entry a key: of two the later counts, with the lists of both."""
    by_key: dict[str, E] = {}
    for entry in entries:
        name = getattr(entry, key)
        before = by_key.get(name)
        by_key[name] = entry if before is None else _together(before, entry)
    return tuple(by_key.values())


def _together(before: E, entry: E) -> E:
    lists = {
        name: tuple(dict.fromkeys((*getattr(before, name), *getattr(entry, name))))
        for name in _shape_of(type(entry)).lists
    }
    return replace(entry, **lists)


def _shape_of(kind: type[Entry]) -> _Shape:
    items = fields(kind)
    lists = frozenset(item.name for item in items if item.default == ())
    required = tuple(item.name for item in items if item.default is MISSING)
    return _Shape(frozenset(item.name for item in items) - lists, lists, required)


def _values(raw: object, shape: _Shape, keys: Keys) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The values of an entry, None where it cannot be used."""
    if not isinstance(raw, dict):
        return None, [Problem(keys, "KB603", "an entry needs keys, such as 'name: …'")]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in items_of(raw):
        if key in shape.lists:
            read: object = strings(value)
        elif key in shape.texts:
            read = value if isinstance(value, str) and value.strip() else None
        else:
            problems.append(unknown_key((*keys, key), sorted(shape.texts | shape.lists)))
            continue
        if read is None:
            what = "a list of texts" if key in shape.lists else "one text, in quotes,"
            return None, [*problems, Problem((*keys, key), "KB603", f"{key}: {what} expected")]
        values[key] = read
    for key in shape.required:
        if key not in values:
            return None, [*problems, Problem(keys, "KB603", f"'{key}' is missing; entry left out")]
    return values, problems

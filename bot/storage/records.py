"""What is kept of people as bytes and back, by its types; the only module that knows cattrs.

A field that is new takes its default from what was kept before, and one that is gone is passed
over. Anything that changes what a field means raises the number of the form.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

import cattrs

FORM = 1
_TAG = "is"

T = TypeVar("T")


class UnreadableRecordError(Exception):
    """Bytes that were kept are no value of the type that was expected; says nothing of them."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"what was kept cannot be read as {kind}")


def dump(value: object) -> bytes:
    """A frozen dataclass, or a tuple of them, as bytes."""
    plain = {"form": FORM, "value": _converter().unstructure(value, type(value))}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", _LONE)


def load(data: bytes, kind: type[T]) -> T:
    """The value that was dumped; raises UnreadableRecordError."""
    try:
        plain = json.loads(data.decode("utf-8", _LONE))
        if plain["form"] == FORM:
            value: T = _converter().structure(plain["value"], kind)
            return value
    except Exception:  # noqa: BLE001, S110 - whatever is wrong with it, its words must go no further
        pass
    raise UnreadableRecordError(kind.__name__)


def plain(value: object) -> Any:
    """A value as it can be written to JSON, for the person whose it is."""
    return _converter().unstructure(value, type(value))


# Half a character, which people's keyboards do send, goes through.
_LONE = "surrogatepass"


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(omit_if_default=True)
    _simple(converter, Decimal, str, Decimal)
    _simple(converter, datetime, datetime.isoformat, datetime.fromisoformat)
    _simple(converter, time, time.isoformat, time.fromisoformat)
    _simple(converter, timedelta, timedelta.total_seconds, lambda given: timedelta(seconds=given))
    converter.register_unstructure_hook_factory(_is_mapping, _mapping_out)
    converter.register_structure_hook_factory(_is_mapping, _mapping_in)
    converter.register_unstructure_hook_factory(_is_frozenset, _set_out)
    converter.register_unstructure_hook_factory(_is_choice, _choice_out)
    converter.register_structure_hook_factory(_is_choice, _choice_in)
    return converter


def _simple(
    converter: cattrs.Converter,
    kind: type[T],
    out: Callable[[T], Any],
    back: Callable[[Any], T],
) -> None:
    converter.register_unstructure_hook(kind, out)
    converter.register_structure_hook(kind, lambda given, _: back(given))


# Mappings, whose keys may be pairs, as lists of pairs ----------------------------------------


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _mapping_out(kind: Any, converter: cattrs.Converter) -> Callable[[Any], Any]:
    key, value = get_args(kind)

    def out(given: Mapping[Any, Any]) -> list[list[Any]]:
        return [
            [converter.unstructure(one, key), converter.unstructure(other, value)]
            for one, other in given.items()
        ]

    return out


def _mapping_in(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    key, value = get_args(kind)

    def back(given: list[list[Any]], _: Any) -> Mapping[Any, Any]:
        pairs = (
            (converter.structure(one, key), converter.structure(other, value))
            for one, other in given
        )
        return types.MappingProxyType(dict(pairs))

    return back


# Sets, in one order whatever the hashes of this process are ----------------------------------


def _is_frozenset(kind: Any) -> bool:
    return get_origin(kind) is frozenset


def _set_out(kind: Any, converter: cattrs.Converter) -> Callable[[Any], Any]:
    (element,) = get_args(kind)
    return lambda given: sorted(converter.unstructure(one, element) for one in given)


# One of several dataclasses, told apart by its name ------------------------------------------


def _is_choice(kind: Any) -> bool:
    return len(_dataclasses_of(kind)) > 1


def _dataclasses_of(kind: Any) -> dict[str, type]:
    if get_origin(kind) not in {Union, types.UnionType}:
        return {}
    those = (one for one in get_args(kind) if isinstance(one, type) and is_dataclass(one))
    return {one.__name__: one for one in those}


def _choice_out(kind: Any, converter: cattrs.Converter) -> Callable[[Any], Any]:  # noqa: ARG001 - as the library calls it
    def out(given: Any) -> Any:
        if given is None:
            return None
        return {_TAG: type(given).__name__, **converter.unstructure(given, type(given))}

    return out


def _choice_in(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    known = _dataclasses_of(kind)

    def back(given: Any, _: Any) -> Any:
        return None if given is None else converter.structure(given, known[given[_TAG]])

    return back

"""Values as bytes and back, by their types alone: a new field needs no change here.

The only module that knows msgspec.
"""

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.knowledge.base import Guide, GuideId

T = TypeVar("T")

# The folder of the installed libraries: it changes when one of them does.
INSTALLED = Path(msgspec.__file__).parents[1]
# More takes four times as long and saves a fifth.
_QUICKLY = 1
# Guides that are kept as values once they were asked for; a busy bot asks for few.
_AT_HAND = 256


class UnpackError(ValueError):
    """Bytes are not a value of the type that was expected."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"these bytes are no {kind}")


class PackError(ValueError):
    """A value has no bytes: a file name that is not Unicode, a number beyond 64 bits."""

    def __init__(self) -> None:
        super().__init__("a text that is not Unicode, or a number beyond 64 bits, cannot be kept")


def encode(value: object) -> bytes:
    """A frozen dataclass, a mapping, a tuple or anything plain as bytes; raises PackError."""
    try:
        return msgspec.msgpack.encode(value, enc_hook=_as_dict)
    except (UnicodeEncodeError, OverflowError) as error:
        raise PackError from error


def decode(data: bytes | memoryview, kind: type[T]) -> T:
    """The value of a type; raises UnpackError where the bytes hold anything else."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnpackError(kind.__name__) from error


def pack(value: object) -> bytes:
    """A value as bytes, made small; raises PackError."""
    return zlib.compress(encode(value), _QUICKLY)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value that was packed; raises UnpackError."""
    try:
        plain = zlib.decompress(data)
    except zlib.error as error:
        raise UnpackError(kind.__name__) from error
    return decode(plain, kind)


def _as_dict(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be kept; use a type that msgspec knows")


class PackedGuides(Mapping[GuideId, Guide]):
    """Guides by id, each unpacked when it is asked for; ids and their number cost nothing."""

    def __init__(self, packed: Mapping[GuideId, bytes]) -> None:
        self.packed = packed

        @lru_cache(maxsize=_AT_HAND)
        def unpacked(guide: GuideId) -> Guide:
            return unpack(packed[guide], Guide)

        self._unpacked = unpacked

    def __getitem__(self, guide: GuideId) -> Guide:
        return self._unpacked(guide)

    def __contains__(self, guide: object) -> bool:
        return guide in self.packed

    def __iter__(self) -> Iterator[GuideId]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

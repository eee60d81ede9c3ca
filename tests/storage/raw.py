"""What somebody finds who has the raw files, the master keys, and time."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken

TOKEN = re.compile(rb"gAAAAA[A-Za-z0-9_-]{60,}={0,2}")
ORDERS: tuple[Literal["little", "big"], ...] = ("little", "big")


def forms_of(words: Iterable[str], amounts: Iterable[int], *sizes: int) -> frozenset[bytes]:
    """How words, and amounts as numbers of so many bytes, may stand in a file in plain sight."""
    said = {*words, *map(str, amounts), *(f"{one:,}" for one in amounts)}
    texts = {one.encode(code) for one in said for code in ("utf-8", "utf-16-le", "utf-16-be")}
    numbers = {
        one.to_bytes(size, order)
        for one in amounts
        for size in sizes
        for order in ORDERS
        if one < 2 ** (8 * size - 1)
    }
    return frozenset(texts | numbers)


def files_below(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file with what it holds; one that goes meanwhile is not there."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            try:
                if path.is_file():
                    yield path, path.read_bytes()
            except FileNotFoundError:
                continue


def in_plain_sight(forms: frozenset[bytes], *folders: Path) -> list[tuple[str, bytes]]:
    """Which of some forms stand in which files."""
    return [
        (path.name, form) for path, raw in files_below(*folders) for form in forms if form in raw
    ]


def copied(*files: Path, to: Path) -> None:
    """A plain copy of files while they are in use, as careless backups are made."""
    to.mkdir(parents=True)
    for file in files:
        for one in file.parent.glob(f"{file.name}*"):
            shutil.copy(one, to)


def recovered(masters: Iterable[str], raws: Iterable[bytes]) -> dict[bytes, list[bytes]]:
    """Every key that the master keys unwrap, with every text that it opens."""
    tokens = {token for raw in raws for token in TOKEN.findall(raw)}
    keys = {
        key for token in tokens for one in masters if (key := _opened(one.encode(), token))
    }  # fmt: skip
    return {key: [text for token in tokens if (text := _opened(key, token))] for key in keys}


def _opened(key: bytes, token: bytes) -> bytes | None:
    try:
        return Fernet(key).decrypt(token)
    except (InvalidToken, ValueError):
        return None

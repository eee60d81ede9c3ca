"""The warm index: what was read, kept in one file of the user's cache folder.

A file that is cut off, damaged, made by other code or not ours is as good as none.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.knowledge.base import GuideId, KnowledgeBase
from bot.knowledge.diagnostics import Diagnostic
from bot.library import Snapshot
from bot.library.packing import INSTALLED, PackedGuides, UnpackError, decode, encode
from bot.library.scanning import Scan, Source, Stamp
from bot.understanding.lexicon import Lexicon

_DIGEST = 32
_LARGEST = 1 << 30
_SUFFIX = ".index"
# One file a folder of guides; beyond so many the oldest are deleted.
_MOST_KEPT = 16
_NOT_FOR_OTHERS = 0o700
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
# Rooms whose code decides what is read out of the same files.
_ROOMS = ("pay", "knowledge", "understanding", "library")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of the folder: its stamp when it was read, and its guide if it is usable."""

    stamp: Stamp
    id: GuideId | None
    guide: bytes


@dataclass(frozen=True, slots=True)
class Image:
    """A whole index; what a question does not need stays bytes.

    `files` is by path, in the order of the ids; `words` and `notes` are what
    `bot.library.reading` needs to go on from here.
    """

    shared: Mapping[str, Stamp]
    found: tuple[Diagnostic, ...]
    files: Mapping[str, KeptFile]
    knowledge: bytes
    lexicon: bytes
    words: bytes
    notes: tuple[bytes, ...]

    def is_of(self, now: Scan) -> bool:
        """Whether every file is as it was when it was read."""
        stamps = {path: file.stamp for path, file in self.files.items()}
        return (self.shared, self.found, stamps) == (now.shared, now.found, now.guides)

    def snapshot(self) -> Snapshot:
        """The snapshot, its guides still packed; raises UnpackError."""
        knowledge = decode(self.knowledge, KnowledgeBase)
        lexicon = decode(self.lexicon, Lexicon)
        return Snapshot(replace(knowledge, guides=guides_of(self.files)), lexicon)


def guides_of(files: Mapping[str, KeptFile]) -> PackedGuides:
    """The guides of some files, in their order."""
    return PackedGuides({file.id: file.guide for file in files.values() if file.id is not None})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The place of one folder's index; `made_by` tells the code that may read it."""

    path: Path
    made_by: bytes

    @classmethod
    def of(cls, folder: Path, source: Source, package: Path) -> "Shelf | None":
        """The place in a cache folder; none where that lies among the guides."""
        root = source.root.resolve()
        if folder.resolve().is_relative_to(root):
            return None
        made_by = code_digest(package, INSTALLED)
        place = "\0".join(map(str, (root, source.root, source.project.resolve(), package)))
        name = hashlib.sha256(os.fsencode(place)).hexdigest()[:_DIGEST]
        return cls(folder / (name + _SUFFIX), hashlib.sha256(made_by + name.encode()).digest())

    def fetch(self) -> Image | None:
        """What is kept; None where it is not there or cannot be trusted."""
        try:
            data = _read_own(self.path)
        except OSError:
            return None
        checked = memoryview(data)[_DIGEST:]
        if checked[:_DIGEST] != self.made_by or hashlib.sha256(checked).digest() != data[:_DIGEST]:
            return None
        try:
            return decode(checked[_DIGEST:], Image)
        except UnpackError:
            return None

    def store(self, image: Image) -> None:
        """Keep an index in place of the last one, or none where the folder cannot be written."""
        checked = self.made_by + encode(image)
        with suppress(OSError):
            self.path.parent.mkdir(mode=_NOT_FOR_OTHERS, parents=True, exist_ok=True)
            _write_at_once(self.path, hashlib.sha256(checked).digest() + checked)
            _delete_oldest(self.path.parent)


def code_digest(package: Path, installed: Path) -> bytes:
    """Tells apart the code that reads, the Python it runs on, and the libraries beside it."""
    digest = hashlib.sha256(f"{sys.version} {installed} {_modified(installed)}".encode())
    for path in _code(package):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.digest()


def _code(package: Path) -> Iterator[Path]:
    for room in _ROOMS:
        for here, folders, files in os.walk(package / room):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (Path(here, name) for name in sorted(files))


def _modified(path: Path) -> int:
    return path.stat().st_mtime_ns


def _read_own(path: Path) -> bytes:
    """The bytes of a plain file that only we can have written; raises OSError."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    with open(number, "rb") as file:  # noqa: PTH123 - a descriptor has no path
        seen = os.fstat(number)
        ours = stat.S_ISREG(seen.st_mode) and seen.st_uid == os.geteuid()
        if not ours or seen.st_mode & _WRITABLE_BY_OTHERS or seen.st_size > _LARGEST:
            raise PermissionError(path)
        return file.read()


def _write_at_once(path: Path, data: bytes) -> None:
    """Replace a file as a whole: whoever reads meanwhile has the old one or the new one."""
    # Slow to import, and a start that finds its index does not need it.
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    with NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        written = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            written.replace(path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


def _delete_oldest(folder: Path) -> None:
    """Delete the indexes of folders long unused, and what a crash left half written."""
    paths = [path for path in folder.iterdir() if _SUFFIX in path.name]
    for path in sorted(paths, key=_modified)[:-_MOST_KEPT]:
        path.unlink(missing_ok=True)

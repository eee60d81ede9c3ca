"""What lies in the folders that are read, told by the stamps of the files alone."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.folders import NO_GUIDES, guide_entries
from bot.knowledge.loaded import NoGuideFolderError

_SECOND = 1_000_000_000
# A file may change twice within one tick of the clock that stamps it: about 10 ms as a rule,
# two seconds where a file system counts whole ones.
_TICK, _COARSE_TICK = _SECOND // 50, 2 * _SECOND


class Stamp(NamedTuple):
    """What tells without reading whether a file is still the same."""

    size: int
    modified: int
    changed: int


ABSENT = Stamp(0, 0, 0)
# No file has it: what was read under this stamp is read again.
UNSETTLED = Stamp(-1, -1, -1)


@dataclass(frozen=True, slots=True)
class Source:
    """The folder of guides, and the project's own folder, of which some parts always load."""

    root: Path
    project: Path

    @property
    def vocabularies(self) -> tuple[Path, ...]:
        """The folders of the vocabulary, the project's own first."""
        return self._both("vocabulary")

    @property
    def generic(self) -> tuple[Path, ...]:
        """The folders of scripts that need no company, the project's own first."""
        return self._both("generic")

    def _both(self, name: str) -> tuple[Path, ...]:
        ours, own = self.project / name, self.root / name
        return (ours,) if own.resolve() == ours.resolve() else (ours, own)


@dataclass(frozen=True, slots=True)
class Scan:
    """The stamps of one moment, `at` nanoseconds: guides by path, and what goes with all guides.

    `found` is what is wrong with the folder itself.
    """

    at: int
    guides: Mapping[str, Stamp]
    shared: Mapping[str, Stamp]
    found: tuple[Diagnostic, ...]

    def settled(self, stamp: Stamp) -> Stamp:
        """The stamp, unless the file is so new that it may change again under the same one."""
        latest = max(stamp.modified, stamp.changed)
        tick = _TICK if latest % _SECOND else _COARSE_TICK
        return stamp if self.at - latest > tick or stamp == ABSENT else UNSETTLED


def scan(source: Source, at: int) -> Scan:
    """Look at every file that would be read; raises NoGuideFolderError."""
    root = source.root
    if not root.is_dir():
        raise NoGuideFolderError(root)
    entries, found = guide_entries(root)
    begin = len(os.path.join(root, ""))  # noqa: PTH118 - Path("x/") forgets the slash
    guides = {entry.path[begin:]: _stamp(entry) for entry in entries}
    beside = {os.path.realpath(folder): folder for folder in (source.project, root)}
    shared = {str(path): _stamp(path) for path in _shared_files(beside.values())}
    return Scan(at, guides, shared, tuple(found))


def _shared_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for name in sorted(NO_GUIDES):
            for here, _, files in os.walk(folder / name):
                yield from (Path(here, file) for file in sorted(files))


def _stamp(file: Path | os.DirEntry[str]) -> Stamp:
    try:
        seen = file.stat()
    except OSError:
        return ABSENT
    return Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)

"""Files that are there whole or not at all, for their owner's eyes only."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file beside the one that is meant, which takes its place once the block has ended well.

    Raises FileExistsError, before the block and after it, where something is there already.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(None, None, str(path))
    place, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # with mode 0600
    os.close(place)
    beside = Path(name)
    try:
        yield beside
        _sync(beside)
        _put(beside, path)
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):  # and what SQLite makes beside it
            left.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See that the names of files in a folder are on the disk, where that can be asked for."""
    if os.name != "nt":
        _sync(folder)


def _sync(path: Path) -> None:
    place = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _put(beside: Path, path: Path) -> None:
    """Give a file its name, never over another."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise FileExistsError(None, None, str(path)) from None
    except OSError:
        # Some sticks and shares know no links.
        if path.exists():
            raise FileExistsError(None, None, str(path)) from None
        beside.rename(path)

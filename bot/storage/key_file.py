"""The file with the master key, where none is set: made once, for its owner's eyes only."""

import contextlib
import os
import tempfile
from pathlib import Path

from bot.coach.people import KeepingError
from bot.storage.placing import new_file, sync_folder
from bot.storage.sealing import is_key, new_key
from bot.storage.troubles import unavailable


class UnreadableKeyFileError(KeepingError):
    """The file with the key is there and holds no key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} holds no key; put the file back as it was, since nothing that was kept can "
            "be read without it"
        )


def keys_in(path: Path) -> tuple[str, ...]:
    """The keys of a file, one a line, the newest first; raises OSError, UnreadableKeyFileError."""
    lines = path.read_text("ascii", "replace").split()
    if not lines or not all(map(is_key, lines)):
        raise UnreadableKeyFileError(path)
    return tuple(lines)


def read_keys(path: Path) -> tuple[str, ...]:
    """The keys of a file as they are now; where it cannot be read, StoreUnavailableError."""
    try:
        return keys_in(path)
    except OSError:
        pass
    raise unavailable("key")


def make_key_file(path: Path) -> tuple[str, ...]:
    """The keys of a file, which is made with a fresh key where it is missing."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        # Whoever made one at the same moment was first.
        with contextlib.suppress(FileExistsError), new_file(path) as beside:
            beside.write_text(f"{new_key()}\n", "ascii")
    return keys_in(path)


def write_keys(path: Path, keys: tuple[str, ...]) -> None:
    """Put other keys into the file, all at once; nobody else does so meanwhile."""
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink()  # of somebody who was stopped; it may hold keys that are to be dropped
    _written(path, keys).replace(path)
    sync_folder(path.parent)


def _written(path: Path, keys: tuple[str, ...]) -> Path:
    """A file beside it that holds the keys and is on the disk."""
    place, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # with mode 0600
    with os.fdopen(place, "w", encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    return Path(name)

"""Saves a file where a person said, or says in a sentence why it cannot be there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class SaveError(Exception):
    """A file cannot be saved as it was asked."""


class WrongNameError(SaveError):
    """A file is to have a name that no program opens it by."""

    def __init__(self, kind: "FileKind", path: Path) -> None:
        super().__init__(
            f"a {kind.what} is saved as {kind.form}: name a file ending in {kind.suffix}, "
            f"not {path}"
        )


class NoPlaceError(SaveError):
    """A file cannot be written where it should go."""

    def __init__(self, kind: "FileKind", path: Path, reason: str) -> None:
        super().__init__(f"the {kind.what} cannot be saved as {path}: {reason}")


@dataclass(frozen=True, slots=True)
class FileKind:
    """What can be saved: what it is to a person, in which form, and how its name ends."""

    what: str
    form: str
    suffix: str

    def check(self, path: Path) -> None:
        """Raise SaveError where nothing could be saved, before there is anything to save."""
        with self._worded(path):
            if path.is_dir():
                raise NoPlaceError(self, path, "that is a folder")
            if path.suffix.lower() != self.suffix:
                raise WrongNameError(self, path)
            if not path.parent.is_dir():
                raise NoPlaceError(self, path, f"there is no folder {path.parent}")
            if not os.access(path.parent, os.W_OK | os.X_OK):
                raise NoPlaceError(self, path, f"nothing can be written into {path.parent}")

    def save(self, content: bytes, path: Path) -> None:
        """Write a file over what has its name, for no other account to read; raises SaveError."""
        self.check(path)
        with self._worded(path):
            _write_at_once(Path(os.path.realpath(path)), content)

    @contextmanager
    def _worded(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NoPlaceError(self, path, error.strerror or str(error)) from error


PICTURE = FileKind("picture", "PNG", ".png")
TABLE = FileKind("table", "CSV", ".csv")


def _write_at_once(path: Path, content: bytes) -> None:
    """Replace a file as a whole: whoever reads meanwhile has the old one or the new one."""
    # Slow to import, and most who ask save nothing.
    from tempfile import NamedTemporaryFile  # noqa: PLC0415

    # It is made for our account alone, and stays so: what we save holds salaries.
    with NamedTemporaryFile(dir=path.parent, prefix=".coach-", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # Windows moves no file that is open
            written.replace(path)
        except BaseException:
            file.close()
            written.unlink(missing_ok=True)
            raise

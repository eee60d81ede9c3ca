"""A picture that was drawn, and how it becomes a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".png"


class PictureFileError(Exception):
    """A picture cannot be saved as it was asked."""


class NotAPictureFileError(PictureFileError):
    """A picture is to be saved under a name that no picture is opened by."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"a picture is saved as PNG: name a file ending in {SUFFIX}, not {path}")


class NoPlaceForPictureError(PictureFileError):
    """A picture cannot be written where it should go."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the picture cannot be saved as {path}: {reason}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, the sentence that says the same to those who do not see it, and its file's name."""

    png: bytes
    alt: str
    name: str


def check_place(path: Path) -> None:
    """Raise PictureFileError where no picture could be saved, before one is asked for."""
    if path.suffix.lower() != SUFFIX:
        raise NotAPictureFileError(path)
    with _worded(path):
        if path.is_dir():
            raise NoPlaceForPictureError(path, "that is a folder")
        if not path.parent.is_dir():
            raise NoPlaceForPictureError(path, f"there is no folder {path.parent}")


def save(picture: Picture, path: Path) -> None:
    """Write a picture over what has its name; raises PictureFileError."""
    check_place(path)
    with _worded(path):
        path.write_bytes(picture.png)


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NoPlaceForPictureError(path, error.strerror or str(error)) from error

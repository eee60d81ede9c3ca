"""What stops an evaluation, worded for whoever can put it right."""

from collections.abc import Sequence
from pathlib import Path


class NothingLabelledError(Exception):
    """A file holds no line that can be scored; shows what is wrong with its first."""

    def __init__(self, path: Path, bad_lines: Sequence[object]) -> None:
        first = f"; {bad_lines[0]}" if bad_lines else ""
        super().__init__(f"{path}: there is no labelled line in it{first}")

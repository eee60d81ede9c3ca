"""What is wrong with a guide, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

LONGEST_SHOWN = 60


class Severity(StrEnum):
    """An error makes a guide or a row of it unusable; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in a guide, at a line counted from 1."""

    path: str
    line: int
    severity: Severity
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity} {self.code}: {self.message}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By path, then by line, then by code."""
    return tuple(sorted(diagnostics, key=attrgetter("path", "line", "code", "message")))


def shown(text: str) -> str:
    """Words of a file as a message quotes them: on one line, without marks, not too long."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    folded = " ".join(text.split())
    return folded if len(folded) <= LONGEST_SHOWN else folded[: LONGEST_SHOWN - 1] + "…"


class Findings:
    """Gathers what is found in one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Diagnostic] = []

    def error(self, line: int, code: str, message: str) -> None:
        """Note that the guide, or the row at this line, cannot be used."""
        self._found.append(Diagnostic(self._path, line, Severity.ERROR, code, message))

    def warn(self, line: int, code: str, message: str) -> None:
        """Note something that its author should look at."""
        self._found.append(Diagnostic(self._path, line, Severity.WARNING, code, message))

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, in the order of the file."""
        return in_order(self._found) if len(self._found) > 1 else tuple(self._found)

"""Scores that a test run prints at its end, beside the claims that they must hold."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many of how many were right, and the first few that were not."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, *, right: bool, miss: str) -> None:
        """Count one; `miss` describes it in case it is wrong."""
        self.total += 1
        self.right += right
        if not right and len(self.misses) < 20:
            self.misses.append(miss)

    @property
    def percent(self) -> float:
        """Right of all, in per cent; of none, 100."""
        return 100.0 * self.right / self.total if self.total else 100.0

    def __str__(self) -> str:
        return f"{self.right:,} of {self.total:,} = {self.percent:.3f} %"


@dataclass(slots=True)
class Scoreboard:
    """The lines that are printed after the last test."""

    lines: list[str] = field(default_factory=list)

    def note(self, name: str, value: object) -> None:
        """Print a figure at the end of the run."""
        self.lines.append(f"{name:38} {value}")

    def show(self, table: str) -> None:
        """Print a table at the end of the run, as it is."""
        self.lines.extend(["", *table.splitlines()])

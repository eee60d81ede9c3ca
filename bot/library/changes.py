"""What came of a change in the folder of guides, for whoever logs it."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.knowledge.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Reloaded:
    """A new snapshot is in place; `findings` are about the files that were read for it."""

    guides: int
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class KeptLast:
    """The folder yields no guide any more, so that the last snapshot stays."""

    guides: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Watching or reading broke off; it is tried again, and the last snapshot stays."""

    error: str


Change: TypeAlias = Reloaded | KeptLast | Failed

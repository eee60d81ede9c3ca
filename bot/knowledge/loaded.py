"""What reading a folder of guides gives, apart from the reading: it imports no parser."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.base import Guide, KnowledgeBase
from bot.knowledge.diagnostics import Diagnostic, Severity

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The good and the bad of one folder, together."""

    knowledge: KnowledgeBase
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that made a guide, or a row of one, unusable."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)


class NoGuideFolderError(Exception):
    """The folder of guides is not there."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"no folder of guides at {root}; name one with --knowledge or COACH_KNOWLEDGE"
        )


class NoGuidesError(Exception):
    """The folder of guides is there, but no guide in it can be used."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"no usable guide in {root}; is it the right folder? 'coach check' says what is wrong"
        )


@dataclass(frozen=True, slots=True)
class ReadGuide:
    """One file, read: its guide, unless it is unusable, and what was found."""

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...]
    alias_line: int = 1

"""Counts that add up: of one message, of a file, of several files together."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    count: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.count + other.count, self.of + other.of)

    @property
    def percent(self) -> float | None:
        """In per cent; of none there is no share."""
        return 100 * self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Overlap:
    """What was found of a slot beside what is right: in both, found only, right only."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Overlap") -> "Overlap":
        return Overlap(
            self.right + other.right, self.extra + other.extra, self.missed + other.missed
        )

    @property
    def errors(self) -> int:
        """How far what was found is from what is right."""
        return self.extra + self.missed

    @property
    def precision(self) -> float | None:
        """How much of what was found is right, in per cent; None where nothing was found."""
        return Share(self.right, self.right + self.extra).percent

    @property
    def recall(self) -> float | None:
        """How much of what is right was found, in per cent; None where there was nothing."""
        return Share(self.right, self.right + self.missed).percent

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, in per cent."""
        return Share(2 * self.right, 2 * self.right + self.errors).percent


@dataclass(frozen=True, slots=True)
class Score:
    """What is counted; the shares of harm are explained in docs/jsonl.md."""

    company: Overlap = Overlap()
    role: Overlap = Overlap()
    region: Overlap = Overlap()
    company_exact: Share = Share()
    intent: Share = Share()
    lever: Share = Share()
    false_company: Share = Share()
    wrong_company: Share = Share()
    confidently_wrong: Share = Share()
    missed_company: Share = Share()
    needless_question: Share = Share()
    among_choices: Share = Share()
    turns_right: Share = Share()
    dialogues_right: Share = Share()


def total(scores: Iterable[Score]) -> Score:
    """Everything that was counted, added up."""
    counted, nothing = tuple(scores), Score()
    sums: dict[str, Any] = {
        item.name: sum(
            (getattr(score, item.name) for score in counted), start=getattr(nothing, item.name)
        )
        for item in fields(Score)
    }
    return Score(**sums)

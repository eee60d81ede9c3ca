"""What there is: the roles of a company, and lists page by page."""

from dataclasses import dataclass
from typing import ClassVar

from bot.coach.answers.pay import PayRange, Provenance
from bot.coach.figures import (
    ComputedFigure,
    Name,
)
from bot.coach.question import Choice, Listing, Question


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """One role of a company, with its base where the guide states one."""

    provenance: Provenance
    row: PayRange | None
    choice: Choice


@dataclass(frozen=True, slots=True)
class CompanyOverviewAnswer:
    """The roles that a company has guides for; `missing` is one that was asked and is not."""

    kind: ClassVar[str] = "overview"

    company: Name
    entries: tuple[RoleEntry, ...]
    question: Question
    missing: Name | None = None
    near: tuple[Choice, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The roles to choose from."""
        return tuple(entry.choice for entry in self.entries)


@dataclass(frozen=True, slots=True)
class BrowseAnswer:
    """One page of all that there is of a kind; `page` counts from 0."""

    kind: ClassVar[str] = "browse"

    listing: Listing
    choices: tuple[Choice, ...]
    page: int
    shown: ComputedFigure
    pages: ComputedFigure
    count: ComputedFigure

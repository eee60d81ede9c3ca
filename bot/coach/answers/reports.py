"""What became of a report that a guide is wrong."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from bot.coach.answers.pay import Provenance
from bot.coach.figures import Name
from bot.coach.house import House


class Reported(StrEnum):
    """What became of it."""

    KEPT = "kept"
    CUT = "cut"  # kept without its end
    FULL = "full"
    EMPTY = "empty"  # nothing was said but that something is wrong somewhere
    TAKEN_BACK = "taken_back"
    NONE_LEFT = "none_left"


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """That a report is kept for whoever maintains the guides, or why it is not.

    `company` and `provenance` say what it is about, as far as that is known; `on_topic` says
    that it was not named, but talked about before.
    """

    kind: ClassVar[str] = "report"

    outcome: Reported
    company: Name | None = None
    provenance: Provenance | None = None
    on_topic: bool = False
    house: House = field(default_factory=House)

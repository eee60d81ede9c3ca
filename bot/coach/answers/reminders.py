"""What the coach says unasked: which guides are to be reviewed, and which figures have changed."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.coach.answers.pay import Component
from bot.coach.figures import EarlierFigure, GuideFigure, GuideQuote, Name
from bot.reminders.reviews import ReviewList


@dataclass(frozen=True, slots=True)
class ReviewsAnswer:
    """The reviews of one day; `since` is the day of the digest before, None for the first.

    `watched` says that only guides were looked at that the person watches. `reports` is how many
    reports are open that a guide is wrong: told to those who maintain guides.
    """

    kind: ClassVar[str] = "reviews"

    reviews: ReviewList
    since: date | None = None
    watched: bool = False
    reports: int = 0


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure as it was and as it is; one of them is None where it is new, or gone.

    `label` is a part of pay under a name of the guide's own. `alternate` says that it is the
    figure in a second currency.
    """

    component: Component | None
    label: Name | None
    before: EarlierFigure | None
    after: GuideFigure | None
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What has changed in one row of a guide; `currency` is that of its figures today."""

    row: Name
    currency: str | None
    figures: tuple[ChangedFigure, ...]


@dataclass(frozen=True, slots=True)
class ChangedGuide:
    """What has changed in one guide; without a quarter where it is gone or does not say."""

    role: Name
    quarter: GuideQuote | None
    rows: tuple[ChangedRow, ...]
    gone: bool = False


@dataclass(frozen=True, slots=True)
class WatchedChangesAnswer:
    """What has changed in the guides of a company that a person watches."""

    kind: ClassVar[str] = "watched_changes"

    company: Name
    guides: tuple[ChangedGuide, ...]

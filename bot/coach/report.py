"""What a person reports to whoever maintains the guides."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# Of one person; more is a mistake or a prank.
MOST_REPORTS = 20
LONGEST_REPORT = 500
REPORTS_LAST = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Report:
    """That something in a guide is wrong, in the person's words.

    `guide` is company/role, or a company where no role is known; None where neither is.
    """

    guide: str | None
    text: str
    at: datetime

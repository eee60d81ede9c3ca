"""What was said of a reminder that is not set yet, and which reminders were shown last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.understanding.moments.mention import MomentMention
from bot.understanding.moments.moment import Moment
from bot.understanding.moments.request import Event


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A reminder of which something is still to be asked, as far as it was told at `said`.

    `when` is its moment, or that of the `event` that it is about, as typed, and `chosen` is one
    of several that it may have been. `led` says that it comes before the event, so long as `lead`
    says, where that was told; `at` is its own hour on such a day. `offer` and `about` are what it
    is linked to, as in `Reminder`, and `key` is the reminder that it changes. `cut` says that its
    text was too long.
    """

    said: datetime
    text: str = ""
    when: MomentMention | None = None
    chosen: Moment | None = None
    event: Event | None = None
    led: bool = False
    lead: timedelta | None = None
    at: MomentMention | None = None
    offer: str | None = None
    about: str | None = None
    key: str | None = None
    cut: bool = False

    @property
    def is_deadline(self) -> bool:
        """Whether the moment is that of an event, which is told of before."""
        return self.event is not None or self.led


@dataclass(frozen=True, slots=True)
class ShownReminders:
    """The keys of the reminders that were shown last, in their order; "it" is `at_hand`."""

    keys: tuple[str, ...] = ()
    at_hand: str | None = None

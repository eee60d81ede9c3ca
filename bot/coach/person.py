"""What is remembered of a person, as one value that does not change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.coach.draft import ReminderDraft, ShownReminders
from bot.coach.kept import Kept
from bot.coach.question import Choice, Question, Target
from bot.coach.report import Report
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, Watch

# The evening before a call and the morning of it are one talk.
CONTEXT_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class ZoneWanted:
    """That the time zone was asked for, and what goes on once it is known."""

    then: Target | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What was last talked about, what before that, and what is still to be chosen.

    `topics` are the questions of the last turn that asked any, `recent` the last companies
    talked about, the latest last, `listed` the last several that were answered together, and
    `following` is where "more" leads. `otherwise` are other readings of the last message, which
    are taken by name only. `of_offers` says that the last talk was of offers, not of guides, and
    `zone_wanted` that the answer which is waited for may be a time zone. `draft` is a reminder of
    which something is still asked, `told` an event that one was offered of, and `reminders` are
    those shown last, where the last talk was of them.
    """

    topics: tuple[Question, ...] = ()
    recent: tuple[Question, ...] = ()
    listed: tuple[Question, ...] = ()
    pending: tuple[Choice, ...] = ()
    following: Target | None = None
    otherwise: tuple[Choice, ...] = ()
    of_offers: bool = False
    zone_wanted: ZoneWanted | None = None
    draft: ReminderDraft | None = None
    told: ReminderDraft | None = None
    reminders: ShownReminders | None = None

    @property
    def topic(self) -> Question:
        """The last question; an empty one where there was none."""
        return self.topics[-1] if self.topics else Question()


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that answers depend on besides the guides, and when they were last here.

    `machine_zone` is the zone of the machine that they sit at, where we know it; it is not kept.
    """

    session: Session = field(default_factory=Session)
    kept: Kept = field(default_factory=Kept)
    seen: datetime | None = None
    preferences: Preferences = field(default_factory=Preferences)
    reminders: tuple[Reminder, ...] = ()
    watches: tuple[Watch, ...] = ()
    reports: tuple[Report, ...] = ()
    machine_zone: str | None = field(default=None, compare=False)

    def as_of(self, now: datetime) -> "Person":
        """The person, without what was talked about so long ago that it is another talk.

        Their offers stay for as long as they said; what they set, what they watch and what is to
        be reminded of stays until they take it back.
        """
        if self.seen is None or now - self.seen < CONTEXT_LASTS:
            return self
        expired = now - self.seen >= timedelta(days=self.preferences.keep_days)
        return replace(self, session=Session(), kept=Kept() if expired else self.kept)

    def seen_at(self, now: datetime) -> "Person":
        """The person with the moment; of whom nothing is remembered, that is not either."""
        return Person() if replace(self, seen=None) == Person() else replace(self, seen=now)

    def keeps_more_than(self, before: "Person") -> bool:
        """Whether anything differs that lasts longer than a talk does."""
        lasting = replace(self, session=Session(), seen=None)
        return lasting != replace(before, session=Session(), seen=None)

    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind that lasts."""
        return {
            "offers": len(self.kept.offers),
            "reminders": len(self.reminders),
            "watches": len(self.watches),
            "reports": len(self.reports),
            "settings": self.preferences.count_set(),
        }

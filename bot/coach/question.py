"""What can be asked, as far as it is known; what a button or a number goes on with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.coach.figures import Name
from bot.knowledge.base import Place
from bot.understanding.intents import Situation
from bot.understanding.levels import Level
from bot.understanding.told_settings import Setting


class Wish(StrEnum):
    """What can be asked about a company, a role or a place."""

    RANGE = "range"
    SCRIPT = "script"
    COMPARE = "compare"
    LEVELS = "levels"
    STRATEGY = "strategy"
    SOURCES = "sources"
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; a clarification fills what is missing.

    `against` are companies to compare with, for the same role and places. `words` are those
    that a script is looked for by. `skip` counts what was shown already, and `single` asks for
    no more than one script.
    """

    wishes: tuple[Wish, ...] = ()
    company: str | None = None
    role: str | None = None
    places: tuple[Place, ...] = ()
    families: tuple[str, ...] = ()
    level: Level | None = None
    against: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    skip: int = 0
    single: bool = False

    @property
    def companies(self) -> tuple[str, ...]:
        """The companies that it is about; none where it names none."""
        return self.against if self.company is None else (self.company, *self.against)


class Listing(StrEnum):
    """What the guides can be browsed by."""

    COMPANIES = "companies"
    ROLES = "roles"
    REGIONS = "regions"


@dataclass(frozen=True, slots=True)
class Browse:
    """A look at all that there is of a kind, from one page on."""

    listing: Listing
    page: int = 0


@dataclass(frozen=True, slots=True)
class Help:
    """Help in a situation, or with everything."""

    situation: Situation | None = None


@dataclass(frozen=True, slots=True)
class Forget:
    """To remember nothing any more: the yes to the question whether to."""


class OfferVerb(StrEnum):
    """What can be done with offers."""

    SHOW = "show"
    LIST = "list"
    SETTLE = "set"
    COMPANY = "firm"
    ROLE = "role"
    PLACE = "place"
    DELETE = "del"
    COMPARE = "cmp"
    COUNTER = "ask"
    WHY = "why"
    QUESTIONS = "hr"
    CHECKLIST = "sign"
    EXPORT = "exp"
    CHART = "pic"
    FORM = "form"
    REPLACE = "rep"


@dataclass(frozen=True, slots=True)
class OfferStep:
    """A step with the offers that are kept: with one by its key, or with all.

    `argument` is the answer to a doubt ("basis:grant"), a role, a region's digest, or a part.
    """

    verb: OfferVerb
    key: str = ""
    argument: str = ""


class DataVerb(StrEnum):
    """What a person can have done, or be told, about what we keep of them."""

    PRIVACY = "privacy"
    DEVELOPER = "developer"
    MYDATA = "mydata"
    FORGET = "forget"  # asks whether to
    KEEP = "keep"  # the no to that
    UNREPORT = "unreport"  # takes the last report back


@dataclass(frozen=True, slots=True)
class DataStep:
    """A step about what we keep of a person."""

    verb: DataVerb


@dataclass(frozen=True, slots=True)
class SettingStep:
    """A setting that is to be something; without a value it is asked for, without a name shown."""

    name: Setting | None = None
    value: str = ""


class ReminderVerb(StrEnum):
    """What can be done with reminders."""

    DONE = "done"
    HOUR = "hour"
    TOMORROW = "tomorrow"
    SHOW = "show"
    LIST = "list"
    EDIT = "edit"
    DELETE = "delete"
    ADD = "add"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class ReminderStep:
    """A step with reminders: with one by its key, or with all.

    `argument` is what the verb needs beside that, such as the key of an offer to be reminded of.
    """

    verb: ReminderVerb
    key: str = ""
    argument: str = ""


class WatchVerb(StrEnum):
    """What can be done with guides that are watched."""

    ON = "on"
    OFF = "off"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class WatchStep:
    """A step with a company that is watched, or one role there; with all where none is named.

    Both are digests: what has left the guides since is still found among what is watched.
    """

    verb: WatchVerb
    company: str = ""
    role: str = ""


Target: TypeAlias = (
    Question
    | Browse
    | Help
    | Forget
    | OfferStep
    | ReminderStep
    | DataStep
    | SettingStep
    | WatchStep
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on: a value, what a person calls it, and where it leads."""

    value: str
    label: Name
    target: Target

"""What was carried over or read into a message, help, and small things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from bot.coach.answers.scripts import Script
from bot.coach.figures import (
    Name,
    PersonQuote,
)
from bot.coach.house import House
from bot.coach.question import Choice
from bot.reminders.preferences import KEEP_DAYS
from bot.understanding.intents import Intent, Situation
from bot.understanding.terms import Term


@dataclass(frozen=True, slots=True)
class StillOnAnswer:
    """What was carried over from before, so that the person sees it."""

    kind: ClassVar[str] = "still_on"

    companies: tuple[Name, ...]
    role: Name | None
    carried: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyGuideAnswer:
    """That a company has one guide only, whose role was not named."""

    kind: ClassVar[str] = "only_guide"

    company: Name
    role: Name


class ReadAs(StrEnum):
    """Why something is read as other than it was typed."""

    SLIP = "slip"
    ABBREVIATION = "abbreviation"
    SENIORITY = "seniority"
    SUBSIDIARY = "subsidiary"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that were read as something; `other` goes on with what they may mean as well.

    `called` is how another name of a company is rightly written.
    """

    typed: PersonQuote
    name: Name
    how: ReadAs
    called: Name | None = None
    other: Choice | None = None


@dataclass(frozen=True, slots=True)
class ReadAsAnswer:
    """How a name, an abbreviation or a misspelt place was read."""

    kind: ClassVar[str] = "read_as"

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ReadLevelAnswer:
    """Which role a level without one was read as, and the others that it could be.

    `by_guide` says that a guide of the company says so, not only what is commonly known.
    """

    kind: ClassVar[str] = "read_level"

    level: Name
    company: Name
    role: Name
    by_guide: bool
    others: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOutAnswer:
    """What was asked with the rest and is not answered now."""

    kind: ClassVar[str] = "left_out"

    companies: tuple[Name, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpAnswer:
    """What can be asked, with a few companies that there are and situations to choose from."""

    kind: ClassVar[str] = "help"

    examples: tuple[Name, ...]
    situations: tuple[Situation, ...]


@dataclass(frozen=True, slots=True)
class SituationAnswer:
    """What to do where a person stands, with scripts that belong to no company."""

    kind: ClassVar[str] = "situation"

    situation: Situation
    scripts: tuple[Script, ...]
    families: tuple[str, ...]
    topic: StillOnAnswer | None = None


@dataclass(frozen=True, slots=True)
class TermAnswer:
    """What a word of pay means; `topic` is what is still talked about."""

    kind: ClassVar[str] = "term"

    term: Term
    topic: StillOnAnswer | None = None


@dataclass(frozen=True, slots=True)
class PrivacyAnswer:
    """What is kept of a person, for how many days, and who runs this bot."""

    kind: ClassVar[str] = "privacy"

    keep_days: int = KEEP_DAYS
    house: House = field(default_factory=House)


@dataclass(frozen=True, slots=True)
class DeveloperAnswer:
    """Who develops this bot, who runs it, and how they are reached."""

    kind: ClassVar[str] = "developer"

    house: House = field(default_factory=House)


@dataclass(frozen=True, slots=True)
class ForgetQuestionAnswer:
    """Whether all that is kept of a person is to be deleted, and how much of each kind that is.

    `beside` says that it is asked behind other answers, whose choices have the numbers.
    """

    kind: ClassVar[str] = "forget_question"

    counts: tuple[tuple[str, int], ...]
    choices: tuple[Choice, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class NothingForgottenAnswer:
    """That everything stays, since it was not to be deleted after all."""

    kind: ClassVar[str] = "nothing_forgotten"


@dataclass(frozen=True, slots=True)
class MyDataAnswer:
    """Everything that is kept of a person, as it can be written to JSON."""

    kind: ClassVar[str] = "my_data"

    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ResetAnswer:
    """What was talked about is let go; `forgotten` where nothing at all is kept.

    `counts` are how many of each kind were deleted, such as ("offers", 2).
    """

    kind: ClassVar[str] = "reset"

    forgotten: bool = False
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CannotKeepAnswer:
    """That what is kept cannot be read, or what was told cannot be kept, at the moment.

    `unread` says that offers and reminders could not be read, so that the answers beside this
    one do without them, and `undeleted` that nothing was deleted, although it was to be.
    """

    kind: ClassVar[str] = "cannot_keep"

    unread: bool
    undeleted: bool = False


@dataclass(frozen=True, slots=True)
class PrivateAnswer:
    """That what was told or asked for is nothing for a place where others read along."""

    kind: ClassVar[str] = "private"


@dataclass(frozen=True, slots=True)
class InterruptedAnswer:
    """That a message was taken and kept, and that its answer was lost on the way."""

    kind: ClassVar[str] = "interrupted"


@dataclass(frozen=True, slots=True)
class NotYetAnswer:
    """What the coach cannot do yet."""

    kind: ClassVar[str] = "not_yet"

    intent: Intent


@dataclass(frozen=True, slots=True)
class SmallTalkAnswer:
    """A kind word back; `rough` where the person's was not."""

    kind: ClassVar[str] = "smalltalk"

    rough: bool = False


@dataclass(frozen=True, slots=True)
class UnknownAnswer:
    """Nothing was understood, or there is nothing more.

    `empty` says that there was nothing to read at all, `finished` that more was asked for and
    there is none. `topic` is what can still be asked about, and `command` one that is none of ours.
    """

    kind: ClassVar[str] = "unknown"

    empty: bool = False
    finished: bool = False
    topic: StillOnAnswer | None = None
    command: PersonQuote | None = None

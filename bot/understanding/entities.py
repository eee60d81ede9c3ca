"""What an utterance names, each thing with the span where it is named."""

from dataclasses import dataclass
from enum import StrEnum

from bot.knowledge.base import Place
from bot.understanding.levels import Level


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the utterance, by characters."""

    start: int
    end: int


class NameKind(StrEnum):
    """What another name of a company is."""

    SUBSIDIARY = "subsidiary"  # a company or a brand that belongs to it
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that is not the company's own, as it is rightly written: Twitch, Facebook."""

    name: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class CompanyMention:
    """A company that is meant; `misspelt` where it was typed another way than any we know.

    `through` is the name that it was reached through, where that is another company's, a brand's
    or one of former times.
    """

    company: str
    typed: str
    span: Span
    misspelt: bool = False
    through: OtherName | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulMention:
    """Words that may name one of a few companies, best first; better asked than asserted."""

    typed: str
    span: Span
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlistedMention:
    """An employer that has no guide, and the companies with a guide that look like it."""

    typed: str
    span: Span
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossibleMention:
    """Words that nothing explains and that stand where the name of an employer may stand."""

    typed: str
    span: Span


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role, and apart from it the seniority that no role of ours already holds.

    `abbreviation` is where nothing but an abbreviation names it that stands for other things too;
    `other` is a role that it may mean as well.
    """

    role: str
    typed: str
    span: Span
    seniority: str | None = None
    abbreviation: Span | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that pay may be asked for; `misspelt` where it was typed with a slip."""

    place: Place
    typed: str
    span: Span
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class LevelMention:
    """A rung of a company's ladder."""

    level: Level
    span: Span


@dataclass(frozen=True, slots=True)
class LeverMention:
    """A family of levers; `topic` is the family that it is a part of, as vesting is of equity."""

    family: str
    span: Span
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class SeniorityMention:
    """A seniority with no role behind it: "and senior?"."""

    seniority: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entities:
    """Everything that an utterance names, each kind in the order of the words.

    `unsure` are words that name a company elsewhere and for which nothing speaks here; who was
    talking about it may mean it. `unknown_role` is what stands where a role would, as typed.
    """

    companies: tuple[CompanyMention, ...] = ()
    doubtful: tuple[DoubtfulMention, ...] = ()
    unlisted: tuple[UnlistedMention, ...] = ()
    roles: tuple[RoleMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    levers: tuple[LeverMention, ...] = ()
    levels: tuple[LevelMention, ...] = ()
    possible: tuple[PossibleMention, ...] = ()
    seniority: SeniorityMention | None = None
    unsure: tuple[CompanyMention, ...] = ()
    unknown_role: str | None = None
    unexplained: bool = False

    @property
    def employers(self) -> bool:
        """Whether any employer was recognised, with a guide or without."""
        return bool(self.companies or self.doubtful or self.unlisted)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was recognised."""
        named = self.employers or self.roles or self.places or self.seniority
        return not (named or self.levers or self.levels)

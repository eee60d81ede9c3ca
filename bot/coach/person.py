"""What is remembered of a person, as one value that does not change."""

from dataclasses import dataclass, field

from bot.coach.answers import Choice, Question


@dataclass(frozen=True, slots=True)
class Pending:
    """Choices that were offered, and for each the question that it completes."""

    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """What was last talked about, and what is still to be chosen."""

    topic: Question = field(default_factory=Question)
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that answers depend on besides the guides."""

    session: Session = field(default_factory=Session)

"""What is remembered of a person, as one value that does not change."""

from dataclasses import dataclass, field

from bot.coach.answers import Choice, Question


@dataclass(frozen=True, slots=True)
class Pending:
    """Choices that were offered, and the question that each of them completes.

    A choice of a company completes `question.company`, a choice of a role `question.role`.
    """

    choices: tuple[Choice, ...]
    question: Question
    for_company: bool


@dataclass(frozen=True, slots=True)
class Session:
    """What was last talked about, and what is still to be chosen."""

    topic: Question = field(default_factory=Question)
    pending: Pending | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that answers depend on besides the guides."""

    session: Session = field(default_factory=Session)

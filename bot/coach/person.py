"""What is remembered of a person, as one value that does not change."""

from dataclasses import dataclass, field

from bot.coach.question import Choice, Question, Target


@dataclass(frozen=True, slots=True)
class Session:
    """What was last talked about, what before that, and what is still to be chosen.

    `topics` are the questions of the last turn that asked any, `recent` the last companies
    talked about, the latest last, `listed` the last several that were answered together, and
    `following` is where "more" leads. `otherwise` are other readings of the last message, which
    are taken by name only.
    """

    topics: tuple[Question, ...] = ()
    recent: tuple[Question, ...] = ()
    listed: tuple[Question, ...] = ()
    pending: tuple[Choice, ...] = ()
    following: Target | None = None
    otherwise: tuple[Choice, ...] = ()

    @property
    def topic(self) -> Question:
        """The last question; an empty one where there was none."""
        return self.topics[-1] if self.topics else Question()


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that answers depend on besides the guides."""

    session: Session = field(default_factory=Session)

"""A stretch of words in which the name of a company was found."""

from dataclasses import dataclass

from bot.understanding.names import Way


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of words that a company's name was found in.

    `choices` are the companies that it may be, `open_question` says that it may be none of them,
    and `way` is what the words are of the company.
    """

    choices: tuple[str, ...]
    first: int
    last: int
    weak: bool
    misspelt: bool = False
    open_question: bool = False
    way: Way = Way.NAME

    @property
    def certain(self) -> bool:
        """Whether it can be one company only."""
        return len(self.choices) == 1 and not self.open_question

    @property
    def words(self) -> range:
        """The places of its words."""
        return range(self.first, self.last + 1)

"""What came of labelled messages, for those who print it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.labels import BadLine, Names
from bot.evaluation.measures import Score, total
from bot.evaluation.scoring import Miss


@dataclass(frozen=True, slots=True)
class Failure:
    """A miss, with the message and where it stands; the turn counts from 1, None without turns."""

    path: str
    line: int
    turn: int | None
    text: str
    miss: Miss


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of the lines of a file, or of several files together.

    `without_guide` has the labelled companies without a guide, an entry for each message that
    names any; `unknown` has the labelled keys that name no slot in the same way.
    """

    name: str
    lines: int
    dialogues: int
    messages: int
    score: Score
    failures: tuple[Failure, ...] = ()
    bad_lines: tuple[BadLine, ...] = ()
    without_guide: tuple[Names, ...] = ()
    unknown: tuple[Names, ...] = ()
    milliseconds: tuple[float, ...] = ()


def together(name: str, evaluations: Iterable[Evaluation]) -> Evaluation:
    """Several files as if they were one."""
    each = tuple(evaluations)
    return Evaluation(
        name=name,
        lines=sum(one.lines for one in each),
        dialogues=sum(one.dialogues for one in each),
        messages=sum(one.messages for one in each),
        score=total(one.score for one in each),
        failures=tuple(failure for one in each for failure in one.failures),
        bad_lines=tuple(line for one in each for line in one.bad_lines),
        without_guide=tuple(names for one in each for names in one.without_guide),
        unknown=tuple(names for one in each for names in one.unknown),
        milliseconds=tuple(time for one in each for time in one.milliseconds),
    )

"""How long it takes to understand a message, whatever it is labelled."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.evaluation.labels import LabelledFile
from bot.understanding.lexicon import Lexicon
from bot.understanding.reading import understand


def times(
    file: LabelledFile, lexicon: Lexicon, now: datetime, timer: Callable[[], float]
) -> tuple[float, ...]:
    """The milliseconds that each message takes; the timer tells seconds."""
    taken = []
    for dialogue in file.dialogues:
        for message in dialogue.messages:
            start = timer()
            understand(message.text, lexicon, now)
            taken.append(1000 * (timer() - start))
    return tuple(taken)


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The value that so many per cent are below; None of no values."""
    if not values:
        return None
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]

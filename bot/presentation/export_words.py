"""In the making."""

from collections.abc import Iterator

from bot.coach.answers import Answer
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Section


def sections(answer: Answer, catalogue: Catalogue) -> Iterator[Section]:
    """In the making."""
    del answer, catalogue
    yield from ()

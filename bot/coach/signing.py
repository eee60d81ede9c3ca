"""Says who runs this bot in the answers that tell it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.coach.answers import Answer, DeveloperAnswer, PrivacyAnswer, ReportAnswer
from bot.coach.house import House


def signed(answers: Iterable[Answer], house: House) -> tuple[Answer, ...]:
    """The answers, with who runs this bot where that is told."""
    return tuple(
        replace(answer, house=house)
        if isinstance(answer, PrivacyAnswer | DeveloperAnswer | ReportAnswer)
        else answer
        for answer in answers
    )

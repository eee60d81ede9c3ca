"""The choices that an answer offers, to be taken by number, by name or by button."""

from dataclasses import replace

from bot.coach.answers import (
    AcrossCompaniesAnswer,
    Answer,
    BrowseAnswer,
    Clarification,
    CompanyOverviewAnswer,
    NobodyThereAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    ReadAsAnswer,
    ScriptAnswer,
    StillMeantAnswer,
)
from bot.coach.question import Browse, Choice, Target
from bot.coach.scripts import MOST_SCRIPTS


def choices_of(answer: Answer) -> tuple[Choice, ...]:
    """What can be chosen; none where nothing is asked back."""
    match answer:
        case Clarification(choices=choices) | NoSuchPlaceAnswer(choices=choices):
            return choices
        case NobodyThereAnswer(choices=choices) | StillMeantAnswer(choices=choices):
            return choices
        case BrowseAnswer(choices=choices) | NotInGuidesAnswer(nearest=choices):
            return choices
        case CompanyOverviewAnswer():
            return answer.choices
        case AcrossCompaniesAnswer(entries=entries):
            return tuple(entry.choice for entry in entries)
        case ScriptAnswer(others=others):
            return others
        case _:
            return ()


def other_readings(answer: Answer) -> tuple[Choice, ...]:
    """What a message may mean instead; none where it was read in the only way that there is."""
    if not isinstance(answer, ReadAsAnswer):
        return ()
    return tuple(reading.other for reading in answer.readings if reading.other is not None)


def following_of(answer: Answer) -> Target | None:
    """Where "more" leads after an answer; None where all was shown."""
    match answer:
        case ScriptAnswer(remaining=remaining, asked=asked) if remaining is not None:
            return replace(asked, skip=asked.skip + MOST_SCRIPTS)
        case AcrossCompaniesAnswer(following=following):
            return following
        case BrowseAnswer(listing=listing, page=page, pages=pages) if page + 1 < pages.value:
            return Browse(listing, page + 1)
        case _:
            return None

"""The choices that an answer offers, to be taken by number, by name or by button."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.coach.answers import (
    AcrossCompaniesAnswer,
    Answer,
    BrowseAnswer,
    Clarification,
    CompanyOverviewAnswer,
    CounterAnswer,
    ForgetQuestionAnswer,
    FormAnswer,
    NobodyThereAnswer,
    NoSuchPlaceAnswer,
    NotInGuidesAnswer,
    OfferAnswer,
    OfferChangedAnswer,
    OfferComparisonAnswer,
    OffersAnswer,
    ReadAsAnswer,
    ReminderOfferAnswer,
    ReminderQuestionAnswer,
    ScriptAnswer,
    SettingChoiceAnswer,
    SettingsAnswer,
    StillMeantAnswer,
    WatchesAnswer,
    WatchQuestionAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.figures import Name
from bot.coach.question import Browse, Choice, OfferStep, OfferVerb, SettingStep, Target
from bot.coach.scripts import MOST_SCRIPTS
from bot.reminders.preferences import Reviews
from bot.understanding.told_settings import Setting


def choices_of(answer: Answer) -> tuple[Choice, ...]:  # noqa: C901, PLR0912 - flat: one case a kind of answer
    """What can be chosen; none where nothing is asked back."""
    match answer:
        case Clarification(choices=choices) | NoSuchPlaceAnswer(choices=choices):
            return choices
        case NobodyThereAnswer(choices=choices) | StillMeantAnswer(choices=choices):
            return choices
        case WatchesAnswer(choices=choices) | WatchQuestionAnswer(choices=choices):
            return choices
        case BrowseAnswer(choices=choices) | NotInGuidesAnswer(nearest=choices):
            return choices
        case CompanyOverviewAnswer():
            return answer.choices
        case AcrossCompaniesAnswer(entries=entries):
            return tuple(entry.choice for entry in entries)
        case ScriptAnswer(others=others):
            return others
        case ForgetQuestionAnswer(choices=choices, beside=beside):
            return () if beside else choices
        case ReminderQuestionAnswer(choices=choices):
            return choices
        case ReminderOfferAnswer(step=step):
            return (Choice("remind", Name("remind me"), step),)
        case SettingChoiceAnswer(choices=choices) | ZoneQuestionAnswer(choices=choices):
            return choices
        case OfferComparisonAnswer(choices=choices, ask=ask):
            return choices if ask is None else ask.choices
        case OfferAnswer() | CounterAnswer() | OffersAnswer() | OfferChangedAnswer():
            return answer.choices
        case _:
            return ()


def other_readings(answer: Answer) -> tuple[Choice, ...]:
    """What a message may mean instead; none where it was read in the only way that there is."""
    if isinstance(answer, OfferAnswer | CounterAnswer | OfferComparisonAnswer | FormAnswer):
        return ways_on(answer)
    if isinstance(answer, ForgetQuestionAnswer):
        return answer.choices if answer.beside else ()
    if isinstance(answer, SettingsAnswer):
        return _HOW_OFTEN
    if not isinstance(answer, ReadAsAnswer):
        return ()
    return tuple(reading.other for reading in answer.readings if reading.other is not None)


# "Weekly", said of the settings that were shown, is how often digests come.
_HOW_OFTEN = tuple(
    Choice(one.value, Name(one.value), SettingStep(Setting.REVIEWS, one.value)) for one in Reviews
)
_ON: Mapping[str, OfferVerb] = MappingProxyType(
    {
        "counter": OfferVerb.COUNTER,
        "why": OfferVerb.WHY,
        "questions": OfferVerb.QUESTIONS,
        "checklist": OfferVerb.CHECKLIST,
        "compare": OfferVerb.COMPARE,
        "offers": OfferVerb.LIST,
        "export": OfferVerb.EXPORT,
        "delete": OfferVerb.DELETE,
    }
)


def ways_on(
    answer: OfferAnswer | CounterAnswer | OfferComparisonAnswer | FormAnswer,
) -> tuple[Choice, ...]:
    """What one word leads to after an answer about offers; never a number."""
    if isinstance(answer, FormAnswer):
        return answer.choices
    key = "" if isinstance(answer, OfferComparisonAnswer) else answer.key
    whole = {OfferVerb.COMPARE, OfferVerb.LIST, OfferVerb.EXPORT}
    return tuple(
        Choice(word, Name(word), OfferStep(verb, "" if verb in whole else key))
        for word, verb in _ON.items()
        if key or verb in whole
    )


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

"""What we keep of a person, who runs this bot, and what can be set: answered without guides."""

from collections.abc import Iterator
from datetime import datetime

from bot.coach.answers import Answer, DeveloperAnswer, NothingForgottenAnswer, PrivacyAnswer
from bot.coach.forgetting import ask_to_forget, wants_deletion
from bot.coach.own_settings import show_settings
from bot.coach.person import Person
from bot.coach.question import DataVerb
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding


def about_us(
    intent: Intent, heard: Understanding, person: Person, now: datetime
) -> Iterator[Answer]:
    """The answer to such an intent; what is to be deleted or handed over comes behind all else."""
    if intent is Intent.PRIVACY and not wants_deletion(heard):
        yield PrivacyAnswer(person.preferences.keep_days)
    elif intent is Intent.DEVELOPER:
        yield DeveloperAnswer()
    elif intent is Intent.SETTINGS:
        yield show_settings(person, now)


def data_answers(verb: DataVerb, person: Person) -> tuple[Answer, ...]:
    """The answer to a step about what we keep; what is handed over has to be fetched first."""
    match verb:
        case DataVerb.PRIVACY:
            return (PrivacyAnswer(person.preferences.keep_days),)
        case DataVerb.DEVELOPER:
            return (DeveloperAnswer(),)
        case DataVerb.FORGET:
            return (ask_to_forget(person),)
        case DataVerb.KEEP:
            return (NothingForgottenAnswer(),)
        case DataVerb.MYDATA | DataVerb.UNREPORT:
            return ()

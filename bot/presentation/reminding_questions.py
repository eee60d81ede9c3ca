"""Words for what is asked of a reminder, and for reminders that are offered."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.coach.answers import ReminderOfferAnswer, ReminderQuestionAnswer
from bot.coach.answers.reminding import Lack
from bot.coach.figures import Moment, Name, counted
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.choice_words import echo, how_to_choose, items
from bot.presentation.layout import Block, Heading, Hint, Item, Line
from bot.presentation.reminder_words import DAY_IN_FULL, IN_FULL, formatted
from bot.presentation.words import Words, words
from bot.understanding.moments.moment import Wrong
from bot.understanding.moments.request import Event

# What can be typed, for those who do not know how to say it.
EXAMPLES: Mapping[str, Name] = MappingProxyType(
    {
        "whole": Name("friday 9am call Ally"),
        "moment": Name("friday 9am"),
        "soon": Name("in 2 hours"),
        "often": Name("every monday 9am"),
        "day": Name("3 December"),
        "hour": Name("3pm"),
        "delete": Name("delete 1"),
        "move": Name("move 1 to friday 10am"),
        "done": Name("done 1"),
    }
)

_ASKED: Mapping[Lack, str] = MappingProxyType(
    {
        Lack.TEXT: mark("What shall I remind you of? For example: “{whole}”."),
        Lack.NEW_TEXT: mark("What shall it say?"),
        Lack.WHEN: mark("When? For example: “{moment}”, “{soon}” or “{often}”."),
        Lack.NEW_WHEN: mark("To when? For example: “{moment}” or “{soon}”."),
        Lack.EVENT: mark("When is it? For example: “{day}”. I remind you before it."),
        Lack.HOUR: mark("At what hour is it? For example: “{hour}”."),
        Lack.NOT_READ: mark(
            "I read no day and no hour in that. Try “{moment}”, “{soon}” or “{often}”."
        ),
        Lack.WHICH_DAY: mark("“{typed}” can be two days. Which one?"),
        Lack.PAST: mark("That is over already."),
        Lack.WHICH: mark("Which reminder?"),
        Lack.OFFER_OR_REMINDER: mark("The offer or the reminder?"),
    }
)
_WRONG: Mapping[Wrong, str] = MappingProxyType(
    {
        Wrong.DAY: mark("There is no such day: “{typed}”. When then? For example: “{day}”."),
        Wrong.HOUR: mark("There is no such hour: “{typed}”. When then? For example: “{moment}”."),
        Wrong.REPEAT: mark(
            "I cannot repeat it like that: “{typed}”. Every day, every week or every month works, "
            "such as “{often}”. When then?"
        ),
        Wrong.FISCAL: mark(
            "Only the company knows when its year ends: “{typed}”. Tell me the "
            "day, such as “{day}”."
        ),
        Wrong.UNSURE: mark(
            "I read “{typed}” and am not sure of the rest. One message sets one reminder: when "
            "does it come? For example: “{moment}”."
        ),
        Wrong.FAR: mark("That is too far away: “{typed}”. When then? For example: “{day}”."),
    }
)


def question_blocks(answer: ReminderQuestionAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What is asked, below what it is to remind of, and what there is to choose from."""
    if answer.text is not None and answer.lack not in {Lack.TEXT, Lack.NEW_TEXT}:
        yield Heading(words(echo(answer.text)))
    yield Line(_asked(answer, catalogue))
    if answer.lack is Lack.DELETE_ALL:
        yield from (Item(words(echo(text))) for text in answer.texts)
    if answer.lack is Lack.PAST:
        yield Line(_instead(answer, catalogue))
    yield from items(answer.choices)
    if answer.choices:
        yield how_to_choose(catalogue)


def _asked(answer: ReminderQuestionAnswer, catalogue: Catalogue) -> Words:
    values: dict[str, Name | Words] = dict(EXAMPLES)
    if answer.typed is not None:
        values["typed"] = words(echo(answer.typed))
    if answer.lack is Lack.UNCLEAR and answer.wrong is not None:
        return catalogue.say(_WRONG[answer.wrong], **values)
    if answer.lack is Lack.DELETE_ALL:
        number = counted(len(answer.texts), "reminders")
        return catalogue.say_many(
            "Delete your only reminder?", "Delete all {number} reminders?", number
        )
    if answer.lack is Lack.TEXT and answer.typed is not None:
        return catalogue.say("“{typed}”: what shall I remind you of?", **values)
    if answer.lack is Lack.PAST and answer.typed is not None:
        return catalogue.say("“{typed}” is over already.", **values)
    return catalogue.say(_ASKED[answer.lack], **values)


def _instead(answer: ReminderQuestionAnswer, catalogue: Catalogue) -> Words:
    if answer.choices:
        return catalogue.say("Did you mean this? Or tell me another time.")
    return catalogue.say(
        "Tell me another time, such as “{moment}” or “{soon}”.",
        moment=EXAMPLES["moment"],
        soon=EXAMPLES["soon"],
    )


def offer_blocks(answer: ReminderOfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """One tap, and nothing is set without it."""
    when: Words = words(echo(answer.typed))
    if answer.at is not None:
        form = IN_FULL if answer.has_hour else DAY_IN_FULL
        when = words(Moment(formatted(answer.at, form, catalogue), answer.at))
    said = _EVENTS.get(answer.event, _EVENT)
    yield Line(catalogue.say(said, when=when, how=_how(answer, catalogue)))
    yield Hint(catalogue.say("Say “remind me”, and I do."))


_EVENT = mark("{when}: shall I remind you {how}?")
_EVENTS: Mapping[Event, str] = MappingProxyType(
    {
        Event.DEADLINE: mark("Deadline: {when}. Shall I remind you {how}?"),
        Event.REVIEW: mark("Review: {when}. Shall I remind you {how}?"),
    }
)
_HOW = (
    mark("that morning"),
    mark("two days before and that morning"),
    mark("a week before, two days before and that morning"),
)
# By whether an hour was told.
_HOW_OF_TALKS: Mapping[bool, tuple[str, ...]] = MappingProxyType(
    {
        False: (mark("that morning"), mark("the day before and that morning")),
        True: (mark("an hour before"), mark("the day before and an hour before")),
    }
)


def _how(answer: ReminderOfferAnswer, catalogue: Catalogue) -> Words:
    """How often it would be told of, as far as it still can be."""
    if answer.soon:
        return catalogue.say("an hour before")
    if answer.event is Event.TALK:
        how = _HOW_OF_TALKS[answer.has_hour]
        return catalogue.say(how[min(answer.times, len(how)) - 1])
    return catalogue.say(_HOW[min(answer.times, len(_HOW)) - 1])

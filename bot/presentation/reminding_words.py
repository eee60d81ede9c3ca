"""Words for reminders that are set, asked about, listed, changed and deleted."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import assert_never

from bot.coach.answers import (
    ReminderNoteAnswer,
    ReminderOfferAnswer,
    ReminderQuestionAnswer,
    RemindersAnswer,
    ReminderSetAnswer,
    RemindersFileAnswer,
)
from bot.coach.answers.reminding import (
    Lack,
    ReminderChange,
    ReminderNote,
    ReminderView,
    Took,
)
from bot.coach.figures import ComputedFigure, Moment, Name, counted
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.choice_words import echo, how_to_choose, items
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.reminder_words import formatted
from bot.presentation.words import Words, words
from bot.reminders.reminder import MOST_REMINDERS
from bot.reminders.rule import Repeat, Rule
from bot.understanding.moments.moment import Wrong
from bot.understanding.moments.request import Event
from bot.understanding.zones import title

_IN_FULL = "EEEE d MMMM y, HH:mm"
_DAY_IN_FULL = "EEEE d MMMM y"
_WEEKDAY = "EEEE"
_TIME = "HH:mm"
_LAST_DAY_OF_ALL = 28
# What can be typed, for those who do not know how to say it.
_EXAMPLES: Mapping[str, Name] = MappingProxyType(
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

Said = (
    ReminderSetAnswer
    | ReminderQuestionAnswer
    | ReminderOfferAnswer
    | RemindersAnswer
    | ReminderNoteAnswer
    | RemindersFileAnswer
)


def sections(answer: Said, catalogue: Catalogue) -> Iterator[Section]:
    """The sections of an answer about reminders."""
    match answer:
        case ReminderSetAnswer():
            yield Section(tuple(_set(answer, catalogue)))
        case ReminderQuestionAnswer():
            yield Section(tuple(_question(answer, catalogue)))
        case ReminderOfferAnswer():
            yield Section(tuple(_offer(answer, catalogue)))
        case RemindersAnswer():
            yield from _listed(answer, catalogue)
        case ReminderNoteAnswer():
            yield Section(tuple(_note(answer, catalogue)))
        case RemindersFileAnswer():
            yield Section((Line(_file(answer, catalogue)),))
        case _:
            assert_never(answer)


# One reminder ---------------------------------------------------------------------------------

_DONE: Mapping[ReminderChange, str] = MappingProxyType(
    {
        ReminderChange.SET: mark("I remind you: {text}"),
        ReminderChange.MOVED: mark("Changed: {text}"),
        ReminderChange.REWORDED: mark("It says now: {text}"),
        ReminderChange.SHOWN: mark("{text}"),
        ReminderChange.TICKED: mark("Done for now: {text}"),
    }
)


def _set(answer: ReminderSetAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """A reminder in full: the time first, then what it is, then what was chosen."""
    yield from _times(answer.reminder, catalogue)
    yield Line(catalogue.say(_DONE[answer.change], text=answer.reminder.text))
    if answer.cut:
        yield Small(catalogue.say("That was too long for a reminder, so I kept its beginning."))
    if answer.took is not None:
        yield Small(_took(answer, answer.took, catalogue))
    if answer.quiet:
        yield Small(
            catalogue.say(
                "That is in your quiet hours; it comes then all the same, since you named the hour."
            )
        )


def _times(view: ReminderView, catalogue: Catalogue) -> Iterator[Block]:
    if not view.times:
        came = view.came
        over = catalogue.say("It does not come again.")
        yield Line(over if came is None else _came(came, catalogue))
        return
    if len(view.times) == 1:
        yield Line(_in_zone(view, view.times[0], catalogue))
    else:
        yield Line(
            catalogue.say("I remind you at these times, {zone}:", zone=_zone(view, catalogue))
        )
        yield from (Item(words(in_full(moment, catalogue))) for moment in view.times)
    rule = rule_words(view.rule, catalogue)
    if rule is not None:
        yield Line(rule)
    if view.put_off and view.rule.repeat is not Repeat.ONCE:
        yield Small(catalogue.say("This once it is put off; after that it comes as before."))


def _in_zone(view: ReminderView, moment: datetime, catalogue: Catalogue) -> Words:
    return catalogue.say(
        "{moment}, {zone}", moment=in_full(moment, catalogue), zone=_zone(view, catalogue)
    )


def _came(came: datetime, catalogue: Catalogue) -> Words:
    return catalogue.say("It came on {moment}.", moment=in_full(came, catalogue))


def in_full(moment: datetime, catalogue: Catalogue) -> Moment:
    """A moment with weekday, date and time: "Friday 27 November 2026, 09:00"."""
    return Moment(formatted(moment, _IN_FULL, catalogue), moment)


def _zone(view: ReminderView, catalogue: Catalogue) -> Words:
    """What people call the clock of a reminder: "Berlin time", "UTC"."""
    place, slash, city = view.rule.zone.rpartition("/")
    if not slash or place == "Etc":
        return words(Name(title(view.rule.zone)))
    return catalogue.say("{city} time", city=Name(city.replace("_", " ")))


def rule_words(rule: Rule, catalogue: Catalogue) -> Words | None:
    """How often it comes, or what it comes before; None where it comes once."""
    match rule.repeat:
        case Repeat.ONCE:
            return None
        case Repeat.DAILY:
            return catalogue.say("Every day at {time}", time=_clock(rule.first, catalogue))
        case Repeat.WEEKLY:
            return catalogue.say(
                "Every {weekday} at {time}",
                weekday=Name(formatted(rule.first, _WEEKDAY, catalogue)),
                time=_clock(rule.first, catalogue),
            )
        case Repeat.MONTHLY:
            return _monthly(rule, catalogue)
        case Repeat.DEADLINE:
            form = _IN_FULL if rule.at_hour else _DAY_IN_FULL
            return catalogue.say("It is on {day}.", day=_figure(rule.first, form, catalogue))
        case _:
            assert_never(rule.repeat)


def _monthly(rule: Rule, catalogue: Catalogue) -> Words:
    day = ComputedFigure(str(rule.first.day), rule.first.day, "the day of the first time")
    time = _clock(rule.first, catalogue)
    if rule.first.day > _LAST_DAY_OF_ALL:
        return catalogue.say(
            "Every month on day {day}, or on the last where it is shorter, at {time}",
            day=day,
            time=time,
        )
    return catalogue.say("Every month on day {day} at {time}", day=day, time=time)


def _clock(moment: datetime, catalogue: Catalogue) -> ComputedFigure:
    return _figure(moment, _TIME, catalogue)


def _figure(moment: datetime, form: str, catalogue: Catalogue) -> ComputedFigure:
    """A day or an hour as the person said it, written out."""
    shown = formatted(moment, form, catalogue)
    return ComputedFigure(shown, moment.hour * 60 + moment.minute, "as you said it, by your clock")


def _took(answer: ReminderSetAnswer, took: Took, catalogue: Catalogue) -> Words:
    """What was chosen for the person, so that they see it where it is wrong."""
    rule = answer.reminder.rule
    if took is Took.MORNING or answer.typed is None:
        return catalogue.say(
            "You named no hour, so it comes at {time}, your morning.",
            time=_clock(rule.first, catalogue),
        )
    typed = echo(answer.typed)
    if took is Took.SOON:
        return catalogue.say("That is soon, so I took this time for “{typed}”.", typed=typed)
    if took is Took.HOUR:
        hour = _clock(rule.first, catalogue)
        return catalogue.say("I took {time} for “{typed}”.", time=hour, typed=typed)
    day = _figure(rule.first, _DAY_IN_FULL, catalogue)
    return catalogue.say("I took {day} for “{typed}”.", day=day, typed=typed)


# Questions ------------------------------------------------------------------------------------

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
        Wrong.FAR: mark("That is too far away: “{typed}”. When then? For example: “{day}”."),
    }
)


def _question(answer: ReminderQuestionAnswer, catalogue: Catalogue) -> Iterator[Block]:
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
    values: dict[str, Name | Words] = dict(_EXAMPLES)
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
        moment=_EXAMPLES["moment"],
        soon=_EXAMPLES["soon"],
    )


def _offer(answer: ReminderOfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """One tap, and nothing is set without it."""
    when: Words = words(echo(answer.typed))
    if answer.at is not None:
        form = _IN_FULL if answer.has_hour else _DAY_IN_FULL
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


# Several --------------------------------------------------------------------------------------


def _listed(answer: RemindersAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """Those to come and those that came, numbered through."""
    number = 0
    if answer.coming:
        head = Heading(catalogue.say("Your reminders"))
        rows = tuple(_row(one, at, catalogue) for at, one in enumerate(answer.coming, 1))
        number = len(rows)
        yield Section((head, *rows))
    if answer.came:
        head = Heading(catalogue.say("These came, and you did not tick them off"))
        came = enumerate(answer.came, number + 1)
        yield Section((head, *(_row(one, at, catalogue) for at, one in came)))
    how = catalogue.say(
        "To change one: “{delete}”, “{move}”, “{done}”.",
        delete=_EXAMPLES["delete"],
        move=_EXAMPLES["move"],
        done=_EXAMPLES["done"],
    )
    yield Section((Small(how),))


def _row(view: ReminderView, number: int, catalogue: Catalogue) -> Item:
    if not view.times:
        if view.came is None:
            return Item(words(view.text), number)
        when = words(in_full(view.came, catalogue))
        return Item(catalogue.say("{when}: {text}", when=when, text=view.text), number)
    when = _in_zone(view, view.times[0], catalogue)
    rule = rule_words(view.rule, catalogue)
    if rule is None:
        return Item(catalogue.say("{when}: {text}", when=when, text=view.text), number)
    said = catalogue.say("{when}: {text}. {rule}", when=when, text=view.text, rule=rule)
    return Item(said, number)


def _note(answer: ReminderNoteAnswer, catalogue: Catalogue) -> Iterator[Block]:
    match answer.note:
        case ReminderNote.DELETED if len(answer.texts) > 1:
            number = counted(len(answer.texts), "reminders deleted")
            yield Line(
                catalogue.say_many(
                    "Deleted {number} reminder:", "Deleted {number} reminders:", number
                )
            )
            yield from (Item(words(echo(text))) for text in answer.texts)
        case ReminderNote.DELETED | ReminderNote.DONE:
            said = (
                mark("Deleted: {text}")
                if answer.note is ReminderNote.DELETED
                else mark("Done: {text}")
            )
            yield from (Line(catalogue.say(said, text=text)) for text in answer.texts)
        case ReminderNote.FULL:
            most = ComputedFigure(str(MOST_REMINDERS), MOST_REMINDERS, "the most that I keep")
            yield Line(
                catalogue.say(
                    "You have {most} reminders, and I keep no more. Delete one of them first.",
                    most=most,
                )
            )
        case _:
            yield Line(catalogue.say(_NOTES[answer.note], **_EXAMPLES))


_NOTES: Mapping[ReminderNote, str] = MappingProxyType(
    {
        ReminderNote.KEPT: mark("All of them stay."),
        ReminderNote.DROPPED: mark("Fine, I set nothing."),
        ReminderNote.GONE: mark("That reminder is gone already."),
        ReminderNote.NO_SUCH: mark("I find no such reminder. These are yours:"),
        ReminderNote.EMPTY: mark("You have no reminders. Set one: “remind me {whole}”."),
    }
)


def _file(answer: RemindersFileAnswer, catalogue: Catalogue) -> Words:
    return catalogue.say_many(
        "{number} reminder as a file for your calendar.",
        "{number} reminders as a file for your calendar.",
        counted(len(answer.reminders), "reminders that still come"),
    )

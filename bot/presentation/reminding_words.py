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
    ReminderChange,
    ReminderNote,
    ReminderView,
    Took,
)
from bot.coach.figures import ComputedFigure, Moment, Name, counted
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.choice_words import echo
from bot.presentation.layout import Block, Heading, Item, Line, Section, Small
from bot.presentation.reminder_words import DAY_IN_FULL, IN_FULL, formatted
from bot.presentation.reminding_questions import EXAMPLES, offer_blocks, question_blocks
from bot.presentation.words import Words, words
from bot.reminders.reminder import MOST_REMINDERS
from bot.reminders.rule import Repeat, Rule
from bot.understanding.zones import title

_WEEKDAY = "EEEE"
_TIME = "HH:mm"
_LAST_DAY_OF_ALL = 28
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
            yield Section(tuple(question_blocks(answer, catalogue)))
        case ReminderOfferAnswer():
            yield Section(tuple(offer_blocks(answer, catalogue)))
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
    return Moment(formatted(moment, IN_FULL, catalogue), moment)


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
            form = IN_FULL if rule.at_hour else DAY_IN_FULL
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
    day = _figure(rule.first, DAY_IN_FULL, catalogue)
    return catalogue.say("I took {day} for “{typed}”.", day=day, typed=typed)


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
        delete=EXAMPLES["delete"],
        move=EXAMPLES["move"],
        done=EXAMPLES["done"],
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
            yield Line(catalogue.say(_NOTES[answer.note], **EXAMPLES))


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

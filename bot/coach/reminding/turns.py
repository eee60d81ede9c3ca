"""The turns that a message takes with reminders, and what is remembered of them."""

from collections.abc import Iterable
from dataclasses import replace

from bot.coach.answers import Answer
from bot.coach.answers.reminding import RemindersAnswer, ReminderSetAnswer
from bot.coach.draft import ShownReminders
from bot.coach.person import Session
from bot.coach.question import OfferStep, ReminderStep, Target
from bot.coach.reminding.answering import filled
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.editing import edited
from bot.coach.reminding.requesting import is_part_of_it, request, told
from bot.coach.reminding.steps import calendar, show_all
from bot.coach.resuming import resumed
from bot.understanding.intents import Intent, IntentMention
from bot.understanding.moments.request import ReminderMention
from bot.understanding.offers.mention import OfferMention
from bot.understanding.reading import Understanding

REMINDED = frozenset({Intent.REMINDER, Intent.REMINDERS})
_ASKING = frozenset("what whats when whens which show list see any do have got".split())
_OF_THE_FILE = frozenset("ics ical calendar calender export file".split())
_AROUND_THE_FILE = frozenset("the a as to my please send me make give add file".split())
# What is said of reminders, and what leaves open whether it goes on with them.
_OF_REMINDERS = frozenset(
    {"reminder_set", "reminder_question", "reminder_note", "reminders", "reminders_file"}
)
_STILL_OF_THEM = frozenset(
    {"smalltalk", "unknown", "setting_set", "settings", "setting_choice", "zone_question",
     "privacy", "developer"}
)  # fmt: skip


def chosen(heard: Understanding, session: Session) -> Target | None:
    """Where the number or the name leads that answers a question about reminders."""
    ours = any(isinstance(choice.target, ReminderStep) for choice in session.pending)
    if session.draft is None and not ours:
        return None
    target = resumed(heard, session) if session.pending else None
    return None if isinstance(target, OfferStep) and not ours else target


def reminded(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn where a message is of reminders and of nothing else; None where it is not."""
    return (
        (edited(heard, desk) if heard.edit is not None else None)
        or filled(heard, desk)
        or edited(heard, desk)
        or _of_the_file(heard, desk)
        or _alone(heard, desk)
    )


def beside(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """What is answered of reminders beside what else a message wants."""
    if heard.asks(Intent.REMINDERS):
        return show_all(desk)
    if heard.asks(Intent.REMINDER) and heard.reminder is not None and heard.reminder.requested:
        return request(heard.reminder, heard, desk)
    return told(heard, desk)


def _alone(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    wanted = {one.intent for one in heard.intents}
    if wanted == {Intent.REMINDERS}:
        return show_all(desk)
    if Intent.REMINDER not in wanted or heard.reminder is None:
        return None
    if wanted == {Intent.REMINDER} and _asks_for_them(heard, heard.reminder):
        return show_all(desk)
    if not heard.reminder.requested:
        return told(heard, desk) if wanted == {Intent.REMINDER} else None
    more = {one.intent for one in without_its_words(heard).intents if not one.implied}
    if more <= {Intent.REMINDER, Intent.SMALLTALK}:
        return request(heard.reminder, heard, desk)
    return None


def _asks_for_them(heard: Understanding, mention: ReminderMention) -> bool:
    """Whether it is asked what there is: "what is my next reminder"."""
    begins = frozenset(heard.utterance.keys[:1])
    return not (mention.what or mention.when or begins.isdisjoint(_ASKING))


def without_its_words(heard: Understanding) -> Understanding:
    """What was heard, without what the words of a reminder would say by themselves."""
    if not heard.asks(Intent.REMINDER):
        return heard
    offers = tuple(one for one in heard.offers if not is_part_of_it(one.start, heard))
    intents = tuple(
        one
        for one in heard.intents
        if one.intent in REMINDED or not is_part_of_it(one.start, heard)
    )
    if not offers:
        intents = tuple(one for one in intents if one.intent is not Intent.OFFER)
    intents = _with_offer_before(intents, offers, heard.reminder)
    changed = heard.reminder is not None and (offers, intents) != (heard.offers, heard.intents)
    return replace(heard, offers=offers, intents=intents) if changed else heard


def without_what_is_over(heard: Understanding) -> Understanding:
    """What was heard where an event was told that nothing is to be said of: it is over."""
    alone = {one.intent for one in heard.intents} == {Intent.REMINDER}
    if not alone or heard.reminder is None or heard.reminder.requested:
        return heard
    return replace(heard, intents=(IntentMention(Intent.UNKNOWN, 0),))


def _with_offer_before(
    intents: tuple[IntentMention, ...],
    offers: tuple[OfferMention, ...],
    mention: ReminderMention | None,
) -> tuple[IntentMention, ...]:
    """The intents, with an offer that is told before the request: "got 180k, remind me friday"."""
    told = any(one.intent is Intent.OFFER for one in intents)
    if mention is None or not mention.requested or told:
        return intents
    before = next((one for one in offers if one.has_amount and one.start < mention.start), None)
    return intents if before is None else (IntentMention(Intent.OFFER, before.start), *intents)


def _of_the_file(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """The file for a calendar, where nothing else is wanted."""
    keys = set(heard.utterance.keys)
    if keys.isdisjoint(_OF_THE_FILE):
        return None
    wanted = {one.intent for one in heard.intents}
    if Intent.REMINDERS in wanted and wanted <= {Intent.REMINDERS, Intent.EXPORT}:
        return calendar(desk)
    shown = desk.person.session.reminders is not None
    return calendar(desk) if shown and keys <= _OF_THE_FILE | _AROUND_THE_FILE else None


def shown_after(answers: Iterable[Answer], before: ShownReminders | None) -> ShownReminders | None:
    """The reminders that numbers and "it" mean after some answers."""
    said = tuple(answers)
    shown = before
    if not any(one.kind in _OF_REMINDERS for one in said):
        return before if all(one.kind in _STILL_OF_THEM for one in said) else None
    for one in said:
        keys = () if shown is None else shown.keys
        if isinstance(one, RemindersAnswer):
            listed = tuple(each.key for each in (*one.coming, *one.came))
            shown = ShownReminders(listed, listed[0] if len(listed) == 1 else None)
        elif isinstance(one, ReminderSetAnswer):
            shown = ShownReminders(keys, one.reminder.key)
    return shown or ShownReminders()

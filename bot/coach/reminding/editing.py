"""What is to be done with reminders, in words: "delete 2", "move it to friday 10am"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from bot.coach.answers.reminding import Lack, ReminderNote, ReminderNoteAnswer
from bot.coach.draft import ReminderDraft
from bot.coach.figures import Name
from bot.coach.question import Choice, OfferStep, OfferVerb, ReminderStep, ReminderVerb
from bot.coach.reminding.correcting import corrected, deleted_by_words, snoozed
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.moving import moved
from bot.coach.reminding.phrases import DO, NUMBERED, SEVERAL, read_change, with_name
from bot.coach.reminding.settling import ask
from bot.coach.reminding.steps import (
    ask_to_delete_all,
    delete,
    question,
    reworded,
    take,
)
from bot.coach.reminding.viewing import listed
from bot.reminders.reminder import Reminder
from bot.understanding.intents import Intent
from bot.understanding.moments.request import Edit, ReminderEdit
from bot.understanding.reading import Understanding
from bot.understanding.utterance import keys_of

_LONGEST = 200
# Where there are no buttons, what stands on them can be typed while it is fresh.
_JUST_NOW = timedelta(hours=2)
_OF_THE_LAST: Mapping[ReminderVerb, frozenset[str]] = MappingProxyType(
    {
        ReminderVerb.DONE: frozenset(("done", "did it", "done it", "its done", "it's done")),
        ReminderVerb.HOUR: frozenset(
            ("in an hour", "snooze", "snooze it", "later", "in 1 hour", "remind me later",
             "remind me in an hour", "remind me again in an hour", "not now")
        ),
        ReminderVerb.TOMORROW: frozenset(
            ("tomorrow", "remind me tomorrow", "remind me again tomorrow", "snooze until tomorrow")
        ),
    }
)  # fmt: skip
_NEVER = frozenset({Intent.RESET, Intent.FORGET, Intent.SETTINGS, Intent.UNWATCH, Intent.WATCHES})


def edited(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """The turn that a message asks of reminders that are there; None where it asks none."""
    text = heard.utterance.text
    if len(text) > _LONGEST:
        return None
    taken_back = corrected(text, desk)
    if taken_back is not None:
        return taken_back
    if any(one.intent in _NEVER for one in heard.intents):
        return None
    just_came = _of_the_last(text, desk)
    if just_came is not None:
        return just_came
    spoken_of = not {"reminder", "reminders", "reminding"}.isdisjoint(heard.utterance.keys)
    if not spoken_of and not _are_meant(desk):
        return _either(text, desk)
    if not desk.person.reminders and not spoken_of:
        return None
    named = with_name(text, (one.text for one in desk.person.reminders))
    return (
        _done_or_shown(text, desk)
        or _several(text, desk)
        or _edited(
            heard.edit or read_change(named),
            text,
            desk,
        )
        or deleted_by_words(text, desk)
    )


def _are_meant(desk: ReminderDesk) -> bool:
    """Whether a number means a reminder: they were shown last, or there is nothing else."""
    session, kept = desk.person.session, desk.person.kept
    if session.reminders is not None:
        return True
    elsewhere = session.listed or session.pending or session.of_offers or kept.offers
    return bool(desk.person.reminders) and not elsewhere and kept.form is None


def _of_the_last(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    """What the words of a button do to the reminder that has just come."""
    session, said = desk.person.session, text.strip().strip(".!").casefold()
    verb = next((verb for verb, words in _OF_THE_LAST.items() if said in words), None)
    if session.pending or desk.person.kept.form is not None:
        return None
    came = [one for one in desk.person.reminders if one.sent is not None]
    last = max(came, key=lambda one: one.sent or desk.now, default=None)
    if last is None or last.sent is None or desk.now - last.sent > _JUST_NOW:
        return None
    return snoozed(text, last, desk) if verb is None else take(ReminderStep(verb, last.key), desk)


def _done_or_shown(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    said = DO.fullmatch(text)
    if said is None:
        return None
    reminder = _numbered(int(said["number"]), desk)
    if reminder is None:
        return _no_such(desk)
    verbs = ((ReminderVerb.DONE, said["done"]), (ReminderVerb.EDIT, said["edit"]))
    verb = next((verb for verb, typed in verbs if typed), ReminderVerb.SHOW)
    return take(ReminderStep(verb, reminder.key), desk)


def _several(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    """Delete the reminders of several numbers; none where there is none of one of them."""
    said = SEVERAL.match(text)
    if said is None:
        return None
    found = [_numbered(int(number), desk) for number in re.findall(r"\d+", said["numbers"])]
    meant = tuple(one for one in found if one is not None)
    return delete(meant, desk) if len(meant) == len(found) else _no_such(desk)


def _edited(edit: ReminderEdit | None, text: str, desk: ReminderDesk) -> ReminderTurn | None:
    if edit is None:
        return None
    if not desk.person.reminders:
        return desk.said(ReminderNoteAnswer(ReminderNote.EMPTY))
    if edit.everything:
        return ask_to_delete_all(desk) if edit.edit is Edit.DELETE else desk.said(listed(desk))
    reworded_to = edit.words if edit.edit is Edit.REWORD else ""
    meant = _meant(edit, "" if reworded_to else edit.words, desk)
    if not meant:
        return _no_such(desk)
    if len(meant) > 1:
        return question(Lack.WHICH, _choices(edit, meant), desk)
    return _done(edit, meant[0], text, desk)


def _done(edit: ReminderEdit, one: Reminder, text: str, desk: ReminderDesk) -> ReminderTurn:
    """Change one reminder as it was said."""
    draft = ReminderDraft(desk.now, one.text, key=one.key)
    match edit.edit:
        case Edit.DELETE:
            return delete((one,), desk)
        case Edit.MOVE if edit.when is not None:
            return moved(draft, edit.when, desk)
        case Edit.MOVE:
            return ask(Lack.NEW_WHEN, draft, desk)
        case Edit.REWORD:
            words = edit.words if edit.words and edit.words in text else ""
            if not words:
                return ask(Lack.NEW_TEXT, replace(draft, text=""), desk)
            return reworded(one, words, desk)


def _meant(edit: ReminderEdit, words: str, desk: ReminderDesk) -> tuple[Reminder, ...]:
    """The reminders that are meant: by number, by words of theirs, the one at hand, or the only."""
    if edit.number is not None:
        one = _numbered(edit.number, desk)
        return () if one is None else (one,)
    if words:
        wanted = set(keys_of(words))
        return tuple(
            one for one in desk.person.reminders if wanted and wanted <= set(keys_of(one.text))
        )
    shown = desk.person.session.reminders
    at_hand = None if shown is None else desk.of(shown.at_hand)
    return desk.person.reminders if at_hand is None else (at_hand,)


def _numbered(number: int, desk: ReminderDesk) -> Reminder | None:
    """The reminder of a number in the list as it was shown last, else as it would be."""
    shown = desk.person.session.reminders
    keys = shown.keys if shown is not None and shown.keys else None
    keys = keys or tuple(one.key for one in desk.person.reminders)
    index = number - 1 if number > 0 else len(keys) - 1
    return desk.of(keys[index]) if 0 <= index < len(keys) else None


def _choices(edit: ReminderEdit, meant: tuple[Reminder, ...]) -> tuple[Choice, ...]:
    verb = ReminderVerb.DELETE if edit.edit is Edit.DELETE else ReminderVerb.EDIT
    return tuple(Choice(one.key, Name(one.text), ReminderStep(verb, one.key)) for one in meant)


def _no_such(desk: ReminderDesk) -> ReminderTurn:
    if not desk.person.reminders:
        return desk.said(ReminderNoteAnswer(ReminderNote.EMPTY))
    return desk.said(ReminderNoteAnswer(ReminderNote.NO_SUCH), listed(desk))


def _either(text: str, desk: ReminderDesk) -> ReminderTurn | None:
    """Ask which is meant where a number is said and neither offers nor reminders were shown."""
    session, kept = desk.person.session, desk.person.kept
    said = NUMBERED.match(text)
    elsewhere = session.of_offers or session.listed or session.pending or kept.form is not None
    if said is None or elsewhere or said.end() < len(text.rstrip(" .!")):
        return None
    number, verb = int(said["number"]), said["verb"].casefold()
    reminder = _numbered(number, desk)
    offer = kept.offers[number - 1] if 0 < number <= len(kept.offers) else None
    if reminder is None or offer is None or verb not in {"delete", "remove", "drop"}:
        return None
    choices = (
        Choice("offer", Name(offer.name), OfferStep(OfferVerb.DELETE, offer.key)),
        Choice("reminder", Name(reminder.text), ReminderStep(ReminderVerb.DELETE, reminder.key)),
    )
    return question(Lack.OFFER_OR_REMINDER, choices, desk)

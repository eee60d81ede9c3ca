"""Requests to be reminded, and events that were told: from what was heard to a draft."""

import re
from dataclasses import replace

from bot.coach.answers.reminding import ReminderOfferAnswer, Took
from bot.coach.draft import ReminderDraft
from bot.coach.question import ReminderStep, ReminderVerb
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn, one_line
from bot.coach.reminding.linking import called, linked
from bot.coach.reminding.planning import plan
from bot.coach.reminding.settling import settle
from bot.reminders.clock import zone_called
from bot.reminders.recurring import steps
from bot.understanding.intents import command_of
from bot.understanding.moments.moment import Moment, PastMoment, UnclearMoment
from bot.understanding.moments.request import Event, ReminderMention
from bot.understanding.moments.resolving import resolve
from bot.understanding.reading import Understanding

# What says no more than that there is a deadline, where the offer has a name.
_NAMELESS = frozenset(
    ("expires", "it expires", "offer expires", "the offer expires", "expiry", "deadline", "due")
)
# What the button below an event that was told holds.
TOLD = "told"


def request(mention: ReminderMention, heard: Understanding, desk: ReminderDesk) -> ReminderTurn:
    """Set the reminder that is asked for, or ask on."""
    session = desk.person.session
    before = _before_what_was_told(mention, desk)
    if before is not None:
        return settle_told(before, desk)
    blank = not mention.what and mention.when is None and command_of(heard.utterance.text) is None
    if blank and session.told is not None:  # "remind me", said of the event before
        return settle_told(session.told, desk)
    draft = drafted(mention, heard, desk)
    if not draft.text and "again" in heard.utterance.keys and session.reminders is not None:
        again = desk.of(session.reminders.at_hand)
        if again is not None:
            draft = replace(draft, text=again.text, offer=again.offer, about=again.about)
    return settle(draft, desk)


def _before_what_was_told(mention: ReminderMention, desk: ReminderDesk) -> ReminderDraft | None:
    """The event that was told, where the request is for a time before it and tells no day."""
    told = desk.person.session.told
    if told is None or mention.lead is None or mention.when is not None:
        return None
    if mention.event not in {told.event, Event.OTHER}:
        return None
    return replace(told, led=True, lead=mention.lead.before, at=mention.at)


def settle_told(told: ReminderDraft, desk: ReminderDesk) -> ReminderTurn:
    """Set the reminder of an event that was told; it is offered no more."""
    person = replace(desk.person, session=replace(desk.person.session, told=None))
    return settle(told, replace(desk, person=person))


def drafted(mention: ReminderMention, heard: Understanding, desk: ReminderDesk) -> ReminderDraft:
    """What was said of a reminder, linked to what it is about."""
    text, cut = one_line(_without_questions(mention.what))
    draft = ReminderDraft(
        said=desk.now,
        text=text,
        when=mention.when,
        event=mention.event,
        led=mention.lead is not None,
        lead=None if mention.lead is None else mention.lead.before,
        at=mention.at,
        cut=cut,
    )
    draft = linked(draft, heard, desk.person)
    name = called(draft, desk.person)
    nameless = not text or (draft.offer is not None and text.casefold() in _NAMELESS)
    return replace(draft, text=name or text) if nameless else draft


# A question behind what is to be done is asked now: "remind me friday. what does google pay?"
_ASKS = re.compile(
    r"[.!;\n]\s*(?:what|how|which|who|why|when|where|is|are|can|could)\b", re.IGNORECASE
)


def _without_questions(what: str) -> str:
    found = _ASKS.search(what)
    return what if found is None else what[: found.start()]


def is_part_of_it(start: int, heard: Understanding) -> bool:
    """Whether a character stands in the words of a reminder that is asked for."""
    mention = heard.reminder
    if mention is None or not mention.requested:
        return False
    question = _ASKS.search(heard.utterance.text, mention.start)
    if question is not None and start > question.start():
        return False
    when = () if mention.when is None else mention.when.pieces
    return any(span.start <= start < span.end for span in (*mention.pieces, *when))


def told(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """Offer to remind of an event that was told; None where there is nothing to come of it."""
    mention = heard.reminder
    if mention is None or mention.requested or mention.when is None:
        return None
    draft = drafted(replace(mention, event=mention.event or Event.OTHER), heard, desk)
    zone = desk.zone or "UTC"
    moment = resolve(mention.when, desk.now, zone)
    if isinstance(moment, PastMoment | UnclearMoment) or not draft.text:
        return None
    offered = ReminderOfferAnswer(
        event=draft.event or Event.OTHER,
        typed=desk.quote(mention.when.typed),
        step=ReminderStep(ReminderVerb.ADD, draft.offer or "", TOLD),
    )
    if isinstance(moment, Moment) and desk.zone is not None:
        planned = plan(draft, moment, desk.person.preferences, desk.now)
        if planned.due is None:
            return None
        offered = replace(
            offered,
            at=moment.wall.replace(tzinfo=zone_called(moment.zone)),
            has_hour=moment.has_hour,
            times=sum(one > desk.now for one in steps(planned.rule)) or 1,
            soon=planned.took is Took.SOON,
        )
    return ReminderTurn((offered,), desk.person, told=draft)

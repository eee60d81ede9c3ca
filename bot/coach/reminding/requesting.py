"""Requests to be reminded, and events that were told: from what was heard to a draft."""

from dataclasses import replace

from bot.coach.answers.reminding import ReminderOfferAnswer
from bot.coach.draft import ReminderDraft
from bot.coach.question import ReminderStep, ReminderVerb
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn, one_line
from bot.coach.reminding.linking import called, linked
from bot.coach.reminding.planning import plan
from bot.coach.reminding.settling import settle
from bot.reminders.clock import zone_called
from bot.understanding.moments.moment import Moment, PastMoment, UnclearMoment
from bot.understanding.moments.request import Event, ReminderMention
from bot.understanding.moments.resolving import resolve
from bot.understanding.reading import Understanding

# What the button below an event that was told holds.
TOLD = "told"


def request(mention: ReminderMention, heard: Understanding, desk: ReminderDesk) -> ReminderTurn:
    """Set the reminder that is asked for, or ask on."""
    session = desk.person.session
    blank = not mention.what and mention.when is None
    if blank and session.told is not None:  # "remind me", said of the event before
        return settle(session.told, desk)
    draft = drafted(mention, heard, desk)
    if not draft.text and "again" in heard.utterance.keys and session.reminders is not None:
        again = desk.of(session.reminders.at_hand)
        if again is not None:
            draft = replace(draft, text=again.text, offer=again.offer, about=again.about)
    return settle(draft, desk)


def drafted(mention: ReminderMention, heard: Understanding, desk: ReminderDesk) -> ReminderDraft:
    """What was said of a reminder, linked to what it is about."""
    text, cut = one_line(mention.what)
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
    return draft if text else replace(draft, text=called(draft, desk.person))


def told(heard: Understanding, desk: ReminderDesk) -> ReminderTurn | None:
    """Offer to remind of an event that was told; None where there is nothing to come of it."""
    mention = heard.reminder
    if mention is None or mention.requested or mention.when is None:
        return None
    draft = drafted(replace(mention, event=mention.event or Event.OTHER), heard, desk)
    moment = resolve(mention.when, desk.now, desk.zone or "UTC")
    if isinstance(moment, PastMoment | UnclearMoment) or not draft.text:
        return None
    known = moment if isinstance(moment, Moment) and desk.zone is not None else None
    if known is not None:
        planned = plan(draft, known, desk.person.preferences, desk.now)
        if planned.due is None:
            return None
    offered = ReminderOfferAnswer(
        event=draft.event or Event.OTHER,
        typed=desk.quote(mention.when.typed),
        step=ReminderStep(ReminderVerb.ADD, draft.offer or "", TOLD),
        at=None if known is None else known.wall.replace(tzinfo=zone_called(known.zone)),
        has_hour=known is not None and known.has_hour,
    )
    return ReminderTurn((offered,), desk.person, told=draft)

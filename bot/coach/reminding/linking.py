"""What a reminder is about: an offer that is kept, or what the guides have words for."""

from dataclasses import replace

from bot.coach.draft import ReminderDraft
from bot.coach.kept import KeptOffer
from bot.coach.offers.keeping import named_in
from bot.coach.person import Person
from bot.coach.question import Help, Question, Wish
from bot.coach.shorthand import write
from bot.understanding.intents import Situation
from bot.understanding.moments.request import Event
from bot.understanding.reading import Understanding

# What an event is called of which no more was said than its day; the person's offer before it.
_CALLED = {
    Event.DEADLINE: "deadline",
    Event.REVIEW: "review",
    Event.TALK: "call",
    Event.OTHER: "",
}


def linked(draft: ReminderDraft, heard: Understanding, person: Person) -> ReminderDraft:
    """The draft with the offer that is meant, else with where its script is found."""
    offer = _offer(draft, heard, person)
    if offer is not None:
        return replace(draft, offer=offer.key)
    question = _question(heard, person)
    if question is not None:
        return replace(draft, about=write(question))
    about = write(Help(Situation.DEADLINE)) if draft.event is Event.DEADLINE else None
    return replace(draft, about=about)


def called(draft: ReminderDraft, person: Person) -> str:
    """What an event is called where the person gave it no name."""
    name = "" if draft.event is None else _CALLED[draft.event]
    offer = person.kept.of(draft.offer)
    return f"{offer.name}: {name}" if offer is not None and name else name


def _offer(draft: ReminderDraft, heard: Understanding, person: Person) -> KeptOffer | None:
    """The offer that is named, else the one that the talk is of, where no other is named."""
    kept = person.kept
    named = named_in(heard.utterance.text, kept)
    if named:
        return named[0]
    if heard.entities.employers:
        return None
    others = tuple(one for one in kept.offers if not one.is_present)
    at_hand = kept.at_hand
    if at_hand in others and (person.session.of_offers or heard.offers):
        return at_hand
    return others[0] if draft.event is Event.DEADLINE and len(others) == 1 else None


def _question(heard: Understanding, person: Person) -> Question | None:
    """What is asked for words about the company that is named, else the one talked about."""
    topic, found = person.session.topic, heard.entities
    company = found.companies[0].company if found.companies else None
    if company is None and not found.employers:
        company = topic.company
    if company is None:
        return None
    roles = [mention.role for mention in found.roles]
    role = topic.role if topic.company == company else None
    return Question((Wish.SCRIPT,), company, roles[0] if roles else role)

"""A talk about offers over the small library of made-up guides."""

import asyncio

from bot.coach.answers import Answer, OfferAnswer
from bot.coach.kept import Kept
from bot.coach.remembering import Reply
from bot.conversation import Conversation, Incoming
from bot.library import Library
from bot.presentation.catalogue import english
from bot.presentation.plain import render
from bot.presentation.turn_record import turn_slots
from tests.coach.made_up import NOW, small_snapshot


def talk(*said: str) -> Reply:
    """The reply to the last of several messages of one person."""
    return asyncio.run(talked(*said))


async def talked(*said: str) -> Reply:
    """The same, where a loop runs already."""
    conversation = Conversation(Library(small_snapshot()), lambda: NOW)
    return [(await conversation.take_turn(Incoming("ann", one))).reply for one in said][-1]


def kept_after(*said: str) -> Kept:
    """The offers that are kept after several messages."""
    return talk(*said).person.kept


def text_of(*answers: Answer) -> str:
    """The answers as they are read in a terminal."""
    return render(answers, english())


def said_last(*said: str) -> str:
    """The last reply as it is read."""
    return text_of(*talk(*said).answers)


def offer_in(*said: str) -> OfferAnswer:
    """The one offer that the last reply is about."""
    (offer,) = (one for one in talk(*said).answers if isinstance(one, OfferAnswer))
    return offer


def intents_of(*said: str) -> tuple[str, ...]:
    """What the last message wanted, as a record has it."""
    conversation = Conversation(Library(small_snapshot()), lambda: NOW)

    async def turns() -> tuple[str, ...]:
        last = [await conversation.take_turn(Incoming("ann", one)) for one in said][-1]
        assert last.heard is not None
        return turn_slots(last.heard, last.reply, last.snapshot.knowledge).intents

    return asyncio.run(turns())

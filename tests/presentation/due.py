"""Reminders whose time has come."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.coach.answers import DueReminderAnswer
from bot.coach.figures import PersonQuote
from bot.coach.question import OfferStep, OfferVerb

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 27, 9, tzinfo=BERLIN)


def on_time() -> DueReminderAnswer:
    """About an offer, on time."""
    text = PersonQuote("call Ally & ask for <base> 150k", -1, -1)
    return DueReminderAnswer("a", text, FRIDAY, script=OfferStep(OfferVerb.COUNTER, "a"))


def late_daily() -> DueReminderAnswer:
    """Of a daily one that came late."""
    return DueReminderAnswer(
        "b2", PersonQuote("look at my notes", -1, -1), FRIDAY, True, None, True
    )

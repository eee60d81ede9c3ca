"""Turns about a subject, as replies."""

from dataclasses import replace
from datetime import datetime

from bot.coach.answers import (
    FormAnswer,
)
from bot.coach.offers.desk import OfferTurn
from bot.coach.offers.filling import (
    aside,
    asked_again,
)
from bot.coach.own_settings import SettingTurn
from bot.coach.person import Person
from bot.coach.remembering import Reply, remembered
from bot.coach.reminding.desk import ReminderTurn
from bot.coach.reporting import ReportTurn, report_turn
from bot.coach.watch_requests import OF_WATCHES, watch_turn
from bot.coach.watches import WatchTurn
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import (
    Intent,
)
from bot.understanding.reading import Understanding


def then_the_form(said: Reply, before: Person) -> Reply:
    """The reply with the open step of an offer once more, where one was open before."""
    kept = said.person.kept
    # One question at a time, and each but once.
    if said.person.session.draft is not None or isinstance(said.answers[-1], FormAnswer):
        return said
    again = asked_again(before.kept, kept if kept.form is None else aside(kept))
    if before.kept.form is None or not again.answers:
        return said
    asked = remembered(again.answers, (), replace(said.person, kept=again.kept))
    return replace(said, answers=(*said.answers, *again.answers), person=asked.person)


def of_offers(turn: OfferTurn, person: Person) -> Reply:
    """The reply to what was asked of the offers that are kept."""
    return remembered(turn.answers, (), replace(person, kept=turn.kept))


def of_guides(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply | None:
    """The reply to a report, and to what is asked of nothing but guides that are watched."""
    if heard.asks(Intent.REPORT):
        return of_report(report_turn(heard, person, knowledge, now))
    if heard.intents and all(mention.intent in OF_WATCHES for mention in heard.intents):
        return of_watches(watch_turn(heard.intents[0].intent, heard, person, knowledge))
    return None


def of_watches(turn: WatchTurn) -> Reply:
    """The reply to what was asked of the guides that are watched."""
    return remembered(turn.answers, (), turn.person)


def of_report(turn: ReportTurn) -> Reply:
    """The reply to a report."""
    return remembered((turn.answer,), (), turn.person)


def of_settings(turn: SettingTurn, person: Person) -> Reply:
    """The reply to a setting; what waits for the zone still waits where none was set."""
    waiting = None if person.session.zone_wanted is None else person.session.draft
    said = remembered(turn.answers, (), turn.person, draft=waiting)
    waits = person.session.zone_wanted
    if waits is None or said.person.session.zone_wanted is None:
        return said
    session = replace(said.person.session, zone_wanted=waits)
    return replace(said, person=replace(said.person, session=session))


def of_reminders(turn: ReminderTurn) -> Reply:
    """The reply to what is asked of reminders."""
    return remembered(turn.answers, (), turn.person, draft=turn.draft, told=turn.told)


def with_reminders(said: Reply, turn: ReminderTurn) -> Reply:
    """The reply with that to what is asked of reminders behind it; numbers answer the first."""
    more, before = of_reminders(turn), said.person.session
    session = replace(
        more.person.session,
        pending=before.pending or more.person.session.pending,
        following=before.following,
        otherwise=(*before.otherwise, *more.person.session.otherwise),
    )
    answers = (*said.answers, *more.answers)
    return replace(said, answers=answers, person=replace(more.person, session=session))

"""Goes on where a choice or a button leads."""

from dataclasses import replace
from datetime import datetime

from bot.coach.about_us import data_answers
from bot.coach.answers import (
    Answer,
    SettingSetAnswer,
)
from bot.coach.effects import CollectMine, ForgetMe
from bot.coach.figures import PersonQuote
from bot.coach.general import help_answer
from bot.coach.ladders import placed
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.filling import (
    left,
)
from bot.coach.offers.steps import take
from bot.coach.overview import answer_browse
from bot.coach.own_settings import SettingTurn, take_setting
from bot.coach.person import Person
from bot.coach.question import (
    Browse,
    DataStep,
    DataVerb,
    Forget,
    Help,
    OfferStep,
    OfferVerb,
    Question,
    ReminderStep,
    SettingStep,
    Target,
    WatchStep,
)
from bot.coach.remembering import Reply, remembered
from bot.coach.reminding.desk import ReminderDesk
from bot.coach.reminding.steps import take as take_reminder
from bot.coach.reporting import take_back
from bot.coach.resolve import resolve
from bot.coach.turned import (
    of_offers,
    of_reminders,
    of_report,
    of_settings,
    of_watches,
    then_the_form,
)
from bot.coach.watches import take_watch_step
from bot.coach.zones import ask_which_zone
from bot.knowledge.base import KnowledgeBase
from bot.understanding.reading import Understanding
from bot.understanding.told_settings import Setting


def zone_told(
    zones: tuple[str, ...],
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Reply:
    """The reply to a zone that was asked for: set, and gone on with what it was needed for."""
    if len(zones) == 1:
        return follow(SettingStep(Setting.ZONE, zones[0]), person, knowledge, now)
    text = heard.utterance.text
    which = ask_which_zone(zones, PersonQuote(text, 0, len(text)), person)
    return of_settings(SettingTurn((which,), person), person)


def setting_taken(
    step: SettingStep, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply to a setting by a button, and to what waited for a zone that is now known."""
    said = of_settings(take_setting(step, person, now), person)
    after = with_what_waited(said, person, knowledge, now)
    return replace(then_the_form(after, person), followed=step)


def with_what_waited(said: Reply, before: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """The reply to a setting, and to what waited for a zone where that is known now."""
    waits = before.session.zone_wanted
    told = (one.setting for one in said.answers if isinstance(one, SettingSetAnswer))
    if waits is None or waits.then is None or Setting.ZONE not in told:
        return said
    after = follow(waits.then, said.person, knowledge, now)
    return replace(after, answers=(*said.answers, *after.answers), followed=None)


def _of_data(step: DataStep, person: Person) -> Reply:
    """The reply to a step about what we keep of the person."""
    if step.verb is DataVerb.UNREPORT:
        return replace(of_report(take_back(person)), followed=step)
    said = replace(remembered(data_answers(step.verb, person), (), person), followed=step)
    if step.verb is DataVerb.MYDATA:
        return replace(said, effects=(CollectMine(),))
    return then_the_form(said, person) if step.verb is DataVerb.KEEP else said


def follow(target: Target, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """Go on where a choice or a button leads."""
    match target:
        case Question() | Browse() | Help():
            return _guided(target, person, knowledge, now)
        case Forget():
            return Reply((), Person(), effects=(ForgetMe(),), followed=target)
        case DataStep():
            return _of_data(target, person)
        case SettingStep():
            return setting_taken(target, person, knowledge, now)
        case OfferStep():
            return _offer_taken(target, person, Desk(person.kept, knowledge, now))
        case WatchStep():
            watched = take_watch_step(target, person, knowledge)
            return replace(of_watches(watched), followed=target)
        case ReminderStep():
            taken = of_reminders(take_reminder(target, ReminderDesk(person, now)))
            return replace(then_the_form(taken, person), followed=target)


def _guided(
    target: Question | Browse | Help, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply to what asks of the guides, or of what can be asked of them."""
    about: tuple[Question, ...] = ()
    answers: tuple[Answer, ...]
    match target:
        case Question():
            read = placed((target,), knowledge)
            about = read.questions
            answers = (*read.said, *resolve(about, knowledge, now))
        case Browse():
            answers = (answer_browse(target, knowledge),)
        case Help(situation):
            answers = (help_answer(situation, None, person.session, knowledge),)
    return replace(remembered(answers, about, person), followed=target)


def _offer_taken(step: OfferStep, person: Person, desk: Desk) -> Reply:
    """The reply to a step with an offer."""
    # Buttons of other answers must not take over the offer that is told step by step.
    moved = desk.kept.form is not None and step.verb is not OfferVerb.FORM
    out = left(desk) if moved else OfferTurn((), desk.kept)
    turn = take(step, desk.keeping(out.kept))
    said = OfferTurn((*out.answers, *turn.answers), turn.kept)
    return replace(of_offers(said, person), followed=step)

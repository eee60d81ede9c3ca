"""One turn: from what was heard to what is answered and what is remembered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.about_us import about_us, data_answers
from bot.coach.answers import (
    Answer,
    Clarification,
    FormAnswer,
    HelpAnswer,
    NotInGuidesAnswer,
    NotYetAnswer,
    OfferChangedAnswer,
    ReadLevelAnswer,
    ResetAnswer,
    SettingSetAnswer,
    SmallTalkAnswer,
    StillOnAnswer,
    TermAnswer,
    UnknownAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.answers.offers import OfferChange
from bot.coach.draft import ReminderDraft
from bot.coach.effects import CollectMine, Effect, ForgetMe
from bot.coach.figures import Name, PersonQuote
from bot.coach.forgetting import ask_to_forget, decided, let_go, wants_deletion
from bot.coach.kept import Kept
from bot.coach.ladders import placed
from bot.coach.lookup import guide_for
from bot.coach.naming import company_called, example_companies
from bot.coach.offered import choices_of, following_of, other_readings
from bot.coach.offers.desk import Desk, OfferTurn
from bot.coach.offers.exchanging import with_rates
from bot.coach.offers.filling import (
    anew,
    aside,
    asked_again,
    filled,
    is_form_command,
    is_whole,
    left,
    not_an_answer,
)
from bot.coach.offers.leaving import months_of_leaving
from bot.coach.offers.messages import OffersHeard, asked_for, leaving, offers_told
from bot.coach.offers.requests import answered, requested
from bot.coach.offers.steps import take
from bot.coach.overview import answer_browse
from bot.coach.own_settings import SettingTurn, show_settings, take_setting, told
from bot.coach.person import Person, Session, ZoneWanted
from bot.coach.provenance import role_name
from bot.coach.question import (
    Browse,
    DataStep,
    DataVerb,
    Forget,
    Help,
    Listing,
    OfferStep,
    OfferVerb,
    Question,
    ReminderStep,
    SettingStep,
    Target,
    Wish,
)
from bot.coach.questions import Asked, blank_question, questions
from bot.coach.reminding.desk import ReminderDesk, ReminderTurn
from bot.coach.reminding.steps import take as take_reminder
from bot.coach.reminding.turns import (
    REMINDED,
    beside,
    chosen,
    reminded,
    shown_after,
    without_its_words,
)
from bot.coach.resolve import resolve
from bot.coach.resuming import asks_for_more, compared_again, gone_back, gone_on, resumed
from bot.coach.situations import answer_situation
from bot.coach.wishes import WISHES
from bot.coach.zones import ask_which_zone, zone_answer
from bot.knowledge.base import KnowledgeBase
from bot.understanding.intents import (
    Intent,
    IntentMention,
    Situation,
    command_of,
    unknown_command,
)
from bot.understanding.offers.mention import OfferMention
from bot.understanding.reading import Understanding, text_of
from bot.understanding.told_settings import Setting

_MOST_RECENT = 4
_LISTINGS = {
    "role": Listing.ROLES,
    "roles": Listing.ROLES,
    "jobs": Listing.ROLES,
    "region": Listing.REGIONS,
    "regions": Listing.REGIONS,
    "city": Listing.REGIONS,
    "cities": Listing.REGIONS,
    "place": Listing.REGIONS,
    "places": Listing.REGIONS,
    "locations": Listing.REGIONS,
}
# These press on whoever writes, so that they are answered before any figures.
_COMES_FIRST = frozenset({Situation.DEADLINE, Situation.HONESTY, Situation.ACCEPTED})
# What is said in passing takes no choice away.
_IN_PASSING = frozenset({"smalltalk", "unknown", "not_yet", "privacy", "developer"})
_OF_OFFERS = frozenset(
    {"offer", "offers", "offer_changed", "offer_form", "offer_comparison", "counter", "why",
     "hr_questions", "checklist", "leaving", "export"}
)  # fmt: skip
_NOT_YET = frozenset(
    {
        Intent.WATCH,
        Intent.UNWATCH,
        Intent.WATCHES,
        Intent.PRACTICE,
        Intent.PLAN,
    }
)
# These are answered beside an offer that is told step by step.
_ABOUT_US = frozenset(
    {Intent.PRIVACY, Intent.BROWSE, Intent.DEVELOPER, Intent.MYDATA, Intent.SETTINGS}
)


@dataclass(frozen=True, slots=True)
class Reply:
    """Answers in the order asked, the person as they are now, and what the world should do.

    `about` are the questions that were answered, with what was carried over from before, and
    `followed` is where a choice or a button led, where one was taken.
    """

    answers: tuple[Answer, ...]
    person: Person
    effects: tuple[Effect, ...] = ()
    about: tuple[Question, ...] = ()
    followed: Target | None = None


def reply(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """Answer what was heard in the light of the session, and of the offers that are kept."""
    if not heard.utterance.text.strip("\0 \t\r\n"):
        return Reply((UnknownAnswer(empty=True),), replace(person, session=let_go(person.session)))
    target = decided(heard, person.session) or chosen(heard, person.session)
    if target is not None:
        return follow(target, person, knowledge, now)
    person = replace(person, session=let_go(person.session))
    if heard.setting is not None:
        said = _of_settings(_setting_told(heard, person, now), person)
        return _then_the_form(_with_what_waited(said, person, knowledge, now), person)
    zones = zone_answer(heard, person) if person.session.draft is not None else ()
    if zones:
        return _zone_told(zones, heard, person, knowledge, now)
    turn = reminded(heard, ReminderDesk(person, now, heard.utterance.text))
    if turn is not None:
        return _then_the_form(_of_reminders(turn), person)
    if person.kept.form is not None and not heard.asks(Intent.FORGET):
        return _in_form(heard, person, knowledge, now)
    return _said(heard, person, knowledge, now)


def _in_form(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply while an offer is told step by step: only a question leaves that open."""
    desk = Desk(person.kept, knowledge, now)
    turn = filled(heard, desk)
    if turn is not None:
        return _of_offers(turn, person)
    if command_of(heard.utterance.text) is None and not is_whole(person.kept, heard):
        if heard.offers:
            return _of_offers(not_an_answer(person.kept), person)
        return _aside(heard, person, knowledge, now)
    begins = command_of(heard.utterance.text) is Intent.OFFER and not heard.offers
    return _after(anew(desk) if begins else left(desk, heard.offers), heard, person, knowledge, now)


def _after(
    out: OfferTurn,
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Reply:
    """The reply behind what is said of a form that was left for it."""
    said = _said(heard, replace(person, kept=out.kept), knowledge, now)
    return replace(said, answers=(*out.answers, *said.answers))


def _deletes(target: Target) -> bool:
    everything = isinstance(target, OfferStep) and target.verb is OfferVerb.DELETE
    return everything or isinstance(target, Forget)


def _aside(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """The answer to what is asked meanwhile, and the open step once more."""
    others = replace(person, kept=aside(person.kept))
    said = _said(heard, others, knowledge, now)
    found, turn = heard.entities, said.person.kept != others.kept
    of_offers = any(answer.kind in _OF_OFFERS for answer in said.answers)
    named = found.employers or found.roles or found.places or heard.terms
    plain = any(mention.intent in _ABOUT_US for mention in heard.intents)
    unknown = any(isinstance(one, UnknownAnswer | SmallTalkAnswer) for one in said.answers)
    if unknown or not (named or plain or of_offers or turn):
        # What is carried over from an earlier talk would be the answer to another question.
        return _of_offers(not_an_answer(person.kept), person)
    if any(_deletes(choice.target) for answer in said.answers for choice in choices_of(answer)):
        # "Yes" is to answer that question, and not the step.
        return _after(left(Desk(person.kept, knowledge, now)), heard, person, knowledge, now)
    return _then_the_form(said, person)


def _then_the_form(said: Reply, before: Person) -> Reply:
    """The reply with the open step of an offer once more, where one was open before."""
    kept = said.person.kept
    # One question at a time, and each but once.
    if said.person.session.draft is not None or isinstance(said.answers[-1], FormAnswer):
        return said
    again = asked_again(before.kept, kept if kept.form is None else aside(kept))
    if before.kept.form is None or not again.answers:
        return said
    asked = _reply(again.answers, (), replace(said.person, kept=again.kept))
    return replace(said, answers=(*said.answers, *again.answers), person=asked.person)


def _said(heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime) -> Reply:
    """The reply to what was heard, where no step of a form is open."""
    typed = unknown_command(heard.utterance.text)
    if typed is not None and is_form_command(heard.utterance.text):
        nothing = OfferChangedAnswer(OfferChange.NO_FORM)
        return Reply((nothing,), person)
    if typed is not None:
        quote = PersonQuote(text_of(heard.utterance, typed), typed.start, typed.end)
        return Reply((UnknownAnswer(command=quote),), person)
    if heard.asks(Intent.FORGET):
        return _reply((ask_to_forget(person),), (), person)
    if heard.asks(Intent.RESET):
        return Reply((ResetAnswer(),), replace(person, session=Session()))
    zones = zone_answer(heard, person)
    if zones:
        return _zone_told(zones, heard, person, knowledge, now)
    turn = requested(heard, Desk(person.kept, knowledge, now), person.session)
    if turn is not None:
        return _of_offers(turn, person)
    return _gone_on(heard, person, knowledge, now) or _in_order(heard, person, knowledge, now)


def _gone_on(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply | None:
    """The reply that goes on with what was said before; None where something new is asked."""
    session = person.session
    target = resumed(heard, session) or gone_on(heard, session.following)
    target = target or gone_back(heard, session)
    if target is not None:
        return follow(target, person, knowledge, now)
    settled = answered(heard, Desk(person.kept, knowledge, now))
    if settled is not None:
        return _of_offers(settled, person)
    if asks_for_more(heard):
        return Reply((UnknownAnswer(finished=True, topic=_topic(session, knowledge)),), person)
    again = compared_again(heard, session)
    return _reply(resolve(again, knowledge, now), again, person) if again else None


def _of_offers(turn: OfferTurn, person: Person) -> Reply:
    """The reply to what was asked of the offers that are kept."""
    return _reply(turn.answers, (), replace(person, kept=turn.kept))


def _setting_told(heard: Understanding, person: Person, now: datetime) -> SettingTurn:
    """What is answered to a setting that was told in words."""
    if heard.setting is None:
        return SettingTurn((show_settings(person, now),), person)
    return told(heard.setting, heard.utterance.text, person, now)


def _of_settings(turn: SettingTurn, person: Person) -> Reply:
    """The reply to a setting; what waits for the zone still waits where none was set."""
    waiting = None if person.session.zone_wanted is None else person.session.draft
    said = _reply(turn.answers, (), turn.person, draft=waiting)
    waits = person.session.zone_wanted
    if waits is None or said.person.session.zone_wanted is None:
        return said
    session = replace(said.person.session, zone_wanted=waits)
    return replace(said, person=replace(said.person, session=session))


def _zone_told(
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
    return _of_settings(SettingTurn((which,), person), person)


def _setting_taken(
    step: SettingStep, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply to a setting by a button, and to what waited for a zone that is now known."""
    said = _of_settings(take_setting(step, person, now), person)
    after = _with_what_waited(said, person, knowledge, now)
    return replace(_then_the_form(after, person), followed=step)


def _with_what_waited(
    said: Reply, before: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """The reply to a setting, and to what waited for a zone where that is known now."""
    waits = before.session.zone_wanted
    told = (one.setting for one in said.answers if isinstance(one, SettingSetAnswer))
    if waits is None or waits.then is None or Setting.ZONE not in told:
        return said
    after = follow(waits.then, said.person, knowledge, now)
    return replace(after, answers=(*said.answers, *after.answers), followed=None)


def _of_reminders(turn: ReminderTurn) -> Reply:
    """The reply to what is asked of reminders."""
    return _reply(turn.answers, (), turn.person, draft=turn.draft, told=turn.told)


def _with_reminders(said: Reply, turn: ReminderTurn) -> Reply:
    """The reply with that to what is asked of reminders behind it; numbers answer the first."""
    more, before = _of_reminders(turn), said.person.session
    session = replace(
        more.person.session,
        pending=before.pending or more.person.session.pending,
        following=before.following,
        otherwise=(*before.otherwise, *more.person.session.otherwise),
    )
    answers = (*said.answers, *more.answers)
    return replace(said, answers=answers, person=replace(more.person, session=session))


def _of_data(step: DataStep, person: Person) -> Reply:
    """The reply to a step about what we keep of the person."""
    said = replace(_reply(data_answers(step.verb, person), (), person), followed=step)
    if step.verb is DataVerb.MYDATA:
        return replace(said, effects=(CollectMine(),))
    return _then_the_form(said, person) if step.verb is DataVerb.KEEP else said


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
            return _setting_taken(target, person, knowledge, now)
        case OfferStep():
            return _offer_taken(target, person, Desk(person.kept, knowledge, now))
        case ReminderStep():
            taken = _of_reminders(take_reminder(target, ReminderDesk(person, now)))
            return replace(_then_the_form(taken, person), followed=target)


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
            answers = (_help(situation, None, person.session, knowledge),)
    return replace(_reply(answers, about, person), followed=target)


def _offer_taken(step: OfferStep, person: Person, desk: Desk) -> Reply:
    """The reply to a step with an offer."""
    # Buttons of other answers must not take over the offer that is told step by step.
    moved = desk.kept.form is not None and step.verb is not OfferVerb.FORM
    out = left(desk) if moved else OfferTurn((), desk.kept)
    turn = take(step, desk.keeping(out.kept))
    said = OfferTurn((*out.answers, *turn.answers), turn.kept)
    return replace(_of_offers(said, person), followed=step)


def _in_order(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> Reply:
    """Each thing asked gets its answer where it was asked; what needs guides is answered once."""
    heard = _with_offers_told(without_its_words(heard), person.kept)
    asked: Asked | None = None
    about_offers: tuple[Question, ...] = ()
    answers: list[Answer] = []
    # What is asked of reminders is answered behind all else.
    for mention in (one for one in heard.intents if one.intent not in REMINDED):
        intent = mention.intent
        if intent is Intent.OFFER and heard.offers:
            said, about, person = _offers(heard, person, knowledge, now)
            answers += said
            about_offers = about
        elif _is_answered_by_offers(mention, heard):
            continue
        elif intent in WISHES or (_is_named(intent, heard)):
            if asked is None:
                asked = _asked(heard, person.session, knowledge)
                answers += asked.before
                answers += resolve(asked.questions, knowledge, now)
                answers += asked.aside
        else:
            answers += _beside(intent, heard, person, knowledge, now)
    if wants_deletion(heard):
        answers.append(ask_to_forget(person, beside=any(map(choices_of, answers))))
    if heard.conversion is not None and not heard.offers:
        origin, target = heard.conversion
        answers.append(OfferChangedAnswer(OfferChange.RATE_WANTED, Name(origin), Name(target)))
    said = tuple(_levels_once(answers))
    out = _reply(said, about_offers if asked is None else asked.questions, person, asked)
    turn = beside(heard, ReminderDesk(out.person, now, heard.utterance.text))
    out = out if turn is None else _with_reminders(out, turn)
    return replace(out, effects=(CollectMine(),)) if heard.asks(Intent.MYDATA) else out


def _with_offers_told(heard: Understanding, kept: Kept) -> Understanding:
    """What was heard, without an offer of which no amount is told: "is a 10% bonus normal".

    Where an offer is at hand, it may have changed.
    """
    told = tuple(one for one in heard.offers if not _may_be_a_level(one, heard))
    if kept.at_hand is not None or any(one.has_amount or one.misfits for one in told):
        return replace(heard, offers=told) if told != heard.offers else heard
    rest = tuple(one for one in heard.intents if one.intent is not Intent.OFFER)
    unsaid = rest or (IntentMention(Intent.UNKNOWN, 0),)
    return replace(heard, offers=(), intents=unsaid) if heard.offers else heard


_LEAST_SURE = 100


def _may_be_a_level(offer: OfferMention, heard: Understanding) -> bool:
    """Whether all of an offer is a number of two digits beside a company: "microsoft 63"."""
    if not offer.is_assumed or offer.base is None or command_of(heard.utterance.text) is not None:
        return False
    amount = offer.base.amount
    return amount.scale > 1 and amount.high / amount.scale < _LEAST_SURE


def _is_answered_by_offers(mention: IntentMention, heard: Understanding) -> bool:
    """Whether the answer about the offers of a message says what is wanted."""
    if not heard.offers or not heard.asks(Intent.OFFER):
        return False
    if mention.intent is Intent.COMPARE:
        return len(heard.offers) > 1 or mention.implied
    return mention.intent is Intent.RANGE


def _offers(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> tuple[tuple[Answer, ...], tuple[Question, ...], Person]:
    """The answers about the offers of a message, what they are about, and the person after it."""
    asked_about = questions(heard, person.session, knowledge)
    levels = tuple(one for one in asked_about.before if isinstance(one, ReadLevelAnswer))
    about = asked_about.questions or ((blank_question(heard),) if heard.entities.roles else ())
    told = OffersHeard(heard.offers, about, blank_question(heard), heard.utterance.text)
    turn = offers_told(told, Desk(with_rates(person.kept, heard.rates), knowledge, now))
    named = tuple(question for question in about if question.company is not None)
    cut = (OfferChangedAnswer(OfferChange.TOO_LONG),) if heard.cut else ()
    months = months_of_leaving(heard.utterance.text)
    left = None
    if months is not None and len(heard.offers) == 1:
        left = leaving(heard.offers[0], months, Desk(turn.kept, knowledge, now))
    kept_on_leaving = () if left is None else left.answers
    answers = (*levels, *cut, *kept_on_leaving, *turn.answers)
    return answers, named, replace(person, kept=turn.kept)


def _levels_once(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers, each level read once although an offer and its range need it both."""
    seen: set[ReadLevelAnswer] = set()
    for answer in answers:
        if not isinstance(answer, ReadLevelAnswer):
            yield answer
        elif answer not in seen:
            seen.add(answer)
            yield answer


def _is_named(intent: Intent, heard: Understanding) -> bool:
    """Whether help is asked for about an employer, and so is its pay."""
    return intent is Intent.HELP and heard.entities.employers and not heard.terms


def _asked(heard: Understanding, session: Session, knowledge: KnowledgeBase) -> Asked:
    """What is asked of the guides; where none is found for a script, the situation has words."""
    asked = questions(heard, session, knowledge)
    scripts = any(Wish.SCRIPT in question.wishes for question in asked.questions)
    found = any(guide_for(question, knowledge) is not None for question in asked.questions)
    if heard.situation is None:
        return asked
    if heard.situation in _COMES_FIRST and (found or not scripts):
        first = _help(heard.situation, heard, session, knowledge)
        return replace(asked, before=(first, *asked.before))
    if found or not scripts:
        return asked
    rest = (
        replace(question, wishes=tuple(w for w in question.wishes if w is not Wish.SCRIPT))
        for question in asked.questions
    )
    answered = heard.asks(Intent.PUSHBACK) or heard.asks(Intent.HELP)
    serving = () if answered else (_help(heard.situation, heard, session, knowledge),)
    kept = tuple(question for question in rest if question.wishes or question.company is not None)
    return Asked(kept, (*asked.before, *serving), asked.aside)


def _beside(
    intent: Intent,
    heard: Understanding,
    person: Person,
    knowledge: KnowledgeBase,
    now: datetime,
) -> Iterator[Answer]:
    """The answer to what asks for no guide, or for more than one guide holds."""
    session = person.session
    match intent:
        case Intent.PRIVACY | Intent.DEVELOPER | Intent.SETTINGS | Intent.MYDATA:
            yield from about_us(intent, heard, person, now)
        case Intent.HELP:
            yield from _explained(heard, session, knowledge)
        case Intent.PUSHBACK:
            yield _help(Situation.PUSHBACK, heard, session, knowledge)
        case Intent.BROWSE:
            yield from _browse(heard, session, knowledge, now)
        case Intent.SMALLTALK | Intent.ABUSE:
            yield SmallTalkAnswer(rough=intent is Intent.ABUSE)
        case _ if intent in _NOT_YET:
            yield NotYetAnswer(intent)
        case _:
            yield UnknownAnswer(topic=_topic(session, knowledge))


def _explained(
    heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> Iterator[Answer]:
    """What words of pay mean, where that is asked; else help."""
    for number, term in enumerate(heard.terms, start=1):
        last = number == len(heard.terms)
        yield TermAnswer(term, _topic(session, knowledge) if last else None)
    if not heard.terms:
        yield _help(heard.situation, heard, session, knowledge)


def _help(
    situation: Situation | None,
    heard: Understanding | None,
    session: Session,
    knowledge: KnowledgeBase,
) -> Answer:
    if situation is None:
        return HelpAnswer(example_companies(knowledge), tuple(Situation))
    levers = () if heard is None else heard.entities.levers
    families = tuple(lever.family for lever in levers)
    return answer_situation(situation, families, knowledge, _topic(session, knowledge))


def _browse(
    heard: Understanding, session: Session, knowledge: KnowledgeBase, now: datetime
) -> Iterator[Answer]:
    """All that there is of a kind; of a company its roles, with their regions behind them."""
    named = heard.entities.companies
    if named:
        asked = tuple(Question((Wish.OVERVIEW,), mention.company) for mention in named)
        yield from resolve(asked, knowledge, now)
        return
    if heard.entities.unlisted or heard.entities.doubtful:
        yield from questions(heard, session, knowledge).aside
        return
    listings = (_LISTINGS[key] for key in heard.utterance.keys if key in _LISTINGS)
    yield answer_browse(Browse(next(listings, Listing.COMPANIES)), knowledge)


def _topic(session: Session, knowledge: KnowledgeBase) -> StillOnAnswer | None:
    """What was last talked about, where there is a guide for it."""
    guide = guide_for(session.topic, knowledge)
    if guide is None:
        return None
    places = tuple(Name(place.name) for place in session.topic.places)
    return StillOnAnswer((company_called(guide.id.company, knowledge),), role_name(guide), places)


# What is remembered ---------------------------------------------------------------------------


def _reply(
    answers: tuple[Answer, ...],
    about: tuple[Question, ...],
    person: Person,
    asked: Asked | None = None,
    *,
    draft: ReminderDraft | None = None,
    told: ReminderDraft | None = None,
) -> Reply:
    """The reply with what is remembered of it: the topics, and the first offer of choices."""
    session = person.session
    # The words that a script was looked for by are of no use to another message.
    asked_about, about = about, tuple(replace(one, words=()) for one in about)
    opened = _open_questions(asked)
    still = session.topics if session.topic.company is not None else opened
    if opened and asked is not None and _turned_away(asked):
        still = opened
    topics = about or still or session.topics
    offers = (choices_of(answer) for answer in answers)
    pending = next((offer for offer in offers if offer), ())
    in_passing = not about and all(answer.kind in _IN_PASSING for answer in answers)
    if not pending and in_passing:
        pending = session.pending
    recent = _recent(session.recent, tuple(one for one in about if one.company is not None))
    next_ones = (following_of(answer) for answer in answers)
    following = next((target for target in next_ones if target is not None), None)
    listed = _listed(session.listed, about)
    otherwise = tuple(choice for answer in answers for choice in other_readings(answer))
    of_offers = any(answer.kind in _OF_OFFERS for answer in answers) or (
        session.of_offers and not about
    )
    asked_zone = (one for one in answers if isinstance(one, ZoneQuestionAnswer))
    zone_wanted = next((ZoneWanted(one.then) for one in asked_zone), None)
    if in_passing and draft is None:
        draft = session.draft
        zone_wanted = zone_wanted or (None if draft is None else session.zone_wanted)
    after = Session(
        topics, recent, listed, pending, following, otherwise, of_offers, zone_wanted,
        draft, told or session.told, shown_after(answers, session.reminders),
    )  # fmt: skip
    kept = replace(person.kept, asking=asked_for(answers))
    return Reply(answers, replace(person, session=after, kept=kept), about=asked_about)


def _listed(before: tuple[Question, ...], about: tuple[Question, ...]) -> tuple[Question, ...]:
    """Several that were answered together, for as long as one of them is talked about."""
    expanded = tuple(
        replace(one, company=company, against=()) for one in about for company in one.companies
    )
    if len(expanded) > 1:
        return expanded
    companies = {question.company for question in before}
    return before if all(question.company in companies for question in about) else ()


def _open_questions(asked: Asked | None) -> tuple[Question, ...]:
    """A question whose company is still open keeps its other slots, for the next message."""
    if asked is None:
        return ()
    open_ones = (
        answer.question
        for answer in asked.aside
        if isinstance(answer, Clarification | NotInGuidesAnswer)
    )
    return tuple(question for question in open_ones if question.company is None)[:1]


def _turned_away(asked: Asked) -> bool:
    """Whether nothing but an employer without a guide was asked about: the old one is left."""
    return not asked.questions and any(isinstance(one, NotInGuidesAnswer) for one in asked.aside)


def _recent(before: tuple[Question, ...], about: tuple[Question, ...]) -> tuple[Question, ...]:
    """The last companies talked about, each once, the latest last."""
    now = {(question.company, question.role) for question in about}
    kept = tuple(one for one in before if (one.company, one.role) not in now)
    return (*kept, *about)[-_MOST_RECENT:]

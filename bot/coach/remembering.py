"""What is remembered of a turn, beside what it answers."""

from dataclasses import dataclass, replace

from bot.coach.answers import (
    Answer,
    Clarification,
    NotInGuidesAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.draft import ReminderDraft
from bot.coach.effects import Effect
from bot.coach.offered import choices_of, following_of, other_readings
from bot.coach.offers.messages import asked_for
from bot.coach.person import Person, Session, ZoneWanted
from bot.coach.question import (
    Question,
    Target,
)
from bot.coach.questions import Asked
from bot.coach.reminding.turns import (
    shown_after,
)

_MOST_RECENT = 4


# What is said in passing takes no choice away.
_IN_PASSING = frozenset({"smalltalk", "unknown", "not_yet", "privacy", "developer"})


OF_OFFERS = frozenset(
    {"offer", "offers", "offer_changed", "offer_form", "offer_comparison", "counter", "why",
     "hr_questions", "checklist", "leaving", "export"}
)  # fmt: skip


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


def remembered(
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
    of_offers = any(answer.kind in OF_OFFERS for answer in answers) or (
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

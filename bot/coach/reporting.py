"""Reports that a guide is wrong, kept for whoever maintains the guides."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.coach.answers import ReportAnswer
from bot.coach.answers.reports import Reported
from bot.coach.figures import Name
from bot.coach.lookup import guide_for
from bot.coach.naming import company_called
from bot.coach.person import Person, Session
from bot.coach.provenance import provenance
from bot.coach.question import Question
from bot.coach.questions import blank_question, questions
from bot.coach.report import LONGEST_REPORT, MOST_REPORTS, Report
from bot.knowledge.base import Guide, KnowledgeBase
from bot.understanding.intents import Intent, command_of
from bot.understanding.reading import Understanding

# As fine as moments are kept.
_TICK = timedelta(microseconds=1)
_COMMAND = re.compile(r"\s*/\S+\s*")


@dataclass(frozen=True, slots=True)
class ReportTurn:
    """What is answered to a report, and the person with it."""

    answer: ReportAnswer
    person: Person


def report_turn(
    heard: Understanding, person: Person, knowledge: KnowledgeBase, now: datetime
) -> ReportTurn:
    """Keep a report, with the guide that it names or that was talked about."""
    about, on_topic = _named(heard, person.session, knowledge)
    guide = None if about is None else guide_for(about, knowledge)
    answer = _about(about, guide, knowledge, now, on_topic=on_topic)
    text = _text(heard)
    if not text:
        return ReportTurn(replace(answer, outcome=Reported.EMPTY), person)
    if len(person.reports) >= MOST_REPORTS:
        return ReportTurn(replace(answer, outcome=Reported.FULL), person)
    subject = None if about is None else about.company
    named = subject if guide is None else str(guide.id)
    report = Report(named, text[:LONGEST_REPORT], _moment(person, now))
    outcome = Reported.CUT if len(text) > LONGEST_REPORT else Reported.KEPT
    kept = replace(person, reports=(*person.reports, report))
    return ReportTurn(replace(answer, outcome=outcome), kept)


def _moment(person: Person, now: datetime) -> datetime:
    """This moment, or one behind that of the last: a person's reports are told apart by theirs."""
    return max([now, *(one.at + _TICK for one in person.reports)])


def take_back(person: Person) -> ReportTurn:
    """Keep the last report no more."""
    if not person.reports:
        return ReportTurn(ReportAnswer(Reported.NONE_LEFT), person)
    rest = person.reports[:-1]
    return ReportTurn(ReportAnswer(Reported.TAKEN_BACK), replace(person, reports=rest))


def _text(heard: Understanding) -> str:
    """What was said, without the command, in one line."""
    text = heard.utterance.text
    if command_of(text) is Intent.REPORT:
        text = _COMMAND.sub("", text, count=1)
    return " ".join(text.split())


def _named(
    heard: Understanding, session: Session, knowledge: KnowledgeBase
) -> tuple[Question | None, bool]:
    """What a report is about, and whether that was only talked about; None where nobody can tell.

    A company that is named and not known for certain is not the one of before.
    """
    topic = session.topic if session.topic.company in knowledge.companies else None
    asked = questions(heard, Session(), knowledge).questions
    named = next((one for one in asked if one.company in knowledge.companies), None)
    if named is not None:
        same = named.role is None and topic is not None and topic.company == named.company
        return (topic if same else named), False
    doubtful = _doubtful(heard)
    if doubtful is not None:
        return replace(blank_question(heard), company=doubtful), False
    if heard.entities.employers or topic is None:
        return None, False
    role = next((one.role for one in asked), None)
    return replace(topic, role=role or topic.role), True


def _doubtful(heard: Understanding) -> str | None:
    """The one company that words may name: a report that is about another is no harm."""
    choices = {choice for mention in heard.entities.doubtful for choice in mention.choices}
    return choices.pop() if len(choices) == 1 else None


def _about(
    about: Question | None,
    guide: Guide | None,
    knowledge: KnowledgeBase,
    now: datetime,
    *,
    on_topic: bool,
) -> ReportAnswer:
    company: Name | None = None
    if about is not None and about.company is not None:
        company = company_called(about.company, knowledge)
    source = None if guide is None else provenance(guide, now)
    return ReportAnswer(Reported.KEPT, company, source, on_topic)

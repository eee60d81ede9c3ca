"""Words for a report that a guide is wrong."""

from collections.abc import Iterator

from bot.coach.answers import ReportAnswer
from bot.coach.answers.reports import Reported
from bot.coach.figures import ComputedFigure, Name, counted
from bot.coach.report import LONGEST_REPORT, MOST_REPORTS, REPORTS_LAST
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Line, Section, Small
from bot.presentation.range_words import source_words
from bot.presentation.words import Words

_EXAMPLE = Name("/report Google software engineer: the base in London is too low")


def report(answer: ReportAnswer, catalogue: Catalogue) -> Section:
    """What became of it, to whom it goes and for how long it is kept."""
    return Section(tuple(_blocks(answer, catalogue)))


def _blocks(answer: ReportAnswer, catalogue: Catalogue) -> Iterator[Block]:
    match answer.outcome:
        case Reported.KEPT | Reported.CUT:
            yield from _kept(answer, catalogue)
        case Reported.FULL:
            full = catalogue.say_many(
                "{number} report of yours is waiting already, so I did not keep this one. Please "
                "wait until some are dealt with.",
                "{number} reports of yours are waiting already, so I did not keep this one. Please "
                "wait until some are dealt with.",
                counted(MOST_REPORTS, "reports that are kept of one person"),
            )
            yield Line(full)
        case Reported.EMPTY:
            yield Line(_what_is_wrong(answer, catalogue))
            yield Small(catalogue.say("For example: “{example}”.", example=_EXAMPLE))
        case Reported.TAKEN_BACK:
            yield Line(catalogue.say("Done. I do not keep that report any more."))
        case Reported.NONE_LEFT:
            yield Line(catalogue.say("There is no report of yours to take back."))


def _kept(answer: ReportAnswer, catalogue: Catalogue) -> Iterator[Block]:
    yield Line(_thanks(answer, catalogue))
    if answer.outcome is Reported.CUT:
        cut = catalogue.say(
            "It was long: I kept the first {number} characters.",
            number=counted(LONGEST_REPORT, "characters that are kept of a report"),
        )
        yield Line(cut)
    yield Line(_whereto(answer, catalogue))
    if answer.provenance is not None:
        yield Small(source_words(answer.provenance, catalogue))
    elif answer.company is None:
        which = catalogue.say(
            "You named no company that I know. If it is not clear from your words, send it again "
            "with the company and the role: “{example}”.",
            example=_EXAMPLE,
        )
        yield Small(which)


def _thanks(answer: ReportAnswer, catalogue: Catalogue) -> Words:
    if answer.company is None:
        return catalogue.say("Thank you, I noted that.")
    if answer.provenance is None:
        return catalogue.say("Thank you, I noted that about {company}.", company=answer.company)
    about = {"company": answer.company, "role": answer.provenance.role}
    if answer.on_topic:
        return catalogue.say(
            "Thank you, I noted that about {company} {role}, as we talked about it.", **about
        )
    return catalogue.say("Thank you, I noted that about {company} {role}.", **about)


def _whereto(answer: ReportAnswer, catalogue: Catalogue) -> Words:
    days = ComputedFigure(f"{REPORTS_LAST.days} days", REPORTS_LAST.days, "the time reports last")
    if answer.house.own_machine:
        return catalogue.say(
            "It stays on this computer, encrypted: “{command}” lists it. It is deleted once it is "
            "dealt with, with /forget, or after {days}.",
            command=Name("coach reports"),
            days=days,
        )
    return catalogue.say(
        "Your words go to whoever maintains these guides, without your name. They are kept "
        "encrypted until that is dealt with or you /forget, for {days} at most.",
        days=days,
    )


def _what_is_wrong(answer: ReportAnswer, catalogue: Catalogue) -> Words:
    if answer.company is None:
        return catalogue.say("What is wrong, and in which guide? Tell me in one message.")
    return catalogue.say(
        "What is wrong about {company}? Tell me in one message.", company=answer.company
    )

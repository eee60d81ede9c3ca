"""Words for what we keep of a person, who runs this bot, and what was deleted."""

from collections.abc import Iterable

from bot.coach.answers import (
    DeveloperAnswer,
    ForgetQuestionAnswer,
    MyDataAnswer,
    PrivacyAnswer,
    ResetAnswer,
)
from bot.coach.figures import CitedFigure, ComputedFigure, Name, counted
from bot.coach.house import House
from bot.coach.report import REPORTS_LAST
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import items
from bot.presentation.layout import Heading, Hint, Item, Line, Section, Small
from bot.presentation.words import Words, joined

# Both terms ask for it: whoever asks about their data is answered within this time.
_ANSWERED_WITHIN = CitedFigure("30 days", "https://telegram.org/privacy-tpa")
_POLICY = Name("PRIVACY.md")
_REPORT_DAYS = ComputedFigure(f"{REPORTS_LAST.days} days", REPORTS_LAST.days, "time reports last")


def privacy(answer: PrivacyAnswer, catalogue: Catalogue) -> Section:
    """What is kept, what for, how long and how safely, and what can be done about it."""
    days = ComputedFigure(f"{answer.keep_days} days", answer.keep_days, "setting keep_days")
    told = (
        catalogue.say(
            "I keep your offers, so that I can compare them; your reminders and the companies you "
            "watch, with the figures I last saw; reports that a guide is wrong; your settings; and "
            "what we last talked about, so that “and in London?” works."
        ),
        catalogue.say(
            "Offers and what we talked about are deleted {days} after you were last here: "
            "/settings changes that. Reports, which whoever maintains the guides can read without "
            "your name, last {report_days} at most. The rest stays until you delete it.",
            days=days,
            report_days=_REPORT_DAYS,
        ),
        catalogue.say(
            "It is encrypted with a key of your own. /forget destroys that key too, so that no "
            "copy can be read any more."
        ),
        catalogue.say(
            "No message and no amount of yours gets into a log. No AI model reads them. Nothing "
            "is shared or sold."
        ),
        _run_by(answer.house, catalogue),
        catalogue.say(
            "/mydata gives you everything as a file, /forget deletes it. The project’s {file} "
            "lists each thing that is kept.",
            file=_POLICY,
        ),
    )
    return Section((Heading(catalogue.say("Privacy")), *map(Item, told)))


def developer(answer: DeveloperAnswer, catalogue: Catalogue) -> Section:
    """Who develops this bot, who runs it, and what it is not."""
    made = catalogue.say("Developed by the Negotiation Coach contributors, under the MIT licence.")
    told = [made, _run_by(answer.house, catalogue)]
    if answer.house.operator is not None and not answer.house.own_machine:
        told.append(
            catalogue.say(
                "Write to them about the bot or your data; they answer within {days}.",
                days=_ANSWERED_WITHIN,
            )
        )
    told.append(catalogue.say("At any time, /mydata shows what is kept and /forget deletes it."))
    told.append(
        catalogue.say(
            "I quote guides. I am not a lawyer, tax adviser or recruiter. No AI model writes "
            "these answers."
        )
    )
    return Section((Heading(catalogue.say("Who is behind this")), *map(Item, told)))


def _run_by(house: House, catalogue: Catalogue) -> Words:
    if house.own_machine:
        return catalogue.say("This runs on your own computer; nobody else sees it.")
    if house.operator is None:
        return catalogue.say("Whoever runs this bot has not said who they are.")
    return catalogue.say("This bot is run by {operator}.", operator=Name(house.operator))


def forget_question(answer: ForgetQuestionAnswer, catalogue: Catalogue) -> Section:
    """Whether to delete everything, with what there is."""
    shall = catalogue.say("Delete everything that I keep of you? That cannot be undone.")
    found = _listed(answer.counts, catalogue)
    talk = catalogue.say("what we last talked about")
    what = catalogue.say("It would be: {all}.", all=joined((*found, talk)))
    if answer.beside:
        how = catalogue.say("Answer “yes” to delete it, or “no” to keep it. /forget asks again.")
        return Section((Line(shall), Line(what), Hint(how)))
    how = catalogue.say("Answer with the number, “yes” or “no”.")
    return Section((Line(shall), Line(what), *items(answer.choices), Hint(how)))


def nothing_forgotten(catalogue: Catalogue) -> Section:
    """That everything stays."""
    return Section((Line(catalogue.say("Nothing is deleted; all of it stays as it was.")),))


def forgotten(answer: ResetAnswer, catalogue: Catalogue) -> Section:
    """What was deleted."""
    done = catalogue.say("Done: I remember nothing of you any more.")
    found = _listed(answer.counts, catalogue)
    if not found:
        none = catalogue.say("Of offers, reminders and settings, nothing was kept.")
        return Section((Line(done), Small(none)))
    what = catalogue.say("Deleted: {all}.", all=joined(found))
    key = catalogue.say("The key that all of it was encrypted with is destroyed.")
    return Section((Line(done), Line(what), Small(key)))


def my_data(answer: MyDataAnswer, catalogue: Catalogue) -> Section:
    """What is in the file with all that is kept."""
    del answer  # it is a file of its own, or stands below
    said = catalogue.say(
        "This is everything that I keep of you: settings, offers, reminders, watched companies, "
        "reports and what we last talked about. /forget deletes it."
    )
    return Section((Line(said),))


def _listed(counts: Iterable[tuple[str, int]], catalogue: Catalogue) -> tuple[Words, ...]:
    """The kinds of which there are any, with how many."""
    found = (_kind(kind, counted(number, kind), catalogue) for kind, number in counts if number > 0)
    return tuple(one for one in found if one is not None)


def _kind(kind: str, number: ComputedFigure, catalogue: Catalogue) -> Words | None:
    match kind:
        case "offers":
            return catalogue.say_many("{number} offer", "{number} offers", number)
        case "reminders":
            return catalogue.say_many("{number} reminder", "{number} reminders", number)
        case "watches":
            return catalogue.say_many(
                "{number} watched company", "{number} watched companies", number
            )
        case "reports":
            return catalogue.say_many("{number} report", "{number} reports", number)
        case "settings":
            return catalogue.say_many("{number} setting", "{number} settings", number)
        case "rows":
            return catalogue.say_many("{number} record in all", "{number} records in all", number)
        case _:
            return None

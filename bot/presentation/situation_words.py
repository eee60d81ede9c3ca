"""Words for where a person stands, and for what helps there."""

from typing import assert_never

from bot.presentation.catalogue import Catalogue
from bot.presentation.words import Words
from bot.understanding.intents import Situation


def situation_title(situation: Situation, catalogue: Catalogue) -> Words:  # noqa: C901 - flat: one case a situation
    """A situation as a person would tell it."""
    match situation:
        case Situation.CALL:
            return catalogue.say("HR calls about salary")
        case Situation.PUSHBACK:
            return catalogue.say("They said no")
        case Situation.FEAR:
            return catalogue.say("I am afraid to ask")
        case Situation.DEADLINE:
            return catalogue.say("I need more time")
        case Situation.TWO_OFFERS:
            return catalogue.say("I have two offers")
        case Situation.ACCEPTED:
            return catalogue.say("I have said yes already")
        case Situation.STOCK:
            return catalogue.say("Is stock per year or the whole grant?")
        case Situation.HONESTY:
            return catalogue.say("May I claim what is not true?")
        case _:
            assert_never(situation)


def situation_lines(situation: Situation, catalogue: Catalogue) -> tuple[Words, ...]:  # noqa: C901 - the same
    """What helps, one step a line."""
    match situation:
        case Situation.CALL:
            return (
                catalogue.say("Know your target, what you open with and where you would leave."),
                catalogue.say("Asked for a figure first? Ask for their range before you name one."),
                catalogue.say("Make one ask with one reason, then wait for the answer."),
                catalogue.say("Agree to nothing on the phone: ask for it in writing."),
            )
        case Situation.PUSHBACK:
            return (
                catalogue.say("Ask what kind of no it is: not now, not this part, or not at all."),
                catalogue.say("A fixed base often leaves sign-on, equity, level or start date."),
                catalogue.say(
                    "More stock instead of base? A grant is spread over its years and base is paid "
                    "in each: compare them a year at a time, and ask how the grant vests."
                ),
                catalogue.say("“Later” is worth something only with a date and in writing."),
            )
        case Situation.FEAR:
            return (
                catalogue.say("A polite ask with a reason is expected; recruiters hear it daily."),
                catalogue.say("Say first that you want the job, then ask for one thing."),
                catalogue.say("Ask on the phone or in a calm mail, never as an ultimatum."),
            )
        case Situation.DEADLINE:
            return (
                catalogue.say("Thank them, say when you can decide, and ask for exactly that day."),
                catalogue.say("Give a true reason; a family talk or a running process is one."),
                catalogue.say("Tell the other company that you have a deadline, and which day."),
            )
        case Situation.TWO_OFFERS:
            return (
                catalogue.say("Compare base with base and whole grants with whole grants."),
                catalogue.say("Name another offer only if you have it in writing."),
                catalogue.say("Say what would make you sign, and sign if they do it."),
            )
        case Situation.ACCEPTED:
            return (
                catalogue.say("Did the written offer differ from the spoken one? Then reopen it."),
                catalogue.say(
                    "Otherwise ask for what is still open: start date, equipment, "
                    "relocation, a review date."
                ),
                catalogue.say("Do not threaten to leave what you have accepted."),
            )
        case Situation.HONESTY:
            return (
                catalogue.say(
                    "No. An offer that you do not have can be asked for in writing, and a lie "
                    "that comes out ends the talk, and sometimes the job."
                ),
                catalogue.say(
                    "You need no other offer: what the role pays elsewhere, and what you have "
                    "done, are reasons enough."
                ),
                catalogue.say("Say only what you would repeat in writing."),
            )
        case Situation.STOCK:
            return (
                catalogue.say(
                    "Offers differ: one letter names the whole grant over all years of "
                    "vesting, another the amount of one year."
                ),
                catalogue.say(
                    "The letter decides. Ask: is this the whole grant, over how many "
                    "years, and how much of it vests in each?"
                ),
                catalogue.say(
                    "Where a guide of mine states stock, I say which of the two it is, "
                    "and whether its total agrees. Name the company and the role."
                ),
            )
        case _:
            assert_never(situation)

"""Words for help, for situations and for small things."""

from collections.abc import Iterator

from bot.coach.answers import (
    CannotKeepAnswer,
    HelpAnswer,
    NotYetAnswer,
    ResetAnswer,
    SituationAnswer,
    TermAnswer,
    UnknownAnswer,
)
from bot.coach.figures import Name, PersonQuote
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo
from bot.presentation.commands import COMMANDS
from bot.presentation.heard_words import topic_words
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.money_words import family_name
from bot.presentation.privacy_words import forgotten
from bot.presentation.script_words import script_blocks
from bot.presentation.situation_words import situation_lines, situation_title
from bot.presentation.term_words import meaning
from bot.presentation.words import Words, joined
from bot.understanding.intents import Intent


def help_sections(answer: HelpAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What can be asked."""
    what = catalogue.say(
        "I help you negotiate a job offer: what the role pays, and words to say. Everything I "
        "quote comes from written guides; no AI model writes my answers."
    )
    yield Section((Heading(catalogue.say("Negotiation Coach")), Line(what)))
    yield Section(
        (
            Line(catalogue.say("Name a company, a role and a place, for example:")),
            Item(catalogue.say("What does a software engineer at Google make in London?")),
            Item(catalogue.say("Google or Amazon, senior engineer in Seattle?")),
            Item(catalogue.say("Who pays data scientists in New York?")),
            Item(catalogue.say("Script for a sign-on bonus at Amazon")),
            Item(catalogue.say("Levels, strategy or sources for what we talked about")),
        )
    )
    yield Section(
        (
            Line(catalogue.say("Have an offer? Type it in one line, each amount with its word:")),
            Item(catalogue.say("/offer, company, role, place, then base, bonus, stock, sign-on")),
            Item(catalogue.say("Several in one message are compared; a letter can be forwarded")),
            Item(catalogue.say("“counter” says what to ask for, “questions” what to ask HR")),
        )
    )
    remind = catalogue.say(
        "Dates: “{example}” sets a reminder, “my reminders” lists them.",
        example=Name("remind me friday 9am to call Ally"),
    )
    yield Section((Line(remind),))
    yield Section(
        (
            Line(catalogue.say("Want to hear when figures change, or is one wrong?")),
            Item(catalogue.say("“watch Google” or “watch Google software engineer”")),
            Item(catalogue.say("/report, the company and the role, then what is wrong")),
        )
    )
    told = tuple(Item(situation_title(one, catalogue)) for one in answer.situations)
    yield Section((Line(catalogue.say("Or tell me where you stand:")), *told))
    yield Section(
        (
            Line(
                catalogue.say(
                    "Commands: /offer /offers /compare /counter /questions /checklist /export "
                    "/remind /reminders /watch /watches /unwatch /companies /roles /regions "
                    "/levels /sources /report /settings /privacy /developer_info /mydata /reset "
                    "/forget"
                )
            ),
        )
    )
    if answer.examples:
        some = catalogue.say("Companies I know: {companies}, …", companies=joined(answer.examples))
        yield Section((Small(some),))
    kept = catalogue.say(
        "What you tell me is kept encrypted and for a time only: /privacy says how long, /forget "
        "deletes it."
    )
    advice = catalogue.say("I give no tax, legal or visa advice.")
    yield Section((Small(kept), Small(advice)))


def situation_sections(answer: SituationAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What to do where a person stands, then words to say."""
    lines = tuple(Item(line) for line in situation_lines(answer.situation, catalogue))
    yield Section((Heading(situation_title(answer.situation, catalogue)), *lines))
    if answer.scripts:
        general = catalogue.say("Words that fit any company:")
        for number, script in enumerate(answer.scripts):
            head = (Small(general),) if number == 0 else ()
            yield Section((*head, *script_blocks(script, (), catalogue)))
    if answer.families:
        named = [family_name(family, catalogue) for family in answer.families]
        more = catalogue.say(
            "More: {levers}. Ask “script for {first}”.", levers=joined(named), first=named[0]
        )
        yield Section((Hint(more),))
    if answer.topic is not None:
        on = catalogue.say("Ask for “scripts” to hear those of the guide.")
        yield Section((Small(topic_words(answer.topic, catalogue)), Small(on)))
    else:
        name = catalogue.say("Name the company and the role for figures and its own scripts.")
        yield Section((Small(name),))


def term(answer: TermAnswer, catalogue: Catalogue) -> Section:
    """What a word of pay means, and what is still talked about."""
    blocks: list[Block] = [Line(meaning(answer.term, catalogue))]
    if answer.topic is not None:
        blocks.append(Small(topic_words(answer.topic, catalogue)))
    return Section(tuple(blocks))


def reset(answer: ResetAnswer, catalogue: Catalogue) -> Section:
    """That what was talked about is let go."""
    if answer.forgotten:
        return forgotten(answer, catalogue)
    said = catalogue.say("Fresh start; your offers stay. Which company and role is it about?")
    return Section((Line(said),))


def cannot_keep(answer: CannotKeepAnswer, catalogue: Catalogue) -> Section:
    """That what is kept cannot be read or written now, and what the person can still do."""
    if answer.undeleted:
        said = catalogue.say(
            "I could not delete it: my storage does not take it at the moment, and all of it is "
            "still there. Say “yes” again in a few minutes."
        )
    elif answer.unread:
        said = catalogue.say(
            "I cannot get at what I keep of you at the moment, so I answer without your offers and "
            "reminders, and keep nothing new. Nothing of them is lost. Try again in a few minutes."
        )
    else:
        said = catalogue.say(
            "I could not keep this: my storage does not take it at the moment. What I kept before "
            "is still there. Tell me again in a few minutes."
        )
    return Section((Line(said),))


def interrupted(catalogue: Catalogue) -> Section:
    """What is answered to a message whose answer was lost."""
    said = catalogue.say(
        "I was cut short before I could answer. What you said is done and kept, so do not send it "
        "again: /offers and /reminders show what there is. Was it a question? Ask once more."
    )
    return Section((Line(said),))


def private(catalogue: Catalogue) -> Section:
    """What is answered where others read along."""
    said = catalogue.say(
        "That is between the two of us. Write to me in a private chat: offers, reminders and what "
        "I keep of you are for nobody else’s eyes. Here I answer what the guides say."
    )
    return Section((Line(said),))


def not_yet(answer: NotYetAnswer, catalogue: Catalogue) -> Section:
    """What the coach cannot do yet, and what helps meanwhile."""
    return Section((Line(_not_yet(answer.intent, catalogue)),))


def _not_yet(intent: Intent, catalogue: Catalogue) -> Words:
    if intent is Intent.PRACTICE:
        return catalogue.say(
            "I cannot play the recruiter yet. Read the script aloud twice instead, with your own "
            "figures in it. Ask “script for base salary” to begin."
        )
    return catalogue.say(
        "I cannot write a plan yet. Ask for “strategy” of a company and role, then for “scripts”."
    )


def small_talk(catalogue: Catalogue, *, rough: bool) -> Section:
    """A kind word back."""
    if rough:
        said = catalogue.say(
            "Negotiating is stressful. I am here for figures and for words to say: name the "
            "company and the role, or type “help”."
        )
    else:
        said = catalogue.say("Happy to help. Tell me a company and a role when you want figures.")
    return Section((Line(said),))


def unknown(answer: UnknownAnswer, catalogue: Catalogue) -> Section:
    """That nothing was understood, and a way on."""
    if answer.command is not None:
        return _no_such_command(answer.command, catalogue)
    if answer.finished:
        first = catalogue.say("That was all that there is.")
    elif answer.empty:
        first = catalogue.say("That message came without words.")
    else:
        first = catalogue.say("Sorry, I did not understand that.")
    if answer.topic is not None:
        on = Small(topic_words(answer.topic, catalogue))
        ways = catalogue.say(
            "Ask for a place, for “scripts”, or name another company and role. “help” says more."
        )
        return Section((Line(first), on, Line(ways)))
    then = catalogue.say(
        "Name a company and a role, for example “software engineer at Google”, or type “help”."
    )
    return Section((Line(first), Line(then)))


def _no_such_command(typed: PersonQuote, catalogue: Catalogue) -> Section:
    """That a command is none of ours, and those that are."""
    first = catalogue.say("“{typed}” is no command of mine. These are:", typed=echo(typed))
    listed = (
        Item(catalogue.say("/{name}: {what}", name=Name(name), what=catalogue.say(what)))
        for name, what in COMMANDS
    )
    then = catalogue.say("Or ask in your own words, for example “software engineer at Google”.")
    return Section((Line(first), *listed, Line(then)))

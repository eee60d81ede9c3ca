"""One message to HR, ready to be sent, and the list to go through before signing."""

from collections.abc import Iterator, Sequence

from bot.coach.answers.offers import Check, ChecklistAnswer, HrQuestion, HrQuestionsAnswer
from bot.presentation import offer_terms as terms
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Heading, Hint, Item, Line, Say, Section, Small
from bot.presentation.words import Words, joined

Q = HrQuestion
# The questions of one line of the message, by what they are about.
_TOPICS: tuple[tuple[str, tuple[HrQuestion, ...]], ...] = (
    (mark("Base"), (Q.BASE, Q.BASE_PERIOD)),
    (mark("Bonus"), (Q.BONUS, Q.BONUS_TARGET, Q.BONUS_PAID, Q.BONUS_GUARANTEED)),
    (
        mark("Stock"),
        (
            Q.STOCK,
            Q.STOCK_BASIS,
            Q.STOCK_PRICE,
            Q.STRIKE,
            Q.VESTING,
            Q.CLIFF,
            Q.FREQUENCY,
            Q.REFRESHER,
        ),
    ),
    (mark("Sign-on"), (Q.SIGN_ON, Q.SIGN_ON_DATE, Q.CLAWBACK, Q.CLAWBACK_PRORATED)),
    (mark("Other pay"), (Q.RELOCATION, Q.MATCH)),
    (mark("The job"), (Q.LEVEL, Q.REVIEW, Q.START, Q.HOURS, Q.PLACE)),
    (mark("Contract"), (Q.NOTICE, Q.PROBATION)),
    (mark("My answer"), (Q.DEADLINE,)),
)
_QUESTIONS = {
    Q.BASE: mark("the amount a year"),
    Q.BASE_PERIOD: mark("whether the amount is a month’s or a year’s"),
    Q.BONUS: mark("whether there is one, its target, and what was paid in the last years"),
    Q.BONUS_TARGET: mark("its target"),
    Q.BONUS_PAID: mark("what was paid in the last years"),
    Q.BONUS_GUARANTEED: mark("whether any of it is guaranteed"),
    Q.STOCK: mark("whether there is any, how much, and how it vests"),
    Q.STOCK_BASIS: mark("whether the amount is the whole grant or a year’s"),
    Q.STOCK_PRICE: mark("whether it is a fixed value or a number of shares, and at which price"),
    Q.STRIKE: mark("the strike, the latest price of a share, and the time to exercise"),
    Q.VESTING: mark("the vesting schedule with its dates"),
    Q.CLIFF: mark("any cliff"),
    Q.FREQUENCY: mark("how often it vests"),
    Q.REFRESHER: mark("refreshers"),
    Q.SIGN_ON: mark("whether there is one"),
    Q.SIGN_ON_DATE: mark("when it is paid"),
    Q.CLAWBACK: mark("whether I would have to pay it back on leaving, for how long, and pro-rated"),
    Q.CLAWBACK_PRORATED: mark("whether what I would pay back on leaving is pro-rated"),
    Q.RELOCATION: mark("help with relocation"),
    Q.MATCH: mark("what you add to a retirement plan"),
    Q.LEVEL: mark("level and title"),
    Q.REVIEW: mark("the date of the first pay review"),
    Q.START: mark("start date"),
    Q.HOURS: mark("working hours"),
    Q.PLACE: mark("place of work"),
    Q.NOTICE: mark("notice period"),
    Q.PROBATION: mark("probation"),
    Q.DEADLINE: mark("by when you need it"),
}


def sections(
    answer: HrQuestionsAnswer | ChecklistAnswer, catalogue: Catalogue
) -> Iterator[Section]:
    """The message, or the list."""
    if isinstance(answer, HrQuestionsAnswer):
        yield _letter(answer, catalogue)
    else:
        yield _checklist(answer, catalogue)


# The message ----------------------------------------------------------------------------------


def _letter(answer: HrQuestionsAnswer, catalogue: Catalogue) -> Section:
    title = catalogue.say("Send this to HR: {name}", name=answer.name)
    return Section(
        (
            Heading(title),
            Say(joined(_lines(answer, catalogue), "\n")),
            Small(catalogue.say("It asks for what you have not told me. Strike what you know.")),
            Hint(catalogue.say("“Before I sign” shows what to check in the contract.")),
        )
    )


def _lines(answer: HrQuestionsAnswer, catalogue: Catalogue) -> Iterator[Words]:
    yield catalogue.say("Hello [name of your contact],")
    yield catalogue.say(
        "thank you for the offer. I’d like to read it carefully. Could you write to me about:"
    )
    for topic, questions in _TOPICS:
        asked = [one for one in questions if one in answer.questions]
        if asked:
            yield catalogue.say(
                "– {topic}: {questions}",
                topic=catalogue.say(topic),
                questions=joined((catalogue.say(_QUESTIONS[one]) for one in asked), "; "),
            )
    yield catalogue.say("Thank you, [your name]")


# The list -------------------------------------------------------------------------------------

_CHECKS = {
    Check.RESIGNING: mark(
        "Do not resign before it is signed by both and every condition is met, such as a "
        "background check."
    ),
    Check.WRITTEN: mark("The letter says all that was promised: each amount, each date."),
    Check.CLAWBACK: mark(
        "Paying back sign-on or relocation: for how long, pro-rated or in full, and not if they "
        "let you go."
    ),
    Check.VESTING: mark("Stock: the schedule with dates, the cliff, and whose approval it needs."),
    Check.LEAVING: mark(
        "What becomes of unvested stock if they let you go or the company is sold."
    ),
    Check.BONUS: mark("Bonus: who decides, and whether you must still be there when it is paid."),
    Check.NON_COMPETE: mark("What you may not do afterwards: non-compete, clients, colleagues."),
    Check.INVENTIONS: mark("What you make in your own time stays yours; list what you have."),
    Check.NOTICE: mark("Notice and probation: how long, and the same for both sides."),
    Check.START: mark("The start date leaves room for your own notice."),
    Check.LEVEL: mark("Level, title and place of work are those you agreed on."),
    Check.DEADLINE: mark("The day by which they want your answer."),
}


def _checklist(answer: ChecklistAnswer, catalogue: Catalogue) -> Section:
    blocks: list[Heading | Line | Item | Small | Hint] = [Heading(_title(answer, catalogue))]
    if answer.open:
        parts = joined(terms.missing_name(part, catalogue) for part in answer.open)
        blocks.append(Line(catalogue.say("Still open in this offer: {parts}.", parts=parts)))
    blocks += _items(answer.checks, catalogue)
    blocks.append(Small(catalogue.say("No legal advice: what holds differs from place to place.")))
    if answer.key is not None:
        blocks.append(Hint(catalogue.say("“Questions for HR” writes the message that asks.")))
    return Section(tuple(blocks))


def _title(answer: ChecklistAnswer, catalogue: Catalogue) -> Words:
    if answer.name is None:
        return catalogue.say("Before you sign")
    return catalogue.say("Before you sign: {name}", name=answer.name)


def _items(checks: Sequence[Check], catalogue: Catalogue) -> Iterator[Item]:
    for check in checks:
        yield Item(catalogue.say(_CHECKS[check]))

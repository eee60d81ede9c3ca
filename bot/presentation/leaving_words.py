"""Words for what is kept, and what is owed, on leaving early."""

from collections.abc import Iterator

from bot.coach.answers.offers import LeavingAnswer
from bot.pay.worked import Worked
from bot.presentation.amount_words import amount, number, percent
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Heading, Line, Section, Small
from bot.presentation.words import Words, joined


def leaving_section(answer: LeavingAnswer, catalogue: Catalogue) -> Section:
    """What has vested, what must be paid back, and where to check it."""
    months = number(answer.months, catalogue)
    title = catalogue.say("{name}: leaving after {months} months", name=answer.name, months=months)
    return Section((Heading(title), *_blocks(answer, catalogue)))


def _blocks(answer: LeavingAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.part is not None:
        part = percent(answer.part, catalogue)
        if part.value:
            yield Line(catalogue.say("Vested: {part} of the grant.", part=part))
        else:
            yield Line(catalogue.say("Nothing of the grant has vested by then."))
    if any(one.money.amount for one in answer.kept):
        kept = _either(answer.kept, catalogue)
        yield Line(catalogue.say("That is {kept} at today’s price.", kept=kept))
    if answer.owed:
        yield Line(_owed(answer.owed, catalogue))
    if answer.even_assumed:
        yield Small(catalogue.say("No schedule given: spread evenly over four years."))
    yield Small(
        catalogue.say(
            "Before tax. Your grant agreement decides: ask what happens to unvested stock, and "
            "to the sign-on, on a lay-off."
        )
    )


def _owed(owed: tuple[Worked, ...], catalogue: Catalogue) -> Words:
    """What must be paid back; both ways where the letter may say either."""
    ordered = sorted(owed, key=lambda one: one.money.amount)
    least, most = amount(ordered[0], catalogue), amount(ordered[-1], catalogue)
    if not most.value:
        return catalogue.say("Nothing of the sign-on has to be paid back any more.")
    if least == most or len(ordered) == 1:
        return catalogue.say("To be paid back of the sign-on: {owed}.", owed=most)
    return catalogue.say(
        "To be paid back of the sign-on: {least} if it is pro-rated, {most} if not. The letter "
        "says which.",
        least=least,
        most=most,
    )


def _either(amounts: tuple[Worked, ...], catalogue: Catalogue) -> Words:
    """One amount, or several ways to read it."""
    return joined((amount(one, catalogue) for one in amounts), " / ")

"""Words for what is kept, and what is owed, on leaving early."""

from collections.abc import Iterator

from bot.coach.answers.offers import LeavingAnswer
from bot.pay.names import Name
from bot.pay.worked import SHARE, Operator, Worked, quotient
from bot.presentation.amount_words import amount, number, percent
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Heading, Item, Line, Section, Small
from bot.presentation.words import Words, joined

_YEARLY, _MONTHLY = mark("In yearly steps"), mark("In monthly steps")


def leaving_section(answer: LeavingAnswer, catalogue: Catalogue) -> Section:
    """What has vested, what must be paid back, and where to check it."""
    months = number(answer.months, catalogue)
    title = catalogue.say("{name}: leaving after {months} months", name=answer.name, months=months)
    return Section((Heading(title), *_blocks(answer, catalogue)))


def _blocks(answer: LeavingAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.monthly is not None and answer.part is not None:
        yield from _either_way(answer, answer.part, answer.monthly, catalogue)
    elif answer.part is not None:
        if answer.part.number:
            part = _with_working(answer.part, catalogue)
            yield Line(catalogue.say("Vested of the grant: {part}.", part=part))
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


def _either_way(
    answer: LeavingAnswer, yearly: Worked, monthly: Worked, catalogue: Catalogue
) -> Iterator[Block]:
    """What has vested in steps of a year and of a month, where nobody said which."""
    yield Line(
        catalogue.say(
            "How often it vests is not given, and it matters here. Of the grant has vested:"
        )
    )
    yield Item(_way(_YEARLY, yearly, answer.kept, catalogue))
    yield Item(_way(_MONTHLY, monthly, answer.kept_monthly, catalogue))
    yield Small(catalogue.say("The letter says which."))


def _way(steps: str, part: Worked, kept: tuple[Worked, ...], catalogue: Catalogue) -> Words:
    said = catalogue.say(
        "{steps}: {part}", steps=catalogue.say(steps), part=_with_working(part, catalogue)
    )
    if not any(one.money.amount for one in kept):
        return said
    return catalogue.say(
        "{said}, that is {kept} at today’s price", said=said, kept=_either(kept, catalogue)
    )


def _with_working(part: Worked, catalogue: Catalogue) -> Words:
    """A share and its working, unless it is a single year's per cent and needs none."""
    figure = percent(part, catalogue)
    done = part.operands[0]
    if done.operator is None and done.name != Name.MONTHS:
        return joined((figure,))
    return catalogue.say("{part} ({working})", part=figure, working=_working(part, catalogue))


def _working(part: Worked, catalogue: Catalogue) -> Words:
    """Months of all months, or the per cent of each year that is over, and of the one begun."""
    done, whole = part.operands
    if done.name == Name.MONTHS:
        return catalogue.say(
            "{done} of {all} months", done=number(done, catalogue), all=number(whole, catalogue)
        )
    years = done.operands if done.operator is Operator.SUM else (done,)
    return joined((_of_year(one, whole, catalogue) for one in years), " + ")


def _of_year(one: Worked, whole: Worked, catalogue: Catalogue) -> Words:
    if one.operator is None:
        return joined((percent(quotient(SHARE, one, whole), catalogue),))
    begun, year = one.operands
    share, months = begun.operands
    return catalogue.say(
        "{part} × {months} of {year} months",
        part=percent(quotient(SHARE, share, whole), catalogue),
        months=number(months, catalogue),
        year=number(year, catalogue),
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

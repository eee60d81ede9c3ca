"""Words for one offer: what was read, what it adds up to, where it stands, what to do now."""

import re
from collections.abc import Iterator

from bot.coach.answers.offers import (
    CurrencyFrom,
    NextStep,
    OfferAnswer,
    Placed,
    ReadPart,
    Sum,
    Term,
    Unfit,
    Unlike,
    Unplaced,
)
from bot.coach.answers.pay import Component
from bot.coach.figures import ComputedFigure, Name, PersonFigure
from bot.coach.kept import Doubt
from bot.coach.offer_readings import Assumed
from bot.pay.money import NO_CURRENCY
from bot.pay.worked import Worked
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount, number, percent, typed_or_amount, unsigned
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.counter_scripts import assumed_words, filled_blocks
from bot.presentation.layout import (
    Bar,
    Block,
    Heading,
    Item,
    Line,
    Section,
    Small,
    Table,
)
from bot.presentation.narrow import COLUMNS, width_of
from bot.presentation.option_words import option_blocks
from bot.presentation.range_words import provenance_blocks
from bot.presentation.script_words import script_blocks
from bot.presentation.words import Words, joined, own
from bot.understanding.offers.mention import Fault, Part

_DOT = " · "
# Four bars are too much for a phone; bonus and stock have theirs on the picture.
_WITH_A_BAR = frozenset({Component.BASE, Component.TOTAL})


def offer_sections(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What matters first: where it stands and what to ask for, then the working."""
    title = Heading(_title(answer, catalogue))
    yield Section((title, *_now(answer, catalogue), *_read(answer, catalogue)))
    yield from _beside(answer, catalogue)
    if answer.sums:
        yield Section(tuple(_sums(answer, catalogue)))
    if answer.options is not None:
        yield Section(tuple(option_blocks(answer.options, catalogue)))
    notes = [*_remarks(answer, catalogue), *_missing(answer, catalogue)]
    if notes:
        yield Section(tuple(notes))
    if answer.ask is not None:
        yield Section(tuple(ask_blocks(answer, catalogue)))
    yield from _words_to_say(answer, catalogue)
    if answer.guide is not None:
        yield Section(tuple(provenance_blocks(answer.guide.provenance, catalogue, pay=True)))


def _title(answer: OfferAnswer, catalogue: Catalogue) -> Words:
    if not answer.what:
        return joined((answer.name,))
    return catalogue.say("{name}: {what}", name=answer.name, what=joined(answer.what))


# What was read ----------------------------------------------------------------------------------


def _read(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.changed:
        parts = joined(terms.part_name(part, catalogue) for part in answer.changed)
        yield Line(catalogue.say("Changed: {parts}.", parts=parts))
    said = [_part(part, catalogue) for part in answer.parts]
    said += list(_terms(answer.terms, catalogue))
    if said:
        yield Small(catalogue.say("As I read it: {parts}", parts=joined(said, _DOT)))
    yield from unfit_blocks(answer.unfit, catalogue)
    yield from _currency(answer, catalogue)


def _part(part: ReadPart, catalogue: Catalogue) -> Words:
    name = terms.part_name(part.part, catalogue)
    typed = _per(part, catalogue)
    if part.worked is None:
        said = catalogue.say("{part} {typed}", part=name, typed=typed)
    else:
        whole = amount(part.worked, catalogue)
        said = catalogue.say("{part} {typed} = {whole}", part=name, typed=typed, whole=whole)
    if part.assumed:
        return catalogue.say("{said} (taken for base)", said=said)
    if part.strike is not None:
        said = catalogue.say("{said}, strike {strike}", said=said, strike=part.strike)
    if part.price is not None:
        said = catalogue.say("{said}, price {price}", said=said, price=part.price)
    return said


_PERS = {
    "month": "{typed} a month",
    "week": "{typed} a week",
    "day": "{typed} a day",
    "hour": "{typed} an hour",
}


# The time as people type it with the amount: "38/hr", "650 per day", "£450pd", "5200 a month".
_TYPED_WITH_ITS_TIME = re.compile(
    r"/|\b(?:an?|per|each|every|hourly|daily|weekly|monthly)\b|(?<![a-z])(?:p[hdwm]|pcm)\b|"
    r"(?<![a-z])(?:hrs?|hours?|days?|wks?|weeks?|mo|mth|months?)\b",
    re.IGNORECASE,
)


def _per(part: ReadPart, catalogue: Catalogue) -> Words:
    if part.per is None or _TYPED_WITH_ITS_TIME.search(part.typed.text):
        return joined((part.typed,))
    return catalogue.say(_PERS[part.per], typed=part.typed)


def _terms(found: tuple[Term, ...], catalogue: Catalogue) -> Iterator[Words]:
    figures = [(term, term.figure) for term in found if isinstance(term.figure, Worked)]
    schedule = [figure for term, figure in figures if term.part is Part.VESTING]
    if len(schedule) > 1:
        parts = [percent(one, catalogue) for one in schedule]
        yield catalogue.say("vesting {parts}", parts=joined(parts, "/"))
    elif schedule:
        yield catalogue.say("vesting over {years} years", years=number(schedule[0], catalogue))
    for term, figure in figures:
        if term.part is not Part.VESTING:
            yield _months(term.part, number(figure, catalogue), catalogue)


def _months(part: Part, months: ComputedFigure, catalogue: Catalogue) -> Words:
    if part is Part.CLIFF and not months.value:
        return catalogue.say("no cliff")
    if part is Part.CLIFF:
        return catalogue.say("cliff {months} months", months=months)
    if part is Part.FREQUENCY:
        return catalogue.say_many("vests every month", "vests every {number} months", months)
    return catalogue.say("clawback {months} months", months=months)


def unfit_blocks(unfit: tuple[Unfit, ...], catalogue: Catalogue) -> Iterator[Block]:
    """The numbers that were not taken, and why."""
    for one in unfit:
        yield Line(_unfit(one, catalogue))


_FAULTS = {
    Fault.NEGATIVE: mark("Not taken: {part} {typed}. Pay is never below zero."),
    Fault.TOO_SMALL: mark(
        "Not taken: {part} {typed}. That is too little for a year; type it whole."
    ),
    Fault.TOO_LARGE: mark(
        "Not taken: {part} {typed}. That is too much for a year; check the zeros."
    ),
    Fault.REVERSED: mark("{part} {typed} runs from high to low; I read it from low to high."),
    Fault.SUM: mark("{part} {typed} does not add up to the whole."),
    Fault.TWICE: mark("{part} {typed}: said twice; I kept the first."),
    Fault.CURRENCY: mark(
        "Not taken: {part} {typed}. It is in another currency than the rest, and I add up one "
        "only; type it in that one."
    ),
}


def _unfit(one: Unfit, catalogue: Catalogue) -> Words:
    if one.fault is None:
        return catalogue.say(
            "I left out {typed}: say what it is, for example “bonus {typed}”.", typed=one.typed
        )
    part = None if one.part is None else terms.part_name(one.part, catalogue)
    return catalogue.say(_FAULTS[one.fault], part=part or own(""), typed=one.typed)


def _currency(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """Which currency was taken, where the person named none."""
    if answer.currency == NO_CURRENCY:
        if answer.sums:
            yield Small(catalogue.say("You named no currency, so I show none."))
        return
    code = Name(answer.currency)
    match answer.currency_from:
        case CurrencyFrom.PLACE:
            yield Small(catalogue.say("Currency: {code}, by the place.", code=code))
        case CurrencyFrom.GUIDE:
            yield Small(catalogue.say("Currency: {code}, as in the guide.", code=code))
        case CurrencyFrom.OTHERS:
            yield Small(catalogue.say("Currency: {code}, as in your other offers.", code=code))
        case _:
            return


# What it adds up to -----------------------------------------------------------------------------


def _sums(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    table = Table(tuple(sum_rows(answer.sums, catalogue)), headed=len(answer.sums) > 1)
    if width_of(table) <= COLUMNS:
        yield table
    else:  # columns would not fit a phone side by side
        for one in answer.sums:
            yield Item(_in_one_line(one, catalogue))
    first = answer.sums[0]
    if first.totals.one_time is not None:
        yield Small(
            catalogue.say(
                "Recurring leaves out {once}, paid once.",
                once=amount(first.totals.one_time, catalogue),
            )
        )
    if any(one.even_assumed for one in answer.sums):
        yield Small(
            catalogue.say("No vesting schedule given: the grant is spread evenly over four years.")
        )
    asked = None if answer.ask is None else answer.ask.doubt
    if answer.vesting_sum is not None and asked is not Doubt.VESTING:
        whole = percent(answer.vesting_sum, catalogue)
        yield Line(catalogue.say("The vesting adds up to {whole}, not to the whole.", whole=whole))
    if answer.taken:
        taken = joined(terms.taken_words(one, catalogue) for one in answer.taken)
        yield Small(catalogue.say("Until you say otherwise I take {taken}.", taken=taken))
    drop = first.totals.first_to_last
    if drop.money.amount and len(answer.sums) == 1:
        message = (
            "Year four pays {gap} less than year one."
            if drop.money.amount < 0
            else "Year four pays {gap} more than year one."
        )
        yield Line(catalogue.say(message, gap=unsigned(drop, catalogue)))


def _in_one_line(one: Sum, catalogue: Catalogue) -> Words:
    """The four figures of a reading."""
    return catalogue.say(
        "{reading}: year one {first}, four years {all}, average {average}, recurring {recurring}",
        reading=reading_head(one, catalogue),
        first=amount(one.totals.year_1, catalogue),
        all=amount(one.totals.four_years, catalogue),
        average=amount(one.totals.average, catalogue),
        recurring=amount(one.totals.recurring, catalogue),
    )


_YEARS = ("Year one", "Year two", "Year three", "Year four")


def sum_rows(sums: tuple[Sum, ...], catalogue: Catalogue) -> Iterator[tuple[Words, ...]]:
    """The four figures, and each year where they differ, one column a reading."""
    if len(sums) > 1:
        yield (own(""), *(reading_head(one, catalogue) for one in sums))
    differ = any(len({year.total.money.amount for year in one.totals.years}) > 1 for one in sums)
    for at, label in enumerate(_YEARS if differ else _YEARS[:1]):
        cells = (amount(one.totals.years[at].total, catalogue) for one in sums)
        yield (catalogue.say(label), *(joined((cell,)) for cell in cells))
    rows = (
        ("Four years", [one.totals.four_years for one in sums]),
        ("Average", [one.totals.average for one in sums]),
        ("Recurring", [one.totals.recurring for one in sums]),
    )
    for label, figures in rows:
        yield (catalogue.say(label), *(joined((amount(one, catalogue),)) for one in figures))


def reading_head(one: Sum, catalogue: Catalogue) -> Words:
    """What tells a reading from the others."""
    parts = [terms.answer_words(chosen, catalogue) for chosen in one.chosen]
    if one.high_end is not None:
        parts.append(catalogue.say("high end") if one.high_end else catalogue.say("low end"))
    return joined(parts, ", ")


# Beside the guide -------------------------------------------------------------------------------


_UNLIKE = {
    Unlike.YEARLY: mark(
        "Careful: the guide’s total adds up with its stock counted as yearly, so a total with "
        "part of a grant is not quite like it."
    ),
    Unlike.UNTESTED: mark(
        "Careful: nothing tells how the guide’s total counts its stock, so yours may not be quite "
        "like it."
    ),
}


_UNSOUND = mark(
    "The guide’s total, {figure}, does not follow from its parts, so I set nothing beside it."
)


_ASKED_LATER = frozenset({Unplaced.WHICH_ROLE, Unplaced.WHICH_PLACE})


def _beside(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Section]:
    ask = answer.ask
    # Of two questions one is asked; the other has its turn.
    later = ask is not None and (ask.slot is not None or answer.unplaced in _ASKED_LATER)
    if answer.unplaced is not None and not later:
        yield Section((Line(terms.unplaced_words(answer.unplaced, catalogue)),))
    guide = answer.guide
    if guide is None or not (guide.placed or guide.unsound):
        return
    title = catalogue.say("Beside the guide for {region}", region=guide.region)
    blocks: list[Block] = [Heading(title)]
    shown = [one for one in guide.placed if one.component in _WITH_A_BAR]
    for one in shown:
        blocks += _placed(one, answer, catalogue)
    others = [one for one in guide.placed if one.component not in _WITH_A_BAR]
    if others:
        told = joined((_beside_theirs(one, answer, catalogue) for one in others), _DOT)
        blocks.append(Small(told))
    for why in dict.fromkeys(one.unlike for one in shown if one.unlike is not None):
        blocks.append(Small(catalogue.say(_UNLIKE[why])))
    if guide.unsound is not None:
        blocks.append(Small(catalogue.say(_UNSOUND, figure=guide.unsound)))
    if guide.total_left_out:
        blocks.append(
            Small(catalogue.say("Totals are not compared: not all parts of yours are given."))
        )
    yield Section(tuple(blocks))


def _placed(one: Placed, answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    part = terms.component_of(one.component, catalogue)
    mine = amount(one.mine, catalogue)
    if one.sum is not None:
        head = reading_head(answer.sums[one.sum], catalogue)
        part = catalogue.say("{part}, {reading}", part=part, reading=head)
    if one.standing is None:
        yield Line(
            catalogue.say(
                "{part} {mine}; the guide says {theirs}.", part=part, mine=mine, theirs=one.figure
            )
        )
        return
    yield Line(
        catalogue.say(
            "{part} {mine}: {where}, {theirs}.{gap}",
            part=part,
            mine=mine,
            where=terms.standing_words(one.standing, catalogue),
            theirs=one.figure,
            gap=_gap(one, catalogue),
        )
    )
    position = one.band.position(one.mine)
    if position is not None:
        yield Bar(position)


def _beside_theirs(one: Placed, answer: OfferAnswer, catalogue: Catalogue) -> Words:
    """A part and the guide's range for it, in a few words."""
    part = terms.component_of(one.component, catalogue)
    if one.sum is not None:
        head = reading_head(answer.sums[one.sum], catalogue)
        part = catalogue.say("{part}, {reading}", part=part, reading=head)
    return catalogue.say(
        "{part} {mine}, guide {theirs}",
        part=part,
        mine=amount(one.mine, catalogue),
        theirs=one.figure,
    )


def _gap(one: Placed, catalogue: Catalogue) -> Words:
    gap = one.gap.money.amount
    if not gap:
        return own("")
    if gap > 0:
        return catalogue.say(" {gap} below the top.", gap=unsigned(one.gap, catalogue))
    return catalogue.say(" {gap} above the top.", gap=unsigned(one.gap, catalogue))


# Notes, the question and the next step ------------------------------------------------------------


def _remarks(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    for one in answer.remarks:
        message = terms.remark_message(one.remark)
        if one.figure is None or "{figure}" not in message:
            yield Item(catalogue.say(message))
            continue
        is_share = one.figure.name == "share"
        figure = percent(one.figure, catalogue) if is_share else amount(one.figure, catalogue)
        yield Item(catalogue.say(message, figure=figure))


def _missing(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.missing:
        parts = joined(terms.missing_name(part, catalogue) for part in answer.missing)
        yield Line(catalogue.say("Not given: {parts}.", parts=parts))


def ask_blocks(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """The question that is open, with its answers by number."""
    ask = answer.ask
    if ask is None:
        return
    if ask.slot is not None:
        yield Heading(terms.unplaced_words(ask.slot, catalogue))
    elif ask.doubt is not None and ask.figure is not None:
        figure = (
            percent(ask.figure, catalogue)
            if ask.doubt is Doubt.VESTING and not isinstance(ask.figure, PersonFigure)
            else typed_or_amount(ask.figure, catalogue)
        )
        yield Heading(catalogue.say(terms.ask_message(ask.doubt), figure=figure))
    for at, choice in enumerate(ask.choices, start=1):
        if ask.doubt is None:
            yield Item(joined((choice.label,)), at)
        else:
            yield Item(terms.answer_words(Assumed(ask.doubt, choice.value), catalogue), at)


def _now(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What to do now, in one line."""
    step = answer.next
    if step is None:
        return
    if step.low is not None and step.high is not None:
        yield Heading(catalogue.say("Next: ask for {what}.", what=_asked(step, catalogue)))
    elif step.others:
        said = "Next: the base is at the top already, so ask for something else."
        yield Heading(catalogue.say(said))
    elif step.conflict:
        yield Heading(catalogue.say("Next: your numbers do not fit; “counter” says why."))
    elif answer.guide is not None and answer.guide.unsound and Part.BASE in answer.missing:
        yield Heading(catalogue.say("Next: tell me the base, and I aim by that."))
    else:
        yield Heading(catalogue.say("Next: tell me what you want, or what you are paid now."))


def _asked(step: NextStep, catalogue: Catalogue) -> Words:
    if step.low is None or step.high is None:
        return own("")
    low, high = amount(step.low, catalogue), amount(step.high, catalogue)
    total = step.component is Component.TOTAL
    if low.value == high.value:
        message = "a total of {low}" if total else "a base of {low}"
        return catalogue.say(message, low=low)
    message = "a total of {low} to {high}" if total else "a base of {low} to {high}"
    return catalogue.say(message, low=low, high=high)


def _words_to_say(answer: OfferAnswer, catalogue: Catalogue) -> Iterator[Section]:
    step = answer.next
    if step is None:
        return
    if step.filled is not None:
        title = Small(catalogue.say("Words for it; “counter” says where the numbers come from:"))
        words = filled_blocks(step.filled, step.occasion, step.component, catalogue)
        known: list[Block] = []
        if step.assumed and step.filled.other is not None:
            code = Name(step.filled.low.money.currency)
            known.append(Small(assumed_words(step.assumed, code, catalogue)))
        yield Section((title, *known, *words))
    elif step.script is not None:
        title = Small(catalogue.say("Words to begin with:"))
        places = () if answer.guide is None else (answer.guide.region,)
        yield Section((title, *script_blocks(step.script, places, catalogue)))

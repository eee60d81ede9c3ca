"""Words for what to ask for: the number and what to say first, then the working."""

from collections.abc import Iterator

from bot.coach.answers.offers import (
    CounterAnswer,
    Flag,
    Unplaced,
    WhyAnswer,
)
from bot.coach.answers.pay import Component
from bot.coach.answers.scripts import Script
from bot.coach.figures import ComputedFigure, GuideFigure, GuideQuote, Name
from bot.coach.kept import Occasion, Wanted
from bot.coach.offer_readings import Assumed
from bot.pay.worked import Worked
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount, typed_or_amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.counter_scripts import assumed_words, filled_blocks
from bot.presentation.counter_working import (
    asked_range,
    named_figure,
    opening_words,
    target_words,
    unlike_words,
    walk_away_words,
)
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.money_words import family_name
from bot.presentation.package_words import package_blocks
from bot.presentation.range_words import provenance_blocks
from bot.presentation.script_words import script_blocks
from bot.presentation.why_words import why_sections
from bot.presentation.words import Words, joined

_MOST_LEVERS = 4
_MOST_AT_THE_TOP = 8


def sections(answer: CounterAnswer | WhyAnswer, catalogue: Catalogue) -> Iterator[Section]:
    """What to say now, then how the numbers came about, then what else there is."""
    if isinstance(answer, WhyAnswer):
        yield from why_sections(answer, catalogue)
        return
    scripts = [tuple(_script(script, answer, catalogue)) for script in answer.scripts]
    question, asked_first = tuple(_question(answer, catalogue)), _must_ask(answer)
    ready = answer.filled is not None
    parts = (
        tuple(_first(answer, catalogue)),
        *((question,) if asked_first else ()),
        *(() if ready else scripts),
        tuple(_working(answer, catalogue)),
        tuple(package_blocks(answer.packages, catalogue)),
        *(scripts if ready else ()),
        tuple(_fallback(answer, catalogue)),
        *(() if asked_first else (question,)),
        tuple(_ways_on(answer, catalogue)),
        tuple(_source(answer, catalogue)),
    )
    yield from (Section(blocks) for blocks in parts if blocks)


def _source(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.provenance is not None:
        yield from provenance_blocks(answer.provenance, catalogue, pay=True)


def _must_ask(answer: CounterAnswer) -> bool:
    """Whether nothing can be said before the role or the place is known."""
    unknown = answer.ask is not None and answer.ask.slot is not None
    return unknown and answer.target is None


def _script(script: Script, answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """A script, and that it is the guide's: its figures need not be those above."""
    if isinstance(script.words, GuideQuote):
        yield Small(catalogue.say("In the guide’s own words:"))
    places = () if answer.region is None else (answer.region,)
    yield from script_blocks(script, places, catalogue)


# What to say now ------------------------------------------------------------------------------

_HEADS = {
    Occasion.OFFER: mark("Ask for {range} {what}"),
    Occasion.RAISE: mark("Ask for {range} {what}"),
    Occasion.RETENTION: mark("To stay, ask for {range} {what}"),
    Occasion.PROMOTION: mark("For the new role, ask for {range} {what}"),
}
_CHANGED = {
    Wanted.WALK_AWAY: mark("Noted: your walk-away."),
    Wanted.TARGET: mark("Noted: your target."),
    Wanted.OPENING: mark("Noted: your opening."),
}
# What stands against a counter, in the order in which it is said.
_STOPS = (Flag.TARGET_NOT_ABOVE_OFFER, Flag.WALK_AWAY_ABOVE_TARGET)


def _first(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.changed is not None:
        yield Small(catalogue.say(_CHANGED[answer.changed]))
    yield Heading(_head(answer, catalogue))
    for flag in (*_STOPS, Flag.TARGET_ABOVE_HIGH, *_OF_OPENING):
        if flag in answer.flags:
            yield Line(_flag(flag, answer, catalogue))
    yield from _of_others(answer, catalogue)
    if answer.above_high:
        yield from _at_the_top(answer, catalogue)
    elif answer.target is None:
        yield from _without_guide(answer, catalogue)
    if answer.filled is not None:
        yield from filled_blocks(answer.filled, answer.occasion, answer.component, catalogue)


def _of_others(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What must be known of the other offers before the words are said."""
    code = _code(answer)
    if answer.assumed and code is not None:
        yield Small(assumed_words(answer.assumed, code, catalogue))
    if answer.unlike is not None:
        yield Line(unlike_words(answer, answer.unlike, catalogue))


def _code(answer: CounterAnswer) -> Name | None:
    known = answer.offered or answer.target or answer.walk_away.amount
    return None if known is None else Name(known.money.currency)


def _head(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    if answer.above_high:
        first = lever_name(answer.levers[0], catalogue)
        what = _what(answer, catalogue)
        return catalogue.say("Leave the {what}, ask for {lever}", what=what, lever=first)
    if _must_ask(answer):
        return catalogue.say("One thing first")
    if answer.target is None:
        return catalogue.say("Tell me what you want first")
    if not set(_STOPS).isdisjoint(answer.flags):
        return catalogue.say("Decide first: your numbers do not fit")
    return catalogue.say(
        _HEADS[answer.occasion], range=asked_range(answer, catalogue), what=_what(answer, catalogue)
    )


def _what(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    total = answer.component is Component.TOTAL
    return catalogue.say("total pay") if total else catalogue.say("base")


def _at_the_top(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.offered is not None and answer.figure is not None:
        yield Line(
            catalogue.say(
                "{offered} is at or above the guide’s high: {figure}.",
                offered=amount(answer.offered, catalogue),
                figure=answer.figure,
            )
        )
    own = [lever_name(one, catalogue) for one in answer.levers[: answer.guide_levers]]
    others = answer.levers[answer.guide_levers : _MOST_AT_THE_TOP]
    if own:
        yield Line(catalogue.say("The guide has words for: {levers}.", levers=joined(own)))
    named = joined(lever_name(one, catalogue) for one in others)
    if others:
        yield Line(catalogue.say("You can also ask for: {levers}.", levers=named))


# How the numbers came about -------------------------------------------------------------------


def _working(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(catalogue.say("Your numbers"))
    yield Item(walk_away_words(answer, catalogue))
    target = target_words(answer, catalogue)
    if target is not None:
        yield Item(target)
    if answer.opening_low is not None:
        yield Item(opening_words(answer, catalogue))
    yield from _notes(answer, catalogue)


# What must be known of them -------------------------------------------------------------------

_OF_OPENING = (Flag.OPENING_BELOW_TARGET, Flag.OPENING_ABOVE_HIGH)
_FLAGS = {
    Flag.WALK_AWAY_ABOVE_TARGET: mark(
        "Your walk-away, {walk_away}, is above the target, {target}: even a yes would be too "
        "little. Change one of them."
    ),
    Flag.TARGET_NOT_ABOVE_OFFER: mark(
        "Your target, {target}, is no more than the {offered} that is there already."
    ),
    Flag.TARGET_ABOVE_HIGH: mark(
        "Your target is above the guide’s high, {high}, and no better offer stands behind it: "
        "bring another reason."
    ),
    Flag.OPENING_BELOW_TARGET: mark(
        "Your opening is below your target, {target}: you will hardly end above what you say first."
    ),
    Flag.OPENING_ABOVE_HIGH: mark(
        "Your opening is above the guide’s high, {high}: bring another reason."
    ),
    Flag.OFFER_BELOW_WALK_AWAY: mark(
        "{offered} is below your walk-away. If nothing else makes up for it, leave it."
    ),
    Flag.NO_RANGE: mark("The guide gives no range here, only {figure}; so I do not aim by it."),
}


def _flag(flag: Flag, answer: CounterAnswer, catalogue: Catalogue) -> Words:
    high = None if answer.band is None else answer.band.high
    values = {
        "walk_away": answer.walk_away.amount,
        "target": answer.target,
        "offered": answer.offered,
        "high": high,
    }
    figures: dict[str, ComputedFigure | GuideFigure] = {
        name: named_figure(value, answer, catalogue)
        for name, value in values.items()
        if value is not None
    }
    if answer.figure is not None:
        figures["figure"] = answer.figure
    return catalogue.say(_FLAGS[flag], **figures)


def _notes(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if answer.standing is not None and answer.offered is not None and not answer.above_high:
        yield Line(_standing(answer, catalogue))
    for flag in (Flag.OFFER_BELOW_WALK_AWAY, Flag.NO_RANGE):
        if flag in answer.flags:
            yield Line(_flag(flag, answer, catalogue))
    if answer.target is not None:
        yield from _without_guide(answer, catalogue)
    yield from _taken(answer, catalogue)


def _taken(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """What was taken for granted, and what was left out."""
    if answer.offered is None and answer.target is not None:
        what = _what(answer, catalogue)
        yield Small(
            catalogue.say("You named no {what} yet; I take it to be below the target.", what=what)
        )
    if answer.taken:
        taken = joined(terms.taken_words(one, catalogue) for one in answer.taken)
        yield Small(catalogue.say("Until you say otherwise I take {taken}.", taken=taken))
    if answer.low_end:
        yield Small(catalogue.say("Of a range that you told I take the low end."))
    if answer.unknown:
        said = mark("Not counted, since a currency is not given: {names}.")
        yield Small(catalogue.say(said, names=joined(answer.unknown)))
    if answer.left_out:
        names = joined(answer.left_out)
        yield Small(
            catalogue.say(
                "In another currency, and not counted: {names}. Tell me a rate.", names=names
            )
        )


def _without_guide(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    """Why no guide is used, where that is not what is asked."""
    asked = None if answer.ask is None else answer.ask.slot
    if answer.unplaced is not None and answer.unplaced is not asked:
        yield Line(_unplaced(answer.unplaced, catalogue))


def _standing(answer: CounterAnswer, catalogue: Catalogue) -> Words:
    offered, standing = answer.offered, answer.standing
    if offered is None or standing is None or answer.figure is None:
        return joined(())
    message = "They offer {offered}: {where}, {figure}."
    if answer.present:
        message = "You are at {offered}: {where}, {figure}."
    return catalogue.say(
        message,
        offered=amount(offered, catalogue),
        where=terms.standing_words(standing, catalogue),
        figure=answer.figure,
    )


def _unplaced(why: Unplaced, catalogue: Catalogue) -> Words:
    if why is Unplaced.NO_GUIDE:
        return catalogue.say("I have no guide for this employer: all this rests on your numbers.")
    return terms.unplaced_words(why, catalogue)


# What else there is ---------------------------------------------------------------------------

_LEVERS = {
    "retention": mark("a bonus for staying"),
    "start_date": mark("a later start"),
    "review_date": mark("a date for the next review"),
}


def lever_name(lever: str, catalogue: Catalogue) -> Words:
    """What people call something to ask for, a family of levers or not."""
    known = _LEVERS.get(lever)
    return family_name(lever, catalogue) if known is None else catalogue.say(known)


def _fallback(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    if not answer.above_high:  # else they come first
        named = joined(lever_name(one, catalogue) for one in answer.levers[:_MOST_LEVERS])
        yield Line(catalogue.say("If they say no, ask for: {levers}.", levers=named))


def _question(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    ask = answer.ask
    if ask is None:
        return
    if ask.slot is not None:
        yield Heading(terms.unplaced_words(ask.slot, catalogue))
    elif ask.doubt is not None and ask.figure is not None:
        figure = typed_or_amount(ask.figure, catalogue)
        yield Heading(catalogue.say(terms.ask_message(ask.doubt), figure=figure))
    else:
        yield Heading(catalogue.say("What is the least that you would take?"))
    for at, choice in enumerate(ask.choices, start=1):
        if ask.doubt is not None:
            yield Item(terms.answer_words(Assumed(ask.doubt, choice.value), catalogue), at)
        else:
            known = _CHOICES.get(choice.value)
            label = joined((choice.label,)) if known is None else catalogue.say(known)
            yield Item(label, at)


_CHOICES = {"skip": mark("Skip"), "type": mark("Type it")}


def _ways_on(answer: CounterAnswer, catalogue: Catalogue) -> Iterator[Block]:
    least, most = _examples(answer)
    if least is not None and most is not None:
        yield Small(
            catalogue.say(
                "To change it, type “walk away {least}” or “target {most}”.",
                least=named_figure(least, answer, catalogue),
                most=named_figure(most, answer, catalogue),
            )
        )
    elif most is not None:
        yield Small(
            catalogue.say(
                "To change it, type “target {most}”.", most=named_figure(most, answer, catalogue)
            )
        )
    elif least is not None:
        yield Small(
            catalogue.say(
                "Type “target” and the number you want, or “walk away {least}”.",
                least=named_figure(least, answer, catalogue),
            )
        )
    yield Small(catalogue.say("This is where to begin, and no promise of what they will say."))
    yield Hint(catalogue.say("“why?” shows what each rule rests on."))


def _examples(answer: CounterAnswer) -> tuple[Worked | None, Worked | None]:
    """A walk-away and a target to type, of the person's own numbers, that fit each other."""
    least, offered = answer.walk_away.amount or answer.offered, answer.offered
    if Flag.WALK_AWAY_ABOVE_TARGET in answer.flags:
        return answer.target, answer.walk_away.amount
    high = None if answer.band is None else answer.band.high
    most = high if Flag.TARGET_NOT_ABOVE_OFFER in answer.flags else answer.target or high
    gains = most is not None and (offered is None or most.money > offered.money)
    return least, most if gains else None

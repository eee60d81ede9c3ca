"""Words for lists of offers, for changes to them, and for telling one step by step."""

from collections.abc import Iterator
from typing import assert_never

from bot.coach.answers.offers import (
    FormAnswer,
    OfferChange,
    OfferChangedAnswer,
    OfferListed,
    OffersAnswer,
)
from bot.coach.figures import ComputedFigure, Name, counted
from bot.coach.kept import Doubt, Wanted
from bot.coach.offer_readings import Assumed
from bot.coach.question import OfferStep, OfferVerb, Target
from bot.presentation import offer_terms as terms
from bot.presentation.amount_words import amount
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.offer_terms import answer_words
from bot.presentation.offer_words import unfit_blocks
from bot.presentation.words import Words, joined, words

_DOT = " · "


def sections(
    answer: OffersAnswer | OfferChangedAnswer | FormAnswer, catalogue: Catalogue
) -> Iterator[Section]:
    """The sections of a list, of a change, or of a step."""
    match answer:
        case OffersAnswer():
            yield from _list(answer, catalogue)
        case OfferChangedAnswer():
            yield from _change(answer, catalogue)
        case FormAnswer():
            yield from _form(answer, catalogue)
        case _:
            assert_never(answer)


def _list(answer: OffersAnswer, catalogue: Catalogue) -> Iterator[Section]:
    if not answer.listed:
        none = catalogue.say("You told me of no offer yet.")
        yield Section((Line(none), _how_to_tell(catalogue)))
        return
    items = tuple(
        Item(_listed(one, catalogue), at) for at, one in enumerate(answer.listed, start=1)
    )
    count = len(answer.listed)
    kept = catalogue.say(
        "{count} of {most} kept.",
        count=ComputedFigure(str(count), count, "count of offers kept"),
        most=ComputedFigure(str(answer.most), answer.most, "the most offers that are kept"),
    )
    yield Section((Heading(catalogue.say("Your offers")), *items, Small(kept)))
    how = catalogue.say(
        "“compare” sets them side by side, “delete …” and “rename … to …” change the list, "
        "“export” gives a table."
    )
    yield Section((Hint(how),))


def _listed(one: OfferListed, catalogue: Catalogue) -> Words:
    parts: list[Words] = [joined((one.name, *one.what), ", ")]
    if one.year_1 is not None:
        parts.append(catalogue.say("year one {total}", total=amount(one.year_1, catalogue)))
    if (
        one.recurring is not None
        and one.year_1 is not None
        and one.recurring.value != one.year_1.value
    ):
        parts.append(catalogue.say("recurring {total}", total=amount(one.recurring, catalogue)))
    if one.open_doubt:
        parts.append(catalogue.say("something is open"))
    return joined(parts, _DOT)


def _how_to_tell(catalogue: Catalogue) -> Block:
    return Line(
        catalogue.say(
            "Type it in one line, each amount with its word: base, bonus, stock, sign-on. "
            "Or type /offer, and I ask step by step."
        )
    )


_CHANGES = {
    OfferChange.DELETED: mark("Deleted: {name}. Nothing of it is kept."),
    OfferChange.RENAMED: mark("{before} is now called {name}."),
    OfferChange.FULL: mark(
        "I keep no more offers than these, so {name} was not taken. Delete one first; all others "
        "are as they were."
    ),
    OfferChange.NO_SUCH: mark("I keep no such offer."),
    OfferChange.NAME_TAKEN: mark("Another offer is called {name}; {before} keeps its name."),
    OfferChange.TOO_LONG: mark(
        "That is more text than I read at once: what stands below is from its beginning."
    ),
    OfferChange.RATE: mark(
        "Noted: {name}. I use it when offers in these two currencies are compared."
    ),
    OfferChange.RATE_WANTED: mark(
        "Two currencies: I compare them only at a rate of yours. Tell me each offer with its "
        "amounts, and what one {name} is in {before}."
    ),
    OfferChange.HOW_MUCH: mark(
        "{name} more? Tell me what it is in all, with its word, for example “base …”. Nothing of "
        "{before} is changed until then."
    ),
    OfferChange.TYPE_LEAST: mark(
        "What is the least base a year that you would take from {name}? Type the amount, or skip."
    ),
    OfferChange.WHICH_RATE: mark(
        "Which two currencies is {name} the rate of? Say it with both, as in “{one} GBP = … USD”."
    ),
    OfferChange.CURRENCY: mark("Noted: {name} is paid in {before}."),
    OfferChange.CURRENCY_TYPED: mark(
        "You typed the amounts of {name} in {before}, and so they stay. To change that, type them "
        "again with their mark, as in “base £…”."
    ),
    OfferChange.CONFIRM_ALL: mark(
        "Delete all of these: {name}? Nothing of them is kept then. “yes” deletes them, “no” keeps "
        "them."
    ),
    OfferChange.REMOVED: mark("Taken out of {name}: {part}."),
    OfferChange.NONE_OF_IT: mark("Noted for {name}, that there is none: {part}."),
    OfferChange.NOT_TOLD: mark("You told me none for {name}: {part}. Nothing is changed."),
    OfferChange.LAST_PART: mark(
        "This is all the pay that I know of {name}: {part}. It stays. Type the right one, or "
        "delete the whole offer."
    ),
    OfferChange.WANT_REMOVED: mark("Forgotten for {name}: {want}."),
    OfferChange.NO_WANT: mark("You told me none for {name}: {want}. Nothing is changed."),
    OfferChange.FORM_LEFT: mark("Left. Nothing was told, so nothing of it is kept."),
    OfferChange.FORM_DROPPED: mark(
        "Left. What you began to tell of {name} is not kept; all else is as it was."
    ),
    OfferChange.FORM_ENDED: mark(
        "I no longer ask step by step. {name} is kept as far as you told it."
    ),
    OfferChange.FORM_ANEW: mark("Starting anew; what you began before is left."),
    OfferChange.NO_FORM: mark(
        "I ask nothing step by step just now, so there is nothing to leave. Nothing is changed."
    ),
    OfferChange.NOTHING_READ: mark("I found no pay in that. What you told me before is unchanged."),
}

_WANTS = {
    Wanted.WALK_AWAY: mark("your walk-away"),
    Wanted.TARGET: mark("your target"),
    Wanted.OPENING: mark("your opening"),
}


def _change(answer: OfferChangedAnswer, catalogue: Catalogue) -> Iterator[Section]:
    name, before = answer.name or Name(""), answer.before or Name("")
    said = catalogue.say(
        _CHANGES[answer.change],
        name=name,
        before=before,
        one=counted(1, "units of a currency"),
        part=terms.missing_name(answer.part, catalogue) if answer.part else Name(""),
        want=catalogue.say(_WANTS[answer.want]) if answer.want else Name(""),
    )
    blocks: list[Block] = [Line(said), *unfit_blocks(answer.unfit, catalogue)]
    if answer.change is OfferChange.NOTHING_READ:
        blocks.append(_how_to_tell(catalogue))
    blocks += [
        Item(joined((choice.label,)), at) for at, choice in enumerate(answer.choices, start=1)
    ]
    yield Section(tuple(blocks))


# Step by step -----------------------------------------------------------------------------------

_QUESTIONS = {
    "company": mark("Which company is the offer from?"),
    "role": mark("Which role is it, for example “software engineer”?"),
    "place": mark("Where is it, or is it remote?"),
    "base": mark("What is the base? A year’s, or say “a month”, “an hour”."),
    "bonus": mark("What is the bonus: an amount, or per cent of base?"),
    "stock": mark("What stock do they offer, and over how many years?"),
    "vesting": mark("How does it vest, year by year? Type the percentages, first year first."),
    "sign_on": mark("What is the sign-on? With the year, if it is paid in parts."),
}


def _form(answer: FormAnswer, catalogue: Catalogue) -> Iterator[Section]:
    blocks: list[Block] = []
    if answer.amount:
        said = catalogue.say("That is an amount, and no answer to this; I ask for the pay below.")
        blocks.append(Line(said))
    elif answer.again:
        blocks.append(Line(catalogue.say("I did not understand that.")))
    blocks.append(Heading(catalogue.say(_QUESTIONS[answer.step])))
    blocks.append(
        Small(
            catalogue.say(
                "“skip” passes over it, “back” goes back, “done” ends here, “cancel” leaves."
            )
        )
    )
    yield Section(tuple(blocks))


# Buttons ------------------------------------------------------------------------------------------

_STEPS = {
    OfferVerb.SHOW: mark("‹ The offer"),
    OfferVerb.LIST: mark("My offers"),
    OfferVerb.COMPARE: mark("Compare"),
    OfferVerb.COUNTER: mark("What to ask for"),
    OfferVerb.WHY: mark("Why?"),
    OfferVerb.QUESTIONS: mark("What to ask HR"),
    OfferVerb.CHECKLIST: mark("Before you sign"),
    OfferVerb.EXPORT: mark("As a table"),
    OfferVerb.CHART: mark("Picture"),
    OfferVerb.FORM: mark("New offer"),
}
_FORM_STEPS = {
    "": mark("New offer"),
    "done": mark("Done"),
    "cancel": mark("Cancel"),
}


def offer_step_words(target: Target, name: Name | None, catalogue: Catalogue) -> Words:
    """What stands on a button that does something with offers."""
    if not isinstance(target, OfferStep):
        return words(name or Name(""))
    if target.verb is OfferVerb.SETTLE:
        doubt, _, value = target.argument.partition(":")
        return answer_words(Assumed(Doubt(doubt), value), catalogue)
    if target.verb is OfferVerb.FORM:
        message = _FORM_STEPS.get(target.argument)
        return catalogue.say("Skip") if message is None else catalogue.say(message)
    if name is not None and target.verb is OfferVerb.DELETE and target.key:
        return catalogue.say("Delete {name}", name=name)
    if name is not None or target.verb not in _STEPS:
        return words(name or Name(""))
    return catalogue.say(_STEPS[target.verb])

"""Words for the parts of an offer, for what is open in it, and for answers to that."""

from typing import assert_never

from bot.coach.answers.offers import Remark, Unplaced
from bot.coach.answers.pay import Component
from bot.coach.figures import Name
from bot.coach.kept import Doubt
from bot.coach.offer_readings import Assumed
from bot.pay.band import Standing
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.words import Words, words
from bot.understanding.offers.mention import Part

_PARTS = {
    Part.BASE: mark("Base"),
    Part.BONUS: mark("Bonus"),
    Part.STOCK: mark("Stock"),
    Part.OPTIONS: mark("Options"),
    Part.SHARES: mark("Shares"),
    Part.SIGN_ON: mark("Sign-on"),
    Part.RELOCATION: mark("Relocation"),
    Part.REFRESHER: mark("Refreshers"),
    Part.MATCH: mark("Retirement match"),
    Part.TOTAL: mark("Total"),
    Part.VESTING: mark("Vesting"),
    Part.CLIFF: mark("Cliff"),
    Part.FREQUENCY: mark("How often it vests"),
    Part.CLAWBACK: mark("Clawback"),
}
_MISSING = {
    Part.BASE: mark("base"),
    Part.BONUS: mark("bonus"),
    Part.STOCK: mark("stock"),
    Part.VESTING: mark("vesting schedule"),
    Part.CLIFF: mark("cliff"),
    Part.SIGN_ON: mark("sign-on"),
    Part.CLAWBACK: mark("whether the sign-on must be paid back"),
    Part.RELOCATION: mark("relocation"),
    Part.REFRESHER: mark("refreshers"),
}
_BASES = {
    "grant": mark("whole grant"),
    "annual": mark("per year"),
    "first_year": mark("first year only"),
}
_BONUSES = {"amount": mark("thousands"), "percent": mark("per cent of base")}
_PERIODS = {"month": mark("a month"), "year": mark("a year")}
_VESTINGS = {"scaled": mark("scaled to the whole"), "even": mark("the same each year")}
_STANDINGS = {
    Standing.BELOW: mark("below the guide’s low"),
    Standing.LOW: mark("near the guide’s low"),
    Standing.LOWER: mark("in the lower half of the guide’s range"),
    Standing.MIDDLE: mark("about halfway between the guide’s low and high"),
    Standing.UPPER: mark("in the upper half of the guide’s range"),
    Standing.TOP: mark("near the guide’s high"),
    Standing.ABOVE: mark("above the guide’s high"),
}


def part_name(part: Part, catalogue: Catalogue) -> Words:
    """What people call a part or a term."""
    return catalogue.say(_PARTS[part])


def missing_name(part: Part, catalogue: Catalogue) -> Words:
    """What was not given, within a sentence."""
    return catalogue.say(_MISSING.get(part, _PARTS[part]))


def component_of(part: Component, catalogue: Catalogue) -> Words:
    """What people call a component, as a part of an offer."""
    return catalogue.say(_PARTS[Part(part.value)])


def standing_words(standing: Standing, catalogue: Catalogue) -> Words:
    """Where an amount stands, in words and never as a percentile."""
    return catalogue.say(_STANDINGS[standing])


def answer_words(assumed: Assumed, catalogue: Catalogue) -> Words:
    """An answer to a doubt, short enough for a button or the head of a column."""
    value = assumed.value
    match assumed.doubt:
        case Doubt.BASIS:
            return catalogue.say(_BASES[value])
        case Doubt.BONUS:
            return catalogue.say(_BONUSES[value])
        case Doubt.PERIOD:
            return catalogue.say(_PERIODS[value])
        case Doubt.VESTING:
            return catalogue.say(_VESTINGS[value])
        case Doubt.HOURS:
            return catalogue.say("{number} hours a week", number=Name(value))
        case Doubt.DAYS:
            return catalogue.say("{number} days a year", number=Name(value))
        case _:
            assert_never(assumed.doubt)


def taken_words(assumed: Assumed, catalogue: Catalogue) -> Words:
    """What was taken for granted until the person says otherwise."""
    answer = answer_words(assumed, catalogue)
    match assumed.doubt:
        case Doubt.BASIS:
            return catalogue.say("the stock as {answer}", answer=answer)
        case Doubt.BONUS:
            return catalogue.say("the bonus as {answer}", answer=answer)
        case Doubt.PERIOD:
            return catalogue.say("the base as {answer}", answer=answer)
        case Doubt.VESTING:
            return catalogue.say("the vesting as {answer}", answer=answer)
        case Doubt.HOURS | Doubt.DAYS:
            return answer
        case _:
            assert_never(assumed.doubt)


_REMARKS = {
    Remark.FRONT_LOADED: mark(
        "Front-loaded: year one pays {figure} times the average year. Ask what replaces the drop."
    ),
    Remark.BACK_LOADED: mark(
        "Back-loaded: year one pays only {figure} times the average year. Leaving early costs most."
    ),
    Remark.NO_EQUITY_LATER: mark("Year {figure}: no equity from this grant any more."),
    Remark.TOTAL_IS_AN_AVERAGE: mark(
        "The total stands the same in each year, as you told it. With {figure} of the stock in "
        "year one it is an average at best: ask what each year pays."
    ),
    Remark.CLIFF: mark("Nothing vests before month {figure}."),
    Remark.CLAWBACK: mark("The sign-on must be paid back on leaving within {figure} months."),
    Remark.CLAWBACK_IN_FULL: mark(
        "The sign-on must be paid back in full on leaving within {figure} months. Ask that it be "
        "pro-rated."
    ),
    Remark.BELOW_LOW: mark("The base is below the guide’s low: that alone is a reason to ask."),
    Remark.ABOVE_HIGH: mark("The base is above the guide’s high: ask for other things than base."),
    Remark.HIGH_BONUS: mark(
        "The bonus is {figure} of base: ask what was paid out in the last years."
    ),
    Remark.NO_PRICE: mark("Shares without a price: not counted. Tell me the price of one."),
    Remark.STOCK_NOT_COUNTED: mark(
        "Options are counted as nothing here: they may be worth nothing. With the strike and the "
        "price of a share I show their face value."
    ),
}


def remark_message(remark: Remark) -> str:
    """The message of a remark, with a gap for its figure where it has one."""
    return _REMARKS[remark]


_UNPLACED = {
    Unplaced.NO_GUIDE: mark(
        "I have no guide for this employer; everything below rests on your numbers."
    ),
    Unplaced.NO_COMPANY: mark("Name the employer, and I look whether I have a guide for it."),
    Unplaced.WHICH_COMPANY: mark("Which company is it?"),
    Unplaced.WHICH_ROLE: mark("Which role is it? Then I can set it beside the guide."),
    Unplaced.WHICH_PLACE: mark("Where is it? Then I can set it beside the guide."),
    Unplaced.NO_SUCH_PLACE: mark("The guide has no figures for that place. Which is nearest?"),
    Unplaced.CURRENCY: mark(
        "The guide is in another currency. Tell me a rate, and I convert; I look none up."
    ),
    Unplaced.NO_FIGURES: mark("The guide for this role gives no figures."),
    Unplaced.UNSOUND_TOTAL: mark(
        "The guide’s total does not follow from its parts, so I do not aim by it. Tell me the "
        "base, and I aim by that."
    ),
}


def unplaced_words(why: Unplaced, catalogue: Catalogue) -> Words:
    """Why an offer is not set beside a guide, and what helps."""
    return catalogue.say(_UNPLACED[why])


_ASKS = {
    Doubt.BASIS: mark("Is the {figure} of stock the whole grant, or what you get each year?"),
    Doubt.BONUS: mark("Is the bonus of {figure} thousands, or per cent of base?"),
    Doubt.PERIOD: mark("Is the base of {figure} paid a month, or a year?"),
    Doubt.HOURS: mark("How many hours a week is the {figure} paid for?"),
    Doubt.DAYS: mark("How many days a year would you work at {figure}?"),
    Doubt.VESTING: mark(
        "The vesting adds up to {figure}, not to the whole. Which is right? Or type it again."
    ),
}


def ask_message(doubt: Doubt) -> str:
    """The question of a doubt, with a gap for the figure that it is about."""
    return _ASKS[doubt]


def named(text: str) -> Words:
    """A name as words."""
    return words(Name(text))

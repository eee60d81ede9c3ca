"""Words for options: what they are at nothing and at face value, beside a total without them."""

from collections.abc import Iterator

from bot.pay.options import OptionLines
from bot.pay.worked import Worked
from bot.presentation.amount_words import amount, number
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Block, Heading, Item, Small
from bot.presentation.words import Words


def option_blocks(lines: OptionLines, catalogue: Catalogue) -> Iterator[Block]:
    """The lines of value, with their working, and that no total holds them."""
    yield Heading(catalogue.say("Options, which no total here holds"))
    zero = amount(lines.at_zero, catalogue)
    yield Item(catalogue.say("At nothing: {zero}, as in the totals.", zero=zero))
    if lines.at_haircut is not None:
        cut = amount(lines.at_haircut, catalogue)
        yield Item(catalogue.say("With what you take off: {cut}.", cut=cut))
    working = face_working(lines.at_face, catalogue)
    yield Item(catalogue.say("At face value: {working}.", working=working))
    if not lines.at_face.money.amount:
        yield Small(
            catalogue.say(
                "The price is not above the strike, so at this price nobody would exercise them."
            )
        )
        return
    yield Small(
        catalogue.say(
            "All of them, before tax, if they vest and can be sold at that price. What they will "
            "be worth nobody knows, so I make no guess between."
        )
    )


def face_working(face: Worked, catalogue: Catalogue) -> Words:
    """Price less strike, times how many, and what that is; nothing where the strike is higher."""
    spread, count = face.operands
    price, strike = spread.operands[1].operands
    figures = {
        "price": amount(price, catalogue),
        "strike": amount(strike, catalogue),
        "count": number(count, catalogue),
        "face": amount(face, catalogue),
    }
    if spread.money.amount:
        return catalogue.say("({price} − {strike}) × {count} = {face}", **figures)
    return catalogue.say("{face}, since {price} is not above {strike}", **figures)

"""Words for choices, and for what a person typed."""

from collections.abc import Iterable

from bot.coach.figures import PersonQuote
from bot.coach.question import Choice
from bot.presentation.catalogue import Catalogue
from bot.presentation.layout import Hint, Item
from bot.presentation.words import words

_LONGEST_ECHO = 60


def items(choices: Iterable[Choice]) -> tuple[Item, ...]:
    """Choices with the numbers that take them."""
    return tuple(Item(words(choice.label), number) for number, choice in enumerate(choices, 1))


def how_to_choose(catalogue: Catalogue) -> Hint:
    """How a choice is made where there are no buttons."""
    return Hint(catalogue.say("Answer with the number or the name."))


def echo(typed: PersonQuote) -> PersonQuote:
    """What was typed, in one line and not too long."""
    line = " ".join(typed.text.split())
    if len(line) > _LONGEST_ECHO:
        line = line[: _LONGEST_ECHO - 1] + "…"
    return PersonQuote(line, typed.start, typed.end)

"""Who leads: the one with the most, or all that are tied."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.pay.money import Money
from bot.pay.worked import Worked

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Crossover:
    """A year counted from 1 in which `after` leads alone, and `before` is who did last."""

    year: int
    before: str
    after: str


def leaders_of(amounts: Sequence[tuple[str, Worked]]) -> tuple[str, ...]:
    """The names of the largest amount, in alphabetical order; equal to the cent is tied."""
    in_cents = [(name, to_the_cent(amount.money)) for name, amount in amounts]
    most = max(amount for _, amount in in_cents)
    return tuple(sorted(name for name, amount in in_cents if amount == most))


def crossover(leaders: Sequence[tuple[str, ...]]) -> Crossover | None:
    """The first year with another lone leader than before; a tied year is no change of lead."""
    before: str | None = None
    for year, names in enumerate(leaders, start=1):
        if len(names) > 1:
            continue
        if before is not None and names[0] != before:
            return Crossover(year, before, names[0])
        before = names[0]
    return None


def to_the_cent(money: Money) -> Money:
    """An amount in hundredths: thirds of a grant add up to it only when they are rounded."""
    return Money(money.amount.quantize(_CENT, rounding=ROUND_HALF_UP), money.currency)

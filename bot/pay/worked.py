"""Numbers that know how they came about, so that a reply can show the working."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import reduce
from typing import TypeAlias, assert_never

from bot.pay.money import Money

Number: TypeAlias = Money | Decimal
# The name of a plain number that is shown in per cent.
SHARE = "share"
_HUNDRED = Decimal(100)
_FINEST = Decimal("0.0001")
# The usual 28 digits do not hold a number that has 28 before the point.
_EXACT = Context(prec=100)


class Operator(StrEnum):
    """What was done with the operands, the first of them first."""

    SUM = "+"
    DIFFERENCE = "-"
    PRODUCT = "x"
    QUOTIENT = "/"
    POWER = "^"
    CONVERTED = "at"  # the first in the currency of the second, which is the price of one unit
    SMALLEST = "min"
    LARGEST = "max"
    ROUNDED = "round"  # to the nearest multiple of the second operand, halves up


@dataclass(frozen=True, slots=True)
class Worked:
    """A number and how it came about: stated by somebody, or an operator on others.

    `value` is an amount of money, or a plain number (a share is 0.25, shown as 25 %). `name`
    is a key for what it is, such as "base"; empty for a step on the way. `source` is what a
    stated number is known by to whoever stated it; the arithmetic never looks at it.
    """

    value: Number
    name: str = ""
    operator: Operator | None = None
    operands: tuple["Worked", ...] = ()
    source: object = None

    @property
    def money(self) -> Money:
        """The value, which is an amount of money; TypeError where it is a plain number."""
        if not isinstance(self.value, Money):
            raise TypeError(self.name)
        return self.value

    @property
    def number(self) -> Decimal:
        """The value, which is a plain number; TypeError where it is an amount of money."""
        if isinstance(self.value, Money):
            raise TypeError(self.name)
        return self.value

    def called(self, name: str) -> "Worked":
        """The same under another name."""
        return Worked(self.value, name, self.operator, self.operands, self.source)


def stated(value: Number, name: str = "", source: object = None) -> Worked:
    """A number that was not worked out here."""
    return Worked(value, name, source=source)


def share(value: Decimal, source: object = None) -> Worked:
    """A plain number that is shown in per cent: 0.25 is 25 %."""
    return Worked(value, SHARE, source=source)


def total(name: str, *parts: Worked) -> Worked:
    """The sum of at least one part; CurrencyMismatchError where they are not one currency."""
    value: Number
    if isinstance(parts[0].value, Money):
        value = reduce(Money.__add__, [part.money for part in parts])
    else:
        value = sum((part.number for part in parts), Decimal(0))
    return Worked(value, name, Operator.SUM, parts)


def difference(name: str, left: Worked, right: Worked) -> Worked:
    """How much more the left is than the right; negative where it is less."""
    value: Number
    if isinstance(left.value, Money):
        value = left.money - right.money
    else:
        value = left.number - right.number
    return Worked(value, name, Operator.DIFFERENCE, (left, right))


def product(name: str, amount: Worked, factor: Worked) -> Worked:
    """An amount, or a plain number, times a plain number."""
    return Worked(amount.value * factor.number, name, Operator.PRODUCT, (amount, factor))


def quotient(name: str, amount: Worked, divisor: Worked) -> Worked:
    """An amount, or a plain number, by a plain number; two amounts give a plain number.

    ZeroDivisionError where the divisor is zero.
    """
    value: Number
    if isinstance(divisor.value, Money):
        value = amount.money.ratio(divisor.money)
    else:
        value = amount.value / divisor.number
    return Worked(value, name, Operator.QUOTIENT, (amount, divisor))


def power(name: str, number: Worked, times: Worked) -> Worked:
    """A plain number to the power of another."""
    return Worked(number.number**times.number, name, Operator.POWER, (number, times))


def converted(name: str, amount: Worked, price: Worked) -> Worked:
    """An amount in another currency; the price of one unit is money in that currency."""
    value = price.money * amount.money.amount
    return Worked(value, name, Operator.CONVERTED, (amount, price))


def smallest(name: str, *parts: Worked) -> Worked:
    """The smallest of some amounts of one currency, or of some plain numbers."""
    value: Number
    if isinstance(parts[0].value, Money):
        value = min(part.money for part in parts)
    else:
        value = min(part.number for part in parts)
    return Worked(value, name, Operator.SMALLEST, parts)


def largest(name: str, *parts: Worked) -> Worked:
    """The largest of some amounts of one currency."""
    return Worked(max(part.money for part in parts), name, Operator.LARGEST, parts)


def rounded(name: str, amount: Worked, step: Worked) -> Worked:
    """An amount to the nearest multiple of a step in its currency, halves up."""
    times = amount.money.ratio(step.money).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Worked(step.money * times, name, Operator.ROUNDED, (amount, step))


# The working as text --------------------------------------------------------------------------

_SUMS = (Operator.SUM, Operator.DIFFERENCE)
_SUMS_AND_PRODUCTS = (*_SUMS, Operator.PRODUCT, Operator.QUOTIENT, Operator.CONVERTED)


def leaves(worked: Worked) -> Iterator[Worked]:
    """The stated numbers that a number rests on, from left to right."""
    if worked.operator is None:
        yield worked
    for operand in worked.operands:
        yield from leaves(operand)


def figure(number: Number) -> str:
    """A number as a formula shows it: whole units with commas, up to four decimals."""
    amount = number.amount if isinstance(number, Money) else number
    text = f"{amount.quantize(_FINEST, rounding=ROUND_HALF_UP, context=_EXACT):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def formula(worked: Worked) -> str:
    """How a number came about, in one line: "base 140,000 + equity 160,000 x 25%".

    An amount that is a sum stands in another calculation with its own result, and a difference
    in a product with its working; anything else stands with its working everywhere.
    """
    operator = worked.operator
    match operator:
        case None if worked.name == SHARE and isinstance(worked.value, Decimal):
            return f"{figure(worked.value * _HUNDRED)}%"
        case None:
            return figure(worked.value)
        case Operator.SUM | Operator.DIFFERENCE:
            return f" {operator.value} ".join(map(_term, worked.operands))
        case Operator.PRODUCT | Operator.QUOTIENT | Operator.CONVERTED:
            sign = " / " if operator is Operator.QUOTIENT else " x "
            return sign.join(_factors(worked.operands))
        case Operator.POWER:
            return "^".join(_bracketed(operand) for operand in worked.operands)
        case Operator.SMALLEST | Operator.LARGEST | Operator.ROUNDED:
            return f"{operator.value}({', '.join(map(_argument, worked.operands))})"
        case _:
            assert_never(operator)


def _term(worked: Worked) -> str:
    """An operand of a sum, with its name where it has one."""
    if worked.operator in _SUMS:
        money = isinstance(worked.value, Money)
        return _named(worked, figure(worked.value) if money else f"({formula(worked)})")
    return _named(worked, formula(worked))


def _factors(operands: tuple[Worked, ...]) -> Iterator[str]:
    """The operands of a product; the first needs no brackets where it is a product too."""
    first, *others = operands
    yield _bracketed(first) if first.operator in _SUMS else formula(first)
    yield from map(_bracketed, others)


def _bracketed(worked: Worked) -> str:
    """An operand that stands beside a sign which binds stronger than a sum."""
    if worked.operator is Operator.SUM and isinstance(worked.value, Money):
        return figure(worked.value)
    text = formula(worked)
    return f"({text})" if worked.operator in _SUMS_AND_PRODUCTS else text


def _argument(worked: Worked) -> str:
    """One of several numbers between commas: a stated one with its name, else the working."""
    return _term(worked) if worked.operator is None else formula(worked)


def _named(worked: Worked, text: str) -> str:
    """A text after the name; a colon keeps a name apart that ends in a figure."""
    if worked.name in {"", SHARE}:
        return text
    colon = ":" if worked.name[-1].isdigit() else ""
    return f"{worked.name}{colon} {text}"

"""Numbers that know how they came about, so that a reply can show the working."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import reduce
from typing import TypeAlias, assert_never

from bot.pay.money import Money

Number: TypeAlias = Money | Decimal
_HUNDRED = Decimal(100)


class Operator(StrEnum):
    """What was done with the operands, the first of them first."""

    SUM = "+"
    DIFFERENCE = "-"
    PRODUCT = "x"
    QUOTIENT = "/"
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
        return replace(self, name=name)


def stated(value: Number, name: str = "", source: object = None) -> Worked:
    """A number that was not worked out here."""
    return Worked(value, name, source=source)


def total(name: str, *parts: Worked) -> Worked:
    """The sum of at least one part; CurrencyMismatchError where they are not one currency."""
    moneys = [part.money for part in parts]
    return Worked(reduce(Money.__add__, moneys), name, Operator.SUM, parts)


def difference(name: str, left: Worked, right: Worked) -> Worked:
    """How much more the left is than the right; negative where it is less."""
    return Worked(left.money - right.money, name, Operator.DIFFERENCE, (left, right))


def product(name: str, amount: Worked, factor: Worked) -> Worked:
    """An amount times a plain number."""
    return Worked(amount.money * factor.number, name, Operator.PRODUCT, (amount, factor))


def quotient(name: str, amount: Worked, divisor: Worked) -> Worked:
    """An amount by a plain number that is not zero."""
    return Worked(amount.money / divisor.number, name, Operator.QUOTIENT, (amount, divisor))


def smallest(name: str, *parts: Worked) -> Worked:
    """The smallest of some amounts of one currency."""
    return Worked(min(part.money for part in parts), name, Operator.SMALLEST, parts)


def largest(name: str, *parts: Worked) -> Worked:
    """The largest of some amounts of one currency."""
    return Worked(max(part.money for part in parts), name, Operator.LARGEST, parts)


def rounded(name: str, amount: Worked, step: Worked) -> Worked:
    """An amount to the nearest multiple of a step, halves up."""
    size = step.money.amount
    times = (amount.money.amount / size).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    value = Money(times * size, amount.money.currency)
    return Worked(value, name, Operator.ROUNDED, (amount, step))


# The working as text --------------------------------------------------------------------------


def leaves(worked: Worked) -> Iterator[Worked]:
    """The stated numbers that a number rests on, from left to right."""
    if worked.operator is None:
        yield worked
    for operand in worked.operands:
        yield from leaves(operand)


def figure(number: Number) -> str:
    """A number as a formula shows it: whole units with commas, up to four decimals."""
    amount = number.amount if isinstance(number, Money) else number
    text = f"{amount.quantize(Decimal('0.0001'), rounding=ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def formula(worked: Worked) -> str:
    """How a number came about, in one line: "base 140,000 + equity 160,000 x 25%".

    A sum inside a sum stands there with its own result, anything else with its working.
    """
    if worked.operator is None:
        return figure(worked.value)
    return _expression(worked)


def _expression(worked: Worked) -> str:
    operator = worked.operator
    match operator:
        case None:
            return figure(worked.value)
        case Operator.SUM | Operator.DIFFERENCE:
            return f" {operator.value} ".join(map(_term, worked.operands))
        case Operator.PRODUCT | Operator.QUOTIENT:
            return f" {operator.value} ".join(map(_factor, worked.operands))
        case Operator.SMALLEST | Operator.LARGEST | Operator.ROUNDED:
            return f"{operator.value}({', '.join(map(_term, worked.operands))})"
        case _:
            assert_never(operator)


def _term(worked: Worked) -> str:
    """An operand of a sum, with its name where it has one."""
    if worked.operator in {Operator.SUM, Operator.DIFFERENCE}:
        text = figure(worked.value)
    else:
        text = _expression(worked)
    return f"{worked.name} {text}".strip()


def _factor(worked: Worked) -> str:
    """An operand of a product; shares in per cent."""
    if isinstance(worked.value, Money):
        simple = worked.operator is None
        return figure(worked.value) if simple else f"({_expression(worked)})"
    if worked.name == "share":
        return f"{figure(worked.value * _HUNDRED)}%"
    if worked.operator is None:
        return figure(worked.value)
    return f"({_expression(worked)})"

"""A second opinion: works a number out again from its tree, and from its formula.

It shares no arithmetic with bot/pay, so that it can disagree.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from bot.pay.money import Money
from bot.pay.worked import Operator, Worked, formula

# What 28 digits leave of a fraction, and what a formula leaves that shows four decimals.
OF_DECIMALS, OF_FORMULAS = Fraction(1, 10**18), Fraction(1, 10**4)


def numbers_in(result: object) -> Iterator[Worked]:
    """Every number that a result holds, as deep as its dataclasses and tuples go."""
    if isinstance(result, Worked):
        yield result
    elif isinstance(result, tuple):
        for part in result:
            yield from numbers_in(part)
    elif is_dataclass(result):
        for field in fields(result):
            yield from numbers_in(getattr(result, field.name))


def amount_of(worked: Worked) -> Fraction:
    value = worked.value
    return Fraction(value.amount if isinstance(value, Money) else value)


def recomputed(worked: Worked) -> Fraction:
    """The value that the stated numbers give, as an exact fraction."""
    if worked.operator is None:
        return amount_of(worked)
    return RULES[worked.operator](*map(recomputed, worked.operands))


def currency_of(worked: Worked) -> str | None:
    """The currency that follows from the stated numbers; None for a plain number."""
    operands = [currency_of(operand) for operand in worked.operands]
    match worked.operator:
        case None:
            return worked.value.currency if isinstance(worked.value, Money) else None
        case Operator.CONVERTED:
            return operands[1]
        case Operator.QUOTIENT:
            return operands[0] if operands[1] is None else None
        case Operator.PRODUCT | Operator.POWER:
            assert operands[1] is None
            return operands[0]
        case _:
            (currency,) = set(operands)
            return currency


def _to_the_nearest(amount: Fraction, step: Fraction) -> Fraction:
    times = amount / step
    decimal = Decimal(times.numerator) / Decimal(times.denominator)
    return step * int(decimal.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _sum(*numbers: Fraction) -> Fraction:
    return sum(numbers, Fraction(0))


def _smallest(*numbers: Fraction) -> Fraction:
    return min(numbers)


def _largest(*numbers: Fraction) -> Fraction:
    return max(numbers)


RULES: dict[Operator, Callable[..., Fraction]] = {
    Operator.SUM: _sum,
    Operator.DIFFERENCE: lambda left, right: left - right,
    Operator.PRODUCT: lambda left, right: left * right,
    Operator.CONVERTED: lambda left, right: left * right,
    Operator.QUOTIENT: lambda left, right: left / right,
    Operator.POWER: lambda left, right: left ** int(right),
    Operator.SMALLEST: _smallest,
    Operator.LARGEST: _largest,
    Operator.ROUNDED: _to_the_nearest,
}


def assert_recomputes(worked: Worked) -> None:
    expected = recomputed(worked)
    assert abs(amount_of(worked) - expected) <= OF_DECIMALS * max(Fraction(1), abs(expected))
    currency = worked.value.currency if isinstance(worked.value, Money) else None
    assert currency == currency_of(worked)


# From the formula ------------------------------------------------------------------------------

WORD = r"(?!x\b|min\b|max\b|round\b)[a-z]+"
NAME = re.compile(rf"\b{WORD}(?:[ -]{WORD})*(?: \d+:)?")
FIGURE = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(%?)")


def evaluated(text: str) -> Fraction:
    """What plain arithmetic makes of a formula, once the names are struck out."""
    bare = NAME.sub("", text).replace(" x ", " * ").replace("^", "**")
    code = FIGURE.sub(_as_code, bare)
    names = {"F": Fraction, "min": min, "max": max, "round": _to_the_nearest}
    return Fraction(eval(code, {"__builtins__": {}}, names))


def _as_code(found: re.Match[str]) -> str:
    per_cent = "/100" if found[2] else ""
    return f"(F('{found[1].replace(',', '')}'){per_cent})"


def assert_formula_gives_the_value(worked: Worked) -> None:
    value, text = amount_of(worked), formula(worked)
    assert abs(evaluated(text) - value) <= OF_FORMULAS * max(Fraction(1), abs(value)), text

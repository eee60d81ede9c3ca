"""Amounts in words: babel writes them, and each keeps the formula that it follows from."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Protocol

from bot.coach.figures import ComputedFigure, GuideFigure, PersonFigure
from bot.pay.money import NO_CURRENCY, Money
from bot.pay.worked import Worked, figure, formula
from bot.presentation.catalogue import Catalogue

# Thousands are grouped as people of the currency do: ₹45,00,000.
_GROUPED_AS = {"INR": "en_IN"}
_WHOLE, _CENTS = Decimal(1), Decimal("0.01")
# Smaller amounts are shown with their cents: a price of a share, an hour's pay.
_LEAST_WHOLE = 1_000
_HUNDRED = Decimal(100)


def amount(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """An amount of money, or a plain number, with the formula that it follows from."""
    value = worked.value
    if isinstance(value, Money):
        return ComputedFigure(money_text(value, catalogue), value.rounded, origin(worked))
    return number(worked, catalogue)


def origin(worked: Worked) -> str:
    """The formula of a number; of a stated one, who stated it and how it is written there."""
    source = worked.source
    if worked.operator is not None:
        return formula(worked)
    if isinstance(source, PersonFigure):
        return f"{figure(worked.value)}, typed as {source.text}"
    if isinstance(source, GuideFigure):
        line = f"{source.guide}:{source.figure.line}"
        return f"{figure(worked.value)}, an end of {source.text} in {line}"
    return formula(worked)


def unsigned(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """An amount without its sign, for "more" and "less"."""
    value = worked.money
    size = -value if value.amount < 0 else value
    return ComputedFigure(money_text(size, catalogue), size.rounded, formula(worked))


def signed(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """A difference with its sign, a plus too."""
    value = worked.money
    text = money_text(value, catalogue)
    text = f"+{text}" if value.rounded > 0 else text
    return ComputedFigure(text, value.rounded, formula(worked))


def number(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """A plain number as it is, with up to two decimals."""
    value = worked.number.quantize(_CENTS, rounding=ROUND_HALF_UP)
    text = _written(value, "#,##0.##", catalogue.locale)
    return ComputedFigure(text, int(value), origin(worked))


def percent(worked: Worked, catalogue: Catalogue) -> ComputedFigure:
    """A share in per cent, with up to two decimals."""
    value = (worked.number * _HUNDRED).quantize(_CENTS, rounding=ROUND_HALF_UP)
    text = _written(value, "#,##0.##", catalogue.locale)
    return ComputedFigure(f"{text}%", int(value), origin(worked))


def typed_or_amount(
    figure: Worked | PersonFigure, catalogue: Catalogue
) -> ComputedFigure | PersonFigure:
    """A figure as the person typed it, or an amount."""
    return figure if isinstance(figure, PersonFigure) else amount(figure, catalogue)


def money_text(money: Money, catalogue: Catalogue) -> str:
    """An amount with its currency's sign; without one where the currency is not known."""
    return _money_text(money, catalogue.locale)


@lru_cache(maxsize=4096)  # one amount stands in an answer several times
def _money_text(money: Money, locale: str) -> str:
    size = abs(money.amount)
    whole = size >= _LEAST_WHOLE or money.amount == money.amount.to_integral_value()
    value = money.amount.quantize(_WHOLE if whole else _CENTS, rounding=ROUND_HALF_UP)
    digits = "#,##0" if whole else "#,##0.00"
    locale = _GROUPED_AS.get(money.currency, locale)
    if money.currency == NO_CURRENCY:
        return _written(value, digits, locale)
    if money.currency == "INR":
        digits = "#,##,##0" if whole else "#,##,##0.00"
    sign = "¤" if _has_sign(locale, money.currency) else "¤\u00a0"
    pattern = _pattern(f"{sign}{digits};-{sign}{digits}")
    return str(pattern.apply(value, locale, currency=money.currency, currency_digits=False))


def _written(value: Decimal, digits: str, locale: str) -> str:
    return str(_pattern(digits).apply(value, locale))


class _Pattern(Protocol):
    """A pattern of digits, such as "#,##0"."""

    def apply(
        self,
        value: Decimal,
        locale: str,
        currency: str | None = None,
        currency_digits: bool = True,  # noqa: FBT001, FBT002 - as babel has it
    ) -> str: ...


@lru_cache(maxsize=64)
def _pattern(digits: str) -> _Pattern:
    # A question about guides needs no babel, and it takes a while to load.
    from babel.numbers import parse_pattern  # noqa: PLC0415

    return parse_pattern(digits)


@lru_cache(maxsize=256)
def _has_sign(locale: str, currency: str) -> bool:
    """Whether a currency is written by a sign ("$") and not by its letters ("CHF")."""
    from babel import Locale  # noqa: PLC0415 - see _pattern

    symbol = Locale.parse(locale).currency_symbols.get(currency, currency)
    return not symbol[-1].isalpha()

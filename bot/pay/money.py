"""Money: an exact amount in one currency."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# ISO 4217 for "no currency": the person named none, and nothing tells which is meant.
NO_CURRENCY = "XXX"
_WHOLE = Decimal(1)


class CurrencyMismatchError(ValueError):
    """Two amounts in different currencies were combined."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(f"cannot combine {left} with {right}; convert one first")


class NotAnAmountError(ValueError):
    """A number that is no amount of money, such as NaN or Infinity."""

    def __init__(self, amount: Decimal) -> None:
        super().__init__(f"{amount} is no amount of money")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of a currency (ISO 4217), pre-tax; never rounded inside.

    Combining two currencies raises CurrencyMismatchError, NaN and Infinity NotAnAmountError.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise NotAnAmountError(self.amount)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def __truediv__(self, divisor: Decimal | int) -> "Money":
        return Money(self.amount / divisor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def ratio(self, other: "Money") -> Decimal:
        """This amount as a multiple of another; ZeroDivisionError where that is nothing."""
        if not self._same(other):
            raise ZeroDivisionError
        return self.amount / other.amount

    @property
    def rounded(self) -> int:
        """The amount in whole units, halves up (away from zero): for display only."""
        return int(self.amount.quantize(_WHOLE, rounding=ROUND_HALF_UP))

    def _same(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        return other.amount

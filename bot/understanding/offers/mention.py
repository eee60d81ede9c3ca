"""An offer as it was typed: what is given of it, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.pay.offer import EquityBasis
from bot.understanding.entities import (
    CompanyMention,
    DoubtfulMention,
    PlaceMention,
    RoleMention,
    Span,
    UnlistedMention,
)
from bot.understanding.offers.quantities import Per


class OfferKind(StrEnum):
    """What an amount is: what somebody offers, or what the person is paid today."""

    OFFER = "offer"
    PRESENT = "present"


class Part(StrEnum):
    """A part or a term of an offer."""

    BASE = "base"
    BONUS = "bonus"
    STOCK = "stock"
    OPTIONS = "options"
    SHARES = "shares"
    SIGN_ON = "sign_on"
    RELOCATION = "relocation"
    REFRESHER = "refresher"
    MATCH = "match"
    TOTAL = "total"
    VESTING = "vesting"
    CLIFF = "cliff"
    FREQUENCY = "frequency"
    CLAWBACK = "clawback"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as typed: in whole units, both ends the same where it is no range.

    `scale` is what it was multiplied by: 1,000 where "125" was read as 125,000.
    """

    low: Decimal
    high: Decimal
    typed: str
    span: Span
    scale: int = 1

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class StatedBase:
    """Fixed pay for a time; `months_paid` where a month is paid more often than twelve times.

    `assumed` says that no word called it base.
    """

    amount: Stated
    per: Per = Per.YEAR
    months_paid: int | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class StatedBonus:
    """A bonus in per cent of base, or as an amount, or both where both were typed."""

    percent: Stated | None = None
    amount: Stated | None = None
    guaranteed: bool | None = None
    per: Per = Per.YEAR


@dataclass(frozen=True, slots=True)
class StatedStock:
    """Equity in money, and what the amount is an amount of."""

    amount: Stated
    basis: EquityBasis


@dataclass(frozen=True, slots=True)
class StatedOptions:
    """Options, or shares where there is no strike; prices are a share."""

    count: Stated
    strike: Stated | None = None
    price: Stated | None = None


@dataclass(frozen=True, slots=True)
class StatedInstalment:
    """A sign-on, or a part of it, and the year that it is paid in."""

    amount: Stated
    year: int = 1


@dataclass(frozen=True, slots=True)
class StatedClawback:
    """What must be paid back for how many months; `prorated` is None where it is not said."""

    months: int
    span: Span
    prorated: bool | None = None


@dataclass(frozen=True, slots=True)
class StatedMatch:
    """A retirement match, in per cent of what is paid in, up to per cent of base."""

    rate: Stated
    cap: Stated


class Fault(StrEnum):
    """Why a number was not taken as it stands."""

    NEGATIVE = "negative"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    REVERSED = "reversed"  # a range from high to low, which is read from low to high
    SUM = "sum"  # a schedule that does not add up to 100
    TWICE = "twice"  # said of a part that was given already
    CURRENCY = "currency"  # in another currency than the rest


@dataclass(frozen=True, slots=True)
class Misfit:
    """A number that cannot be what it was said to be."""

    fault: Fault
    part: Part | None
    typed: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words as typed, and where they stand."""

    typed: str
    span: Span


@dataclass(frozen=True, slots=True)
class OfferMention:
    """One offer of a message. What is None was not given; `none` are parts that there are none of.

    `currency` (ISO 4217) is None where no mark names one, and `place_currency` is what is paid in
    where its place lies. `vesting` are the percentages year by year as typed, also where they do
    not add up to 100, and `slices` is 16 in "1/16". `unread` are numbers that no part takes.
    `name` is what seems to name an employer that we know nothing of, and None where `employer`
    is there.
    """

    span: Span
    kind: OfferKind = OfferKind.OFFER
    employer: CompanyMention | DoubtfulMention | UnlistedMention | None = None
    name: Stretch | None = None
    roles: tuple[RoleMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    currency: str | None = None
    place_currency: str | None = None
    base: StatedBase | None = None
    bonus: StatedBonus | None = None
    stock: StatedStock | None = None
    options: StatedOptions | None = None
    shares: StatedOptions | None = None
    sign_on: tuple[StatedInstalment, ...] = ()
    relocation: Stated | None = None
    refresher: Stated | None = None
    match: StatedMatch | None = None
    total: Stated | None = None
    vesting: tuple[Decimal, ...] = ()
    vesting_years: int | None = None
    cliff_months: int | None = None
    every_months: int | None = None
    slices: int | None = None
    clawback: StatedClawback | None = None
    experience: int | None = None
    none: frozenset[Part] = frozenset()
    misfits: tuple[Misfit, ...] = ()
    unread: tuple[Stated, ...] = ()

    @property
    def is_assumed(self) -> bool:
        """Whether nothing but an amount that no word calls base makes it an offer."""
        others = (self.bonus, self.stock, self.options, self.shares, self.relocation, self.total)
        assumed = self.base is not None and self.base.assumed
        return assumed and not self.sign_on and all(part is None for part in others)

    @property
    def start(self) -> int:
        """The character at which its first amount stands."""
        return min((span.start for span in self._spans), default=self.span.start)

    @property
    def _spans(self) -> Iterator[Span]:
        amounts = [
            None if self.base is None else self.base.amount,
            None if self.bonus is None else self.bonus.percent or self.bonus.amount,
            None if self.stock is None else self.stock.amount,
            None if self.options is None else self.options.count,
            None if self.shares is None else self.shares.count,
            self.relocation,
            self.total,
            *(one.amount for one in self.sign_on),
        ]
        yield from (amount.span for amount in amounts if amount is not None)
        yield from (misfit.span for misfit in self.misfits)

    @property
    def has_amount(self) -> bool:
        """Whether an amount of money is given, or a number of shares: more than a percentage."""
        bonus = None if self.bonus is None else self.bonus.amount
        parts = (self.base, self.stock, self.options, self.shares, self.relocation, self.total)
        others = (bonus, self.refresher)
        return bool(self.sign_on) or any(part is not None for part in (*parts, *others))

    @property
    def has_money(self) -> bool:
        """Whether any part is given as an amount."""
        parts = (self.base, self.stock, self.options, self.shares, self.relocation, self.total)
        bonus = self.bonus is not None
        return bonus or bool(self.sign_on) or any(part is not None for part in parts)

"""What an employer offers, part by part; None is "not given" and never nothing."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.pay.money import NO_CURRENCY
from bot.pay.worked import Worked

_HUNDRED = Decimal(100)
# Percentages are often rounded: 33.3 three times is a whole grant.
TOLERANCE = Decimal("0.5")
LONGEST_VESTING = 10


class VestingSumError(ValueError):
    """The shares of a vesting schedule do not add up to the whole grant."""

    def __init__(self, percents: tuple[Decimal, ...]) -> None:
        shown = "/".join(f"{percent.normalize():f}" for percent in percents)
        super().__init__(f"{shown} adds up to {sum(percents):f}, not to 100")


@dataclass(frozen=True, slots=True)
class Vesting:
    """How a grant becomes the person's: per cent of it in each year, the first year first.

    The percentages add up to 100, give or take half, else VestingSumError; `scaled` ones are parts
    of what they add up to, whatever that is. `cliff_months` is
    the time before which nothing vests, 0 where there is no cliff, and `every_months` the time
    from one vesting to the next; None is not given.
    """

    percents: tuple[Decimal, ...]
    cliff_months: int | None = None
    every_months: int | None = None
    scaled: bool = False

    def __post_init__(self) -> None:
        added = sum(self.percents, Decimal(0))
        whole = added > 0 if self.scaled else abs(added - _HUNDRED) <= TOLERANCE
        if not self.percents or not whole or min(self.percents) < 0:
            raise VestingSumError(self.percents)

    @property
    def years(self) -> int:
        """The years that it takes."""
        return len(self.percents)


class EquityBasis(StrEnum):
    """What an amount of equity is an amount of."""

    GRANT = "grant"  # the whole grant, over all years of its vesting
    ANNUAL = "annual"  # what vests in a year, on average over the vesting
    FIRST_YEAR = "first_year"  # what vests in the first year
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Grant:
    """Equity in money at today's price; `years` is its vesting time where no schedule is given.

    `cliff_months` and `every_months` as in Vesting, for a grant whose percentages are not given.
    """

    amount: Worked
    basis: EquityBasis = EquityBasis.UNKNOWN
    vesting: Vesting | None = None
    years: int | None = None
    cliff_months: int | None = None
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """Options to buy shares: how many, at which strike, and what a share is worth today.

    `count` is a plain number; `strike` and `price` are money a share, None where not given.
    """

    count: Worked
    strike: Worked | None = None
    price: Worked | None = None


@dataclass(frozen=True, slots=True)
class Bonus:
    """A yearly bonus at target: either an amount, or a share of base (0.1 is 10 %).

    `guaranteed` is None where it is not said.
    """

    amount: Worked | None = None
    share: Worked | None = None
    guaranteed: bool | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """Money paid once, in a year of the job counted from 1."""

    amount: Worked
    year: int = 1


@dataclass(frozen=True, slots=True)
class Clawback:
    """What must be paid back on leaving before so many months.

    `prorated` says that less is owed each month; None where that is not given.
    """

    months: int
    prorated: bool | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What an employer adds to a retirement plan: `rate` of what is paid in, up to `cap` of base.

    Both are shares: 0.5 and 0.06 for 50 % up to 6 %.
    """

    rate: Worked
    cap: Worked


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer, yearly and pre-tax, in one currency; NO_CURRENCY where nobody said which.

    `base` is fixed pay in a year. `stated_total` is a total that was told instead of, or beside,
    its parts. `perks` are words, of no value here.
    """

    currency: str = NO_CURRENCY
    base: Worked | None = None
    bonus: Bonus | None = None
    grant: Grant | None = None
    options: Options | None = None
    sign_on: tuple[Instalment, ...] = ()
    clawback: Clawback | None = None
    relocation: Worked | None = None
    match: Match | None = None
    stated_total: Worked | None = None
    perks: tuple[str, ...] = ()

    def with_basis(self, basis: EquityBasis) -> "Offer":
        """The offer with its grant read as something; unchanged without a grant."""
        return self if self.grant is None else replace(self, grant=replace(self.grant, basis=basis))

"""Vesting schedules that people reported, to be offered as buttons and never applied unasked."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class KnownSchedule:
    """A schedule as reported for one employer; schedules change, so the letter decides.

    `percents` are per cent of the grant in each year. `every_months` and `cliff_months` stand
    only where they were reported too: 0 is "no cliff". `note` is what to know besides.
    """

    company_slug: str
    percents: tuple[Decimal, ...]
    note: str
    every_months: int | None = None
    cliff_months: int | None = None


def _percents(*shares: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, shares))


# As reported (offer maths: Known schedules); check the letter.
KNOWN_SCHEDULES = (
    KnownSchedule(
        "amazon",
        _percents(5, 15, 40, 40),
        "reported: 5% after 12 months, 15% after 24, then 20% every 6 months; check your letter",
    ),
    KnownSchedule("google", _percents(38, 32, 20, 10), "reported; check your letter"),
    KnownSchedule("google", _percents(33, 33, 22, 12), "reported earlier; check your letter"),
    KnownSchedule("pinterest", _percents(50, 33, 17), "reported; check your letter"),
    KnownSchedule("nvidia", _percents(40, 30, 20, 10), "reported; check your letter"),
    KnownSchedule("oracle", _percents(40, 30, 20, 10), "reported; check your letter"),
    KnownSchedule("airbnb", _percents(35, 30, 20, 15), "reported; check your letter"),
    KnownSchedule(
        "meta",
        _percents(25, 25, 25, 25),
        "reported: 1/16 every quarter without a cliff; check your letter",
        every_months=3,
        cliff_months=0,
    ),
)

"""What one kind of pay is worth in another, over some years and without regard to risk or tax.

Money paid once is a sign-on, or a whole grant that vests within the years: each is worth the
other. `bonus_share` is the yearly bonus as a share of base, which more base raises too; None is
no such bonus. Years are whole and at least one.
"""

from decimal import Decimal

from bot.pay.names import Name
from bot.pay.worked import SHARE, Worked, product, quotient, stated, total


def base_for_once(once: Worked, years: int, bonus_share: Worked | None = None) -> Worked:
    """Extra base a year that pays as much: S / (N x (1 + bonus share)) (offer maths: Sign-on)."""
    return quotient(Name.BASE, once, _years_of_base(years, bonus_share))


def sign_on_for_base(base: Worked, years: int, bonus_share: Worked | None = None) -> Worked:
    """Sign-on that pays as much as some extra base a year: base x N x (1 + bonus share)."""
    return _by_years(Name.SIGN_ON, base, years, bonus_share)


def grant_for_base(base: Worked, years: int, bonus_share: Worked | None = None) -> Worked:
    """Grant, vesting within the years, that pays as much as some extra base a year."""
    return _by_years(Name.GRANT, base, years, bonus_share)


def _by_years(name: Name, base: Worked, years: int, bonus_share: Worked | None) -> Worked:
    in_base = product("", base, stated(Decimal(years), Name.YEARS))
    return product(name, in_base, with_bonus(bonus_share)) if bonus_share else in_base.called(name)


def _years_of_base(years: int, bonus_share: Worked | None) -> Worked:
    count = stated(Decimal(years), Name.YEARS)
    return count if bonus_share is None else product("", count, with_bonus(bonus_share))


def with_bonus(bonus_share: Worked) -> Worked:
    """What one unit of base pays with its bonus: 1 + bonus share."""
    return total("", stated(Decimal(1)), bonus_share.called(SHARE))

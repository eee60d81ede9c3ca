"""What a gap in pay adds up to over years of raises."""

from decimal import Decimal

from bot.pay.names import Name
from bot.pay.worked import SHARE, Worked, difference, power, product, quotient, stated, total


def gap_over_years(gap: Worked, years: int, growth: Worked, *, first_year_raised: bool) -> Worked:
    """A yearly gap that grows by a share each year, summed: gap x ((1 + g)^n - 1) / g.

    Once more x (1 + g) where the first year is raised too, as in Marks & Harold 2011 (offer
    maths: T18): say which of the two it is. Not discounted; gap x n where growth is zero.
    """
    if not growth.number:
        return product(Name.GAP, gap, stated(Decimal(years), Name.YEARS))
    one, rate = stated(Decimal(1)), growth.called(SHARE)
    raised = total("", one, rate)
    grown = power("", raised, stated(Decimal(years), Name.YEARS))
    summed = quotient(Name.GAP, product("", gap, difference("", grown, one)), rate)
    return product(Name.GAP, summed, raised) if first_year_raised else summed

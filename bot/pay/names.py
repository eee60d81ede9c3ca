"""What a number that was worked out here is called: keys, to be put into words elsewhere."""

from enum import StrEnum


class Name(StrEnum):
    """The name of a result or of a part of one; a formula shows it as it is."""

    BASE = "base"
    BONUS = "bonus"
    EQUITY = "equity"
    SIGN_ON = "sign-on"
    RELOCATION = "relocation"
    STATED_TOTAL = "stated total"
    TOTAL = "total"
    ONE_TIME = "one-time"
    AVERAGE = "average"
    RECURRING = "recurring"
    CHANGE = "change"  # the last year against the first
    RATIO = "ratio"  # the first year against the average

    GRANT = "grant"
    VESTED = "vested"
    OWED = "owed"
    STRIKE = "strike"
    PRICE = "price"
    AT_ZERO = "at zero"
    AT_HAIRCUT = "at haircut"
    AT_FACE = "at face"

    LOW = "low"
    HIGH = "high"
    POSITION = "position"
    GAP = "gap"
    TARGET = "target"
    STEP = "step"
    SHIFT = "shift"  # base that is moved into another part

    MATCH = "match"
    EQUIVALENT = "equivalent"  # in another place, or in another currency
    YEARS = "years"
    MONTHS = "months"


def year_name(year: int) -> str:
    """What the pay of one year is called, counted from 1."""
    return f"year {year}"

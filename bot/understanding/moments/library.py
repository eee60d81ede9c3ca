"""The one door to dateparser: which day and month a date in words is, in a few languages."""

from datetime import datetime

# As guides have places; the library tries them in this order.
_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl"]
# A leap year, so that 29 February is a day.
_YEAR = 2024


def day_and_month(words: str, *, english: bool) -> tuple[int, int] | None:
    """The day and the month of "3 december" or "3 dezember"; None where there is no such day.

    The library is imported on the first call: it takes as long as a hundred messages.
    """
    import dateparser  # noqa: PLC0415 - loads slowly, and only a date in words needs it

    day = words.split(" ", maxsplit=1)[0]
    found = dateparser.parse(
        f"{words} {_YEAR}",
        languages=_LANGUAGES[:1] if english else _LANGUAGES,
        settings={
            "STRICT_PARSING": True,
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": datetime.fromisoformat(f"{_YEAR}-01-01"),
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["absolute-time"],
        },
    )
    # The library may take the number for a year, where the month has no such day.
    if found is None or found.year != _YEAR or str(found.day) != day:
        return None
    return found.day, found.month


def prepare() -> None:
    """Load now what the first date in words would have to wait for, up to a third of a second."""
    day_and_month("1 januari", english=False)

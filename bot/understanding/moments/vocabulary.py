"""The words of time, each with the letter that the grammar knows it by.

The grammar of moments is written over one letter for a word, so that it stays short and takes time
in proportion to the words. Slips of the finger are words of their own here.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from bot.understanding.moments.mention import DayPart, InDays, Repeat, Unit

Value: TypeAlias = int | str | DayPart | InDays | Repeat | Unit | None
Entry: TypeAlias = tuple[str, Value]

# The letter of a word that says nothing of time.
OTHER = "x"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT_WEEKDAYS = {
    "tue": 1, "tues": 1, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "frid": 4,
}  # fmt: skip
# Words of other things too, so that only what stands beside them tells.
_DOUBTFUL_WEEKDAYS = {"mon": 0, "wed": 2, "sat": 5, "sun": 6}
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MARKS: Mapping[str, Entry] = {
    "am": ("A", 0), "a.m": ("A", 0), "pm": ("A", 1), "p.m": ("A", 1), "daily": ("r", Repeat.DAILY),
    "everyday": ("r", Repeat.DAILY), "weekly": ("r", Repeat.WEEKLY),
    "monthly": ("r", Repeat.MONTHLY),
}  # fmt: skip
# Months elsewhere; the library of dates knows which they are.
_FOREIGN_MONTHS = (
    "januar februar märz mai juni juli oktober dezember janvier février fevrier mars avril "
    "juin juillet août aout septembre octobre novembre décembre decembre enero febrero marzo abril "
    "mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio "
    "giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro "
    "outubro novembro dezembro januari februari maart mei augustus"
)
_UNITS: Mapping[Unit, str] = {
    Unit.MINUTE: "minute minutes min mins minuts minuets",
    Unit.HOUR: "hour hours hr hrs hors hurs houers",
    Unit.DAY: "day days dyas dasy",
    Unit.WEEK: "week weeks wk wks wek weks weeek weeeks weaks",
    Unit.MONTH: "month months mnth mnths monhts montsh moths",
    Unit.QUARTER: "quarter quarters",
    Unit.YEAR: "year years",
}
_PARTS: Mapping[DayPart, str] = {
    DayPart.MORNING: "morning mornings morn mornin mornig mrng",
    DayPart.NOON: "noon midday lunch lunchtime",
    DayPart.AFTERNOON: "afternoon afternoons",
    DayPart.EVENING: "evening evenings night",
    DayPart.MIDNIGHT: "midnight",
}
_DAYS: Mapping[int, str] = {
    -1: "yesterday",
    0: "today tdy",
    1: "tomorrow tmrw tmr tmrrw tmw tomorow tommorow tommorrow tomorrrow tomorro tomorrw tomoz "
    "tommorw tomrrow tomrow 2moro 2morrow 2mrw tomo tmorrow tomoro tomoroww tomorroww tmorow tmrow "
    "tommorows tmoro",
}
_TONIGHT = "tonight tonite tonigt tonght"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ENDS = {
    "eod": Unit.DAY, "cob": Unit.DAY, "eob": Unit.DAY, "eow": Unit.WEEK, "eom": Unit.MONTH,
    "eoq": Unit.QUARTER, "eoy": Unit.YEAR,
}  # fmt: skip
_ZONES = {
    "America/New_York": "est edt et eastern",
    "America/Chicago": "cst cdt ct",
    "America/Denver": "mst mdt mt",
    "America/Los_Angeles": "pst pdt pt pacific",
    "UTC": "utc gmt",
    "Europe/London": "bst",
    "Europe/Berlin": "cet cest",
    "Asia/Kolkata": "ist",
    "Asia/Singapore": "sgt",
    "Asia/Tokyo": "jst",
    "Australia/Sydney": "aest aedt",
}
# The letter of words that say nothing by themselves.
_GLUE: Mapping[str, str] = {
    "i": "in within",
    "a": "at @",
    "O": "on",
    "b": "by until till til untill before starting",
    "t": "the",
    "f": "of",
    "N": "next nxt",
    "H": "this",
    "C": "coming upcoming",
    "E": "every each evry",
    "B": "other second alternate first third fourth fifth",
    "j": "after",
    "F": "from",
    "m": "now",
    "Z": "end close",
    "S": "fiscal fy business financial",
    "h": "half",
    "p": "past",
    "T": "to thru through",
    "&": "and",
    "K": "oclock o'clock o’clock sharp",
    "k": "weekend",
    "l": "last previous prev ago",
    "V": "weekday weekdays weekends workday biweekly fortnightly hourly yearly annually quarterly",
    # What a weekday of three letters may stand behind.
    "R": "remind reminder me nudge ping alert poke wake is its expires expire due deadline for it",
    # What makes pay, or a share of something, of a number.
    "$": "percent pct k lakh lakhs lpa cr usd eur gbp inr dollars euros pounds bucks points shares "
    "rsus m mm mn x",
    # What is counted: "the 2nd offer".
    "X": "offer offers round interview time one reminder reminders year years quarter job company "
    "person floor option point attempt percentile grade level tranche bullet",
}
SHORTEST_SLIP = 6


def slips_of(word: str) -> Iterator[str]:
    """The word with two letters exchanged, one left out, or one doubled."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _table() -> Iterator[tuple[str, Entry]]:
    """Every word with its letter and its value; of a word that stands twice the last counts."""
    for letter, words in _GLUE.items():
        for word in words.split():
            yield word, (letter, None)
    yield from _counted()
    for zone, words in _ZONES.items():
        for word in words.split():
            yield word, ("z", zone)
    for word, entry in _calendar():
        yield word, entry
        yield from _misspelt(word, entry)
    for days, words in _DAYS.items():
        for word in words.split():
            yield word, ("D", InDays(days))
    yield from ((word, ("G", DayPart.EVENING)) for word in _TONIGHT.split())


def _counted() -> Iterator[tuple[str, Entry]]:
    for word, number in _NUMBERS.items():
        yield word, ("Q", number)
    for unit, words in _UNITS.items():
        for word in words.split():
            yield word, ("U", unit)
    for part, words in _PARTS.items():
        for word in words.split():
            yield word, ("P", part)
    for word, unit in _ENDS.items():
        yield word, ("e", unit)
    for word, entry in _MARKS.items():
        yield word, entry


def _calendar() -> Iterator[tuple[str, Entry]]:
    for name in _FOREIGN_MONTHS.split():
        yield name, ("M", name)
    for number, name in enumerate(WEEKDAYS):
        yield name, ("W", number)
        yield name + "s", ("w", number)  # "on mondays": every one of them
    for name, number in _SHORT_WEEKDAYS.items():
        yield name, ("W", number)
    for name, number in _DOUBTFUL_WEEKDAYS.items():
        yield name, ("Y", number)
    for number, name in enumerate(MONTHS, start=1):
        yield name, ("M", number)
    for name, number in _SHORT_MONTHS.items():
        yield name, ("M", number)


def _misspelt(word: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    if len(word) >= SHORTEST_SLIP and entry[0] in "WM":
        for slip in slips_of(word):
            yield slip, entry


_EXTRA_SLIPS: Mapping[str, Entry] = {
    "wendesday": ("W", 2), "wensday": ("W", 2), "wendsday": ("W", 2), "thirsday": ("W", 3),
    "tusday": ("W", 1), "teusday": ("W", 1), "satuday": ("W", 5), "febuary": ("M", 2),
    "decemeber": ("M", 12), "setember": ("M", 9), "janury": ("M", 1), "wedneday": ("W", 2),
}  # fmt: skip


def words_of_time() -> Mapping[str, Entry]:
    """Every word that speaks of time, with its letter and its value."""
    # The tables come in order of weight, so that "second" is rather a glue word than a unit.
    return MappingProxyType(dict(_table()) | dict(_EXTRA_SLIPS))


WORDS = words_of_time()

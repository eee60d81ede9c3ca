"""Moments as choices: what they are called, and how a button holds them."""

import re
from datetime import date, datetime, time

from bot.coach.figures import Name
from bot.coach.question import Choice, ReminderStep, ReminderVerb
from bot.understanding.moments.mention import Repeat
from bot.understanding.moments.moment import Moment

_CODE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<hour>\d\d:\d\d))?(?:,(?P<repeat>[a-z]+))?", re.ASCII
)


def choice_of(moment: Moment, key: str | None) -> Choice:
    """A moment to be chosen for a draft, or for the reminder that it changes."""
    code = code_of(moment)
    verb = ReminderVerb.ADD if key is None else ReminderVerb.EDIT
    return Choice(code, Name(_called(moment)), ReminderStep(verb, key or "", code))


def code_of(moment: Moment) -> str:
    """A moment in the letters that a button takes."""
    shown = f"{moment.wall:%Y-%m-%dT%H:%M}" if moment.has_hour else moment.wall.date().isoformat()
    return shown if moment.repeat is Repeat.ONCE else f"{shown},{moment.repeat.value}"


def read_code(code: str, zone: str) -> Moment | None:
    """The moment of a button; None where it is none."""
    found = _CODE.fullmatch(code)
    if found is None or (found["repeat"] or Repeat.ONCE) not in set(Repeat):
        return None
    try:
        day = date.fromisoformat(found["day"])
        hour = time.fromisoformat(found["hour"]) if found["hour"] else time()
    except ValueError:
        return None
    repeat = Repeat(found["repeat"] or Repeat.ONCE)
    return Moment(datetime.combine(day, hour), zone, bool(found["hour"]), repeat)


def _called(moment: Moment) -> str:
    wall = moment.wall
    day = f"{wall:%A} {wall.day} {wall:%B} {wall.year}"
    return f"{day}, {wall:%H:%M}" if moment.has_hour else day

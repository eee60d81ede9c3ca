"""A person's settings: shown, asked for and changed, each by a word or a button."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.coach.answers import Answer, SettingChoiceAnswer, SettingsAnswer, SettingSetAnswer
from bot.coach.figures import Name, PersonQuote
from bot.coach.person import Person
from bot.coach.question import Choice, SettingStep
from bot.coach.zones import ask_which_zone, ask_zone
from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.recurring import moved, next_due
from bot.reminders.reminder import Reminder, in_order
from bot.understanding.setting_values import KEEP_CHOICES
from bot.understanding.told_settings import Setting, ToldSetting
from bot.understanding.zones import is_zone

_QUIET = ("22:00-08:00", "22:00-07:00", "20:00-09:00")
_MORNINGS = ("07:00", "08:00", "09:00", "10:00")
_OFF = "off"
_A_MOMENT = timedelta(microseconds=1)
_TIME_ZERO = time()
_A_MOMENT = timedelta(microseconds=1)
_TIME = re.compile(r"\d\d:\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class SettingTurn:
    """What is answered about settings, and the person as they are from now on."""

    answers: tuple[Answer, ...]
    person: Person


def show_settings(person: Person, now: datetime) -> SettingsAnswer:
    """All settings."""
    return SettingsAnswer(person.preferences, _clock(person.preferences, now))


def told(setting: ToldSetting, text: str, person: Person, now: datetime) -> SettingTurn:
    """The setting that was told in words, or what is asked about it."""
    if len(setting.values) == 1:
        return take_setting(SettingStep(setting.setting, setting.values[0]), person, now)
    typed = _quoted(setting.typed, text)
    if setting.setting is Setting.ZONE:
        return SettingTurn((ask_which_zone(setting.values, typed, person),), person)
    return SettingTurn((_choices(setting.setting, person.preferences, typed),), person)


def take_setting(step: SettingStep, person: Person, now: datetime) -> SettingTurn:
    """Set what a step says; without a value, or with one that there is not, ask for it."""
    if step.name is None:
        return SettingTurn((show_settings(person, now),), person)
    preferences = _with(person.preferences, step.name, step.value)
    if preferences is None:
        asked = step.name is Setting.ZONE
        question = ask_zone(person) if asked else _choices(step.name, person.preferences)
        return SettingTurn((question,), person)
    reminders = person.reminders
    if preferences.zone is not None and preferences.zone != person.preferences.zone:
        reminders = tuple(moved_reminder(one, preferences.zone, now) for one in reminders)
    changed = sum(one != other for one, other in zip(reminders, person.reminders, strict=True))
    reminders = in_order(reminders)
    clock = _clock(preferences, now)
    answer = SettingSetAnswer(step.name, preferences, clock, changed)
    return SettingTurn((answer,), replace(person, preferences=preferences, reminders=reminders))


def moved_reminder(reminder: Reminder, zone: str, now: datetime) -> Reminder:
    """The reminder of somebody whose clock is in another zone from now on.

    One that was put off, or is due already, comes when it would have come.
    """
    rule = moved(reminder.rule, zone)
    due = reminder.due
    if due is not None and due > now and next_due(reminder.rule, due - _A_MOMENT) == due:
        due = next_due(rule, now) or due
    return replace(reminder, rule=rule, due=due)


def _clock(preferences: Preferences, now: datetime) -> datetime | None:
    return None if preferences.zone is None else now.astimezone(ZoneInfo(preferences.zone))


def _quoted(typed: str, text: str) -> PersonQuote:
    start = text.find(typed)
    return PersonQuote(typed, start, start + len(typed) if start >= 0 else start)


def _with(preferences: Preferences, name: Setting, value: str) -> Preferences | None:
    """The settings with one changed; None where it cannot be that."""
    match name:
        case Setting.ZONE:
            return replace(preferences, zone=value) if is_zone(value) else None
        case Setting.QUIET:
            return _with_quiet(preferences, value)
        case Setting.MORNING:
            morning = _time(value)
            return None if morning is None else replace(preferences, morning=morning)
        case Setting.REVIEWS:
            known = value in set(Reviews)
            return replace(preferences, reviews=Reviews(value)) if known else None
        case Setting.KEEP:
            known = value in map(str, KEEP_CHOICES)
            return replace(preferences, keep_days=int(value)) if known else None
        case Setting.LANGUAGE:
            return replace(preferences, locale=value) if value == "en" else None


def _with_quiet(preferences: Preferences, value: str) -> Preferences | None:
    if value == _OFF:
        return replace(preferences, quiet_from=_TIME_ZERO, quiet_until=_TIME_ZERO)
    start, _, end = value.partition("-")
    quiet_from, quiet_until = _time(start), _time(end)
    if quiet_from is None or quiet_until is None:
        return None
    return replace(preferences, quiet_from=quiet_from, quiet_until=quiet_until)


def _time(value: str) -> time | None:
    try:
        return time.fromisoformat(value) if _TIME.fullmatch(value) else None
    except ValueError:
        return None


def _choices(
    setting: Setting, preferences: Preferences, typed: PersonQuote | None = None
) -> SettingChoiceAnswer:
    choices = tuple(
        Choice(value, Name(label), SettingStep(setting, value)) for value, label in _labels(setting)
    )
    return SettingChoiceAnswer(setting, preferences, choices, typed)


def _labels(setting: Setting) -> tuple[tuple[str, str], ...]:
    """What a setting can be, and what that is called."""
    match setting:
        case Setting.QUIET:
            hours = tuple((value, value.replace("-", " to ")) for value in _QUIET)
            return (*hours, (_OFF, "no quiet hours"))
        case Setting.MORNING:
            return tuple((value, value) for value in _MORNINGS)
        case Setting.REVIEWS:
            return tuple((one.value, one.value) for one in Reviews)
        case Setting.KEEP:
            return tuple((str(days), f"{days} days") for days in KEEP_CHOICES)
        case Setting.LANGUAGE:
            return (("en", "English"),)
        case Setting.ZONE:
            return ()

"""Words for what a person has set, and for what they are asked about it."""

from datetime import datetime, time

from bot.coach.answers import (
    SettingChoiceAnswer,
    SettingsAnswer,
    SettingSetAnswer,
    ZoneQuestionAnswer,
)
from bot.coach.figures import ComputedFigure, Name, counted
from bot.presentation.catalogue import Catalogue
from bot.presentation.choice_words import echo, how_to_choose, items
from bot.presentation.layout import Block, Heading, Hint, Item, Line, Section, Small
from bot.presentation.words import Words
from bot.reminders.preferences import Preferences, Reviews
from bot.understanding.told_settings import Setting
from bot.understanding.zones import title

_EXAMPLES = {"zone": Name("my time zone is Berlin"), "quiet": Name("quiet hours 22 to 7")}


def settings(answer: SettingsAnswer, catalogue: Catalogue) -> Section:
    """All settings, and how each is changed."""
    lines = (Item(_setting(one, answer.preferences, answer.clock, catalogue)) for one in Setting)
    how = catalogue.say(
        "To change one, say so: “{zone}”, “{quiet}”, “weekly digests”, “keep my offers a year”.",
        **_EXAMPLES,
    )
    return Section((Heading(catalogue.say("Settings")), *lines, Hint(how)))


def setting_set(answer: SettingSetAnswer, catalogue: Catalogue) -> Section:
    """What a setting is from now on."""
    said = _setting(answer.setting, answer.preferences, answer.clock, catalogue)
    blocks: list[Block] = [Line(catalogue.say("Done. {setting}", setting=said))]
    if answer.moved:
        moved = catalogue.say_many(
            "{number} reminder goes by that clock now. /reminders shows it.",
            "{number} reminders go by that clock now. /reminders shows them.",
            counted(answer.moved, "reminders moved"),
        )
        blocks.append(Small(moved))
    return Section(tuple(blocks))


def setting_choice(answer: SettingChoiceAnswer, catalogue: Catalogue) -> Section:
    """What a setting can be."""
    blocks: list[Block] = []
    if answer.typed is not None:
        unread = catalogue.say("I cannot set it to “{typed}”.", typed=echo(answer.typed))
        blocks.append(Line(unread))
    now = _setting(answer.setting, answer.preferences, None, catalogue)
    blocks += [Line(now), Line(catalogue.say("It can be:")), *items(answer.choices)]
    if answer.setting in {Setting.QUIET, Setting.MORNING}:
        other = catalogue.say("Or type another time, such as “{quiet}”.", quiet=_other(answer))
        blocks.append(Small(other))
    return Section((*blocks, how_to_choose(catalogue)))


def _other(answer: SettingChoiceAnswer) -> Name:
    morning = answer.setting is Setting.MORNING
    return Name("mornings at 6:30") if morning else Name("quiet hours 23 to 6")


def zone_question(answer: ZoneQuestionAnswer, catalogue: Catalogue) -> Section:
    """Which time zone is meant."""
    other = catalogue.say("Or type your city, such as “Berlin”.")
    if answer.typed is None:
        asked = catalogue.say("Which time zone are you in? I need it to write at the right hour.")
    elif answer.several:
        asked = catalogue.say("“{typed}” can be several. Which one?", typed=echo(answer.typed))
    else:
        asked = catalogue.say(
            "I know no time zone “{typed}”. Type a larger city near you, or the offset of your "
            "clock, such as {offset}.",
            typed=echo(answer.typed),
            offset=Name("UTC+2"),
        )
        return Section((Line(asked), *items(answer.choices)))
    if not answer.choices:
        return Section((Line(asked), Small(other)))
    return Section((Line(asked), *items(answer.choices), Small(other)))


def _setting(
    setting: Setting, preferences: Preferences, clock: datetime | None, catalogue: Catalogue
) -> Words:
    """A setting and what it is."""
    match setting:
        case Setting.ZONE:
            return _zone(preferences.zone, clock, catalogue)
        case Setting.QUIET:
            return _quiet(preferences, catalogue)
        case Setting.MORNING:
            return catalogue.say(
                "Morning, when digests and days without an hour come: {time}",
                time=_time(preferences.morning, "morning"),
            )
        case Setting.REVIEWS:
            return _reviews(preferences.reviews, catalogue)
        case Setting.KEEP:
            days = preferences.keep_days
            return catalogue.say(
                "Offers are kept: {days} after you were last here",
                days=ComputedFigure(f"{days} days", days, "setting keep_days"),
            )
        case Setting.LANGUAGE:
            return catalogue.say("Language: English, the only one so far")


def _zone(zone: str | None, clock: datetime | None, catalogue: Catalogue) -> Words:
    if zone is None:
        return catalogue.say("Time zone: not told yet; I ask when a reminder needs it")
    if clock is None:
        return catalogue.say("Time zone: {zone}", zone=Name(title(zone)))
    return catalogue.say(
        "Time zone: {zone}, where it is {clock} now",
        zone=Name(title(zone)),
        clock=Name(f"{clock:%a %H:%M}"),
    )


def _quiet(preferences: Preferences, catalogue: Catalogue) -> Words:
    if preferences.quiet is None:
        return catalogue.say("Quiet hours: none")
    start, end = preferences.quiet
    return catalogue.say(
        "Quiet hours: {start} to {end}",
        start=_time(start, "quiet_from"),
        end=_time(end, "quiet_until"),
    )


def _reviews(reviews: Reviews, catalogue: Catalogue) -> Words:
    match reviews:
        case Reviews.DAILY:
            return catalogue.say("Digest of guides that you watch: daily")
        case Reviews.WEEKLY:
            return catalogue.say("Digest of guides that you watch: weekly")
        case Reviews.OFF:
            return catalogue.say("Digest of guides that you watch: off")


def _time(moment: time, name: str) -> ComputedFigure:
    """A time by the clock, as it is set."""
    return ComputedFigure(f"{moment:%H:%M}", moment.hour * 60 + moment.minute, f"setting {name}")

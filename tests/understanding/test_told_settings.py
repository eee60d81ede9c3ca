"""What of a message is a setting, and what is none although it sounds so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.intents import Intent
from bot.understanding.reading import understand
from bot.understanding.setting_values import KEEP_CHOICES
from bot.understanding.told_settings import Setting, told_setting
from tests.coach.made_up import NOW, small_snapshot

LEXICON = small_snapshot().lexicon


@pytest.mark.parametrize(
    ("text", "setting", "value"),
    [
        ("/settings zone Berlin", Setting.ZONE, "Europe/Berlin"),
        ("/settings berlin", Setting.ZONE, "Europe/Berlin"),
        ("my time zone is new york", Setting.ZONE, "America/New_York"),
        ("i'm in bangalore time", Setting.ZONE, "Asia/Kolkata"),
        ("I’m on Pacific time now", Setting.ZONE, "America/Los_Angeles"),
        ("set tz pst", Setting.ZONE, "America/Los_Angeles"),
        ("change my tz to tokyo", Setting.ZONE, "Asia/Tokyo"),
        ("timezone: UTC+2", Setting.ZONE, "Etc/GMT-2"),
        ("quiet hours 22 to 7", Setting.QUIET, "22:00-07:00"),
        ("quiet hours from 10pm until 7:30am", Setting.QUIET, "22:00-07:30"),
        ("quiet hours 10 to 7", Setting.QUIET, "22:00-07:00"),
        ("don't message me between 21 and 8", Setting.QUIET, "21:00-08:00"),
        ("/settings quiet 13:00-14:00", Setting.QUIET, "13:00-14:00"),
        ("no quiet hours", Setting.QUIET, "off"),
        ("quiet hours off", Setting.QUIET, "off"),
        ("mornings at 8", Setting.MORNING, "08:00"),
        ("my morning is at 7:30", Setting.MORNING, "07:30"),
        ("digests at noon", Setting.MORNING, "12:00"),
        ("keep my offers 30 days", Setting.KEEP, "30"),
        ("keep for 1 year", Setting.KEEP, "365"),
        ("keep my offers half a year", Setting.KEEP, "180"),
        ("keep everything for 3 months", Setting.KEEP, "90"),
        ("stop the digests", Setting.REVIEWS, "off"),
        ("weekly digests please", Setting.REVIEWS, "weekly"),
        ("/settings digests daily", Setting.REVIEWS, "daily"),
        ("/settings language english", Setting.LANGUAGE, "en"),
    ],
)
def test_a_setting_is_told_in_words(text: str, setting: Setting, value: str) -> None:
    heard = understand(text, LEXICON, NOW)
    assert heard.setting is not None
    assert (heard.setting.setting, heard.setting.values) == (setting, (value,))
    assert [mention.intent for mention in heard.intents] == [Intent.SETTINGS]


@pytest.mark.parametrize(
    ("text", "setting", "typed"),
    [
        ("my time zone is zzyzx", Setting.ZONE, "zzyzx"),
        ("keep my offers 60 days", Setting.KEEP, "60 days"),
        ("quiet hours 25 to 7", Setting.QUIET, "25 to 7"),
        ("mornings at 99", Setting.MORNING, "99"),
        ("/settings language klingon", Setting.LANGUAGE, "klingon"),
    ],
)
def test_a_value_that_there_is_not_is_said_to_be_none(
    text: str, setting: Setting, typed: str
) -> None:
    told = told_setting(text)
    assert told is not None
    assert (told.setting, told.values, told.typed) == (setting, (), typed)


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("/settings zone", Setting.ZONE),
        ("change my time zone", Setting.ZONE),
        ("/settings quiet hours", Setting.QUIET),
        ("please set the quiet hours", Setting.QUIET),
        ("/settings mornings", Setting.MORNING),
        ("/settings digests", Setting.REVIEWS),
        ("/settings keep", Setting.KEEP),
        ("change my language", Setting.LANGUAGE),
    ],
)
def test_a_setting_without_a_value_is_to_be_asked_for(text: str, setting: Setting) -> None:
    told = told_setting(text)
    assert told is not None
    assert (told.setting, told.values) == (setting, ("",))


@pytest.mark.parametrize(
    "text",
    [
        "I'm in London all the time",
        "i'm in crunch time",
        "use python at google",
        "software engineer at Google in London",
        "they want an answer in time",
        "remind me every morning at 8",
        "google offers 110k base, keep it short",
        "should i keep my offer secret",
        "how long do you keep my offers",
        "what does weekly pay mean",
        "/settings",
        "",
    ],
)
def test_what_sounds_like_a_setting_is_none(text: str) -> None:
    assert understand(text, LEXICON, NOW).setting is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/settings", Intent.SETTINGS),
        ("show my settings", Intent.SETTINGS),
        ("what is my time zone", Intent.SETTINGS),
        ("/mydata", Intent.MYDATA),
        ("what do you know about me?", Intent.MYDATA),
        ("send me my data", Intent.MYDATA),
        ("/developer_info", Intent.DEVELOPER),
        ("who runs this bot", Intent.DEVELOPER),
        ("how do i delete my data", Intent.PRIVACY),
    ],
)
def test_what_is_asked_about_us_is_understood(text: str, intent: Intent) -> None:
    assert [mention.intent for mention in understand(text, LEXICON, NOW).intents] == [intent]


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_hours_with_minutes_are_read_as_they_stand(
    hour: int, minute: int, later: int, after: int
) -> None:
    told = told_setting(f"quiet hours {hour:02}:{minute:02} to {later:02}:{after:02}")
    assert told is not None
    assert told.values == (f"{hour:02}:{minute:02}-{later:02}:{after:02}",)


@given(st.integers(0, 10_000))
def test_no_other_length_than_those_offered_is_taken(days: int) -> None:
    told = told_setting(f"keep my offers {days} days")
    expected = (str(days),) if days in KEEP_CHOICES else ()
    assert told is None or told.values == expected


@given(st.text(max_size=150))
def test_any_text_is_read(text: str) -> None:
    told_setting(text)
    told_setting(f"/settings {text}")

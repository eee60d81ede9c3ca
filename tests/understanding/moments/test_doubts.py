"""Where more is said of a time than is read, nothing is set: it is asked."""

import pytest

from bot.understanding.moments.reminding import read_reminder


def is_unsure(text: str) -> bool:
    reminder = read_reminder(text)
    assert reminder is not None
    assert reminder.when is not None
    return reminder.when.unsure


@pytest.mark.parametrize(
    "text",
    [
        "remind me friday and saturday to call ally",
        "remind me fri or sat to call",
        "remind me fri 9am call ally, sat 10am call meta and sun 11am call google",
        "remind me friday to call ally and saturday to call meta",
        "remind me every day at 9 and 17 to check",
        "remind me between 2 and 3pm to call",
        "remind me a week from friday to call",
        "remind me friday week to call",
        "remind me friday after lunch to call",
        "remind me two days after friday to call",
        "remind me friday pm call ally",
        "remind me tomorrow to call bob & remind me friday to call alice",
        "remind me tomorrow to call bob. remind me friday to call alice",
        "remind me tomorrow at 9 and at 5 to drink",
        "remind me at 5 or 6 to call",
        "remind me 5ish tmrw to call",
        "remind me in an hour or two to call",
        "remind me tmrw, i mean friday, to call",
        "remind me tonite 8 to ask",
    ],
)
def test_a_time_that_is_not_read_in_full_is_not_sure(text: str) -> None:
    assert is_unsure(text)


@pytest.mark.parametrize(
    "text",
    [
        "remind me friday 9am to call ally",
        "remind me on friday to prepare for the call on monday",
        "remind me friday 3pm to call ally and ask about monday",
        "remind me tomorrow to check levels at 2 companies",
        "remind me at 9am to call ally on friday",
        "remind me friday weekly report is due",
        "i am busy thursday and friday, remind me monday to call",
        "remind me friday, and thanks",
        "remind me that i have until friday",
        "remind me friday 9am 2 calls to make",
        "remind me tomorrow 9am, call is with hr and 2 others",
    ],
)
def test_what_is_read_in_full_is_sure(text: str) -> None:
    assert not is_unsure(text)

"""What tired thumbs type around reminders means what it would mean without slips."""

import pytest

from tests.coach.offers.talk import said_last

BERLIN = "my time zone is berlin"
TOLD = (BERLIN, "my review is on 15 jan")
SET = (BERLIN, "/remind friday 9am call", "my reminders")


@pytest.mark.parametrize(
    "yes",
    ["remind me", "yes remind me", "sure, remind me pls", "yeah pls remind me", "ok remind me"],
)
def test_a_yes_in_front_takes_the_reminder_that_was_offered(yes: str) -> None:
    said = said_last(*TOLD, yes)
    assert "Friday 8 January 2027, 09:00" in said
    assert "yes" not in said.casefold()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("rmind me tmrw mornin 2 call hr", "I remind you: call hr"),
        ("remind me friday 2 calls with meta", "I remind you: 2 calls with meta"),
        ("remind me in 2 weks to ask", "Monday 15 June 2026"),
        ("remind me in 3 dyas to ask", "Thursday 4 June 2026"),
        ("remind me in 2 hors to ask", "Monday 1 June 2026, 16:00"),
    ],
)
def test_slips_in_a_request_are_read(said: str, expected: str) -> None:
    assert expected in said_last(BERLIN, said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("chnage it to 8am", "Friday 5 June 2026, 08:00"),
        ("delte 1", "Deleted: call"),
        ("cancle 1", "Deleted: call"),
    ],
)
def test_slips_in_a_change_are_read(said: str, expected: str) -> None:
    assert expected in said_last(*SET, said)


def test_slips_in_what_is_asked_about_our_keeping_are_read() -> None:
    assert said_last("wat do u keep abt me").startswith("Privacy")
    assert said_last("delte my data pls").startswith("Delete everything that I keep of you?")

"""A call or an interview is told of so that one can prepare, and be there."""

import pytest

from tests.coach.offers.talk import said_last

BERLIN = "my time zone is berlin"


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (
            "remind me about my interview on friday 3pm",
            ["Thursday 4 June 2026, 09:00", "Friday 5 June 2026, 14:00"],
        ),
        (
            "remind me about my interview on friday",
            ["Thursday 4 June 2026, 09:00", "Friday 5 June 2026, 09:00"],
        ),
        ("remind me about my call tomorrow at 3pm", ["Tuesday 2 June 2026, 14:00, Berlin time"]),
        ("remind me an hour before my call on friday 3pm", ["Friday 5 June 2026, 14:00"]),
    ],
)
def test_a_talk_is_told_of_the_day_before_and_an_hour_before(said: str, times: list[str]) -> None:
    text = said_last(BERLIN, said)
    assert all(time in text for time in times)


def test_an_interview_that_is_told_is_offered_so() -> None:
    offered = said_last(BERLIN, "my interview is on friday 3pm")
    assert "shall I remind you the day before and an hour before?" in offered
    assert "Thursday 4 June 2026, 09:00" in said_last(
        BERLIN, "my interview is on friday 3pm", "remind me"
    )

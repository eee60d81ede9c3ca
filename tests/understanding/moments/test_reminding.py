from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from bot.understanding.moments.finding import find_moments
from bot.understanding.moments.reminding import blank_reminder, read_reminder
from bot.understanding.moments.request import ReminderMention
from tests.understanding.moments.test_resolving import texts

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "requests.yaml").read_text(encoding="utf-8"))
NOTHING: list[str] = yaml.safe_load((HERE / "negatives.yaml").read_text(encoding="utf-8"))


def told(text: str, reminder: ReminderMention) -> dict[str, Any]:
    """A request as requests.yaml writes it."""
    said: dict[str, Any] = {"text": text, "what": reminder.what}
    if reminder.when is not None:
        said["when"] = reminder.when.typed
    if reminder.lead is not None:
        before = reminder.lead.before
        said["lead"] = "any" if before is None else before.total_seconds() / 3600
    if reminder.event is not None:
        said["event"] = reminder.event.value
    if reminder.at is not None:
        said["at"] = reminder.at.typed
    return said if reminder.requested else said | {"requested": False}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_request_is_read_as_its_line_says(case: dict[str, Any]) -> None:
    reminder = read_reminder(case["text"])
    assert reminder is not None
    assert told(case["text"], reminder) == case


@pytest.mark.parametrize("text", NOTHING)
def test_talk_of_pay_asks_for_no_reminder(text: str) -> None:
    assert read_reminder(text) is None


@pytest.mark.parametrize("text", NOTHING[:25])
def test_talk_of_pay_speaks_of_no_moment(text: str) -> None:
    assert find_moments(text) == () or "monthly" in text


def test_a_company_that_is_called_as_a_day_is_no_day() -> None:
    reminder = read_reminder("I start at monday.com on monday, remind me sunday")
    assert reminder is not None
    assert [other.typed for other in reminder.others] == ["monday"]


def test_ping_me_in_a_letter_is_the_word_of_the_recruiter() -> None:
    letter = "We are happy to offer you 120,000. " * 10 + "Just ping me on Monday."
    assert read_reminder(letter) is None


def test_a_letter_tells_its_deadline_and_not_the_talk_that_is_over() -> None:
    letter = "Thanks for the call on Monday! Base is 120,000. Please let us know by 20 March."
    reminder = read_reminder(letter)
    assert reminder is not None
    assert reminder.when is not None
    assert (reminder.when.typed, reminder.requested) == ("20 March", False)


def test_words_that_say_no_more_than_that_a_reminder_is_wanted_leave_all_else_open() -> None:
    reminder = blank_reminder("a reminder, friday or so", 2)
    assert (reminder.what, reminder.start, reminder.requested) == ("", 2, True)
    assert reminder.when is not None
    assert reminder.when.typed == "friday"


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_is_read_and_what_is_said_stands_in_it(text: str) -> None:
    reminder = read_reminder(text)
    if reminder is None:
        return
    assert reminder.what == " ".join(text[one.start : one.end] for one in reminder.pieces)
    assert 0 <= reminder.start <= len(text)
    moments = (reminder.when, reminder.at, *reminder.others)
    for moment in (one for one in moments if one is not None):
        assert all(text[piece.start : piece.end] for piece in moment.pieces)
        assert moment.typed == " ".join(text[one.start : one.end] for one in moment.pieces)
    if reminder.lead is not None:
        lead = reminder.lead
        assert lead.typed == text[lead.span.start : lead.span.end]

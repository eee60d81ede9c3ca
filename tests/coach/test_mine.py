"""What is kept of a person can be written to JSON, with every amount as it is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.mine import as_plain, collected
from bot.coach.person import Person
from bot.reminders.preferences import Preferences, Reviews
from bot.reminders.reminder import Reminder, SeenFigure, Watch
from bot.reminders.rule import Rule
from tests.coach.offers.talk import talk

RULE = Rule(datetime(2026, 6, 2, 9, tzinfo=UTC), "Europe/Berlin", before=(timedelta(days=2),))


def test_everything_is_there_and_readable() -> None:
    told = talk("/offer google swe detroit 110.5k base", "my target is 119k").person
    person = replace(
        told,
        preferences=Preferences("Europe/Berlin", reviews=Reviews.OFF),
        reminders=(Reminder("a", "call ällý", RULE, None),),
        watches=(Watch("google", seen=(SeenFigure("google/swe", "Detroit", "base", "$110K"),)),),
    )
    data = collected(person)
    text = json.dumps(data, ensure_ascii=False)
    assert json.loads(text) == data
    assert data["settings"]["zone"] == "Europe/Berlin"
    assert data["settings"]["reviews"] == "off"
    assert data["offers"]["offers"][0]["stated"]["base"]["amount"]["typed"] == "110.5k"
    assert data["offers"]["wanted"] == {"a target": "119000"}
    assert data["reminders"][0]["text"] == "call ällý"
    assert data["watched_companies"][0]["seen"][0]["quote"] == "$110K"
    assert data["last_talk"]["of_offers"]


def test_nothing_but_settings_as_they_are_at_first_is_kept_of_nobody() -> None:
    data = collected(Person())
    assert data["reminders"] == data["watched_companies"] == []
    assert data["settings"]["keep_days"] == Preferences().keep_days


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_an_amount_stays_digit_for_digit(amount: Decimal) -> None:
    written = as_plain(amount)
    assert Decimal(written) == amount
    assert "E" not in written


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (time(22), "22:00:00"),
        (datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01T00:00:00+00:00"),
        (Reviews.OFF, "off"),
        ({("a", Reviews.OFF): 1}, {"a off": 1}),
        (None, None),
    ],
)
def test_a_value_becomes_what_json_has(value: object, plain: object) -> None:
    assert as_plain(value) == plain

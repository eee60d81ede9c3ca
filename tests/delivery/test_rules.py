from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.rules import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    GiveBack,
    GiveUp,
    LeaveAlone,
    Postpone,
    decide,
    pause,
)
from bot.reminders.courier import (
    AccountRefusedError,
    DeliveryError,
    NotSentError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
    TooFastError,
)
from bot.reminders.ports import Claimed
from bot.reminders.preferences import Preferences
from tests.delivery.rig import ADA, NOON, reminder

CLAIMED = Claimed("ticket", ADA, reminder(), NOON, Preferences())


@pytest.mark.parametrize(
    ("error", "decision"),
    [
        (AccountRefusedError(), GiveBack()),
        (PersonGoneError(), LeaveAlone()),
        (RefusedError(), GiveUp("refused", series=False)),
        (TooFastError(timedelta(seconds=9)), Postpone(NOON + timedelta(seconds=9), failed=False)),
        (TooFastError(timedelta()), Postpone(NOON + timedelta(seconds=1), failed=False)),
        (TooFastError(timedelta(days=9)), Postpone(NOON + timedelta(hours=1), failed=False)),
        (NotSentError(), Postpone(NOON + FIRST_PAUSE, failed=True, error="not_sent")),
        (PerhapsSentError(), Postpone(NOON + FIRST_PAUSE, failed=True, error="perhaps_sent")),
    ],
)
def test_each_failure_has_its_consequence(error: DeliveryError, decision: object) -> None:
    assert decide(error, CLAIMED, NOON, 1.0) == decision


def test_what_may_have_arrived_twice_is_given_up_until_it_comes_again() -> None:
    before = replace(CLAIMED, attempts=1, last_error="perhaps_sent")
    assert decide(PerhapsSentError(), before, NOON, 1.0) == GiveUp("perhaps_sent", series=True)


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_a_pause_grows_with_the_tries_and_never_without_end(tries: int, chance: float) -> None:
    assert FIRST_PAUSE / 2 <= pause(tries, chance) <= LONGEST_PAUSE
    assert pause(tries, chance) <= pause(tries + 1, chance)


def test_no_two_workers_try_again_at_the_same_moment() -> None:
    assert pause(3, 0.0) < pause(3, 0.5) < pause(3, 1.0)

from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.transports.telegram.sending import (
    LONGEST_PAUSE,
    TRIES,
    pause_before_retry,
    seconds_of,
)

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning")


def caused(error: NetworkError, cause: Exception) -> NetworkError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("message is too long"),
        Forbidden("bot was blocked by the user"),
        caused(TimedOut(), httpx.ReadTimeout("")),
        caused(NetworkError("cut"), httpx.RemoteProtocolError("")),
        caused(NetworkError("cut"), httpx.ReadError("")),
    ],
)
def test_what_cannot_succeed_or_may_have_succeeded_is_not_repeated(error: TelegramError) -> None:
    assert pause_before_retry(error, 1) is None


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("Bad Gateway"),
        caused(NetworkError("no way"), httpx.ConnectError("")),
        caused(TimedOut(), httpx.ConnectTimeout("")),
        caused(TimedOut(), httpx.PoolTimeout("")),
    ],
)
def test_what_surely_was_not_done_is_repeated_ever_later_and_not_for_ever(
    error: TelegramError,
) -> None:
    pauses = [pause_before_retry(error, tried) for tried in range(1, TRIES + 1)]
    assert pauses == [0.5, 1.0, 2.0, None]


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut(), httpx.ReadTimeout("")),
        caused(NetworkError("cut"), httpx.RemoteProtocolError("")),
        caused(NetworkError("cut"), httpx.ReadError("")),
    ],
)
def test_what_does_no_harm_twice_is_repeated_once_though_it_may_have_succeeded(
    error: TelegramError,
) -> None:
    pauses = [pause_before_retry(error, tried, repeatable=True) for tried in (1, 2)]
    assert pauses == [0.5, None]


@pytest.mark.parametrize("error", [BadRequest("chat not found"), Forbidden("blocked")])
def test_a_refusal_is_final_also_for_what_does_no_harm_twice(error: TelegramError) -> None:
    assert pause_before_retry(error, 1, repeatable=True) is None


def test_flood_control_says_how_long_unless_it_is_too_long() -> None:
    assert pause_before_retry(RetryAfter(7), 1) == 7
    assert pause_before_retry(RetryAfter(int(LONGEST_PAUSE) + 1), 1) is None


def test_a_wait_may_be_a_number_or_a_timedelta() -> None:
    assert (seconds_of(3), seconds_of(timedelta(minutes=1))) == (3, 60)

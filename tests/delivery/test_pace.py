from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import BURST, MESSAGES_A_SECOND, Bucket, Pace
from tests.delivery.rig import ADA, BOB, NOON
from tests.fakes.clock import Clock

pytestmark = pytest.mark.anyio

# What Telegram takes.
LIMIT = 30


def paced() -> tuple[Pace, Clock]:
    clock = Clock(NOON)
    return Pace(seconds=clock.seconds, sleep=clock.sleep), clock


def most_in_a_second(times: list[float]) -> int:
    return max(
        sum(start <= other < start + 1 for other in times[at:]) for at, start in enumerate(times)
    )


@given(st.lists(st.floats(0, 3), min_size=1, max_size=120))
def test_no_second_has_more_messages_than_the_messenger_takes(pauses: list[float]) -> None:
    bucket, now, times = Bucket(MESSAGES_A_SECOND, BURST, BURST, 0.0), 0.0, []
    for pause in pauses:
        # Most come at once, some after a while.
        now += pause if pause > 2.5 else 0.0
        now += bucket.wait(now)
        bucket = bucket.taken(now)
        times.append(now)
    assert most_in_a_second(times) <= LIMIT


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    bucket = Bucket(10.0, 1.0, 0.0, 100.0)
    assert bucket.filled(50.0) == bucket
    assert bucket.wait(50.0) == pytest.approx(50.1)


async def test_to_one_chat_goes_one_message_a_second_and_to_others_meanwhile() -> None:
    pace, clock = paced()
    times = []
    for _ in range(3):
        await pace.turn(ADA)
        times.append(clock.seconds())
    assert [b - a for a, b in pairwise(times)] == pytest.approx([1.0, 1.0])
    assert pace.chat_wait(ADA) == pytest.approx(1.0)
    assert pace.chat_wait(BOB) == 0


async def test_those_that_are_put_off_get_a_turn_each() -> None:
    pace, clock = paced()
    await pace.turn(ADA)
    assert [pace.promise(ADA) for _ in range(3)] == pytest.approx([1.0, 2.0, 3.0])
    clock.pass_by(timedelta(seconds=1))
    assert pace.chat_wait(ADA) == pytest.approx(0.0, abs=1e-6)


async def test_a_chat_and_everybody_can_be_held() -> None:
    pace, clock = paced()
    pace.hold(ADA, 40)
    pace.hold(ADA, 3)
    assert pace.chat_wait(ADA) == pytest.approx(40)
    pace.hold_all(7)
    assert pace.wait() == pytest.approx(7)
    await pace.turn(BOB)
    assert clock.moment >= NOON + timedelta(seconds=7)


async def rate_of(pace: Pace, clock: Clock, count: int = 50) -> float:
    """How many messages a second go to people who are free."""
    began = clock.seconds()
    for number in range(count):
        await pace.turn(f"telegram:{number + 1000}")
    return count / (clock.seconds() - began)


async def test_who_is_refused_sends_slower_and_after_a_while_as_fast_as_before() -> None:
    pace, clock = paced()
    assert await rate_of(pace, clock) > 20
    for _ in range(5):
        pace.slow_down()
    assert await rate_of(pace, clock) < 12
    for _ in range(100):
        pace.slow_down()
    assert 1 < await rate_of(pace, clock, 4) < 4
    clock.pass_by(timedelta(minutes=1))
    await pace.turn(BOB)
    assert await rate_of(pace, clock) > 20


async def test_chats_that_are_free_again_are_let_go_of() -> None:
    pace, _ = paced()
    for number in range(5_000):
        await pace.turn(f"telegram:{number}")
    assert len(pace._free) < 300

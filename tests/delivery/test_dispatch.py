from datetime import timedelta

import pytest

from bot.delivery.dispatch import Dispatch
from bot.reminders.courier import (
    AccountRefusedError,
    NotSentError,
    PerhapsSentError,
    RefusedError,
    TooFastError,
)
from tests.delivery.rig import ADA, BOB, NOON, Rig
from tests.fakes.courier import FakeCourier

pytestmark = pytest.mark.anyio


@pytest.fixture
def rig() -> Rig:
    return Rig()


async def test_several_messages_go_in_order_and_not_too_fast(rig: Rig) -> None:
    await rig.dispatch().send(ADA, ("one", "two", "three"))
    assert rig.courier.texts(ADA) == ["one", "two", "three"]
    assert rig.clock.moment == NOON + timedelta(seconds=2)


async def test_a_first_message_that_fails_says_so_and_the_rest_is_not_sent(rig: Rig) -> None:
    rig.courier.fails[ADA].append(NotSentError())
    with pytest.raises(NotSentError):
        await rig.dispatch().send(ADA, ("one", "two"))
    assert rig.courier.got == []


async def test_a_later_one_that_fails_leaves_the_first_as_sent(rig: Rig) -> None:
    class FirstArrives(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            self.always = RefusedError() if message == "two" else None
            await super().deliver(address, message)

    courier = FirstArrives(rig.clock.now)
    await rig.dispatch(courier).send(ADA, ("one", "two", "three"))
    assert courier.texts(ADA) == ["one"]


async def test_an_account_that_is_refused_is_said_whichever_message_it_is(rig: Rig) -> None:
    class Revoked(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            self.always = AccountRefusedError() if message == "two" else None
            await super().deliver(address, message)

    with pytest.raises(AccountRefusedError):
        await rig.dispatch(Revoked(rig.clock.now)).send(ADA, ("one", "two"))


async def test_a_send_that_never_ends_may_have_arrived(rig: Rig) -> None:
    rig.courier.hangs.add(ADA)
    dispatch = Dispatch(rig.courier, rig.dispatch().pace, timedelta(milliseconds=10))
    with pytest.raises(PerhapsSentError):
        await dispatch.send(ADA, ("one",))
    await dispatch.send(BOB, ("two",))
    assert rig.courier.texts(BOB) == ["two"]


async def test_a_mistake_while_sending_leaves_it_open_whether_it_arrived(rig: Rig) -> None:
    class Stumbling(FakeCourier):
        async def deliver(self, address: str, message: str) -> None:
            raise ZeroDivisionError(message)

    with pytest.raises(PerhapsSentError) as raised:
        await rig.dispatch(Stumbling(rig.clock.now)).send(ADA, ("150k",))
    assert raised.value.__cause__ is None


async def test_who_has_to_wait_for_long_is_not_waited_for(rig: Rig) -> None:
    dispatch = rig.dispatch()
    dispatch.pace.hold(ADA, 300)
    with pytest.raises(TooFastError) as raised:
        await dispatch.send(ADA, ("one",))
    assert raised.value.retry_after == timedelta(seconds=300)
    assert rig.courier.asked == 0
    assert rig.clock.moment == NOON


async def test_some_flooded_chats_hold_up_nobody_and_many_in_a_row_everybody(rig: Rig) -> None:
    dispatch = rig.dispatch()
    for number in range(4):
        rig.courier.fails[f"telegram:{number + 10}"].append(TooFastError(timedelta(seconds=9)))
        with pytest.raises(TooFastError):
            await dispatch.send(f"telegram:{number + 10}", ("one",))
    assert dispatch.pace.wait() == 0
    assert dispatch.pace.chat_wait(BOB) == 0
    await dispatch.send(BOB, ("one",))
    rig.courier.always = TooFastError(timedelta(minutes=9))
    for number in range(5):
        with pytest.raises(TooFastError):
            await dispatch.send(f"telegram:{number + 20}", ("one",))
    assert dispatch.pace.wait() == pytest.approx(60)

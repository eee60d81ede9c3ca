import pytest
from telegram import CallbackQuery, Update, User

from bot.transports.telegram.presses import SECONDS_OF_A_DOUBLE_TAP, Presses
from bot.transports.telegram.sending import Sender

pytestmark = pytest.mark.anyio


class Silent(Sender):
    """Answers nobody."""

    async def answer(self, query: CallbackQuery) -> None:
        pass


class Fingers:
    """Taps on buttons, at a time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0
        self.presses = Presses(Silent(), clock=lambda: self.now)

    async def tap(self, data: str = "go", person: int = 1, below: str = "a") -> bool:
        """Whether a tap is worked on; it takes no time."""
        user = User(person, "Ada", is_bot=False)
        query = CallbackQuery("1", user, "1", data=data, inline_message_id=below)
        async with self.presses.received(Update(1, callback_query=query)) as is_wanted:
            return is_wanted


async def test_a_second_tap_at_once_is_not_wanted() -> None:
    fingers = Fingers()
    assert [await fingers.tap() for _ in range(3)] == [True, False, False]


async def test_the_same_button_a_little_later_is_another_wish() -> None:
    fingers = Fingers()
    await fingers.tap()
    fingers.now += SECONDS_OF_A_DOUBLE_TAP * 0.99
    assert not await fingers.tap()
    fingers.now += SECONDS_OF_A_DOUBLE_TAP * 0.02
    assert await fingers.tap()


async def test_another_button_message_or_person_is_another_wish() -> None:
    fingers = Fingers()
    await fingers.tap()
    assert await fingers.tap(data="stop")
    assert await fingers.tap(person=2)
    assert await fingers.tap(below="b")


async def test_a_press_that_fails_may_be_tried_again() -> None:
    fingers = Fingers()
    query = CallbackQuery("1", User(1, "Ada", is_bot=False), "1", data="go")
    with pytest.raises(ZeroDivisionError):
        async with fingers.presses.received(Update(1, callback_query=query)):
            raise ZeroDivisionError
    fingers.now += SECONDS_OF_A_DOUBLE_TAP
    async with fingers.presses.received(Update(2, callback_query=query)) as is_wanted:
        assert is_wanted


async def test_taps_of_long_ago_are_forgotten() -> None:
    fingers = Fingers()
    for number in range(100):
        await fingers.tap(data=str(number))
        fingers.now += 0.5
    assert len(fingers.presses._done) <= 3

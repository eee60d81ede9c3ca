"""The one way out: messages leave one at a time, at a pace, and none hangs for ever."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Generic, TypeVar

import structlog

from bot.delivery.pace import Pace
from bot.reminders.courier import (
    AccountRefusedError,
    Courier,
    DeliveryError,
    PerhapsSentError,
    TooFastError,
)

# A send with all its time-outs, and once more without markup.
LONGEST_SEND = timedelta(seconds=20)
# Where so many chats in a row are told to wait, all of us are meant.
_CHATS_OF_A_FLOOD = 5
_LONGEST_FLOOD = 60.0
# Whoever has to wait longer than for the second between two messages must not keep others waiting.
_LONGEST_WAIT = 2.0

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)

M = TypeVar("M")


class Dispatch(Generic[M]):
    """Sends for one worker: exactly one message is on its way at a time."""

    def __init__(
        self, courier: Courier[M], pace: Pace, longest_send: timedelta = LONGEST_SEND
    ) -> None:
        self.pace = pace
        self.longest_send = longest_send
        self._courier = courier
        self._one = asyncio.Lock()
        self._flooded: set[str] = set()

    async def send(self, address: str, messages: Sequence[M]) -> None:
        """Send some messages to a person, in order.

        Raises DeliveryError where the first did not arrive, or nobody knows. Where a later one
        does not, the rest is left out: the first says the most, and must not come twice.
        """
        async with self._one:
            for number, message in enumerate(messages):
                try:
                    await self._deliver(address, message)
                except AccountRefusedError:
                    raise
                except DeliveryError as error:
                    if not number:
                        raise
                    _log.warning("delivery_cut_short", error=error.kind)
                    return

    async def _deliver(self, address: str, message: M) -> None:
        wait = max(self.pace.chat_wait(address), self.pace.wait())
        if wait > _LONGEST_WAIT:
            raise TooFastError(timedelta(seconds=wait))
        await self.pace.turn(address)
        try:
            async with asyncio.timeout(self.longest_send.total_seconds()):
                await self._courier.deliver(address, message)
        except TimeoutError:
            raise PerhapsSentError from None
        except TooFastError as error:
            self._slow_down(address, error.retry_after.total_seconds())
            raise
        except DeliveryError:
            raise
        # A mistake of ours, or of a library: it must not be met again and again for ever.
        except Exception as error:  # noqa: BLE001
            _log.error("delivery_stumbled", error=type(error).__name__)
            raise PerhapsSentError from None
        self._flooded.clear()

    def _slow_down(self, address: str, seconds: float) -> None:
        self.pace.hold(address, seconds)
        self._flooded.add(address)
        if len(self._flooded) > 1:
            self.pace.slow_down()
        if len(self._flooded) >= _CHATS_OF_A_FLOOD:
            self._flooded.clear()
            self.pace.hold_all(min(seconds, _LONGEST_FLOOD))

"""Sends digests, and what changed in watched guides: at most once, and never again."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import structlog

from bot.delivery.dispatch import Dispatch
from bot.delivery.timing import BATCH, AfterQuiet
from bot.reminders.courier import AccountRefusedError, DeliveryError, PersonGoneError
from bot.reminders.ports import Digests, GuideNow, Subscriber, Watchers, Watching

# Quiet hours end within a day, so that by then everybody awake has been told.
_CHANGE_LASTS = timedelta(hours=25)
# Who had quiet hours is asked for again.
_ASKED_AGAIN = timedelta(minutes=5)

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)

M = TypeVar("M")


class DigestRound(Generic[M]):
    """Sends the digests that are due, some each time, so that reminders get their turn."""

    def __init__(
        self,
        digests: Digests,
        dispatch: Dispatch[M],
        compose: Callable[[Subscriber, datetime], Awaitable[Sequence[M]]],
        now: Callable[[], datetime],
        after_quiet: AfterQuiet,
        transport: str,
    ) -> None:
        self._digests = digests
        self._after_quiet = after_quiet
        self._dispatch = dispatch
        self._compose = compose
        self._now = now
        self._transport = transport

    async def run_once(self, stop: asyncio.Event | None = None) -> int:
        """Send a few; how many people were due, whether or not there was anything to say."""
        if self._dispatch.pace.wait() or (stop is not None and stop.is_set()):
            return 0
        now = self._now()
        claimed = await self._digests.claim(now, BATCH, self._transport)
        for one in claimed:
            # One that is so late that it would wake somebody is left to the next morning, whose
            # digest says the same.
            if self._after_quiet(self._now(), one.preferences) > self._now():
                continue
            if await _told(self._dispatch, one.address, self._compose, one, self._now()):
                await self._digests.stop(one.address, self._now())
        return len(claimed)

    async def next_wake(self) -> datetime | None:
        """When the next digest is due."""
        return await self._digests.next_due(self._transport)


class WatchRound(Generic[M]):
    """Tells watchers what changed in a guide; `note` says which ones did."""

    def __init__(
        self,
        watchers: Watchers,
        dispatch: Dispatch[M],
        compose: Callable[[Watching, datetime], Awaitable[Sequence[M]]],
        now: Callable[[], datetime],
        transport: str,
    ) -> None:
        self._watchers = watchers
        self._dispatch = dispatch
        self._compose = compose
        self._now = now
        self._transport = transport
        self._changed: dict[str, tuple[GuideNow, datetime]] = {}
        self._asked = datetime.min.replace(tzinfo=now().tzinfo)

    def note(self, changed: Iterable[GuideNow]) -> None:
        """Tell whoever watches these guides; to say it again does no harm.

        At a start it may be said of all guides: the table knows what everybody was told.
        """
        now = self._now()
        self._changed |= {one.guide: (one, now) for one in changed}
        self._asked = datetime.min.replace(tzinfo=now.tzinfo)

    async def run_once(self, stop: asyncio.Event | None = None) -> int:
        """Tell a few; how many were to be told, whether or not there was anything to say."""
        now = self._now()
        self._forget(now)
        rests = not self._changed or now - self._asked < _ASKED_AGAIN
        if rests or self._dispatch.pace.wait() or (stop is not None and stop.is_set()):
            return 0
        changed = tuple(one for one, _ in self._changed.values())
        claimed = await self._watchers.claim(changed, now, BATCH, self._transport)
        for one in claimed:
            if await _told(self._dispatch, one.address, self._compose, one, self._now()):
                await self._watchers.stop(one.address, self._now())
        if not claimed:
            self._asked = now
        return len(claimed)

    async def next_wake(self) -> datetime | None:
        """When to ask again for those who had quiet hours; None where nothing changed."""
        return self._asked + _ASKED_AGAIN if self._changed else None

    def _forget(self, now: datetime) -> None:
        kept = {key: one for key, one in self._changed.items() if now - one[1] < _CHANGE_LASTS}
        self._changed = kept


T = TypeVar("T")


async def _told(
    dispatch: Dispatch[M],
    address: str,
    compose: Callable[[T, datetime], Awaitable[Sequence[M]]],
    what: T,
    now: datetime,
) -> bool:
    """Say something once, if there is anything to say; whether its person is gone.

    Raises AccountRefusedError. All other failures are final, as it may have arrived.
    """
    try:
        messages = await compose(what, now)
    # One that raises would take the rest of its claim with it.
    except Exception as error:  # noqa: BLE001
        _log.error("digest_not_written", error=type(error).__name__)
        return False
    if not messages:
        return False
    try:
        await dispatch.send(address, messages)
    except AccountRefusedError:
        raise
    except DeliveryError as error:
        _log.info("digest_not_sent", error=error.kind)
        return isinstance(error, PersonGoneError)
    return False

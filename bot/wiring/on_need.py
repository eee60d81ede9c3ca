"""The ports of the sweep and of presence, over a store that may not be open yet."""

from datetime import datetime, timedelta

from bot.reminders.ports import Claimed, GuideNow, Subscriber, Watching
from bot.storage.opening import Store
from bot.wiring.clock import now
from bot.wiring.keeping import OnNeed


class RemindersOnNeed:
    """The port `DueReminders`."""

    def __init__(self, keeping: OnNeed[Store]) -> None:
        self._keeping = keeping

    async def claim(
        self, now: datetime, most: int, lease: timedelta, transport: str
    ) -> tuple[Claimed, ...]:
        """Claim the reminders that are due of people on a transport, the longest due first."""
        return await (await self._keeping.store()).reminders.claim(now, most, lease, transport)

    async def sent(self, claimed: Claimed, now: datetime, next_due: datetime | None) -> bool:
        """Note that one has arrived, and when it comes again; False where the claim is lost."""
        return await (await self._keeping.store()).reminders.sent(claimed, now, next_due)

    async def postpone(
        self, claimed: Claimed, until: datetime, *, failed: bool, error: str = ""
    ) -> bool:
        """Give one back until later; `failed` counts it as a try that failed for `error`."""
        reminders = (await self._keeping.store()).reminders
        return await reminders.postpone(claimed, until, failed=failed, error=error)

    async def fail(self, claimed: Claimed, error: str, next_due: datetime | None = None) -> bool:
        """Give one up, for good or until it comes again; it is listed for the operator."""
        return await (await self._keeping.store()).reminders.fail(claimed, error, next_due)

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        await (await self._keeping.store()).reminders.stop(address, now)

    async def next_due(self, transport: str) -> datetime | None:
        """When the next one of people on a transport is to be tried; None where none waits."""
        return await (await self._keeping.store()).reminders.next_due(transport)


class DigestsOnNeed:
    """The port `Digests`."""

    def __init__(self, keeping: OnNeed[Store]) -> None:
        self._keeping = keeping

    async def claim(self, now: datetime, most: int, transport: str) -> tuple[Subscriber, ...]:
        """Note the next digest of some people as sent, and say who."""
        return await (await self._keeping.store()).reviews.claim(now, most, transport)

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        await (await self._keeping.store()).reviews.stop(address, now)

    async def next_due(self, transport: str) -> datetime | None:
        """When the next digest of people on a transport is due; None where none is."""
        return await (await self._keeping.store()).reviews.next_due(transport)


class WatchersOnNeed:
    """The port `Watchers`, and which guides anybody watches at all."""

    def __init__(self, keeping: OnNeed[Store]) -> None:
        self._keeping = keeping

    async def claim(
        self, changed: tuple[GuideNow, ...], now: datetime, most: int, transport: str
    ) -> tuple[Watching, ...]:
        """Note the guides as seen by some who watch them, and say who and what they saw before."""
        return await (await self._keeping.store()).watchers.claim(changed, now, most, transport)

    async def stop(self, address: str, now: datetime) -> None:
        """Stop all that would be sent to a person until they come back."""
        await (await self._keeping.store()).watchers.stop(address, now)

    async def watched(self, guides: tuple[str, ...], transport: str) -> tuple[str, ...]:
        """Those of some guides that anybody watches."""
        return await (await self._keeping.store()).watchers.watched(guides, transport)


class PresenceOnNeed:
    """The port `Presence`: who has blocked the bot, and who is back."""

    def __init__(self, keeping: OnNeed[Store]) -> None:
        self._keeping = keeping

    async def blocked(self, person: str) -> None:
        """Somebody has blocked the bot, or deleted the chat and stopped it."""
        await (await self._keeping.store()).reminders.stop(person, now())

    async def back(self, person: str) -> None:
        """Somebody wrote, pressed a button, or let the bot in again."""
        await (await self._keeping.store()).people.come_back(person)

"""Sends the reminders that are due: at least once, one after the other, none to somebody asleep."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar, assert_never

import structlog

from bot.coach.people import StoreUnavailableError
from bot.delivery.dispatch import Dispatch
from bot.delivery.rules import GiveBack, GiveUp, LeaveAlone, Postpone, decide
from bot.delivery.timing import BATCH, LATE, Timing
from bot.reminders.courier import AccountRefusedError, DeliveryError
from bot.reminders.ports import Claimed, DueReminders

# What was sent and could not be noted is noted as soon as it can be, in the time of its lease.
_PAUSE_OF_NOTING = 1.0

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger(__name__)

M = TypeVar("M")
M_co = TypeVar("M_co", covariant=True)


class Composes(Protocol[M_co]):
    """Makes messages of a reminder; `late` says that it should have come before."""

    def __call__(self, claimed: Claimed, now: datetime, *, late: bool) -> Sequence[M_co]:
        """The messages, in order."""
        ...


class Sweep(Generic[M]):
    """Sends what is due to people on one transport.

    Any number of them may work on one table: what one has claimed is its own until the lease ends.
    """

    def __init__(
        self,
        reminders: DueReminders,
        dispatch: Dispatch[M],
        compose: Composes[M],
        timing: Timing,
        transport: str,
    ) -> None:
        self._reminders = reminders
        self._dispatch = dispatch
        self._compose = compose
        self._timing = timing
        self._transport = transport
        # One send more than the batch has is spare for the notes in between.
        self._lease = dispatch.longest_send * (BATCH + 1)
        self._unnoted: dict[tuple[str, str, datetime], datetime] = {}
        self._gone: set[str] = set()

    async def run_once(self, stop: asyncio.Event | None = None) -> int:
        """Send until nothing is due, or until told to stop; how many were sent.

        Raises StoreUnavailableError, and AccountRefusedError where no message will ever arrive.
        """
        count = 0
        while not _is_set(stop) and not self._dispatch.pace.wait():
            now = self._timing.now()
            batch = await self._reminders.claim(now, BATCH, self._lease, self._transport)
            if not batch:
                break
            count += await self._take(batch, now + self._lease, stop)
        if count:
            _log.info("reminders_sent", count=count)
        return count

    async def next_wake(self) -> datetime | None:
        """When there is something to do next; None where nothing waits."""
        due = await self._reminders.next_due(self._transport)
        held = self._timing.now() + timedelta(seconds=self._dispatch.pace.wait())
        return None if due is None else max(due, held)

    async def _take(
        self, batch: tuple[Claimed, ...], ends: datetime, stop: asyncio.Event | None
    ) -> int:
        """Send what one claim brought; what there is no time for is given back."""
        sent = 0
        self._gone.clear()
        for number, claimed in enumerate(batch):
            if _is_set(stop) or self._dispatch.pace.wait():
                await self._give_back(batch[number:])
                break
            # A machine that slept, or a slow database: somebody else may have it by now.
            if self._timing.now() + self._dispatch.longest_send > ends:
                break
            try:
                sent += await self._one(claimed, ends)
            except AccountRefusedError:
                await self._give_back(batch[number:])
                raise
        return sent

    async def _one(self, claimed: Claimed, ends: datetime) -> bool:
        """Send one, or put it off; whether it was sent."""
        if claimed.address in self._gone:
            return False
        now = self._timing.now()
        arrived = self._unnoted.pop(_which(claimed), None)
        if arrived is not None:
            await self._note(claimed, arrived, ends)
            return False
        until = self._not_before(claimed, now)
        if until > now:
            await self._reminders.postpone(claimed, until, failed=False)
            return False
        messages = await self._written(claimed, now)
        if not messages:
            return False
        try:
            await self._dispatch.send(claimed.address, messages)
        except DeliveryError as error:
            await self._settle(claimed, error)
            return False
        await self._note(claimed, self._timing.now(), ends)
        return True

    async def _written(self, claimed: Claimed, now: datetime) -> Sequence[M]:
        """The messages of one; none where it cannot be written, which is our own mistake."""
        try:
            return self._compose(claimed, now, late=now - claimed.due > LATE)
        # One that raises whenever it is due would hold up all the others for ever.
        except Exception as error:  # noqa: BLE001
            _log.error("reminder_not_written", error=type(error).__name__)
            await self._reminders.fail(claimed, "not_written")
            return ()

    def _not_before(self, claimed: Claimed, now: datetime) -> datetime:
        """Until when one is put off: while its person sleeps, or their chat has to wait.

        What comes at its own hour comes in quiet hours too: the person chose that hour.
        """
        if now - claimed.due > LATE:
            awake = self._timing.after_quiet(now, claimed.preferences)
            if awake > now:
                return awake
        pace = self._dispatch.pace
        waits = pace.chat_wait(claimed.address)
        return now + timedelta(seconds=pace.promise(claimed.address)) if waits else now

    async def _note(self, claimed: Claimed, arrived: datetime, ends: datetime) -> None:
        """Note that one has arrived, again and again for as long as it is ours.

        Where even that fails, we remember it ourselves, so as not to send it again.
        """
        next_due = self._timing.next_due(claimed.reminder.rule, max(arrived, claimed.due))
        while True:
            try:
                if not await self._reminders.sent(claimed, arrived, next_due):
                    _log.warning("reminder_claim_lost")
            except StoreUnavailableError:
                if self._timing.now() >= ends:
                    self._unnoted[_which(claimed)] = arrived
                    raise
                await self._timing.sleep(_PAUSE_OF_NOTING)
            else:
                return

    async def _settle(self, claimed: Claimed, error: DeliveryError) -> None:
        """Do what is right about a message that did not arrive."""
        now = self._timing.now()
        decision = decide(error, claimed, now, self._timing.chance())
        _log.info("reminder_not_sent", error=error.kind, tried=claimed.attempts + 1)
        match decision:
            case Postpone(until, failed, kind):
                await self._reminders.postpone(claimed, until, failed=failed, error=kind)
            case GiveUp(kind, series):
                following = self._timing.next_due(claimed.reminder.rule, now) if series else None
                await self._reminders.fail(claimed, kind, following)
                _log.error("reminder_failed", error=kind)
            case LeaveAlone():
                self._gone.add(claimed.address)
                await self._reminders.stop(claimed.address, now)
            case GiveBack():
                raise error
            case _:
                assert_never(decision)

    async def _give_back(self, batch: Sequence[Claimed]) -> None:
        """Let somebody else send what we do not, or ourselves a little later."""
        until = self._timing.now() + timedelta(seconds=self._dispatch.pace.wait())
        for claimed in batch:
            await self._reminders.postpone(claimed, until, failed=False)


def _which(claimed: Claimed) -> tuple[str, str, datetime]:
    """One coming of one reminder, whoever has claimed it."""
    return claimed.address, claimed.reminder.key, claimed.due


def _is_set(stop: asyncio.Event | None) -> bool:
    return stop is not None and stop.is_set()

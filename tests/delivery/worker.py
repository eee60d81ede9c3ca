"""A worker in a process of its own: the real store, rounds and courier, until it is told to stop.

It may be killed at any moment.
"""

import asyncio
import random
import signal
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.composing import ForTelegram
from bot.delivery.dispatch import Dispatch
from bot.delivery.pace import MESSAGES_A_SECOND, Pace
from bot.delivery.running import Delivery
from bot.delivery.sweep import Sweep
from bot.delivery.timing import Timing
from bot.delivery.unasked import DigestRound, WatchRound
from bot.presentation.outgoing import Outgoing
from bot.reminders.ports import GuideNow, Subscriber, Watching
from bot.reminders.quiet import after_quiet
from bot.reminders.recurring import next_due
from bot.scheduling.waking import Waking
from bot.storage.opening import Places, open_store
from bot.transports.telegram.courier import courier_of
from bot.transports.telegram.ports import Account
from bot.wiring import configure_logging, now

_TELEGRAM = "telegram"
_SECONDS_BETWEEN = 0.25


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker works on.

    A lease lasts six times `longest_send`, so that what a killed worker had is soon free again.
    """

    places: Places
    account: Account
    longest_send: timedelta = timedelta(seconds=1)
    a_second: float = MESSAGES_A_SECOND
    changed: tuple[GuideNow, ...] = ()


def main(work: Work) -> None:
    """Work until SIGTERM."""
    configure_logging("critical")
    asyncio.run(_work(work))


async def digest(subscriber: Subscriber, _moment: datetime) -> tuple[Outgoing, ...]:
    return (Outgoing(f"no-digest of {subscriber.address}"),)


async def news(watching: Watching, _moment: datetime) -> tuple[Outgoing, ...]:
    return (Outgoing(f"no-news of {watching.changed.guide}"),)


async def _work(work: Work) -> None:
    from tests.delivery.prepared import SNAPSHOT, TEXTS  # noqa: PLC0415 - for workers alone

    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    timing = Timing(now, next_due, after_quiet, random.random)
    store = await open_store(work.places, now)
    async with courier_of(work.account, work.longest_send.total_seconds()) as courier:
        dispatch = Dispatch(courier, Pace(work.a_second), work.longest_send)
        words = ForTelegram(lambda: SNAPSHOT, TEXTS)
        told = WatchRound(store.watchers, dispatch, news, now, _TELEGRAM)
        told.note(work.changed)
        rounds = (
            Sweep(store.reminders, dispatch, words, timing, _TELEGRAM),
            DigestRound(store.reviews, dispatch, digest, now, after_quiet, _TELEGRAM),
            told,
        )
        await Delivery(rounds, Waking(_SECONDS_BETWEEN), now).run(stop)
    await store.close()

"""What the bot says unasked, put together: reminders, digests, and news of watched guides."""

import random
from datetime import datetime

from bot.delivery.cleaning import Cleaning
from bot.delivery.composing import ForTelegram
from bot.delivery.dispatch import Dispatch
from bot.delivery.news import FollowsGuides
from bot.delivery.pace import Pace
from bot.delivery.running import Delivery
from bot.delivery.sweep import Sweep
from bot.delivery.telling import DigestWords, NewsWords
from bot.delivery.timing import Timing
from bot.delivery.unasked import DigestRound, WatchRound
from bot.library import Library, Snapshot
from bot.presentation.catalogue import Catalogue
from bot.presentation.outgoing import Outgoing
from bot.reminders.courier import Courier
from bot.reminders.quiet import after_quiet
from bot.reminders.recurring import next_due
from bot.scheduling.waking import Waking
from bot.storage.opening import Store
from bot.wiring.clock import now
from bot.wiring.keeping import OnNeed
from bot.wiring.on_need import DigestsOnNeed, RemindersOnNeed, WatchersOnNeed

_TELEGRAM = "telegram"


def delivery(
    keeping: OnNeed[Store], library: Library, courier: Courier[Outgoing], catalogue: Catalogue
) -> Delivery:
    """The rounds of one worker, which share one way out and its pace."""
    timing = Timing(now, next_due, after_quiet, random.random)
    dispatch = Dispatch(courier, Pace())

    def snapshot() -> Snapshot:
        return library.snapshot

    watchers = WatchersOnNeed(keeping)

    async def open_reports() -> int:
        return await (await keeping.store()).reports.count()

    async def expire(moment: datetime) -> None:
        await (await keeping.store()).expiring.run(moment)

    words = ForTelegram(snapshot, catalogue)
    digests = DigestWords(snapshot, catalogue, open_reports)
    told = WatchRound(watchers, dispatch, NewsWords(snapshot, catalogue), now, _TELEGRAM)
    return Delivery(
        (
            Sweep(RemindersOnNeed(keeping), dispatch, words, timing, _TELEGRAM),
            DigestRound(DigestsOnNeed(keeping), dispatch, digests, now, after_quiet, _TELEGRAM),
            FollowsGuides(told, watchers, snapshot, _TELEGRAM),
            Cleaning(expire, now),
        ),
        Waking(),
        now,
    )

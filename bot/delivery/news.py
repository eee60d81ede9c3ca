"""Finds guides that read otherwise than before, for those who watch them."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from bot.delivery.unasked import WatchRound
from bot.knowledge.base import GuideId, KnowledgeBase
from bot.library import Snapshot
from bot.reminders.changes import content_id, figures_of
from bot.reminders.ports import GuideNow

M = TypeVar("M")


class KnowsWatched(Protocol):
    """Which guides anybody watches at all."""

    async def watched(self, guides: tuple[str, ...], transport: str) -> tuple[str, ...]:
        """Those of some guides that anybody on a transport watches."""
        ...


class FollowsGuides(Generic[M]):
    """Tells watchers of guides that read otherwise than before, however they came to.

    At a start all guides are looked at: they may have changed while nobody ran.
    """

    def __init__(
        self,
        told: WatchRound[M],
        watchers: KnowsWatched,
        snapshot: Callable[[], Snapshot],
        transport: str,
    ) -> None:
        self._told = told
        self._watchers = watchers
        self._snapshot = snapshot
        self._transport = transport
        self._seen: Snapshot | None = None

    async def run_once(self, stop: asyncio.Event | None = None) -> int:
        """Look at the guides where they are others than before, and tell a few people."""
        snapshot = self._snapshot()
        if snapshot is not self._seen:
            before = () if self._seen is None else tuple(self._seen.knowledge.guides)
            names = dict.fromkeys((*map(str, before), *map(str, snapshot.knowledge.guides)))
            watched = await self._watchers.watched(tuple(names), self._transport)
            self._told.note(_as_it_reads(name, snapshot.knowledge) for name in watched)
            self._seen = snapshot
        return await self._told.run_once(stop)

    async def next_wake(self) -> datetime | None:
        """When somebody is to be asked for again."""
        return await self._told.next_wake()


def _as_it_reads(name: str, knowledge: KnowledgeBase) -> GuideNow:
    company, _, role = name.partition("/")
    guide = knowledge.guides.get(GuideId(company, role))
    figures = () if guide is None else figures_of(guide)
    return GuideNow(name, content_id(figures), figures)

"""Several workers on one database, and the messenger where what they send arrives."""

import asyncio
import multiprocessing
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.reminders.changes import content_id
from bot.reminders.ports import GuideNow
from bot.reminders.preferences import Preferences
from bot.reminders.reminder import Reminder, SeenFigure, Watch
from bot.reminders.rule import Rule
from bot.storage.opening import Places, Store
from bot.storage.tables import announced
from bot.wiring import now
from tests.delivery import worker
from tests.delivery.worker import Work
from tests.fakes.telegram_content import Json
from tests.fakes.telegram_core import Result
from tests.fakes.telegram_server import TelegramServer
from tests.storage.crowd import Member
from tests.storage.kept import url_of

# What the text of a message is known by.
_MARK = re.compile(r"no-\w+")
_OFTEN = 0.05
NEVER_QUIET = Preferences(
    zone="UTC", quiet_from=datetime.min.time(), quiet_until=datetime.min.time()
)
_SEEN = SeenFigure("google/swe", "London", "base", "£100K", "GBP")
_NEW = (replace(_SEEN, quote="£110K"),)
CHANGED = GuideNow(_SEEN.guide, content_id(_NEW), _NEW)


class CountingServer(TelegramServer):
    """Counts what arrives; what has arrived is answered for a little later."""

    def __init__(self, seconds_to_answer: float = 0.0) -> None:
        super().__init__()
        self.seconds_to_answer = seconds_to_answer
        self.arrived: Counter[tuple[int, str]] = Counter()

    async def call(self, token: str, method: str, raw: Mapping[str, Any]) -> Result:
        result = await super().call(token, method, raw)
        if method == "sendMessage":
            await asyncio.sleep(self.seconds_to_answer)
        return result

    async def wait_for(self, count: int, within: float = 60) -> None:
        """Return as soon as so many messages have come; raises TimeoutError."""
        await self.wait_until(lambda: self.arrived.total() >= count, within)

    def _send_message(self, parameters: Json) -> Json:
        result = super()._send_message(parameters)
        if mark := _MARK.search(parameters["text"]):
            self.arrived[int(parameters["chat_id"]), mark[0]] += 1
        return result

    @property
    def twice(self) -> int:
        """How many messages came too often."""
        return self.arrived.total() - len(self.arrived)


@dataclass(slots=True)
class Workforce:
    """Workers, each a process that starts from one that has imported everything."""

    work: Work
    workers: list[BaseProcess] = field(default_factory=list)

    def start(self, count: int = 1) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([worker.__name__, "tests.delivery.prepared"])
        for _ in range(count):
            process = context.Process(target=worker.main, args=(self.work,))
            process.start()
            self.workers.append(process)

    async def kill(self, number: int) -> None:
        """End one by SIGKILL; it has died when this returns."""
        victim = self.workers.pop(number)
        assert victim.is_alive()
        victim.kill()
        await asyncio.to_thread(victim.join)

    async def stop(self, within: float = 20) -> list[int | None]:
        """Tell all to stop, and say how they ended."""
        for one in self.workers:
            one.terminate()
        for one in self.workers:
            await asyncio.to_thread(one.join, within)
        ended = [one.exitcode for one in self.workers]
        self.workers.clear()
        return ended

    def megabytes(self) -> list[float]:
        """What each of them holds in memory now."""
        return [resident(one.pid or 0) for one in self.workers]


@asynccontextmanager
async def working(work: Work, count: int) -> AsyncIterator[Workforce]:
    """Workers, none of which outlives this."""
    force = Workforce(work)
    try:
        force.start(count)
        yield force
    finally:
        for one in force.workers:
            one.kill()
        for one in force.workers:
            await asyncio.to_thread(one.join)


async def until_nothing_is_due(store: Store, within: float = 60) -> None:
    """Return when nothing is due any more, claimed or not; raises TimeoutError."""
    async with asyncio.timeout(within):
        while True:
            due = await store.reminders.next_due("telegram")
            digest = await store.reviews.next_due("telegram")
            if not any(one is not None and one <= _soon() for one in (due, digest)):
                return
            await asyncio.sleep(_OFTEN)


async def until_all_have_heard(store: Store, people: int, within: float = 60) -> None:
    """Return when it is noted for everybody what they saw before and what is new."""
    rows, number = select(func.count()).select_from(announced), 0
    async with asyncio.timeout(within):
        while number < 2 * people:
            await asyncio.sleep(_OFTEN)
            async with store.database.reading() as connection:
                number = await connection.scalar(rows) or 0


def _soon() -> datetime:
    """What is claimed or put off is due within this time."""
    return now() + timedelta(hours=1)


def due(chat: int, moment: datetime, *names: str) -> Member:
    """Somebody to whom something is due, once each; messages hold the names."""
    rule = Rule(moment.replace(tzinfo=None), "UTC")
    reminders = (Reminder(f"k{at}", name, rule, moment) for at, name in enumerate(names))
    return Member(chat, tuple(reminders), NEVER_QUIET)


def watching(chat: int, moment: datetime) -> Member:
    """Somebody who watches a guide that has changed since, and whose digest is due."""
    awake = replace(NEVER_QUIET, morning=(moment + timedelta(hours=12)).time())
    seen = Watch("google", "swe", (_SEEN,))
    return Member(chat, (), awake, (seen,), digest=moment)


def settings_of(places: Places, messenger: TelegramServer) -> dict[str, str]:
    """The settings of a whole bot with that database and that messenger."""
    return {
        "COACH_TELEGRAM_TOKEN": messenger.token,
        "COACH_TELEGRAM_API_URL": messenger.address,
        "COACH_DATABASE_URL": url_of(places.database),
        "COACH_KEYRING_URL": url_of(places.keyring),
        "COACH_SECRET_KEYS": ",".join(places.keys),
    }


def resident(process: int) -> float:
    """Megabytes that a process holds in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4096 / 1e6

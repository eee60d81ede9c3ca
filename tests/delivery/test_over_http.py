"""The sweep with the real courier, the real library and real time, against a server with limits."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.dispatch import Dispatch
from bot.delivery.pace import Pace
from bot.delivery.running import Delivery
from bot.delivery.sweep import Sweep
from bot.delivery.timing import Timing
from bot.presentation.outgoing import Outgoing
from bot.reminders.ports import Claimed
from bot.scheduling.waking import Waking
from bot.transports.telegram.courier import courier_of
from bot.transports.telegram.ports import Account
from tests.delivery.rig import NEVER_QUIET, after_quiet, next_due, reminder
from tests.fakes.reminders import FakeReminders, Status
from tests.fakes.telegram_limits import Limits
from tests.fakes.telegram_server import TelegramServer

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]

PEOPLE = 60
BLOCKED, FLOODED, REFUSED = 11, 22, 44


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the limits of the server are in real time


def written(claimed: Claimed, now: datetime, *, late: bool) -> Sequence[Outgoing]:
    return (Outgoing(f"<b>{claimed.reminder.text}</b>"),)


async def test_many_at_once_are_sent_within_the_limits_and_each_failure_stays_with_its_person() -> (
    None
):
    table, stop = FakeReminders(), asyncio.Event()
    async with TelegramServer() as server:
        server.limits = Limits()
        for number in range(1, PEOPLE + 1):
            server.meet(number)
            table.add(f"telegram:{number}", reminder(now(), str(number)), NEVER_QUIET)
        server.block(BLOCKED)
        server.fail_for(FLOODED, 429, "Too Many Requests: retry after 2", retry_after=2)
        server.fail_for(REFUSED, 400, "Bad Request: message is too long")
        async with courier_of(Account(server.token, server.address)) as courier:
            sweep: Sweep[Outgoing] = Sweep(
                table,
                Dispatch(courier, Pace()),
                written,
                Timing(now, next_due, after_quiet, lambda: 0.0),
                "telegram",
            )
            began = now()
            running = asyncio.create_task(Delivery([sweep], Waking(1.0), now).run(stop))
            await server.wait_until(lambda: len(server.sent(FLOODED)) == 1, within=15)
            stop.set()
            await running
        assert timedelta(seconds=2) <= now() - began < timedelta(seconds=10)
        assert server.limits.refused == 0
        by_person = {number: len(server.sent(number)) for number in range(1, PEOPLE + 1)}
    assert by_person == dict.fromkeys(range(1, PEOPLE + 1), 1) | {BLOCKED: 0, REFUSED: 0}
    found = {row.address: row.status for row in table.rows if row.status is not Status.DONE}
    assert found == {
        f"telegram:{BLOCKED}": Status.STOPPED,
        f"telegram:{REFUSED}": Status.FAILED,
    }

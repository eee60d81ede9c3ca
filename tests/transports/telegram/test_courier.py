"""The courier with the real library over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.presentation.outgoing import Button, Outgoing
from bot.reminders.courier import (
    AccountRefusedError,
    Courier,
    DeliveryError,
    NotSentError,
    PerhapsSentError,
    PersonGoneError,
    RefusedError,
    TooFastError,
)
from bot.transports.telegram.courier import (
    TelegramCourier,
    UnknownAddressError,
    courier_of,
    number_of,
)
from bot.transports.telegram.ports import Account
from tests.fakes.telegram_limits import Limits
from tests.fakes.telegram_server import TelegramServer

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]

ADA = 42
WHOM = "telegram:42"
CALL = Outgoing("<b>Call</b> Ally &amp; Co", ((Button("Done", data="r1.done.a."),),))


@pytest.fixture
async def courier(server: TelegramServer) -> AsyncIterator[TelegramCourier]:
    server.meet(ADA)
    async with courier_of(Account(server.token, server.address)) as found:
        yield found


async def failing(courier: Courier[Outgoing]) -> DeliveryError:
    with pytest.raises(DeliveryError) as raised:
        await courier.deliver(WHOM, CALL)
    return raised.value


async def test_a_message_arrives_with_its_buttons_and_one_call(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    await courier.deliver(WHOM, CALL)
    (sent,) = server.sent(ADA)
    assert (sent.text, sent.labels, sent.preview_off) == ("Call Ally & Co", ["Done"], True)
    assert [method for method, _ in server.calls] == ["sendMessage"]


@pytest.mark.parametrize(
    ("status", "description", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", PersonGoneError),
        (403, "Forbidden: user is deactivated", PersonGoneError),
        (400, "Bad Request: chat not found", RefusedError),
        (400, "Bad Request: message is too long", RefusedError),
        (401, "Unauthorized", AccountRefusedError),
        (404, "Not Found", AccountRefusedError),
        (500, "Internal Server Error", NotSentError),
        (502, "Bad Gateway", NotSentError),
        (504, "Gateway Timeout", NotSentError),
    ],
)
async def test_each_refusal_is_named_and_nothing_is_tried_twice(
    server: TelegramServer,
    courier: TelegramCourier,
    status: int,
    description: str,
    kind: type[DeliveryError],
) -> None:
    server.fail_next("sendMessage", status, description)
    failure = await failing(courier)
    assert type(failure) is kind
    assert server.times_called("sendMessage") == 1
    assert str(failure) == failure.kind
    assert failure.__cause__ is None
    assert failure.__context__ is None


async def test_flood_control_says_how_long(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.fail_next("sendMessage", 429, "Too Many Requests: retry after 37", retry_after=37)
    failure = await failing(courier)
    assert isinstance(failure, TooFastError)
    assert failure.retry_after == timedelta(seconds=37)


async def test_html_that_is_refused_goes_once_more_as_plain_text(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    with capture_logs() as logs:
        await courier.deliver(WHOM, Outgoing("<b>Call</i> Ally"))
    assert server.texts(ADA) == ["Call Ally"]
    assert server.times_called("sendMessage") == 2
    assert "Ally" not in str(logs)


async def test_a_connection_that_is_cut_before_an_answer_leaves_it_open_whether_it_arrived(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.lose_next("sendMessage")
    assert type(await failing(courier)) is PerhapsSentError
    assert len(server.sent(ADA)) == 1
    server.cut_next("sendMessage")
    assert type(await failing(courier)) is PerhapsSentError
    assert len(server.sent(ADA)) == 1


async def test_an_answer_that_does_not_come_leaves_it_open_too(server: TelegramServer) -> None:
    server.meet(ADA)
    gate = server.hold_next("sendMessage")
    account = Account(server.token, server.address)
    async with courier_of(account, seconds=0.1) as courier:
        assert type(await failing(courier)) is PerhapsSentError
    gate.set()


async def test_a_server_that_is_not_there_was_never_reached() -> None:
    async with TelegramServer() as gone:
        address = gone.address
    async with courier_of(Account(gone.token, address)) as courier:
        assert type(await failing(courier)) is NotSentError


async def test_somebody_who_blocks_the_bot_is_gone_until_they_come_back(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.block(ADA)
    assert type(await failing(courier)) is PersonGoneError
    await server.person_unblocks(ADA)
    await courier.deliver(WHOM, CALL)
    assert len(server.sent(ADA)) == 1


async def test_telegram_limits_a_chat_and_all_of_us(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    server.limits = Limits(a_second=3)
    await courier.deliver(WHOM, CALL)
    assert isinstance(await failing(courier), TooFastError)
    for number in range(1, 3):
        server.meet(number)
        await courier.deliver(f"telegram:{number}", CALL)
    server.meet(3)
    with pytest.raises(TooFastError):
        await courier.deliver("telegram:3", CALL)
    assert server.limits.refused == 2


@pytest.mark.parametrize("address", ["terminal", "42", "telegram:", "telegram:-7", "telegram:x"])
def test_only_people_on_telegram_have_a_chat(address: str) -> None:
    with pytest.raises(UnknownAddressError) as raised:
        number_of(address)
    assert address not in str(raised.value) or address == "42"


async def test_a_reply_does_not_wait_for_the_courier(
    server: TelegramServer, courier: TelegramCourier
) -> None:
    gate = server.hold_next("sendMessage")
    sending = asyncio.create_task(courier.deliver(WHOM, CALL))
    await server.wait_for_calls("sendMessage")
    async with courier_of(Account(server.token, server.address)) as other:
        await other.deliver(WHOM, Outgoing("a reply"))
    gate.set()
    await sending
    assert len(server.sent(ADA)) == 2

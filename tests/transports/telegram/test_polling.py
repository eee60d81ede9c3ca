import asyncio
import socket
import time
from collections.abc import Mapping, Sequence

import httpx
import pytest
from structlog.testing import capture_logs

from bot.transports.telegram import polling
from bot.transports.telegram.errors import TelegramRefusedError, TelegramUnreachableError
from bot.transports.telegram.polling import serve
from bot.transports.telegram.ports import Account
from tests.fakes.telegram_server import TelegramServer
from tests.transports.telegram.rig import TEXTS, Coach, serving

ADA, BOB = 1001, 1002
CANARY = "187500 at Initech"

pytestmark = [
    pytest.mark.anyio,
    # The library warns of a change in its own next version each time it reads a RetryAfter.
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]


def events(logged: Sequence[Mapping[str, object]]) -> list[object]:
    return [entry["event"] for entry in logged]


async def test_a_text_is_answered_in_html_without_preview(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "Ally & <friends>")
        await server.wait_for_messages(ADA, 1)
    (sent,) = server.sent(ADA)
    assert sent.text == "Ally & <friends>"
    assert [entity["type"] for entity in sent.entities] == ["bold"]
    assert sent.preview_off


async def test_the_coach_hears_person_text_and_locale(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.person_says(ADA, "/start")
        await server.person_says(ADA, "/help@negotiation_test_bot with this")
        await server.wait_for_messages(ADA, 2)
    assert coach.heard == [
        ("telegram:1001", "/start", "en"),
        ("telegram:1001", "/help with this", "en"),
    ]


async def test_all_messages_of_an_answer_come_in_order(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "much")
        assert await server.wait_for_messages(ADA, 3) == ["one", "two", "three"]


async def test_what_was_written_before_the_start_is_answered(server: TelegramServer) -> None:
    await server.person_says(ADA, "hello?")
    async with serving(server):
        assert await server.wait_for_messages(ADA, 1) == ["hello?"]


async def test_a_chat_keeps_its_order_when_much_is_written(server: TelegramServer) -> None:
    written = [f"line {number}" for number in range(20)]
    async with serving(server, Coach(seconds=0.005)):
        for line in written:
            await server.person_says(ADA, line)
        assert await server.wait_for_messages(ADA, 20) == written


async def test_a_slow_chat_does_not_hold_up_another(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        for number in range(100):
            await server.person_says(ADA, f"wait {number}")
        await server.person_says(BOB, "quick")
        assert await server.wait_for_messages(BOB, 1) == ["quick"]
        assert server.texts(ADA) == []
        coach.gates[f"telegram:{ADA}"].set()
        assert len(await server.wait_for_messages(ADA, 100)) == 100


async def test_a_photo_is_answered_with_a_wish_for_words(server: TelegramServer) -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    async with serving(server):
        await server.person_sends(ADA, photo=photo, caption="my offer")
        assert await server.wait_for_messages(ADA, 1) == [TEXTS.words_only]


async def test_edits_news_of_a_chat_and_photos_in_groups_stay_unanswered(
    server: TelegramServer,
) -> None:
    coach = Coach()
    group = {"id": -77, "type": "group", "title": "Friends"}
    async with serving(server, coach):
        await server.person_says(ADA, "first")
        await server.wait_for_messages(ADA, 1)
        await server.person_edits(ADA, 1, "first, edited")
        await server.person_sends(-77, chat=group, new_chat_title="Friends")
        await server.person_sends(-77, chat=group, sticker=None, dice={"emoji": "x", "value": 1})
        await server.person_says(-77, "/start@some_other_bot", chat=group)
        await server.person_says(ADA, "last")
        assert await server.wait_for_messages(ADA, 2) == ["first", "last"]
    assert server.sent(-77) == ()
    assert [text for _, text, _ in coach.heard] == ["first", "last"]


async def test_a_failure_gives_the_person_and_the_log_one_reference(
    server: TelegramServer,
) -> None:
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "stumble")
            (apology,) = await server.wait_for_messages(ADA, 1)
            await server.person_says(ADA, "again")
            assert (await server.wait_for_messages(ADA, 2))[1] == "again"
    (failure,) = [entry for entry in logged if entry["event"] == "telegram_update_failed"]
    assert apology == f"Sorry, that failed. Reference: {failure['reference']}"
    assert failure["error"] == "StumbleError"
    assert str(failure["place"]).startswith("tests.transports.telegram.rig:")


async def test_no_log_holds_what_a_person_wrote_or_the_token(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    with capture_logs() as logged:
        async with serving(server):
            for number, start in enumerate(("stumble", "broken", "hello"), start=1):
                await server.person_says(ADA, f"{start} {CANARY}")
                await server.wait_for_messages(ADA, number)
            server.fail_next("sendMessage", 400, f"Bad Request: {CANARY}")
            server.fail_next("getUpdates", 502, f"Bad Gateway: {CANARY}")
            await server.person_says(ADA, f"hello {CANARY}")
            await server.wait_for_messages(ADA, 4)
    written = f"{logged}{caplog.text}{''.join(capfd.readouterr())}"
    assert "telegram_update_failed" in written
    assert CANARY not in written
    assert server.token not in written


async def test_telegram_offers_our_commands_from_the_start(server: TelegramServer) -> None:
    async with serving(server):
        await server.wait_for_calls("getUpdates")
    assert [tuple(command.values()) for command in server.commands] == list(TEXTS.commands)


@pytest.mark.parametrize(
    ("status", "description"),
    [(400, "Bad Request: BOT_COMMAND_INVALID"), (502, "Bad Gateway"), (429, "Too Many Requests")],
)
async def test_commands_that_cannot_be_set_keep_nobody_from_asking(
    server: TelegramServer, status: int, description: str
) -> None:
    server.fail_next("setMyCommands", status, description)
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "/help")
            assert await server.wait_for_messages(ADA, 1) == ["/help"]
    assert "telegram_commands_not_set" in events(logged)


async def test_flood_control_is_waited_out(server: TelegramServer) -> None:
    async with serving(server):
        server.fail_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
        begun = time.monotonic()
        await server.person_says(ADA, "patience")
        assert await server.wait_for_messages(ADA, 1) == ["patience"]
        assert time.monotonic() - begun >= 1
    assert server.times_called("sendMessage") == 2


async def test_a_server_in_trouble_is_asked_again(server: TelegramServer) -> None:
    async with serving(server):
        server.fail_next("sendMessage", 502, "Bad Gateway")
        await server.person_says(ADA, "still there")
        assert await server.wait_for_messages(ADA, 1) == ["still there"]


async def test_a_message_that_may_have_arrived_is_not_sent_twice(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            server.cut_next("sendMessage")
            await server.person_says(ADA, "once")
            (apology,) = await server.wait_for_messages(ADA, 1)
    assert apology.startswith("Sorry")
    assert server.times_called("sendMessage") == 2
    assert "telegram_send_retried" not in events(logged)


async def test_a_person_who_blocked_the_bot_is_left_alone(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            server.block(ADA)
            await server.person_says(ADA, "much")
            await server.wait_for_calls("sendMessage")
            await server.person_says(BOB, "hello")
            await server.wait_for_messages(BOB, 1)
    assert "telegram_person_unreachable" in events(logged)
    assert "telegram_update_failed" not in events(logged)
    assert server.times_called("sendMessage") == 2


async def test_markup_that_telegram_refuses_is_sent_as_plain_text(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "broken words")
            assert await server.wait_for_messages(ADA, 1) == ["broken words & more"]
    assert server.sent(ADA)[0].parse_mode is None
    assert "telegram_html_refused" in events(logged)


async def test_a_refused_message_is_not_tried_again(server: TelegramServer) -> None:
    async with serving(server):
        server.fail_next("sendMessage", 400, "Bad Request: message is too long")
        await server.person_says(ADA, "long")
        (apology,) = await server.wait_for_messages(ADA, 1)
    assert apology.startswith("Sorry")
    assert server.times_called("sendMessage") == 2


async def test_a_wrong_token_is_worded_and_not_quoted(server: TelegramServer) -> None:
    token = "1234567890:AAwrongwrongwrongwrongwrongwrongwro"
    with pytest.raises(TelegramRefusedError, match="@BotFather") as refused:
        await serve(Account(token, server.address), Coach(), TEXTS, asyncio.Event())
    assert token not in str(refused.value)
    assert (refused.value.__cause__, refused.value.__context__) == (None, None)


async def test_a_token_refused_just_after_the_greeting_is_worded(server: TelegramServer) -> None:
    server.fail_next("deleteWebhook", 401, "Unauthorized")
    with pytest.raises(TelegramRefusedError):
        await serve(Account(server.token, server.address), Coach(), TEXTS, asyncio.Event())


async def test_an_apology_that_cannot_be_sent_is_logged_and_no_more(
    server: TelegramServer,
) -> None:
    with capture_logs() as logged:
        async with serving(server):
            server.fail_next("sendMessage", 400, "Bad Request: chat is closed")
            await server.person_says(ADA, "stumble")
            await server.wait_for_calls("sendMessage")
            await server.person_says(ADA, "again")
            assert await server.wait_for_messages(ADA, 1) == ["again"]
    assert "telegram_apology_failed" in events(logged)


async def test_a_token_revoked_later_ends_the_service(server: TelegramServer) -> None:
    async with serving(server) as task:
        await server.person_says(ADA, "hello")
        await server.wait_for_messages(ADA, 1)
        server.token = "1234567890:AAnewnewnewnewnewnewnewnewnewnewnew"
        await server.person_says(ADA, "hello?")
        async with asyncio.timeout(5):
            with pytest.raises(TelegramRefusedError):
                await task


async def test_no_server_at_the_address_is_worded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "BOOTSTRAP_PAUSES", (0.01, 0.01))
    with capture_logs() as logged, pytest.raises(TelegramUnreachableError, match="NetworkError"):
        await serve(Account("1:x", unused_address()), Coach(), TEXTS, asyncio.Event())
    assert events(logged) == ["telegram_connect_retried"] * 2


async def test_a_server_that_is_no_bot_api_is_worded() -> None:
    async def say_hello(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(say_hello, "127.0.0.1", 0) as other:
        port = other.sockets[0].getsockname()[1]
        account = Account("1:x", f"http://127.0.0.1:{port}")
        with pytest.raises(TelegramUnreachableError, match="KeyError"):
            await serve(account, Coach(), TEXTS, asyncio.Event())


async def test_a_server_that_comes_late_is_waited_for(server: TelegramServer) -> None:
    server.fail_next("getMe", 502, "Bad Gateway")
    await server.person_says(ADA, "hello")
    async with serving(server):
        assert await server.wait_for_messages(ADA, 1) == ["hello"]


async def test_a_stop_while_connecting_is_obeyed(server: TelegramServer) -> None:
    for _ in range(5):
        server.fail_next("getMe", 502, "Bad Gateway")
    with capture_logs() as logged:
        async with serving(server):
            await server.wait_for_calls("getMe")
    assert server.times_called("getMe") < 5
    assert events(logged)[-1] == "telegram_polling_stopped"


async def test_what_was_fetched_before_the_stop_is_answered(server: TelegramServer) -> None:
    for number in range(10):
        await server.person_says(ADA, f"line {number}")
    async with serving(server, Coach(seconds=0.01)):
        await server.wait_for_messages(ADA, 1)
    assert len(server.texts(ADA)) == 10


async def test_a_second_poller_is_named_in_the_log(server: TelegramServer) -> None:
    with capture_logs() as logged:
        async with serving(server), httpx.AsyncClient() as intruder:
            await server.wait_for_calls("getUpdates")
            await intruder.get(f"{server.address}/bot{server.token}/getUpdates?timeout=0")
            await server.wait_for_calls("getUpdates", 3)
            await server.person_says(ADA, "all well?")
            assert await server.wait_for_messages(ADA, 1) == ["all well?"]
    assert "telegram_polled_twice" in events(logged)


def unused_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


async def test_what_has_been_sent_is_noted_as_answered(server: TelegramServer) -> None:
    coach = Coach()
    async with serving(server, coach):
        await server.person_says(ADA, "hello")
        await server.wait_for_messages(ADA, 1)
    (update,) = coach.answered_updates
    assert update.startswith("telegram:")
    assert server.texts(ADA) == ["hello"]

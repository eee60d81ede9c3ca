"""Documents end to end: the real library, real HTTP, a strict server."""

import pytest
from structlog.testing import capture_logs

from tests.fakes.telegram_core import SentMessage
from tests.fakes.telegram_server import TelegramServer
from tests.transports.telegram.rig import TABLE, menu, serving

ADA, GROUP = 1001, -77
INSTEAD = "No <table>? Again."

pytestmark = [
    pytest.mark.anyio,
    # The library warns of a change in its own next version each time it reads a RetryAfter.
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]


def files(sent: tuple[SentMessage, ...]) -> list[bytes | None]:
    return [message.document for message in sent]


async def test_a_document_arrives_byte_for_byte_with_its_name_and_caption(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.person_says(ADA, "table please")
        assert await server.wait_for_messages(ADA, 2) == ["Above it", "Your offers"]
    sent = server.sent(ADA)
    assert files(sent) == [None, TABLE.content]
    assert (sent[1].document_name, sent[1].photo) == ("offers.csv", None)
    assert [entity["type"] for entity in sent[1].entities] == ["bold"]


async def test_buttons_may_stand_below_a_document_and_bad_markup_becomes_plain(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.person_says(ADA, "tables")
        assert await server.wait_for_messages(ADA, 2) == ["Your offers", "tables & more"]
    last = server.sent(ADA)[1]
    assert (last.document, last.parse_mode) == (TABLE.content, None)
    assert "Go" in last.labels


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (400, "Bad Request: not enough rights to send documents to the chat"),
        (413, "Request Entity Too Large"),
    ],
)
async def test_a_refused_document_is_said_and_loses_nothing_that_follows(
    server: TelegramServer, status: int, refusal: str
) -> None:
    async with serving(server):
        for _ in range(4):
            server.fail_next("sendDocument", status, refusal)
        with capture_logs() as logged:
            await server.person_says(ADA, "tables")
            said = await server.wait_for_messages(ADA, 2, within=20)
    assert said[0] == INSTEAD
    assert "Your offers" not in said
    logs = [entry["event"] for entry in logged]
    assert "telegram_file_refused" in logs
    assert "telegram_update_failed" not in logs
    assert "Your offers" not in str(logged)


async def test_a_refused_document_leaves_its_buttons(server: TelegramServer) -> None:
    async with serving(server):
        for _ in range(2):
            server.fail_next("sendDocument", 400, "Bad Request: no")
        await server.person_says(ADA, "tables")
        assert await server.wait_for_messages(ADA, 2) == [INSTEAD, INSTEAD]
    assert "Go" in server.sent(ADA)[1].labels


async def test_a_document_that_may_have_arrived_is_not_sent_again(server: TelegramServer) -> None:
    async with serving(server):
        server.lose_next("sendDocument")
        await server.person_says(ADA, "table please")
        said = await server.wait_for_messages(ADA, 3)
    assert said == ["Above it", "Your offers", INSTEAD]
    assert server.times_called("sendDocument") == 1


@pytest.mark.parametrize(
    ("status", "description", "wait"),
    [(429, "Too Many Requests: retry after 1", 1), (502, "Bad Gateway", None)],
)
async def test_a_document_is_sent_again_where_that_is_safe(
    server: TelegramServer, status: int, description: str, wait: int | None
) -> None:
    async with serving(server):
        server.fail_next("sendDocument", status, description, retry_after=wait)
        await server.person_says(ADA, "table please")
        await server.wait_for_messages(ADA, 2)
    assert files(server.sent(ADA)) == [None, TABLE.content]
    assert server.times_called("sendDocument") == 2


async def test_a_person_who_has_blocked_the_bot_gets_no_document(server: TelegramServer) -> None:
    server.block(ADA)
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "tables")
            await server.wait_for_calls("sendDocument")
    assert (server.times_called("sendMessage"), server.times_called("sendDocument")) == (0, 1)
    assert "telegram_person_unreachable" in [entry["event"] for entry in logged]


async def test_after_a_press_the_text_is_edited_and_the_document_is_new(
    server: TelegramServer,
) -> None:
    async with serving(server):
        pressed = await menu(server, ADA)
        await server.person_presses(pressed, "table")
        assert await server.wait_for_messages(ADA, 2) == ["Above it", "Your offers"]
    text, document = server.sent(ADA)
    assert (text.message_id, text.labels) == (pressed.message_id, ["Again"])
    assert document.document == TABLE.content


async def test_an_answer_in_documents_leaves_the_message_that_was_pressed(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.person_presses(await menu(server, ADA), "tables")
        assert await server.wait_for_messages(ADA, 3) == ["Menu", "Your offers", "tables & more"]
    assert server.times_called("editMessageText") == 0


async def test_a_press_below_a_document_is_answered_below_it(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "tables")
        await server.wait_for_messages(ADA, 2)
        await server.press(ADA, server.sent(ADA)[1], "Go")
        assert (await server.wait_for_messages(ADA, 3))[1:] == ["tables & more", "pressed v1:go"]
    assert server.sent(ADA)[1].document == TABLE.content


async def test_a_press_below_a_message_that_is_gone_sends_the_document_into_its_chat(
    server: TelegramServer,
) -> None:
    async with serving(server):
        pressed = await menu(server, ADA)
        server.person_deletes(ADA, pressed.message_id)
        await server.person_presses(pressed, "table")
        assert await server.wait_for_messages(ADA, 2) == ["Above it", "Your offers"]
    assert [message.reply_to for message in server.sent(ADA)] == [None, None]
    assert server.sent(ADA)[1].document == TABLE.content


async def test_in_a_group_a_document_says_what_it_answers(server: TelegramServer) -> None:
    server.group(GROUP)
    async with serving(server):
        await server.person_says(GROUP, "table please", by=ADA)
        await server.wait_for_messages(GROUP, 2)
    assert server.sent(GROUP)[1].reply_to == 1

"""Pictures end to end: the real library, real HTTP, a strict server."""

from collections.abc import Mapping, Sequence

import pytest
from structlog.testing import capture_logs

from tests.fakes.telegram_server import TelegramServer
from tests.transports.telegram.rig import PICTURE, menu, serving

ADA, GROUP = 1001, -77

pytestmark = [
    pytest.mark.anyio,
    # The library warns of a change in its own next version each time it reads a RetryAfter.
    pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning"),
]


def events(logged: Sequence[Mapping[str, object]]) -> list[object]:
    return [entry["event"] for entry in logged]


async def test_a_picture_arrives_as_it_is_with_its_caption(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "picture please")
        assert await server.wait_for_messages(ADA, 2) == ["Your base", "Below it"]
    pictured, text = server.sent(ADA)
    assert (pictured.photo, text.photo) == (PICTURE.png, None)
    assert pictured.photo_size == (108, 135)
    assert [entity["type"] for entity in pictured.entities] == ["bold"]


async def test_buttons_may_stand_below_a_picture_and_bad_markup_becomes_plain(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.person_says(ADA, "pictures")
        assert await server.wait_for_messages(ADA, 2) == ["Your base", "pictures & more"]
    last = server.sent(ADA)[1]
    assert (last.photo, last.parse_mode) == (PICTURE.png, None)
    assert "Go" in last.labels


@pytest.mark.parametrize(
    "refusal", ["IMAGE_PROCESS_FAILED", "not enough rights to send photos to the chat"]
)
async def test_a_refused_picture_leaves_its_words_and_what_follows(
    server: TelegramServer, refusal: str
) -> None:
    server.fail_next("sendPhoto", 400, f"Bad Request: {refusal}")
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "picture please")
            assert await server.wait_for_messages(ADA, 2) == ["Your base", "Below it"]
    assert [message.photo for message in server.sent(ADA)] == [None, None]
    assert server.times_called("sendPhoto") == 1
    assert "telegram_file_refused" in events(logged)
    assert "telegram_update_failed" not in events(logged)
    assert "Your base" not in str(logged)


async def test_a_refused_picture_leaves_its_buttons(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "hello")
        await server.wait_for_messages(ADA, 1)
        for _ in range(2):
            server.fail_next("sendPhoto", 400, "Bad Request: IMAGE_PROCESS_FAILED")
        await server.person_says(ADA, "pictures")
        await server.wait_for_messages(ADA, 3)
    assert "Go" in server.sent(ADA)[2].labels


async def test_a_picture_that_may_have_arrived_is_not_sent_again(server: TelegramServer) -> None:
    async with serving(server):
        server.lose_next("sendPhoto")
        await server.person_says(ADA, "picture please")
        said = await server.wait_for_messages(ADA, 3)
    assert said == ["Your base", "Your base", "Below it"]
    assert [bool(message.photo) for message in server.sent(ADA)] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "description", "wait"),
    [(429, "Too Many Requests: retry after 1", 1), (502, "Bad Gateway", None)],
)
async def test_a_picture_is_sent_again_where_that_is_safe(
    server: TelegramServer, status: int, description: str, wait: int | None
) -> None:
    async with serving(server):
        server.fail_next("sendPhoto", status, description, retry_after=wait)
        await server.person_says(ADA, "picture please")
        await server.wait_for_messages(ADA, 2)
    assert server.sent(ADA)[0].photo == PICTURE.png
    assert server.times_called("sendPhoto") == 2


async def test_a_person_who_has_blocked_the_bot_gets_no_picture(server: TelegramServer) -> None:
    server.block(ADA)
    with capture_logs() as logged:
        async with serving(server):
            await server.person_says(ADA, "picture please")
            await server.wait_for_calls("sendPhoto")
    assert server.times_called("sendMessage") == 0
    assert "telegram_person_unreachable" in events(logged)


async def test_after_a_press_the_text_is_edited_and_the_picture_is_new(
    server: TelegramServer,
) -> None:
    async with serving(server):
        pressed = await menu(server, ADA)
        await server.person_presses(pressed, "picture")
        assert await server.wait_for_messages(ADA, 2) == ["Below it", "Your base"]
    text, pictured = server.sent(ADA)
    assert (text.message_id, text.labels) == (pressed.message_id, ["Again"])
    assert pictured.photo == PICTURE.png


async def test_an_answer_in_pictures_leaves_the_message_that_was_pressed(
    server: TelegramServer,
) -> None:
    async with serving(server):
        await server.person_presses(await menu(server, ADA), "pictures")
        assert await server.wait_for_messages(ADA, 3) == ["Menu", "Your base", "pictures & more"]
    assert server.times_called("editMessageText") == 0


async def test_a_press_below_a_picture_is_answered_below_it(server: TelegramServer) -> None:
    async with serving(server):
        await server.person_says(ADA, "pictures")
        await server.wait_for_messages(ADA, 2)
        await server.press(ADA, server.sent(ADA)[1], "Go")
        assert (await server.wait_for_messages(ADA, 3))[1:] == ["pictures & more", "pressed v1:go"]
    assert server.sent(ADA)[1].photo == PICTURE.png


async def test_in_a_group_a_picture_says_what_it_answers(server: TelegramServer) -> None:
    server.group(GROUP)
    async with serving(server):
        await server.person_says(GROUP, "picture please", by=ADA)
        await server.wait_for_messages(GROUP, 2)
    assert server.sent(GROUP)[0].reply_to == 1

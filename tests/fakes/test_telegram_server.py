import asyncio
import base64
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.fakes.png import png
from tests.fakes.telegram_core import TOKEN, NoSuchButtonError
from tests.fakes.telegram_server import TelegramServer

ADA, BOB, GROUP = 1001, 1002, -77
GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "v1:go"}]]}
COPY = {"inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "My script"}}]]}

pytestmark = pytest.mark.anyio


class Bot:
    """A client that says what it wants in JSON, as it is."""

    def __init__(self, server: TelegramServer, http: httpx.AsyncClient) -> None:
        self.server = server
        self.http = http

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result, or `status description` where the server refuses."""
        address = f"{self.server.address}/bot{self.server.token}/{method}"
        answer = (await self.http.post(address, json=parameters)).json()
        return _result(answer)

    async def send_photo(self, photo: bytes, **fields: str) -> Any:
        """The same for a photo to Ada, which comes as a form."""
        return await self._send("Photo", ("chart.png", photo, "image/png"), fields)

    async def send_document(self, content: bytes, **fields: str) -> Any:
        return await self._send("Document", ("offers.csv", content, "text/csv"), fields)

    async def _send(self, kind: str, file: tuple[str, bytes, str], fields: dict[str, str]) -> Any:
        address = f"{self.server.address}/bot{self.server.token}/send{kind}"
        form, files = {"chat_id": str(ADA), **fields}, {kind.lower(): file}
        return _result((await self.http.post(address, data=form, files=files)).json())


def _result(answer: Any) -> Any:
    if answer["ok"]:
        return answer["result"]
    return f"{answer['error_code']} {answer['description']}"


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        await running.person_says(ADA, "hello")
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with httpx.AsyncClient() as http:
        yield Bot(server, http)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("bot1:AAwrong/getMe", 401),
        ("botnonsense/getMe", 404),
        (f"bot{TOKEN}/getMoon", 404),
        (f"bot{TOKEN}/getMe", 200),
    ],
)
async def test_a_stranger_gets_a_description_and_no_more(
    server: TelegramServer, bot: Bot, address: str, status: int
) -> None:
    answer = await bot.http.get(f"{server.address}/{address}")
    assert (answer.status_code, answer.json()["ok"]) == (status, status == 200)
    assert status == 200 or answer.json()["description"]


async def test_a_form_is_read_like_json(server: TelegramServer, bot: Bot) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}'
    form = {"chat_id": str(ADA), "text": "hi", "reply_markup": keyboard}
    await bot.http.post(f"{server.address}/bot{server.token}/sendMessage", data=form)
    (sent,) = server.sent(ADA)
    assert sent.reply_markup == {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        ({"text": ""}, "400 Bad Request: message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "400 Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "400 Bad Request: message is too long"),
        ({"text": "\U0001f600" * 2049}, "400 Bad Request: message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "400 Bad Request: can't parse entities: "),
        ({"text": "x", "chat_id": 9}, "400 Bad Request: chat not found"),
        ({"text": "x", "chat_id": ""}, "400 Bad Request: chat_id is empty"),
        (
            {"text": "x", "reply_parameters": {"message_id": 999}},
            "400 Bad Request: message to be replied not found",
        ),
        (
            {"text": "x", "reply_markup": {"keyboard_inline": []}},
            "400 Bad Request: object expected as reply markup",
        ),
    ],
)
async def test_a_message_beyond_the_limits_is_refused(
    server: TelegramServer, bot: Bot, wish: dict[str, Any], refusal: str
) -> None:
    answer = await bot.call("sendMessage", **{"chat_id": ADA, **wish})
    assert str(answer).startswith(refusal)
    assert server.sent(ADA) == ()


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ([{"text": "b", "callback_data": "é" * 33}], "BUTTON_DATA_INVALID"),
        ([{"text": "b", "callback_data": ""}], "BUTTON_DATA_INVALID"),
        ([{"text": "b", "copy_text": {"text": "x" * 257}}], "BUTTON_COPY_TEXT_INVALID"),
        ([{"text": "b", "copy_text": {"text": ""}}], "BUTTON_COPY_TEXT_INVALID"),
        ([{"text": "b", "callback_data": "b", "copy_text": {"text": "b"}}], "BUTTON_TYPE_INVALID"),
        ([{"text": "b"}], "text buttons are unallowed"),
        ([{"text": " ", "callback_data": "b"}], "button text must be non-empty"),
        ([{"text": "b", "callback_data": "b"}] * 9, "REPLY_MARKUP_TOO_LONG"),
    ],
)
async def test_buttons_beyond_the_limits_are_refused(
    server: TelegramServer, bot: Bot, row: list[Any], refusal: str
) -> None:
    sent = await bot.call("sendMessage", chat_id=ADA, text="x")
    wish = {"chat_id": ADA, "text": "y", "reply_markup": {"inline_keyboard": [row]}}
    assert refusal in await bot.call("sendMessage", **wish)
    assert refusal in await bot.call("editMessageText", message_id=sent["message_id"], **wish)
    assert server.texts(ADA) == ["x"]


async def test_more_than_a_hundred_buttons_are_refused(bot: Bot) -> None:
    rows = [[{"text": "b", "callback_data": "b"}] * 8] * 13
    markup = {"inline_keyboard": rows}
    answer = await bot.call("sendMessage", chat_id=ADA, text="x", reply_markup=markup)
    assert "REPLY_MARKUP_TOO_LONG" in answer


async def test_length_counts_after_the_markup_is_read(server: TelegramServer, bot: Bot) -> None:
    text = f"<b>{'x' * 4090}</b> &amp; &lt;"
    await bot.call("sendMessage", chat_id=ADA, text=text, parse_mode="HTML")
    assert len(server.texts(ADA)[0]) == 4094


async def test_a_photo_is_kept_with_its_caption(server: TelegramServer, bot: Bot) -> None:
    photo = png(1080, 1350)
    answer = await bot.send_photo(photo, caption="<b>Base</b>", parse_mode="HTML")
    (sent,) = server.sent(ADA)
    assert (sent.photo, sent.text, sent.photo_size) == (photo, "Base", (1080, 1350))
    assert (answer["caption"], "text" in answer) == ("Base", False)
    assert [entity["type"] for entity in answer["caption_entities"]] == ["bold"]
    edit = await bot.call("editMessageText", chat_id=ADA, message_id=sent.message_id, text="x")
    assert edit == "400 Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("photo", "caption", "refusal"),
    [
        (b"", "x", "400 Bad Request: file must be non-empty"),
        (b"GIF89a", "x", "400 Bad Request: IMAGE_PROCESS_FAILED"),
        (png(1, 1)[:40], "x", "400 Bad Request: IMAGE_PROCESS_FAILED"),
        (png(9_000, 1_001), "x", "400 Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(10, 201), "x", "400 Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(1, 1) + bytes(10 * 2**20), "x", "413 Request Entity Too Large"),
        (png(1, 1), "x" * 1025, "400 Bad Request: message caption is too long"),
        (png(1, 1), "<b>x", "400 Bad Request: can't parse entities: "),
    ],
    ids=lambda value: str(value[:20]),
)
async def test_a_photo_beyond_the_limits_is_refused(
    server: TelegramServer, bot: Bot, photo: bytes, caption: str, refusal: str
) -> None:
    answer = await bot.send_photo(photo, caption=caption, parse_mode="HTML")
    assert str(answer).startswith(refusal)
    assert server.sent(ADA) == ()


async def test_a_document_is_kept_with_its_name_and_caption(
    server: TelegramServer, bot: Bot
) -> None:
    answer = await bot.send_document(b"a,b\r\n", caption="<b>Offers</b>", parse_mode="HTML")
    (sent,) = server.sent(ADA)
    assert (sent.document, sent.document_name, sent.text) == (b"a,b\r\n", "offers.csv", "Offers")
    assert (answer["document"]["file_name"], answer["document"]["file_size"]) == ("offers.csv", 5)
    assert (answer["caption"], "text" in answer, "photo" in answer) == ("Offers", False, False)
    assert [entity["type"] for entity in answer["caption_entities"]] == ["bold"]
    edit = await bot.call("editMessageText", chat_id=ADA, message_id=sent.message_id, text="x")
    assert edit == "400 Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("content", "caption", "refusal"),
    [
        (b"", "x", "400 Bad Request: file must be non-empty"),
        (bytes(50 * 2**20 + 1), "x", "413 Request Entity Too Large"),
        (b"a", "x" * 1025, "400 Bad Request: message caption is too long"),
        (b"a", "<b>x", "400 Bad Request: can't parse entities: "),
    ],
    ids=["empty", "large", "long", "broken"],
)
async def test_a_document_beyond_the_limits_is_refused(
    server: TelegramServer, bot: Bot, content: bytes, caption: str, refusal: str
) -> None:
    answer = await bot.send_document(content, caption=caption, parse_mode="HTML")
    assert str(answer).startswith(refusal)
    assert server.sent(ADA) == ()


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_has_to_be_in_the_request(bot: Bot, kind: str) -> None:
    answer = await bot.call(f"send{kind.title()}", chat_id=ADA, caption="x")
    assert answer == f"400 Bad Request: there is no {kind} in the request"


async def test_updates_come_until_they_are_confirmed(bot: Bot, server: TelegramServer) -> None:
    await server.person_says(ADA, "more")
    first, second = await bot.call("getUpdates")
    assert await bot.call("getUpdates", limit=1) == [first]
    assert await bot.call("getUpdates", offset=second["update_id"]) == [second]
    assert await bot.call("getUpdates", offset=second["update_id"] + 1) == []
    assert server.pending() == 0


async def test_a_long_poll_waits_for_an_update(bot: Bot, server: TelegramServer) -> None:
    ((first,),) = [await bot.call("getUpdates")]
    poll = asyncio.create_task(bot.call("getUpdates", offset=first["update_id"] + 1, timeout=5))
    await server.wait_for_calls("getUpdates", 2)
    assert not poll.done()
    await server.person_says(ADA, "now")
    (found,) = await asyncio.wait_for(poll, 2)
    assert found["message"]["text"] == "now"


async def test_a_second_poller_ends_the_first(bot: Bot, server: TelegramServer) -> None:
    ((first,),) = [await bot.call("getUpdates")]
    poll = asyncio.create_task(bot.call("getUpdates", offset=first["update_id"] + 1, timeout=5))
    await server.wait_for_calls("getUpdates", 2)
    await bot.call("getUpdates")
    assert str(await asyncio.wait_for(poll, 2)).startswith("409 Conflict")


async def test_only_allowed_updates_are_kept(bot: Bot, server: TelegramServer) -> None:
    await bot.call("getUpdates", offset=-1, allowed_updates=["edited_message"])
    await server.person_says(ADA, "not this")
    await server.person_edits(ADA, 1, "this")
    kinds = [sorted(update) for update in await bot.call("getUpdates")]
    assert kinds == [["message", "update_id"], ["edited_message", "update_id"]]


async def test_an_edit_must_change_something(bot: Bot, server: TelegramServer) -> None:
    sent = await bot.call("sendMessage", chat_id=ADA, text="one")
    wish = {"chat_id": ADA, "message_id": sent["message_id"]}
    assert "message is not modified" in await bot.call("editMessageText", text="one", **wish)
    await bot.call("editMessageText", text="two", **wish)
    assert server.texts(ADA) == ["two"]
    assert await bot.call("deleteMessage", **wish) is True
    assert "message to edit not found" in await bot.call("editMessageText", text="x", **wish)


async def test_an_edit_brings_and_takes_away_buttons(bot: Bot, server: TelegramServer) -> None:
    sent = await bot.call("sendMessage", chat_id=ADA, text="one", reply_markup=GO)
    wish = {"chat_id": ADA, "message_id": sent["message_id"]}
    answer = await bot.call("editMessageText", text="one", reply_markup=GO, **wish)
    assert "message is not modified" in answer
    await bot.call("editMessageText", text="one", **wish)
    assert server.sent(ADA)[0].labels == []
    await bot.call("editMessageReplyMarkup", reply_markup=GO, **wish)
    assert server.sent(ADA)[0].labels == ["Go"]
    assert "not modified" in await bot.call("editMessageReplyMarkup", reply_markup=GO, **wish)


async def test_what_is_not_the_bots_or_too_old_cannot_be_edited(
    bot: Bot, server: TelegramServer
) -> None:
    sent = await bot.call("sendMessage", chat_id=ADA, text="one")
    server.lock(ADA, sent["message_id"])
    for number in (sent["message_id"], 1):
        answer = await bot.call("editMessageText", chat_id=ADA, message_id=number, text="two")
        assert answer == "400 Bad Request: message can't be edited"


async def test_a_reply_may_outlive_what_it_replies_to(bot: Bot, server: TelegramServer) -> None:
    reply = {"message_id": 1, "allow_sending_without_reply": True}
    wish = {"chat_id": ADA, "reply_parameters": reply}
    await bot.call("sendMessage", text="one", **wish)
    server.person_deletes(ADA, 1)
    await bot.call("sendMessage", text="two", **wish)
    assert [message.reply_to for message in server.sent(ADA)] == [1, None]


async def test_a_press_is_answered_once(bot: Bot, server: TelegramServer) -> None:
    await bot.call("sendMessage", chat_id=ADA, text="one", reply_markup=GO)
    query = await server.press(ADA, server.sent(ADA)[0], "Go")
    assert server.unanswered() == 1
    assert await bot.call("answerCallbackQuery", callback_query_id=query) is True
    assert "query is too old" in await bot.call("answerCallbackQuery", callback_query_id=query)
    assert (server.unanswered(), server.answered) == (0, [query])


async def test_a_press_too_old_cannot_be_answered(bot: Bot, server: TelegramServer) -> None:
    await bot.call("sendMessage", chat_id=ADA, text="one", reply_markup=GO)
    query = await server.press(ADA, server.sent(ADA)[0], "v1:go")
    server.expire(query)
    assert "query is too old" in await bot.call("answerCallbackQuery", callback_query_id=query)


async def test_a_press_says_who_what_and_where(bot: Bot, server: TelegramServer) -> None:
    server.group(GROUP)
    await bot.call("sendMessage", chat_id=GROUP, text="one", reply_markup=GO)
    await server.press(GROUP, server.sent(GROUP)[0], "Go", by=BOB)
    query = (await bot.call("getUpdates"))[-1]["callback_query"]
    assert (query["from"]["id"], query["data"]) == (BOB, "v1:go")
    assert query["message"]["chat"]["type"] == "group"
    assert query["message"]["reply_markup"] == GO


async def test_a_press_below_what_is_gone_says_only_where(bot: Bot, server: TelegramServer) -> None:
    await bot.call("sendMessage", chat_id=ADA, text="one", reply_markup=GO)
    (sent,) = server.sent(ADA)
    server.person_deletes(ADA, sent.message_id)
    await server.person_presses(sent, "v1:go")
    message = (await bot.call("getUpdates"))[-1]["callback_query"]["message"]
    assert (message["message_id"], message["date"], "text" in message) == (2, 0, False)


@pytest.mark.parametrize("wish", ["Stop", "v1:stop", "Copy"])
async def test_only_what_is_there_can_be_pressed(
    bot: Bot, server: TelegramServer, wish: str
) -> None:
    await bot.call("sendMessage", chat_id=ADA, text="one", reply_markup=COPY)
    with pytest.raises(NoSuchButtonError):
        await server.press(ADA, server.sent(ADA)[0], wish)


async def test_commands_and_actions_have_a_form(bot: Bot, server: TelegramServer) -> None:
    start = {"command": "start", "description": "Begin"}
    assert await bot.call("setMyCommands", commands=[start]) is True
    assert await bot.call("getMyCommands") == [start]
    assert "BOT_COMMAND_INVALID" in await bot.call(
        "setMyCommands", commands=[{"command": "Start now", "description": "Begin"}]
    )
    assert await bot.call("sendChatAction", chat_id=ADA, action="typing") is True
    assert "wrong parameter action" in await bot.call("sendChatAction", chat_id=ADA, action="nap")


async def test_faults_happen_once_each(bot: Bot, server: TelegramServer) -> None:
    server.fail_next("sendMessage", 429, "Too Many Requests: retry after 3", retry_after=3)
    server.cut_next("sendMessage")
    assert await bot.call("sendMessage", chat_id=ADA, text="x") == (
        "429 Too Many Requests: retry after 3"
    )
    with pytest.raises(httpx.HTTPError):
        await bot.call("sendMessage", chat_id=ADA, text="x")
    assert (await bot.call("sendMessage", chat_id=ADA, text="x"))["text"] == "x"
    server.block(ADA)
    assert str(await bot.call("sendMessage", chat_id=ADA, text="x")).startswith("403 Forbidden")


async def test_an_answer_may_get_lost_or_come_late(bot: Bot, server: TelegramServer) -> None:
    server.lose_next("sendMessage")
    with pytest.raises(httpx.HTTPError):
        await bot.call("sendMessage", chat_id=ADA, text="lost")
    gate = server.hold_next("sendMessage")
    late = asyncio.create_task(bot.call("sendMessage", chat_id=ADA, text="late"))
    assert await server.wait_for_messages(ADA, 2) == ["lost", "late"]
    assert not late.done()
    gate.set()
    assert (await late)["text"] == "late"


async def test_it_stands_alone_and_is_driven_over_http() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.telegram_server", "--port", "0", stdout=PIPE
    )
    assert process.stdout is not None
    address = (await asyncio.wait_for(process.stdout.readline(), 10)).decode().strip()
    async with httpx.AsyncClient(base_url=address) as http:
        await http.post("/control/says", json={"chat_id": ADA, "text": "hello"})
        (update,) = (await http.get(f"/bot{TOKEN}/getUpdates")).json()["result"]
        assert update["message"]["text"] == "hello"
        message = {"chat_id": ADA, "text": "hi", "reply_markup": GO}
        await http.post(f"/bot{TOKEN}/sendMessage", json=message)
        (sent,) = (await http.post("/control/sent", json={"chat_id": ADA, "at_least": 1})).json()
        assert sent["text"] == "hi"
        press = {"chat_id": ADA, "message_id": sent["message_id"], "button": "Go"}
        assert (await http.post("/control/presses", json=press)).is_success
        press["button"] = "Stop"
        assert (await http.post("/control/presses", json=press)).status_code == 404
        files = {"photo": ("chart.png", png(2, 3), "image/png")}
        await http.post(f"/bot{TOKEN}/sendPhoto", data={"chat_id": str(ADA)}, files=files)
        sent = (await http.post("/control/sent", json={"chat_id": ADA, "at_least": 2})).json()[1]
        assert base64.b64decode(sent["photo"]) == png(2, 3)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 5) == 0

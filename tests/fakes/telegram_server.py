"""A strict Bot API server on loopback: inside a test, or as a program of its own.

`python -m tests.fakes.telegram_server --port 0` prints its address. The bot calls
`/bot<token>/<method>`; whoever drives a stand-alone server posts JSON to `/control/…`.
"""

import argparse
import asyncio
import base64
import contextlib
import signal
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.fakes.telegram_content import LARGEST_DOCUMENT, CutOff, Refused, Upload
from tests.fakes.telegram_core import TOKEN, FakeTelegram, NoSuchButtonError, SentMessage

# The largest file, and what a form adds to it.
LARGEST_REQUEST = LARGEST_DOCUMENT + 2**20


class TelegramServer(FakeTelegram):
    """The fake with HTTP around it; use it with `async with`."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        super().__init__(token)
        self.port = port
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1.0)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        async with self.changed:
            self.closing = True
            self.changed.notify_all()
        await self._runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(client_max_size=LARGEST_REQUEST)
        application.add_routes(
            [
                web.post("/control/says", self._control_says),
                web.post("/control/presses", self._control_presses),
                web.post("/control/sent", self._control_sent),
                web.post("/control/fails", self._control_fails),
                web.post("/control/blocks", self._control_blocks),
                web.route("*", "/bot{token}/{method}", self._bot_api),
            ]
        )
        return application

    async def _bot_api(self, request: web.Request) -> web.Response:
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            result = await self.call(token, method, await _parameters(request))
        except Refused as refused:
            return _refusal(refused)
        except CutOff:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return web.json_response({"ok": True, "result": result})

    async def _control_says(self, request: web.Request) -> web.Response:
        wish = await request.json()
        number = await self.person_says(wish["chat_id"], wish["text"])
        return web.json_response({"update_id": number})

    async def _control_presses(self, request: web.Request) -> web.Response:
        """Press `button` below message `message_id`, by its label or data."""
        wish = await request.json()
        try:
            query = await self.press(wish["chat_id"], wish["message_id"], wish["button"])
        except (KeyError, NoSuchButtonError) as error:
            return web.json_response({"error": str(error)}, status=404)
        return web.json_response({"query_id": query})

    async def _control_sent(self, request: web.Request) -> web.Response:
        """The messages of a chat; waits for `at_least` of them for up to `within` seconds."""
        wish = await request.json()
        chat_id = wish["chat_id"]
        with contextlib.suppress(TimeoutError):
            await self.wait_for_messages(chat_id, wish.get("at_least", 0), wish.get("within", 5.0))
        return web.json_response([_shown(message) for message in self.sent(chat_id)])

    async def _control_fails(self, request: web.Request) -> web.Response:
        self.fail_next(**await request.json())
        return web.json_response({})

    async def _control_blocks(self, request: web.Request) -> web.Response:
        self.block((await request.json())["chat_id"])
        return web.json_response({})


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        content = await request.json()
        return content if isinstance(content, dict) else {}
    form = await request.post()
    return {**request.query, **{name: _content(value) for name, value in form.items()}}


def _content(value: str | bytes | bytearray | web.FileField) -> str | bytes | Upload:
    """A field of a form: a text, or a file."""
    if isinstance(value, web.FileField):
        return Upload(value.file.read(), value.filename)
    return bytes(value) if isinstance(value, bytearray) else value


def _shown(message: SentMessage) -> dict[str, Any]:
    """A message as JSON, its file in base 64."""
    files = {"photo": message.photo, "document": message.document}
    shown = {
        name: None if content is None else base64.b64encode(content).decode()
        for name, content in files.items()
    }
    return {**asdict(message), **shown}


def _refusal(refused: Refused) -> web.Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refused.status,
        "description": refused.description,
    }
    if refused.retry_after is not None:
        body["parameters"] = {"retry_after": refused.retry_after}
    return web.json_response(body, status=refused.status)


async def _serve(port: int, token: str) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with TelegramServer(token, port) as server:
        print(server.address, flush=True)  # noqa: T201 - whoever started us reads it
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    chosen = parser.parse_args()
    asyncio.run(_serve(chosen.port, chosen.token))


if __name__ == "__main__":
    main()

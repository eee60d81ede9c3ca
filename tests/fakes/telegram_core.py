"""What a Bot API server knows and enforces, without the network around it."""

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram_html import HtmlRefusedError, parse_html, utf16_length

TOKEN = "1234567890:AAFakeFakeFakeFakeFakeFakeFakeFake01"
BOT_ID = 1234567890
BOT_NAME = "negotiation_test_bot"
LONGEST_TEXT = 4096
LONGEST_CALLBACK_DATA = 64
LONGEST_POLL = 50.0
MIDNIGHT = 1_795_392_000  # 2026-11-23, in seconds as Telegram counts
FIRST_UPDATE = 814_000_001
COMPLEX_FIELDS = {
    "allowed_updates",
    "commands",
    "entities",
    "link_preview_options",
    "reply_markup",
    "reply_parameters",
    "scope",
}
CHAT_ACTIONS = {"typing", "upload_photo", "upload_document"}
COMMAND = re.compile(r"[a-z0-9_]{1,32}")

Json = dict[str, Any]
Result = Json | list[Json] | bool


class Refused(Exception):  # noqa: N818 - it is an answer of the server, not a fault of ours
    """The server says no."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after


class CutOff(Exception):  # noqa: N818 - as above
    """The connection ends before there is an answer."""


def bad_request(description: str) -> Refused:
    return Refused(400, f"Bad Request: {description}")


@dataclass(slots=True)
class SentMessage:
    """A message of the bot, as the person sees it and as it was sent."""

    chat_id: int
    message_id: int
    text: str
    source: str
    parse_mode: str | None
    entities: list[Json]
    reply_markup: Json | None = None
    preview_off: bool = False

    @property
    def content(self) -> tuple[object, ...]:
        return (self.text, self.entities, self.reply_markup)


@dataclass(slots=True, eq=False)
class FakeTelegram:
    """One bot, its chats and its queue of updates."""

    token: str = TOKEN
    calls: list[tuple[str, Json]] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    commands: list[Json] = field(default_factory=list)
    closing: bool = False
    _updates: deque[Json] = field(default_factory=deque)
    _messages: dict[tuple[int, int], SentMessage] = field(default_factory=dict)
    _chats: dict[int, Json] = field(default_factory=dict)
    _blocked: set[int] = field(default_factory=set)
    _faults: defaultdict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    _queries: dict[str, bool] = field(default_factory=dict)
    _allowed: tuple[str, ...] = ()
    _next_update: int = FIRST_UPDATE
    _next_message: int = 1
    _poll: int = 0

    # What tests do and see

    async def person_says(self, chat_id: int, text: str, **more: Any) -> int:
        """A person writes; the id of the update. `more` are fields of the message."""
        message = self._incoming(chat_id, **{"text": text, **_command_entities(text), **more})
        return await self._put("message", message)

    async def person_sends(self, chat_id: int, **content: Any) -> int:
        """A person sends something that is no text, such as `photo=[…]`."""
        return await self._put("message", self._incoming(chat_id, **content))

    async def person_edits(self, chat_id: int, message_id: int, text: str) -> int:
        edited = self._incoming(chat_id, text=text)
        edited.update(message_id=message_id, edit_date=edited["date"])
        return await self._put("edited_message", edited)

    async def person_presses(self, sent: SentMessage, data: str) -> str:
        """A person presses a button below a message; the id of the query."""
        query_id = str(4_000_000_000 + len(self._queries))
        self._queries[query_id] = False
        message = self._as_message(sent)
        query: Json = {"id": query_id, "chat_instance": "1", "data": data, "message": message}
        query["from"] = _user(sent.chat_id)
        await self._put("callback_query", query)
        return query_id

    def sent(self, chat_id: int) -> tuple[SentMessage, ...]:
        """What the bot sent to a chat and did not delete, in order."""
        return tuple(found for (chat, _), found in self._messages.items() if chat == chat_id)

    def texts(self, chat_id: int) -> list[str]:
        return [message.text for message in self.sent(chat_id)]

    def pending(self) -> int:
        """How many updates nobody has confirmed."""
        return len(self._updates)

    def fail_next(
        self, method: str, status: int, description: str, retry_after: int | None = None
    ) -> None:
        """Answer the next call of `method` with a failure; several wait in a queue."""
        self._faults[method].append(Refused(status, description, retry_after))

    def cut_next(self, method: str) -> None:
        """Break off the connection of the next call of `method`."""
        self._faults[method].append(CutOff())

    def block(self, chat_id: int) -> None:
        """The person of this chat blocks the bot."""
        self._blocked.add(chat_id)

    async def wait_for_messages(self, chat_id: int, count: int, within: float = 5.0) -> list[str]:
        """The texts of a chat as soon as there are `count`."""
        await self._wait_until(lambda: len(self.sent(chat_id)) >= count, within)
        return self.texts(chat_id)

    async def wait_for_calls(self, method: str, count: int = 1, within: float = 5.0) -> None:
        await self._wait_until(lambda: self.times_called(method) >= count, within)

    def times_called(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    # What the bot calls

    async def call(self, token: str, method: str, raw: Mapping[str, Any]) -> Result:
        """One call of the Bot API; raises Refused."""
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise Refused(404, "Not Found")
        if token != self.token:
            raise Refused(401, "Unauthorized")
        parameters = _decoded(raw)
        async with self.changed:
            self.calls.append((method, parameters))
            self.changed.notify_all()
        if self._faults[method]:
            raise self._faults[method].popleft()
        if method == "getUpdates":
            return await self._get_updates(parameters)
        return await self._act(method, parameters)

    async def _act(self, method: str, parameters: Json) -> Result:
        actions: dict[str, Callable[[Json], Result]] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "sendChatAction": self._send_chat_action,
            "setMyCommands": self._set_my_commands,
            "deleteWebhook": self._delete_webhook,
        }
        if method not in actions:
            raise Refused(404, "Not Found: method not found")
        async with self.changed:
            result = actions[method](parameters)
            self.changed.notify_all()
        return result

    async def _get_updates(self, parameters: Json) -> list[Json]:
        """A newer call ends an older one, which is told so, as Telegram does."""
        if "allowed_updates" in parameters:
            self._allowed = tuple(parameters["allowed_updates"])
        self._confirm(int(parameters.get("offset", 0)))
        limit = max(1, min(int(parameters.get("limit", 100)), 100))
        timeout = min(float(parameters.get("timeout", 0)), LONGEST_POLL)
        self._poll += 1
        mine = self._poll
        async with self.changed:
            self.changed.notify_all()
        if timeout:
            try:
                await self._wait_until(
                    lambda: bool(self._updates) or self._poll != mine or self.closing, timeout
                )
            except TimeoutError:
                return []
        if self._poll != mine:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        return list(self._updates)[:limit]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._updates) > -offset:
                self._updates.popleft()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()

    def _get_me(self, _parameters: Json) -> Json:
        return {
            **self._bot(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def _send_message(self, parameters: Json) -> Json:
        chat_id = self._reachable_chat(parameters)
        sent = SentMessage(chat_id, self._new_message_id(), **_content(parameters))
        self._messages[chat_id, sent.message_id] = sent
        return self._as_message(sent)

    def _edit_message_text(self, parameters: Json) -> Json:
        found = self._own_message(parameters, "edit")
        changed = SentMessage(found.chat_id, found.message_id, **_content(parameters))
        if changed.content == found.content:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        self._messages[found.chat_id, found.message_id] = changed
        return {**self._as_message(changed), "edit_date": MIDNIGHT + self._next_message}

    def _delete_message(self, parameters: Json) -> bool:
        found = self._own_message(parameters, "delete")
        del self._messages[found.chat_id, found.message_id]
        return True

    def _answer_callback_query(self, parameters: Json) -> bool:
        query_id = str(parameters.get("callback_query_id", ""))
        if self._queries.get(query_id, True):
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if len(str(parameters.get("text", ""))) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self._queries[query_id] = True
        return True

    def _send_chat_action(self, parameters: Json) -> bool:
        self._reachable_chat(parameters)
        if parameters.get("action") not in CHAT_ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True

    def _set_my_commands(self, parameters: Json) -> bool:
        commands = parameters.get("commands")
        if not isinstance(commands, list) or len(commands) > 100:
            raise bad_request("can't parse BotCommand: Expected an Array of BotCommand")
        for command in commands:
            if not COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = commands
        return True

    def _delete_webhook(self, parameters: Json) -> bool:
        if str(parameters.get("drop_pending_updates", "")).lower() == "true":
            self._updates.clear()
        return True

    # Inside

    async def _put(self, kind: str, content: Json) -> int:
        async with self.changed:
            number = self._next_update
            self._next_update += 1
            if not self._allowed or kind in self._allowed:
                self._updates.append({"update_id": number, kind: content})
            self.changed.notify_all()
        return number

    async def _wait_until(self, condition: Callable[[], bool], within: float) -> None:
        async with asyncio.timeout(within), self.changed:
            await self.changed.wait_for(condition)

    def _incoming(self, chat_id: int, **content: Any) -> Json:
        self._chats.setdefault(chat_id, {"id": chat_id, "type": "private", "first_name": "Ada"})
        message: Json = {
            "message_id": self._new_message_id(),
            "from": _user(chat_id),
            "chat": self._chats[chat_id],
            "date": MIDNIGHT + self._next_message,
        }
        message.update(content)
        self._chats[chat_id] = message["chat"]
        return message

    def _new_message_id(self) -> int:
        self._next_message += 1
        return self._next_message - 1

    def _reachable_chat(self, parameters: Json) -> int:
        try:
            chat_id = int(parameters.get("chat_id", ""))
        except ValueError:
            raise bad_request("chat_id is empty") from None
        if chat_id in self._blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat_id not in self._chats:
            raise bad_request("chat not found")
        return chat_id

    def _own_message(self, parameters: Json, purpose: str) -> SentMessage:
        chat_id = self._reachable_chat(parameters)
        found = self._messages.get((chat_id, int(parameters.get("message_id", 0))))
        if found is None:
            raise bad_request(f"message to {purpose} not found")
        return found

    def _as_message(self, sent: SentMessage) -> Json:
        message: Json = {
            "message_id": sent.message_id,
            "from": self._bot(),
            "chat": self._chats[sent.chat_id],
            "date": MIDNIGHT + sent.message_id,
            "text": sent.text,
        }
        if sent.entities:
            message["entities"] = sent.entities
        if sent.reply_markup:
            message["reply_markup"] = sent.reply_markup
        return message

    def _bot(self) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": "Coach", "username": BOT_NAME}


def _user(person: int) -> Json:
    return {"id": person, "is_bot": False, "first_name": "Ada", "language_code": "en"}


def _command_entities(text: str) -> Json:
    command = re.match(r"/\w+(@\w+)?", text)
    if command is None:
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(command[0])}]}


def _decoded(raw: Mapping[str, Any]) -> Json:
    """The parameters of a call; a form carries what is no text as JSON."""
    found = dict(raw)
    for name in COMPLEX_FIELDS & found.keys():
        if isinstance(found[name], str):
            try:
                found[name] = json.loads(found[name])
            except ValueError:
                raise bad_request(f"can't parse {name} JSON object") from None
    return found


def _content(parameters: Json) -> Json:
    """Text, entities and buttons of a message, after all checks."""
    source, mode = str(parameters.get("text", "")), parameters.get("parse_mode")
    text, entities = _parsed(source, mode)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    markup = parameters.get("reply_markup")
    if markup is not None:
        _check_keyboard(markup)
    preview = parameters.get("link_preview_options") or {}
    return {
        "text": text,
        "source": source,
        "parse_mode": mode,
        "entities": entities,
        "reply_markup": markup,
        "preview_off": bool(preview.get("is_disabled")),
    }


def _parsed(source: str, mode: str | None) -> tuple[str, list[Json]]:
    if not mode:
        return source, []
    if mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    try:
        text, entities = parse_html(source)
    except HtmlRefusedError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    return text, [entity.as_json() for entity in entities]


def _check_keyboard(markup: Json) -> None:
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            if not button.get("text"):
                raise bad_request("text buttons are unallowed in the inline keyboard")
            data = button.get("callback_data")
            if data is not None and not 1 <= len(data.encode()) <= LONGEST_CALLBACK_DATA:
                raise bad_request("BUTTON_DATA_INVALID")

"""What a Bot API server knows and enforces, without the network around it."""

import asyncio
import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.fakes.telegram_content import (
    CutOff,
    Json,
    Refused,
    bad_request,
    checked_commands,
    checked_content,
    checked_document,
    checked_keyboard,
    checked_photo,
    decoded,
)
from tests.fakes.telegram_limits import Limits

TOKEN = "1234567890:AAFakeFakeFakeFakeFakeFakeFakeFake01"
BOT_ID = 1234567890
BOT_NAME = "negotiation_test_bot"
LONGEST_POLL = 50.0
MIDNIGHT = 1_795_392_000  # 2026-11-23, in seconds as Telegram counts
FIRST_UPDATE = 814_000_001
FIRST_QUERY = 4_000_000_000
CHAT_ACTIONS = {"typing", "upload_photo", "upload_document"}

Result = Json | list[Json] | bool


class NoSuchButtonError(AssertionError):
    """A person wants to press what is not there to be pressed."""

    def __init__(self, wish: str, labels: list[str]) -> None:
        super().__init__(f"{wish!r} cannot be pressed; the message has {labels}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong in one call: it fails before or after its work, or the answer is late."""

    before: Exception | None = None
    after: Exception | None = None
    gate: asyncio.Event | None = None


@dataclass(slots=True)
class SentMessage:
    """A message of the bot, as the person sees it and as it was sent.

    With a photo or a document, the text is its caption.
    """

    chat_id: int
    message_id: int
    text: str
    source: str
    parse_mode: str | None
    entities: list[Json]
    reply_markup: Json | None = None
    preview_off: bool = False
    reply_to: int | None = None
    photo: bytes | None = None
    photo_size: tuple[int, int] = (0, 0)
    document: bytes | None = None
    document_name: str = ""

    @property
    def has_file(self) -> bool:
        """Whether the text is a caption."""
        return self.photo is not None or self.document is not None

    @property
    def buttons(self) -> list[Json]:
        """The buttons below it, row by row."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        """What is written on its buttons."""
        return [button["text"] for button in self.buttons]

    def button(self, wish: str) -> Json:
        """The button with this label or data."""
        for button in self.buttons:
            if wish in (button["text"], button.get("callback_data")):
                return button
        raise NoSuchButtonError(wish, self.labels)

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
    webhook: str = ""
    answered: list[str] = field(default_factory=list)
    closing: bool = False
    limits: Limits | None = None
    _updates: deque[Json] = field(default_factory=deque)
    _messages: dict[tuple[int, int], SentMessage] = field(default_factory=dict)
    _chats: dict[int, Json] = field(default_factory=dict)
    _blocked: set[int] = field(default_factory=set)
    _known: set[tuple[int, int]] = field(default_factory=set)
    _locked: set[tuple[int, int]] = field(default_factory=set)
    _hidden: set[tuple[int, int]] = field(default_factory=set)
    _faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _refusals: defaultdict[int, deque[Refused]] = field(default_factory=lambda: defaultdict(deque))
    _queries: set[str] = field(default_factory=set)
    _next_query: int = FIRST_QUERY
    _allowed: tuple[str, ...] = ()
    _next_update: int = FIRST_UPDATE
    _next_message: int = 1
    _poll: int = 0

    # What tests do and see

    async def person_says(self, chat_id: int, text: str, by: int | None = None, **more: Any) -> int:
        """A person writes; the id of the update. `more` are fields of the message."""
        content = {"text": text, **_command_entities(text), **more}
        return await self._put("message", self._incoming(chat_id, by, **content))

    async def person_sends(self, chat_id: int, **content: Any) -> int:
        """A person sends something that is no text, such as `photo=[…]`."""
        return await self._put("message", self._incoming(chat_id, **content))

    async def person_edits(self, chat_id: int, message_id: int, text: str) -> int:
        edited = self._incoming(chat_id, text=text)
        edited.update(message_id=message_id, edit_date=edited["date"])
        return await self._put("edited_message", edited)

    async def press(
        self, chat_id: int, message: SentMessage | int, wish: str, by: int | None = None
    ) -> str:
        """A person presses a button that is there, by its label or its data; the query's id."""
        number = message if isinstance(message, int) else message.message_id
        sent = self._messages[chat_id, number]
        button = sent.button(wish)
        if "callback_data" not in button:
            raise NoSuchButtonError(wish, sent.labels)
        return await self.person_presses(sent, button["callback_data"], by)

    async def person_presses(self, sent: SentMessage, data: str, by: int | None = None) -> str:
        """A client sends any data as pressed below a message, seen as `sent`; the query's id."""
        query = self._new_query(by or sent.chat_id, data)
        query["message"] = self._as_seen(sent)
        await self._put("callback_query", query)
        return str(query["id"])

    async def person_presses_inline(self, person: int, data: str) -> str:
        """A press below a message that stands in a chat the bot is not in; the query's id."""
        query = self._new_query(person, data)
        query["inline_message_id"] = "AgAAAA"
        await self._put("callback_query", query)
        return str(query["id"])

    def group(self, chat_id: int, title: str = "Friends") -> None:
        """There is a group, and the bot is in it."""
        self._chats[chat_id] = {"id": chat_id, "type": "group", "title": title}

    def person_deletes(self, chat_id: int, message_id: int) -> None:
        """A message is gone; whoever still sees its buttons can press them."""
        self._known.discard((chat_id, message_id))
        self._hidden.add((chat_id, message_id))
        self._messages.pop((chat_id, message_id), None)

    def lock(self, chat_id: int, message_id: int) -> None:
        """A message can be seen and pressed, and not be edited any more."""
        self._locked.add((chat_id, message_id))

    def expire(self, query_id: str) -> None:
        """A press is too old to be answered."""
        self._queries.discard(query_id)

    def unanswered(self) -> int:
        """How many people look at a spinner."""
        return len(self._queries)

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
        self._faults[method].append(Fault(before=Refused(status, description, retry_after)))

    def fail_for(
        self, chat_id: int, status: int, description: str, retry_after: int | None = None
    ) -> None:
        """Refuse the next message to a chat, whenever it comes."""
        self._refusals[chat_id].append(Refused(status, description, retry_after))

    def cut_next(self, method: str) -> None:
        """Break off the connection of the next call of `method`."""
        self._faults[method].append(Fault(before=CutOff()))

    def lose_next(self, method: str) -> None:
        """Do what the next call of `method` asks, and break off the connection then."""
        self._faults[method].append(Fault(after=CutOff()))

    def hold_next(self, method: str) -> asyncio.Event:
        """Do what the next call of `method` asks, and answer when the event is set."""
        gate = asyncio.Event()
        self._faults[method].append(Fault(gate=gate))
        return gate

    def block(self, chat_id: int) -> None:
        """The person of this chat blocks the bot, which is told nothing of it."""
        self._blocked.add(chat_id)

    def meet(self, chat_id: int) -> None:
        """A person has talked with the bot before."""
        self._chats.setdefault(chat_id, {"id": chat_id, "type": "private", "first_name": "Ada"})

    async def person_blocks(self, chat_id: int) -> int:
        """A person blocks the bot, which is told so; the update's id."""
        self._blocked.add(chat_id)
        return await self._put("my_chat_member", self._membership(chat_id, "member", "kicked"))

    async def person_unblocks(self, chat_id: int) -> int:
        """A person lets the bot write to them again; the update's id."""
        self._blocked.discard(chat_id)
        return await self._put("my_chat_member", self._membership(chat_id, "kicked", "member"))

    async def wait_for_messages(self, chat_id: int, count: int, within: float = 5.0) -> list[str]:
        """The texts of a chat as soon as there are `count`."""
        await self.wait_until(lambda: len(self.sent(chat_id)) >= count, within)
        return self.texts(chat_id)

    async def wait_for_calls(self, method: str, count: int = 1, within: float = 5.0) -> None:
        await self.wait_until(lambda: self.times_called(method) >= count, within)

    async def wait_until(self, condition: Callable[[], bool], within: float = 5.0) -> None:
        """Return as soon as it is so; raises TimeoutError."""
        async with asyncio.timeout(within), self.changed:
            await self.changed.wait_for(condition)

    def times_called(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    # What the bot calls

    async def call(self, token: str, method: str, raw: Mapping[str, Any]) -> Result:
        """One call of the Bot API; raises Refused."""
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise Refused(404, "Not Found")
        if token != self.token:
            raise Refused(401, "Unauthorized")
        parameters = decoded(raw)
        async with self.changed:
            self.calls.append((method, parameters))
            self.changed.notify_all()
        fault = self._faults[method].popleft() if self._faults[method] else Fault()
        if fault.before is not None:
            raise fault.before
        if method == "getUpdates":
            return await self._get_updates(parameters)
        result = await self._act(method, parameters)
        if fault.gate is not None:
            await fault.gate.wait()
        if fault.after is not None:
            raise fault.after
        return result

    async def _act(self, method: str, parameters: Json) -> Result:
        actions: dict[str, Callable[[Json], Result]] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "sendChatAction": self._send_chat_action,
            "setMyCommands": self._set_my_commands,
            "getMyCommands": self._get_my_commands,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
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
                await self.wait_until(
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
        return self._send(parameters, checked_content)

    def _send_photo(self, parameters: Json) -> Json:
        return self._send(parameters, checked_photo)

    def _send_document(self, parameters: Json) -> Json:
        return self._send(parameters, checked_document)

    def _send(self, parameters: Json, check: Callable[[Json], Json]) -> Json:
        chat_id = self._reachable_chat(parameters)
        if self._refusals[chat_id]:
            raise self._refusals[chat_id].popleft()
        if self.limits is not None:
            self.limits.check(chat_id)
        content = check(parameters)
        quoted = self._quoted(chat_id, parameters)
        sent = SentMessage(chat_id, self._new_message_id(), reply_to=quoted, **content)
        self._messages[chat_id, sent.message_id] = sent
        self._known.add((chat_id, sent.message_id))
        return self._as_message(sent)

    def _edit_message_text(self, parameters: Json) -> Json:
        found = self._own_message(parameters, "edit")
        if found.has_file:
            raise bad_request("there is no text in the message to edit")
        return self._change(found, replace(found, **checked_content(parameters)))

    def _edit_message_reply_markup(self, parameters: Json) -> Json:
        found = self._own_message(parameters, "edit")
        return self._change(found, replace(found, reply_markup=checked_keyboard(parameters)))

    def _change(self, found: SentMessage, changed: SentMessage) -> Json:
        if changed.content == found.content:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        self._messages[found.chat_id, found.message_id] = changed
        return {**self._as_message(changed), "edit_date": MIDNIGHT + self._next_message}

    def _delete_message(self, parameters: Json) -> bool:
        found = self._own_message(parameters, "delete")
        self.person_deletes(found.chat_id, found.message_id)
        return True

    def _answer_callback_query(self, parameters: Json) -> bool:
        query_id = str(parameters.get("callback_query_id", ""))
        if query_id not in self._queries:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if len(str(parameters.get("text", ""))) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self._queries.remove(query_id)
        self.answered.append(query_id)
        return True

    def _send_chat_action(self, parameters: Json) -> bool:
        self._reachable_chat(parameters)
        if parameters.get("action") not in CHAT_ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True

    def _set_my_commands(self, parameters: Json) -> bool:
        self.commands = checked_commands(parameters)
        return True

    def _get_my_commands(self, _parameters: Json) -> list[Json]:
        return self.commands

    def _get_webhook_info(self, _parameters: Json) -> Json:
        return {
            "url": self.webhook,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }

    def _delete_webhook(self, parameters: Json) -> bool:
        self.webhook = ""
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

    def _incoming(self, chat_id: int, by: int | None = None, **content: Any) -> Json:
        self.meet(chat_id)
        message: Json = {
            "message_id": self._new_message_id(),
            "from": _user(by or chat_id),
            "chat": self._chats[chat_id],
            "date": MIDNIGHT + self._next_message,
        }
        message.update(content)
        self._chats[chat_id] = message["chat"]
        self._known.add((chat_id, message["message_id"]))
        return message

    def _membership(self, chat_id: int, before: str, after: str) -> Json:
        self.meet(chat_id)
        return {
            "chat": self._chats[chat_id],
            "from": _user(chat_id),
            "date": MIDNIGHT + self._next_message,
            "old_chat_member": self._as_member(before),
            "new_chat_member": self._as_member(after),
        }

    def _as_member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self._bot(), "status": status, **until}

    def _new_query(self, person: int, data: str) -> Json:
        query_id = str(self._next_query)
        self._next_query += 1
        self._queries.add(query_id)
        return {"id": query_id, "from": _user(person), "chat_instance": "1", "data": data}

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
        place = (chat_id, int(parameters.get("message_id", 0)))
        if place not in self._known:
            raise bad_request(f"message to {purpose} not found")
        if place not in self._messages or place in self._locked:  # a person's, or too old
            raise bad_request(f"message can't be {purpose.rstrip('e')}ed")
        return self._messages[place]

    def _quoted(self, chat_id: int, parameters: Json) -> int | None:
        """The message that a new one replies to; Telegram wants it to be there."""
        reply = parameters.get("reply_parameters") or {}
        number = reply.get("message_id")
        if number is None or (chat_id, number) in self._known:
            return number
        if not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return None

    def _as_seen(self, sent: SentMessage) -> Json:
        """A message in a press: of one that is gone or too old, only where it stood."""
        if (sent.chat_id, sent.message_id) not in self._hidden:
            return self._as_message(sent)
        chat = self._chats[sent.chat_id]
        return {"chat": chat, "message_id": sent.message_id, "date": 0}

    def _as_message(self, sent: SentMessage) -> Json:
        message: Json = {
            "message_id": sent.message_id,
            "from": self._bot(),
            "chat": self._chats[sent.chat_id],
            "date": MIDNIGHT + sent.message_id,
        }
        message["caption" if sent.has_file else "text"] = sent.text
        if sent.photo is not None:
            message["photo"] = [_photo_size(sent)]
        if sent.document is not None:
            message["document"] = _document(sent, sent.document)
        if sent.entities:
            message["caption_entities" if sent.has_file else "entities"] = sent.entities
        if sent.reply_markup:
            message["reply_markup"] = sent.reply_markup
        return message

    def _bot(self) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": "Coach", "username": BOT_NAME}


def _photo_size(sent: SentMessage) -> Json:
    width, height = sent.photo_size
    name = f"photo-{sent.message_id}"
    return {"file_id": name, "file_unique_id": name, "width": width, "height": height}


def _document(sent: SentMessage, content: bytes) -> Json:
    name = f"document-{sent.message_id}"
    return {
        "file_id": name,
        "file_unique_id": name,
        "file_name": sent.document_name,
        "file_size": len(content),
    }


def _user(person: int) -> Json:
    return {"id": person, "is_bot": False, "first_name": "Ada", "language_code": "en"}


def _command_entities(text: str) -> Json:
    command = re.match(r"/\w+(@\w+)?", text)
    if command is None:
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(command[0])}]}

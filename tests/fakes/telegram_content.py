"""What a Bot API server checks in a call, and the words with which it refuses."""

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram_html import HtmlRefusedError, parse_html, utf16_length

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_PHOTO = 10 * 2**20
LARGEST_DOCUMENT = 50 * 2**20
LONGEST_SIDES = 10_000  # width and height together
STEEPEST = 20  # how many times one side may be the other
SHORTEST_PNG = 57  # a header, a chunk of data and an end
PNG = b"\x89PNG\r\n\x1a\n"
LONGEST_CALLBACK_DATA = 64
LONGEST_COPY_TEXT = 256
MOST_IN_A_ROW = 8
MOST_BUTTONS = 100
# What a button below a message can do, as far as a bot like ours may want it.
BUTTON_USES = ("callback_data", "copy_text", "url", "switch_inline_query")
COMPLEX_FIELDS = {
    "allowed_updates",
    "commands",
    "entities",
    "link_preview_options",
    "reply_markup",
    "reply_parameters",
    "scope",
}
COMMAND = re.compile(r"[a-z0-9_]{1,32}")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes in a form."""

    content: bytes
    name: str


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


def decoded(raw: Mapping[str, Any]) -> Json:
    """The parameters of a call; a form carries what is no text as JSON."""
    found = dict(raw)
    for name in COMPLEX_FIELDS & found.keys():
        if isinstance(found[name], str):
            try:
                found[name] = json.loads(found[name])
            except ValueError:
                raise bad_request(f"can't parse {name} JSON object") from None
    return found


def checked_content(parameters: Json) -> Json:
    """Text, entities and buttons of a message, after all checks."""
    source, mode = str(parameters.get("text", "")), parameters.get("parse_mode")
    text, entities = _parsed(source, mode)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    preview = parameters.get("link_preview_options") or {}
    return {
        "text": text,
        "source": source,
        "parse_mode": mode,
        "entities": entities,
        "reply_markup": checked_keyboard(parameters),
        "preview_off": bool(preview.get("is_disabled")),
    }


def checked_photo(parameters: Json) -> Json:
    """A picture with its caption and buttons, after all checks; a caption may be missing."""
    photo = _uploaded(parameters, "photo").content
    if len(photo) > LARGEST_PHOTO:
        raise Refused(413, "Request Entity Too Large")
    # The real server takes other formats too; we send none.
    if not photo.startswith(PNG) or len(photo) < SHORTEST_PNG:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack_from(">II", photo, len(PNG) + 8)
    if width + height > LONGEST_SIDES or max(width, height) > STEEPEST * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {**_captioned(parameters), "photo": photo, "photo_size": (width, height)}


def checked_document(parameters: Json) -> Json:
    """A file with its caption and buttons, after all checks; a caption may be missing."""
    file = _uploaded(parameters, "document")
    if len(file.content) > LARGEST_DOCUMENT:
        raise Refused(413, "Request Entity Too Large")
    return {**_captioned(parameters), "document": file.content, "document_name": file.name}


def _uploaded(parameters: Json, name: str) -> Upload:
    """A file that the request brings; the real server takes addresses too, we send none."""
    file = parameters.get(name)
    if not isinstance(file, Upload):
        raise bad_request(f"there is no {name} in the request")
    if not file.content:
        raise bad_request("file must be non-empty")
    return file


def _captioned(parameters: Json) -> Json:
    source, mode = str(parameters.get("caption", "")), parameters.get("parse_mode")
    text, entities = _parsed(source, mode)
    if utf16_length(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {
        "text": text,
        "source": source,
        "parse_mode": mode,
        "entities": entities,
        "reply_markup": checked_keyboard(parameters),
    }


def checked_keyboard(parameters: Json) -> Json | None:
    """The buttons below a message; none and an empty keyboard are the same."""
    markup = parameters.get("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict) or not isinstance(markup.get("inline_keyboard"), list):
        raise bad_request("object expected as reply markup")
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def checked_commands(parameters: Json) -> list[Json]:
    """The commands that a bot wants to offer."""
    commands = parameters.get("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("can't parse BotCommand: Expected an Array of BotCommand")
    for command in commands:
        if not COMMAND.fullmatch(command.get("command", "").removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


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


def _check_button(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    uses = [use for use in BUTTON_USES if use in button]
    if not uses:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(uses) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= LONGEST_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= utf16_length(copied.get("text", "")) <= LONGEST_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")

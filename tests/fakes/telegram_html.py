"""Telegram's HTML, as strict as Telegram: text and entities, or the reason why not."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
# Telegram knows these by name and passes the others through as they are written.
NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_TOKEN = re.compile(
    r"<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\s+[^<>]*)?)\s*/?>"
    r"|&(?P<entity>#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);?"
    r"|(?P<stray><)"
)


class HtmlRefusedError(Exception):
    """The markup cannot be read; the words are Telegram's."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of a text with a meaning; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    detail: str | None = None

    def as_json(self) -> dict[str, object]:
        found: dict[str, object] = {
            "type": self.type,
            "offset": self.offset,
            "length": self.length,
        }
        if self.type == "text_link":
            found["url"] = self.detail
        if self.type == "date_time" and self.detail is not None:
            unix, _, shown = self.detail.partition("/")
            found |= {"unix_time": int(unix), "date_time_format": shown}
        return found


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """The text without markup, and its entities in order of appearance."""
    reading = _Reading(source)
    place = 0
    for token in _TOKEN.finditer(source):
        reading.text += source[place : token.start()]
        reading.take(token)
        place = token.end()
    reading.text += source[place:]
    reading.finish()
    return reading.text, tuple(sorted(reading.entities, key=lambda found: found.offset))


@dataclass(slots=True)
class _Open:
    tag: str
    type: str
    offset: int
    detail: str | None


@dataclass(slots=True)
class _Reading:
    source: str
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def take(self, token: re.Match[str]) -> None:
        if token["stray"]:
            raise HtmlRefusedError(f'Unsupported start tag "" at byte offset {self._byte(token)}')
        if token["entity"]:
            self.text += _character(token["entity"], token[0])
        elif token["end"]:
            self._close(token)
        else:
            self._begin(token)

    def finish(self) -> None:
        if self.open:
            tag = self.open[-1].tag
            raise HtmlRefusedError(f'Can\'t find end tag corresponding to start tag "{tag}"')

    def _begin(self, token: re.Match[str]) -> None:
        tag = token["name"].lower()
        kind, detail = _meaning(tag, _attributes(token[0]))
        if kind is None:
            raise HtmlRefusedError(
                f'Unsupported start tag "{tag}" at byte offset {self._byte(token)}'
            )
        self.open.append(_Open(tag, kind, utf16_length(self.text), detail))

    def _close(self, token: re.Match[str]) -> None:
        tag, offset = token["name"].lower(), self._byte(token)
        if not self.open:
            raise HtmlRefusedError(f"Unexpected end tag at byte offset {offset}")
        begun = self.open.pop()
        if begun.tag != tag:
            raise HtmlRefusedError(
                f"Unmatched end tag at byte offset {offset}, "
                f'expected "</{begun.tag}>", found "</{tag}>"'
            )
        length = utf16_length(self.text) - begun.offset
        if length:
            self.entities.append(Entity(begun.type, begun.offset, length, begun.detail))

    def _byte(self, token: re.Match[str]) -> int:
        return len(self.source[: token.start()].encode())


def _character(entity: str, written: str) -> str:
    if entity.startswith(("#x", "#X")):
        return chr(int(f"0{entity[1:]}", base=0))
    if entity.startswith("#"):
        return chr(int(entity[1:]))
    return NAMED_CHARACTERS.get(entity, written)


def _meaning(tag: str, attributes: dict[str, str | None]) -> tuple[str | None, str | None]:
    """The type of entity that a start tag begins, if it may begin one at all."""
    if tag == "a" and attributes.get("href"):
        return "text_link", attributes["href"]
    if tag == "span" and attributes.get("class") == "tg-spoiler":
        return "spoiler", None
    if tag == "tg-time" and re.fullmatch(r"\d+", attributes.get("unix") or ""):
        return "date_time", f"{attributes['unix']}/{attributes.get('format') or ''}"
    if tag == "blockquote":
        return ("expandable_blockquote" if "expandable" in attributes else "blockquote"), None
    return SIMPLE_TAGS.get(tag), attributes.get("class")


def _attributes(tag: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(attrs)

    Reader().feed(tag)
    return found

"""What goes out to a messenger: messages with buttons and files, within Telegram's limits."""

import html
import re
from dataclasses import dataclass, replace

from bot.presentation.document import Document
from bot.presentation.picture import Picture

# Telegram refuses longer messages, and counts UTF-16 units after parsing the HTML.
LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA = 64
LONGEST_COPY = 256
MOST_IN_A_ROW = 8
MOST_BUTTONS = 100

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class OutOfLimitsError(ValueError):
    """Something is empty, or larger than Telegram takes."""

    def __init__(self, what: str, size: int, most: int, unit: str) -> None:
        super().__init__(f"{what} has {size} {unit}; Telegram takes 1 to {most}")


class ButtonUseError(ValueError):
    """A button does nothing, or two things at once."""

    def __init__(self) -> None:
        super().__init__("a button has either data or a text to copy, and exactly one of the two")


class NoLabelError(ValueError):
    """A button has nothing written on it."""

    def __init__(self) -> None:
        super().__init__("a button needs a label that can be seen")


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message: pressed, `data` comes back; or it copies `copy`.

    Exactly one of the two: `data` takes 1 to 64 bytes in UTF-8, `copy` 1 to 256 characters. How
    Telegram counts those is not written down; we count UTF-16 units, as no count is stricter.
    """

    label: str
    data: str | None = None
    copy: str | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise NoLabelError
        if (self.data is None) == (self.copy is None):
            raise ButtonUseError
        if self.data is not None:
            _check("the data of a button", len(self.data.encode()), LONGEST_DATA, "bytes")
        if self.copy is not None:
            size = utf16_length(self.copy) if self.copy.strip() else 0
            _check("the text that a button copies", size, LONGEST_COPY, "characters")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: Telegram's HTML within its limits, and rows of buttons below it.

    With a picture or a document, the text is its caption. It is never without one, since a caption
    is all that those who do not see the file get of it.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: Picture | Document | None = None

    def __post_init__(self) -> None:
        size = utf16_length(self.words) if self.words.strip() else 0
        if self.file is None:
            _check("a message", size, LONGEST_MESSAGE, "characters")
        else:
            _check("a caption", size, LONGEST_CAPTION, "characters")
        for row in self.buttons:
            _check("a row", len(row), MOST_IN_A_ROW, "buttons")
        if self.buttons:
            _check("a message", sum(map(len, self.buttons)), MOST_BUTTONS, "buttons")

    @property
    def words(self) -> str:
        """The text without its markup, however broken that is."""
        return html.unescape(_TAG.sub("", self.html))

    def without_file(self) -> "Outgoing":
        """The same message in words alone; of a document they say that it may be missing."""
        if isinstance(self.file, Document):
            return replace(self, html=html.escape(self.file.instead), file=None)
        return replace(self, file=None)


def captioned(file: Picture | Document) -> Outgoing:
    """A message with a file and what is in it in words, as many as a caption takes."""
    words = file.alt.split()
    caption = " ".join(words)
    while utf16_length(caption) > LONGEST_CAPTION:
        words.pop()
        caption = " ".join([*words, "…"])
    return Outgoing(html.escape(caption), file=file)


def utf16_length(text: str) -> int:
    """How long Telegram counts a text to be."""
    if text.isascii():  # each character is one unit
        return len(text)
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _check(what: str, size: int, most: int, unit: str) -> None:
    if not 1 <= size <= most:
        raise OutOfLimitsError(what, size, most, unit)

"""The numbers that somebody reads, and whether anything stands behind each."""

import html
import re
from itertools import chain

from bot.coach.figures import Name
from bot.presentation.layout import Item, Section, words_of
from bot.presentation.plain import lines_of
from bot.presentation.telegram_html import pack
from bot.presentation.words import Traced

_DIGITS = re.compile(r"\d[\d.,]*")
_TAG = re.compile(r"</?[a-z-]+(?: [^<>]*)?>")


def numbers_in(text: str) -> set[str]:
    """Every number in a text, without what stands around it."""
    return {found.rstrip(".,") for found in _DIGITS.findall(text)}


def unsourced(parts: tuple[Section, ...], figures: tuple[Traced, ...]) -> set[str]:
    """The numbers of a reply, as text or in Telegram, that no figure, name or choice is behind."""
    blocks = list(chain.from_iterable(part.blocks for part in parts))
    texts = [figure.text for figure in figures]
    texts += [str(block.number) for block in blocks if isinstance(block, Item)]
    for words in chain.from_iterable(map(words_of, blocks)):
        texts += [part.text for part in words.parts if isinstance(part, Name)]
    plain = "\n".join(line.text for line in lines_of(parts))
    telegram = "\n".join(html.unescape(_TAG.sub("", message)) for message in pack(parts))
    return numbers_in(plain + telegram) - set(chain.from_iterable(map(numbers_in, texts)))

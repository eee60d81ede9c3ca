"""Every text that a person reads goes through here, so that another language touches no renderer.

English is the source and needs no catalogue; `locale/messages.pot` lists all messages.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from bot.coach.figures import ComputedFigure
from bot.presentation.words import Own, Part, Value, Words, words

DOMAIN = "messages"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages in one language; `locale` (CLDR) says how its numbers are written."""

    translations: gettext.NullTranslations
    locale: str = "en"

    def say(self, message: str, /, **values: Value) -> Words:
        """A message with its values filled in, each of which says where it comes from."""
        return _filled(self.translations.gettext(message), values)

    def say_many(self, one: str, many: str, number: ComputedFigure, /, **values: Value) -> Words:
        """A message in the form that a number asks for; the number fills `{number}`."""
        message = self.translations.ngettext(one, many, number.value)
        return _filled(message, {"number": number, **values})

    def text(self, message: str) -> str:
        """A message that is no part of an answer, with its gaps as they are."""
        return self.translations.gettext(message)


def _filled(message: str, values: Mapping[str, Value]) -> Words:
    parts: list[Part] = []
    for ours, name in _pieces(message):
        if ours:
            parts.append(Own(ours))
        if name is not None:
            parts += words(values[name]).parts
    return Words(tuple(parts))


@lru_cache(maxsize=1024)
def _pieces(message: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a message, each with the gap behind it."""
    return tuple((ours, name) for ours, name, _, _ in Formatter().parse(message))


def english() -> Catalogue:
    """The messages as they stand in the source."""
    return Catalogue(gettext.NullTranslations())


def load_catalogue(locale: str, folder: Path) -> Catalogue:
    """The messages of a language, English where it has no catalogue."""
    return Catalogue(gettext.translation(DOMAIN, folder, languages=[locale], fallback=True), locale)


def mark(message: str) -> str:
    """Mark a message for extraction where it is kept in a table and said later."""
    return message

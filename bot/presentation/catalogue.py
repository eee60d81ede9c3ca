"""Every text that a person reads goes through here, so that another language touches no renderer.

English is the source and needs no catalogue; `locale/messages.pot` lists all messages.
"""

import gettext
from dataclasses import dataclass
from pathlib import Path

DOMAIN = "messages"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages in one language."""

    translations: gettext.NullTranslations

    def say(self, message: str, /, **values: str | int) -> str:
        """A message with its values filled in."""
        return self.translations.gettext(message).format(**values)

    def say_many(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """A message in the form that a number asks for; the number fills `{number}`."""
        return self.translations.ngettext(one, many, number).format(number=number, **values)


def english() -> Catalogue:
    """The messages as they stand in the source."""
    return Catalogue(gettext.NullTranslations())


def load_catalogue(locale: str, folder: Path) -> Catalogue:
    """The messages of a language, English where it has no catalogue."""
    return Catalogue(gettext.translation(DOMAIN, folder, languages=[locale], fallback=True))


def mark(message: str) -> str:
    """Mark a message for extraction where it is kept in a table and said later."""
    return message

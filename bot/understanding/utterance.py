"""What the person typed, as words with their places."""

import re
import unicodedata
from dataclasses import dataclass

# Combining marks and invisible joiners count as part of a word, so that a decomposed "ã"
# or a soft hyphen does not cut a name in two.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])"
_APOSTROPHE = "['\u2019\u2018\u02bc\uff07]"
_WORD = re.compile(rf"{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*")
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s$")
_SENTENCE_END = re.compile(r"[.!?;:\n\u2022|]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed, as compared, and where it stands in the text."""

    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the person typed, with the place of each word in it."""

    text: str
    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.key for word in self.words)

    def gap(self, index: int) -> str:
        """What stands between a word and the one after it; empty after the last."""
        if not 0 <= index < len(self.words) - 1:
            return ""
        return self.text[self.words[index].end : self.words[index + 1].start]

    def begins_sentence(self, index: int) -> bool:
        """Whether a capital is owed to the word's place and so says nothing."""
        return index == 0 or _SENTENCE_END.search(self.gap(index - 1)) is not None

    def typed(self, first: int, last: int) -> str:
        """The text from one word up to and including another."""
        return self.text[self.words[first].start : self.words[last].end]


def fold(word: str) -> str:
    """A word as it is compared: compatibility forms, accents, case and possessive gone."""
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", word))
    if plain.isascii():
        return plain.casefold().replace("'", "")
    letters = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def read(text: str) -> Utterance:
    """Cut a text into words; a word that folds to nothing is none."""
    words = []
    for found in _WORD.finditer(text):
        key = fold(found.group())
        if key:
            words.append(Word(found.group(), key, found.start(), found.end()))
    return Utterance(text, tuple(words))


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(word.key for word in read(text).words)

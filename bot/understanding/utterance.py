"""What the person typed, as words with their places."""

import re
import unicodedata
from dataclasses import dataclass

# Combining marks and invisible joiners count as part of a word, so that a decomposed "ã"
# or a soft hyphen does not cut a name in two.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])"
_APOSTROPHE = "['\u2019\u2018\u02bc\uff07]"
_WORD = re.compile(rf"{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*")
# The same of a text in ASCII, where no letter needs a second look.
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s$")
_SENTENCE_END = re.compile(r"[.!?;:\n\u2022|]")
# "A m a z o n": letters typed apart, to be read together.
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed, as compared, and where it stands in the text."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the person typed, with its words as they are compared and the place of each."""

    text: str
    keys: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words one by one, for whoever looks at few of them."""
        return tuple(
            Word(self.text[start:end], key, start, end)
            for key, start, end in zip(self.keys, self.starts, self.ends, strict=True)
        )

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """A word as it was typed."""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def gap(self, index: int) -> str:
        """What stands between a word and the one after it; empty after the last.

        A blank between two that were run together.
        """
        if not 0 <= index < len(self.keys) - 1:
            return ""
        return self.text[self.ends[index] : self.starts[index + 1]] or " "

    def begins_sentence(self, index: int) -> bool:
        """Whether a capital is owed to the word's place and so says nothing."""
        return index == 0 or _SENTENCE_END.search(self.gap(index - 1)) is not None

    def typed(self, first: int, last: int) -> str:
        """The text from one word up to and including another."""
        return self.text[self.starts[first] : self.ends[last]]


def fold(word: str) -> str:
    """A word as it is compared: compatibility forms, accents, case and possessive gone."""
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", word))
    if plain.isascii():
        return plain.casefold().replace("'", "")
    letters = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def read(text: str) -> Utterance:
    """Cut a text into words; a word that folds to nothing is none."""
    if "  " not in text and _SPACED.search(text) is not None:
        return _read_spaced(text)
    return _read(text)


def _read(text: str) -> Utterance:
    pattern = _PLAIN_WORD if text.isascii() else _WORD
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in pattern.finditer(text):
        word = found[0]
        key = word.lower() if word.isascii() and word.isalnum() else fold(word)
        if key:
            keys.append(key)
            starts.append(found.start())
            ends.append(found.end())
    return Utterance(text, tuple(keys), tuple(starts), tuple(ends))


def _read_spaced(text: str) -> Utterance:
    """The words of a text in which some are typed letter by letter."""
    stretches = [found.span() for found in _SPACED.finditer(text)]
    apart = _read(text)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, joined = 0, -1
    for key, start, end in zip(apart.keys, apart.starts, apart.ends, strict=True):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        if at == len(stretches) or end <= stretches[at][0]:
            keys.append(key)
            starts.append(start)
            ends.append(end)
        elif joined == at:
            keys[-1] += key
            ends[-1] = end
        else:
            joined = at
            keys.append(key)
            starts.append(start)
            ends.append(end)
    return Utterance(text, tuple(keys), tuple(starts), tuple(ends))


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return _read(text).keys

"""A text as the grammar of moments sees it: one letter for a word, one for a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from bot.understanding.moments.numbers import Read, TokenValue, read_number
from bot.understanding.moments.vocabulary import OTHER, WORDS
from bot.understanding.zones import zones_called

BREAK, DASH = "|", "-"
# Behind an hour a word or two and "time".
_CLOCK_OF = re.compile(r"(?<=[cnvAK1P])(?P<city>[xz]x?)X")

# A message has fewer words and marks; what has more is no message.
_MOST_TOKENS = 900


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark: the letter of its kind, its value, and where it stands."""

    letter: str
    value: TokenValue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text, with one letter for each of its tokens."""

    text: str
    shape: str
    values: tuple[TokenValue, ...]
    spans: tuple[tuple[int, int], ...]

    def tokens(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens from one up to another."""
        return tuple(
            Token(self.shape[index], self.values[index], *self.spans[index])
            for index in range(first, last)
        )


_TOKEN = re.compile(
    # a number with all that hangs on it: "17:30", "3/12/2026", "25/25/25/25", "180k"
    r"(?P<number>(?<![\w.,])\d[\w.,:/%–-]*)"
    r"|(?P<site>[^\W\d_]\w*+\.(?:com|io|ai|co|org|net|fyi|dev|app)\b)"
    r"|(?P<word>[^\W\d_][\w'’]*+(?:\.m\b\.?)?)"
    r"|(?P<at>@+)"
    r"|(?P<money>[$£€₹+#~<>%](?:\s?\d[\w.,:/%–-]*)?)"
    r"|(?P<dash>[-–—]+)"
    r"|(?P<stop>[.!?;:()\n|•]+)"
    r"|(?P<junk>\w+)"
)
# A shortened word ends with a dot that ends no sentence: "fri. 9am", "dec. 3", "9 p.m. sharp".
_SHORTENED = frozenset("MWYA")


_MARKS: Mapping[str, str] = MappingProxyType({"at": "a", "dash": DASH, "money": "$", "stop": BREAK})


def line_of(text: str) -> Line:
    """The tokens of a text, from its beginning up to a limit that no message reaches."""
    letters: list[str] = [BREAK]
    values: list[TokenValue] = [None]
    spans: list[tuple[int, int]] = [(0, 0)]
    for found in islice(_TOKEN.finditer(text), _MOST_TOKENS):
        letter, value, length = _token(found, letters[-1])
        if letter:
            letters.append(letter)
            values.append(value)
            start = found.start()
            spans.append((start, start + length))
    return _with_zones(Line(text, "".join(letters[1:]), tuple(values[1:]), tuple(spans[1:])))


def _with_zones(line: Line) -> Line:
    """The line with one token for the clock of a city behind an hour: "6pm london time"."""
    for found in _CLOCK_OF.finditer(line.shape):
        first, last = found.span("city")
        start, end = line.spans[first][0], line.spans[last - 1][1]
        if line.text[line.spans[last][0] : line.spans[last][1]].casefold() != "time":
            continue
        zones = zones_called(line.text[start:end], guessing=False)
        if len(zones) == 1:
            return Line(
                line.text,
                f"{line.shape[:first]}z{line.shape[last + 1 :]}",
                (*line.values[:first], zones[0], *line.values[last + 1 :]),
                (*line.spans[:first], (start, line.spans[last][1]), *line.spans[last + 1 :]),
            )
    return line


def _token(found: re.Match[str], before: str) -> tuple[str, TokenValue, int]:
    """The letter, the value and the length of a token; no letter where it is to be left out."""
    kind, typed = found.lastgroup or "", found[0]
    if kind == "word":
        return *_word(typed), len(typed)
    if kind == "number":
        bare = typed.rstrip(".,:-–/")
        dotted = typed[len(bare) : len(bare) + 1] == "."
        letter, value = read_number(bare, dotted=dotted)
        return letter, value, len(bare) + (dotted and letter in "ds" and "." in bare)
    if kind == "stop" and typed == "." and before in _SHORTENED:
        return "", None, 0
    return _MARKS.get(kind, OTHER), None, len(typed)


def _word(typed: str) -> Read:
    word = typed.casefold().replace("’", "'")
    found = WORDS.get(word) or WORDS.get(word.removesuffix("'s"))
    if found is None and word.endswith("."):
        found = WORDS.get(word[:-1])
    return (OTHER, None) if found is None else found

"""A region label, cut into terms: names of places, other words, and how they hang together."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bot.knowledge.folding import fold
from bot.knowledge.gazetteer import Gazetteer, Kind, Known
from bot.knowledge.place_tokens import FLAG_BEGINS, FLAG_ENDS, longest_name, tokens_of

_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_FIRST_FLAG_LETTER = 0x1F1E6
_SHORT_CODE = re.compile(r":(?:flag[-_])?([a-z][a-z_\-]+):")
_GLUE: Mapping[str, str] = MappingProxyType(
    {"(": "(", "[": "(", ")": ")", "]": ")", ",": ",", "-": "-", "–": "-", "—": "-", ":": "-"}
)
_CONJUNCTIONS = frozenset({"and", "or", "und"})
_LEVEL = re.compile(r"[A-Z]{1,3}\d+\+?")

_UNKNOWN = Known(Kind.UNKNOWN)
_QUALIFIER = Known(Kind.QUALIFIER)
_TITLE = Known(Kind.TITLE)
_MONEY = Known(Kind.MONEY)


class Term(NamedTuple):
    """A stretch of a text: what it is and how it hangs on what stands before it.

    `glue` is " ", ",", "-" (a dash or a colon), "(" (the first in parentheses) or "/"
    (anything that parts the places of a list); `inside` says whether it is in parentheses.
    """

    kind: Kind
    known: Known
    text: str
    glue: str
    inside: bool


def with_flags_in_words(label: str, gazetteer: Gazetteer) -> str:
    """The label with a sign of its country for each flag (🇬🇧, `:gb:`, `:hong_kong:`)."""
    if label.isascii() and ":" not in label:
        return label

    def of_flag(match: re.Match[str]) -> str:
        letters = (chr(ord(letter) - _FIRST_FLAG_LETTER + ord("A")) for letter in match.groups())
        return _flag_sign(gazetteer.codes.get("".join(letters)))

    def of_short_code(match: re.Match[str]) -> str:
        name = match[1]
        known = gazetteer.codes.get(name.upper())
        return _flag_sign(known or gazetteer.names.get(fold(name.replace("_", " "))))

    label = _SHORT_CODE.sub(of_short_code, _FLAG.sub(of_flag, label))
    return " ".join(label.split())


def _flag_sign(known: Known | None) -> str:
    """The sign of a country; of a code that is a state too, the country comes last."""
    if known is None or not known.areas or known.areas[-1].country is None:
        return " "
    return f" {FLAG_BEGINS}{known.areas[-1].country}{FLAG_ENDS} "


def terms_of(label: str, gazetteer: Gazetteer) -> list[Term]:
    """Cut a label into terms; words that are not known are kept together."""
    tokens = tokens_of(label)
    terms: list[Term] = []
    at, glue, inside = 0, " ", False
    while at < len(tokens):
        token = tokens[at]
        known, count = (None, 1) if token.key is None else longest_name(tokens, at, gazetteer)
        if token.key is None or (known is None and token.key in _CONJUNCTIONS):
            inside = (inside or token.text in "([") and token.text not in ")]"
            glue = _stronger(glue, _GLUE.get(token.text, "/"))
            at += 1
            continue
        if known is None or count == 1:
            known = _single(token.text, known, gazetteer)
        phrase = label[token.start : tokens[at + count - 1].end]
        _append(terms, Term(known.kind, known, phrase, glue, inside), gazetteer)
        at += count
        glue = " "
    return terms


def _stronger(before: str, glue: str) -> str:
    """The glue of two marks in a row: a list outweighs a parenthesis, that a comma."""
    if glue == ")":
        return before
    if before == "(" and glue != "(":
        return before
    return glue if before != "/" or glue == "(" else before


def _single(text: str, known: Known | None, gazetteer: Gazetteer) -> Known:
    """What one word means; codes and currencies count in capitals only."""
    if text[0] == FLAG_BEGINS:
        flag = gazetteer.codes.get(text[1:-1], _UNKNOWN)
        return Known(Kind.AREA, areas=flag.areas[-1:]) if flag.areas else _QUALIFIER
    if text.isupper():
        code = gazetteer.area_of_code(text)
        if code is not None:
            return code if known is None else known.with_code(code)
        if text in gazetteer.currencies or text in gazetteer.currency_signs:
            return _MONEY
    return known or _without_name(text, gazetteer)


def _without_name(text: str, gazetteer: Gazetteer) -> Known:
    """What a word is that no name begins with: money, a level, a number, or nothing known."""
    if text in gazetteer.currency_signs or text.endswith("$") or text == "¥":
        return _MONEY
    if _LEVEL.fullmatch(text):
        return _TITLE
    return _QUALIFIER if text[0].isdigit() else _UNKNOWN


def _append(terms: list[Term], term: Term, gazetteer: Gazetteer) -> None:
    """Add a term, as one with the word before it where they make one unknown name."""
    if terms and _is_one_name(terms[-1], term, gazetteer):
        before = terms[-1]
        text = f"{before.text} {term.text}"
        terms[-1] = Term(Kind.UNKNOWN, _UNKNOWN, text, before.glue, before.inside)
    else:
        terms.append(term)


def _is_one_name(before: Term, term: Term, gazetteer: Gazetteer) -> bool:
    """Whether two terms are one name: Foo Bar, North London, London Heights."""
    if term.glue != " " or before.inside != term.inside:
        return False
    if before.kind is Kind.UNKNOWN:
        return term.kind is Kind.UNKNOWN or (
            term.kind is Kind.CITY and fold(before.text) in gazetteer.name_parts
        )
    return (
        before.kind is Kind.CITY
        and term.kind is Kind.UNKNOWN
        and fold(term.text) in gazetteer.name_parts
    )

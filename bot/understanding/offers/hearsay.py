"""What is told of other people's pay, and what sites and guides say: nobody's offer."""

import re

from bot.understanding.entities import Span
from bot.understanding.offers.said import MEANING_ASKED, READING_ASKED

_OTHERS = (
    r"friends?|sister|brother|colleagues?|co-?workers?|buddy|wife|husband|cousin|roommate|"
    r"team\s?mates?|peers?|everyone(?:\selse)?|other\speople|classmates?|girlfriend|boyfriend"
)
_CLAUSE = r"(?:(?!,\s|\sbut\s|\sand\si\b|\si\sgot\b)[^.;\n]|\.\d){0,80}"
_SAID = re.compile(
    rf"(?:^|[.;,]\s?)(?:{_OTHERS})\s(?:makes?|making|got|gets?|earns?)\b{_CLAUSE}|"
    rf"\b(?:(?:my|a|his|her|our)\s(?:\w+\s)?(?:{_OTHERS})|everyone(?:\selse)?|other\speople)\b"
    r"(?:(?!,\s)[^.;\n]){0,30}?\s(?:makes?|making|got|gets?|earns?|is\s(?:at|on)|has|started|offered)\b"
    rf"{_CLAUSE}|"
    r"\b(?:engineers|devs|developers|grads|seniors|juniors|people|folks|employees|someone|"
    r"somebody|guys?)\s(?:\w+\s){0,2}?(?:makes?|making|earns?|earning|gets?|getting|"
    rf"charg(?:es?|ing)|doing|started|looking)\b{_CLAUSE}",
    re.IGNORECASE,
)
_HEARD = re.compile(
    rf"\b(?:posted|listed|advertised)\s(?:\w+\s)?(?:salary|pay|band|range|comp)\b{_CLAUSE}|"
    rf"\b(?:band|range)\s(?:\w+\s)?(?:posted|listed|advertised)\b{_CLAUSE}|"
    rf"\b(?:ppl|people|folks|everyone|others)\ssays?\b{_CLAUSE}|"
    rf"\b(?:your|the|this)\s(?:guide|site|page|bot|posting|listing)\s(?:says?|shows?|has)\b{_CLAUSE}|"
    r"\b(?:glassdoor|levels(?:\.?\s?fyi)?|blind|payscale|h1bdata|linkedin|indeed|salary\.com|"
    r"(?<!of\s)market)\s(?:data\s|also\s|range\s|avg\s|average\s|median\s|rate\s|pay\s)?"
    r"(?:says?|shows?|has|have|had|lists?|range|avg|average|median|for|is|at|got)\b"
    rf"{_CLAUSE}",
    re.IGNORECASE,
)
# To look for these first is much faster than to try the patterns everywhere.
_LETTER = 400
_PEOPLE = (
    *"friend sister brother colleague worker buddy wife husband cousin mate peer".split(),
    *("everyone", "people", "engineers", "devs", "developers", "grads", "seniors", "juniors"),
    *("folks", "employees", "someone", "somebody", "guy"),
)
_SOURCES = (
    *"ppl people folks everyone others guide site page bot posting listing glassdoor".split(),
    *"posted listed advertised levels blind payscale h1bdata linkedin indeed market".split(),
    "salary.com",
)


# An offer that nobody has, or that somebody has no more: to the end of the sentence.
_NOT_HAD = re.compile(
    r"(?:^|(?<=[.;!?\n]))[^.;!?\n]*\b(?:i\swish|"
    r"(?:rejected|turned\sdown|declined|refused)\s(?:the\s|an\s|my\s)?(?!me\b)\w+|"
    r"(?:offer\s)?(?:has\s|it\s)?expired|rescinded|withdr[ae]w\w*|fell\sthrough)\b"
    r"[^;!?\n]*?(?=[.;!?\n]\s|[;!?\n]|\Z)",
    re.IGNORECASE,
)
_NO_MORE = ("wish", "reject", "turned down", "declin", "refus", "expired", "rescind", "withdr")


def not_had(text: str) -> tuple[Span, ...]:
    """Where a message tells of an offer that is wished for, or is no more."""
    return () if len(text) > _LETTER else _found(_NOT_HAD, (*_NO_MORE, "fell through"), text)


def said_of_others(text: str) -> tuple[Span, ...]:
    """Where a message tells of other people's pay: "my friend at uber makes 260"."""
    return _found(_SAID, _PEOPLE, text)


def asked(text: str) -> tuple[Span, ...]:
    """Where a message asks which reading of an amount is meant, or what follows from it."""
    if "?" not in text:
        return ()
    return tuple(
        Span(*match.span())
        for pattern in (READING_ASKED, MEANING_ASKED)
        for match in pattern.finditer(text)
    )


def hearsay(text: str) -> tuple[Span, ...]:
    """Where a message tells what is paid in general: "glassdoor says 115-135"."""
    return _found(_HEARD, _SOURCES, text)


def _found(pattern: re.Pattern[str], words: tuple[str, ...], text: str) -> tuple[Span, ...]:
    lowered = text.lower()
    if not any(word in lowered for word in words):
        return ()
    return tuple(Span(*match.span()) for match in pattern.finditer(text))

"""What an offer is called where no employer that we know of makes it."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.entities import Span

_TOKEN = r"[^\W\d_][\w&.'’+-]*"
_LABELLED = re.compile(
    r"(?:^|[\n;|,(])[ \t]*(?:co|company|employer|firm|where|org)[ \t]?[:=-][ \t]*(?P<name>[^\n;|,(:]{2,40})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:at|from|with|bei|chez|von|joining|join|behalf\sof|that|is)\s(?:the\s)?"
    rf"(?P<name>{_TOKEN}(?:[ \t](?:&[ \t])?{_TOKEN}){{0,2}})",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\((?P<name>{_TOKEN}(?:[ \t]{_TOKEN}){{0,2}})\)")
_ENDS = re.compile(rf"[,\-–—.]\s*(?P<name>{_TOKEN}(?:[ \t]{_TOKEN}){{0,2}})\W*\Z")
_OPENS = re.compile(
    rf"\A\W*(?:/offers?\s+)?(?:[1-9a-eA-E][.):]\s*)?(?:(?:offer|job|option)\s\w\s?[-:]?\s+)?"
    rf"(?P<name>{_TOKEN}(?:[ \t](?:&[ \t])?{_TOKEN}){{0,2}})"
)
_WORD = re.compile(_TOKEN)
_NEVER = frozenset(
    "offer offers offered the a an my me they them is it good help hi hello hey so ok okay got new from at total "
    "per year month week day hour us uk eu remote onsite hybrid role level title location position job company co "
    "and or vs plus with for in on to of if i we you he she this that what how which can could should please pls "
    "thanks yes no usd eur gbp inr cad aud chf sgd jpy sek nok dkk pln czk brl mxn aed dkk start starts contract "
    "perm fte w2 c2c corp ctc lpa fixed gross net brutto brut bruto monthly yearly annual hourly startup today now current "
    "currently making verbal written final first second one two three both all each only cash options equity "
    "dear mr ms mrs dr wk hr hrs yrs yr mo pto wfh range between around about up".split()
)


def name_in(
    text: str, stretch: Span, taken: Sequence[Span], is_ordinary: Callable[[str], bool]
) -> Span | None:
    """Where whoever offers seems to be named in a stretch; None where nobody is.

    Behind "company:", "at" or "from", in brackets, before the first number or at the very end.
    `taken` are words that say something else. In a letter only words in capitals are names.
    """
    part = text[stretch.start : stretch.end]
    for match in _candidates(part):
        span = Span(stretch.start + match.start("name"), stretch.start + match.end("name"))
        name = _trimmed(text, span, taken, is_ordinary)
        if name is not None:
            return name
    return None


_SHORTEST = 2
# A longer stretch speaks of much else; only its capitals are names.
_TERSE = 240


def _candidates(part: str) -> Iterator[re.Match[str]]:
    yield from _LABELLED.finditer(part)
    if len(part) > _TERSE:
        yield from (match for match in _BEHIND.finditer(part) if match["name"][0].isupper())
        return
    opens = _OPENS.match(part)
    if opens is not None and (part.lstrip().startswith("/") or _leads(part, opens)):
        yield opens
    yield from _BEHIND.finditer(part)
    yield from _IN_BRACKETS.finditer(part)
    ends = _ENDS.search(part)
    if ends is not None and ends["name"][0].isupper():
        yield ends
    for line in re.finditer(r"\n\W*(?P<name>[^\n\d:]{2,30})(?=\n|\Z)", part):
        yield line


def _leads(part: str, opens: re.Match[str]) -> bool:
    """Whether an amount, a colon or a part of pay follows the first words: "mercari 9.5M"."""
    capital = opens["name"][0].isupper()
    return capital or _AMOUNT_NEXT.match(part, opens.end()) is not None


_AMOUNT_NEXT = re.compile(r"\s*[:-]?\s*(?:[A-Z]{0,3}[$£€₹¥]|[A-Z]{3}\s)?\s?\d")


def _trimmed(
    text: str, span: Span, taken: Sequence[Span], is_ordinary: Callable[[str], bool]
) -> Span | None:
    """The first words of a span up to one that is no name; None where the first is none."""
    end = span.start
    capital = text[span.start].isupper()
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group().strip(".'’-").casefold()
        if "'" in word or "’" in word or len(word) < _SHORTEST:
            break
        if word in _NEVER or any(
            one.start < match.end() and match.start() < one.end for one in taken
        ):
            break
        if capital and not match.group()[0].isupper():
            break
        if (
            is_ordinary(word)
            and not (capital and end > span.start)
            and not _is_name(match.group(), text)
        ):
            break
        end = match.start() + len(match.group().rstrip(".'’-"))
    return Span(span.start, end) if end > span.start else None


def _is_name(word: str, text: str) -> bool:
    """Whether a capital says that a word is a name: where not all words have one."""
    return word[0].isupper() and not text.isupper() and not text.istitle()

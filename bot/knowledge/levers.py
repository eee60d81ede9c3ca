"""Finding the levers of a body, in any of the forms that authors give them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from bot.knowledge.base import Lever
from bot.knowledge.markdown import Block, Kind
from bot.knowledge.wording import claims_offer, is_sayable, placeholders


@dataclass(frozen=True, slots=True)
class RawLever:
    """A lever as it stands: its name, its words, what is said around them, their lines.

    `line` is that of the name. `unclosed` says that one of its quotation marks has no partner.
    """

    name: str
    script: str
    advice: str | None
    line: int
    script_line: int
    advice_line: int | None
    quoted: bool
    unclosed: bool = False


class _Mark(IntEnum):
    """How plainly a head says that it is a lever; the plainest run of them wins."""

    NUMBERED = 0  # "1. **Name**" or "**1. Name**", under any title
    UNDER_LEVERS = 1  # the same under a title that speaks of a lever
    NAMED = 2  # "Lever 1: Name"
    GLOBAL = 3  # under "Global Levers", or "Global Lever 1: Name"


@dataclass(frozen=True, slots=True)
class FoundLevers:
    """The levers of a body, the numbers they carry, and levers elsewhere that were not read."""

    levers: tuple[RawLever, ...]
    numbers: tuple[int, ...]
    unread: tuple[tuple[str, int], ...]


# The kind of block that heads a lever, and whether it says "Lever".
_Form = tuple[Kind, bool]


@dataclass(slots=True)
class _Head:
    """Where a lever starts: its number, its name and the words after it in the same block."""

    number: int
    name: str
    rest: str
    line: int
    last_line: int
    mark: _Mark
    form: _Form
    section: int
    body: list[Block] = field(default_factory=list)


_NAMED = re.compile(
    r"(?P<all>Global\s+)?Lever\s+#?(?P<number>\d{1,3})\s*[:.—–-]+\s*(?P<name>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<name>.+)", re.DOTALL)
_GROUP = re.compile(r"\bglobal\b.{0,80}\blevers?\b|\bnegotiation levers\b", re.IGNORECASE)
_LEVER = re.compile(r"\blevers?\b", re.IGNORECASE)
STRATEGY = re.compile(
    r"\bnegotiate[ -]up\b|\bnegotiation strategy\b|\bstrategy\b\W*$", re.IGNORECASE
)
_END = re.compile(r"negotiate[ -]up|evidence|sources?\b|level mapping|^references\b", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]+)"')
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"'})
# "**Script:**" before a script and "**Negotiation language**:" at the end of the advice only
# say what follows.
_LABEL = re.compile(
    r"^\*\*(?:Script|Strategy|Key Data Points?)\s*:?\*\*\s*:?\s*"
    r"|(?:^|\n)\*\*[^*\n]{1,40}\*\*\s*:?\s*$",
    re.IGNORECASE,
)
_DATA_POINTS = re.compile(r"^\*\*(?:Key )?Data Points?\b", re.IGNORECASE)
# "**Lever 2 — Name:**" on the line after a lever, where its author left no blank line.
_LEVER_LINE = r"\*\*(?:(?:Global )?Lever \d|\d{1,3}[.)] )"
_MORE_LEVERS = re.compile(rf"\n{_LEVER_LINE}")
_BEFORE_A_LEVER = re.compile(rf"\n(?={_LEVER_LINE})")
_BOLD_START = re.compile(r"\*\*([^*\n]+)\*\*")
# A quoted term inside advice ("Dive Deep") is no script; one that ends the advice is.
_SHORTEST_SCRIPT_WORDS = 5


def find_levers(blocks: Sequence[Block]) -> FoundLevers:
    """The levers of a body in its order; empty where no form of them is found."""
    runs = _runs(list(_lines_apart(blocks)))
    if not runs:
        return FoundLevers((), (), ())
    best = max(runs, key=_weight)
    unread = tuple(
        (head.name.strip(), head.line)
        for run in runs
        if run is not best
        for head in run
        if head.mark >= _Mark.NAMED
    )
    return FoundLevers(
        tuple(_read(head) for head in best), tuple(head.number for head in best), unread
    )


def lever_of(raw: RawLever, families: tuple[str, ...]) -> Lever:
    """A lever with what its words say about themselves."""
    return Lever(
        name=raw.name,
        script=raw.script,
        line=raw.line,
        script_line=raw.script_line,
        advice=raw.advice,
        advice_line=raw.advice_line,
        families=families,
        sayable=raw.quoted and is_sayable(raw.script),
        claims_offer=claims_offer(raw.script),
        placeholders=placeholders(raw.script),
    )


def _lines_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with levers on lines of one paragraph made blocks of their own."""
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH or _MORE_LEVERS.search(block.text) is None:
            yield block
            continue
        line = block.line
        for text in _BEFORE_A_LEVER.split(block.text):
            bold = _BOLD_START.match(text)
            lead, rest = (bold[1], text[bold.end() :].strip()) if bold else (None, text)
            yield Block(Kind.PARAGRAPH, text, line, 0, lead, rest)
            line += text.count("\n") + 1


def _weight(run: Sequence[_Head]) -> tuple[int, int]:
    quoted = sum(1 for head in run if _has_quote(head))
    return max(head.mark for head in run), quoted


def _has_quote(head: _Head) -> bool:
    return '"' in head.rest or any(block.kind is Kind.QUOTE for block in head.body)


def _runs(blocks: Sequence[Block]) -> list[list[_Head]]:
    """Runs of heads of one form, each head with the blocks below it, in the body's order."""
    title = ""
    runs: list[list[_Head]] = []
    open_runs: dict[_Form, list[_Head]] = {}
    latest: _Head | None = None
    section = 0
    for block in blocks:
        head = _head(block, title, section)
        if head is not None:
            run = open_runs.get(head.form)
            if run is not None and _continues(run[-1], head):
                run.append(head)
            elif head.number == 1 or head.mark >= _Mark.UNDER_LEVERS:
                open_runs[head.form] = [head]
                runs.append(open_runs[head.form])
            else:
                open_runs.pop(head.form, None)
            latest = head
        elif _ends_levers(block):
            latest = None
            if block.kind is not Kind.RULE:
                title, section = block.lead or block.text, section + 1
        elif latest is not None:
            latest.body.append(block)
    return runs


def _continues(before: _Head, head: _Head) -> bool:
    """Whether a head belongs to the run before it.

    The next number does; under a title of its own only where it or the title says "lever".
    Where authors say that they list levers, a gap or a repeated number costs none of them.
    """
    if head.section != before.section:
        return head.number == before.number + 1 and head.mark >= _Mark.UNDER_LEVERS
    return head.number == before.number + 1 or head.mark >= _Mark.UNDER_LEVERS


def _ends_levers(block: Block) -> bool:
    """A rule, a title, the strategy or the sources end a lever; a bold label does not."""
    if block.kind is Kind.RULE or block.kind is Kind.HEADING:
        return True
    lead = block.lead
    if lead is None:
        return False
    if block.kind is Kind.QUOTE:
        return bool(STRATEGY.search(lead))
    if block.kind is Kind.ITEM:
        return False
    return bool(_GROUP.search(lead) or _END.search(lead)) or (
        block.is_bold_line and bool(_LEVER.search(lead))
    )


def _head(block: Block, title: str, section: int) -> _Head | None:
    found = _numbered(block)
    if found is None:
        return None
    number, name, rest, named, is_global = found
    if is_global or _GROUP.search(title):
        mark = _Mark.GLOBAL
    elif named:
        mark = _Mark.NAMED
    elif _LEVER.search(title):
        mark = _Mark.UNDER_LEVERS
    else:
        mark = _Mark.NUMBERED
    last_line = block.line + block.text.count("\n")
    return _Head(number, name, rest, block.line, last_line, mark, (block.kind, named), section)


def _numbered(block: Block) -> tuple[int, str, str, bool, bool] | None:
    """Number, name, rest, whether it says "Lever", and whether it says "Global"."""
    if block.kind is Kind.ITEM and block.number and block.lead is not None:
        match = _NAMED.match(block.lead)
        of_item = match["name"] if match else block.lead
        return block.number, of_item, block.rest, match is not None, False
    if block.kind is Kind.HEADING:
        text = block.text.replace("**", "")
        match = _NAMED.match(text)
        if match:
            name, rest = _heading_and_script(match["name"])
            return int(match["number"]), name, rest, True, match["all"] is not None
        return None
    if block.kind is Kind.PARAGRAPH and block.lead is not None:
        match = _NAMED.match(block.lead)
        if match:
            return int(match["number"]), match["name"], block.rest, True, match["all"] is not None
        numbered = _NUMBERED.match(block.lead)
        if numbered:
            return int(numbered["number"]), numbered["name"], block.rest, False, False
    return None


def _heading_and_script(text: str) -> tuple[str, str]:
    """Split a heading that carries its script: 'Name — "script"'."""
    name, quote, script = text.partition('"')
    if not quote:
        return text, ""
    return name.rstrip(" :—–-"), quote + script


def _read(head: _Head) -> RawLever:
    quotes = [block for block in head.body if block.kind is Kind.QUOTE]
    said = _said(head)
    marks = _straight("\n".join([head.rest, *[block.text for block in head.body]])).count('"')
    if quotes:
        script = _quote(quotes)
        advice = _Words(_joined(said), said[0].line) if said else None
    else:
        script, advice = _spoken(said) if said else (_Words("", head.line), None)
    return RawLever(
        name=head.name.strip().rstrip(":.").strip(),
        script=script.text,
        advice=advice.text if advice else None,
        line=head.line,
        script_line=script.line,
        advice_line=advice.line if advice else None,
        quoted=bool(quotes) or script.quoted,
        unclosed=marks % 2 == 1,
    )


class _Words(NamedTuple):
    """Some words of a lever, and the line on which they begin."""

    text: str
    line: int
    quoted: bool = False


def _said(head: _Head) -> list[_Words]:
    """What stands after a lever's name and below it, without quotes, lists and data points."""
    said = []
    rest = head.rest.strip().lstrip(":").removeprefix(">").strip()
    if rest:
        said.append(_Words(rest, head.last_line - rest.count("\n")))
    for block in head.body:
        if block.kind is not Kind.PARAGRAPH:
            continue
        if _DATA_POINTS.match(block.text):
            break
        text = _without_label(block.text)
        if text:
            line = block.line + block.text.count("\n", 0, _after_label(block.text))
            said.append(_Words(text, line))
    return said


def _without_label(text: str) -> str:
    return _LABEL.sub("", text).strip()


def _after_label(text: str) -> int:
    """Where the words after a label begin; 0 where no label begins the text."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _joined(parts: Sequence[_Words]) -> str:
    if len(parts) == 1:  # as nearly always
        return parts[0].text
    return "\n".join([part.text for part in parts])


def _line_at(parts: Sequence[_Words], offset: int) -> int:
    """The line of a place in the words of all parts, joined."""
    for part in parts[:-1]:
        if offset <= len(part.text):
            return part.line + part.text.count("\n", 0, offset)
        offset -= len(part.text) + 1
    return parts[-1].line + parts[-1].text.count("\n", 0, offset)


def _quote(blocks: Sequence[Block]) -> _Words:
    """The words of block quotes, without the quotation marks around each and around all."""
    parts = []
    for block in blocks:
        text = _unquoted(block.text)
        parts.append(_Words(text, block.line + block.text.count("\n", 0, block.text.find(text))))
    joined = _joined(parts)
    script = _unquoted(joined)
    return _Words(script, _line_at(parts, joined.find(script)))


def _straight(text: str) -> str:
    """A text with straight quotation marks, each as long as the one it replaces."""
    if "“" in text or "”" in text or "„" in text:
        text = text.translate(_CURLY)
    return text.strip()


def _unquoted(text: str) -> str:
    plain = _straight(text)
    if plain.startswith('"') and plain.endswith('"') and len(plain) > 1:
        return text.strip()[1:-1].strip()
    return text.strip()


def _spoken(said: Sequence[_Words]) -> tuple[_Words, _Words | None]:
    """A lever's quoted script and the advice around it; all of its words where none is quoted."""
    words = _joined(said)
    found = _script_in(words)
    if found is None:
        return _Words(words, said[0].line), None
    script, start, around = found
    spoken = _Words(script, _line_at(said, start), quoted=True)
    if not around:
        return spoken, None
    advice = " … ".join(text for text, _ in around)
    return spoken, _Words(advice, _line_at(said, around[0][1]))


# A text, and where it begins.
_Placed = tuple[str, int]


def _script_in(text: str) -> tuple[str, int, list[_Placed]] | None:
    """The quoted script in a lever's words, where it begins, and the pieces around it."""
    plain = _straight(text)
    if plain.count('"') == 1 or (_is_quoted(plain) and plain.count('"') == 2):
        script = _unquoted(text).strip('"').strip()
        return script, text.find(script), []
    found = list(_QUOTED.finditer(plain))
    if not found:
        return None
    if _is_quoted(plain) and _is_one_quote(plain):
        script = plain[1:-1].strip()
        return script, plain.find(script), []
    scripts = [match for match in found if len(match[1].split()) >= _SHORTEST_SCRIPT_WORDS]
    if not scripts:
        return None
    spoken = " … ".join(match[1].strip() for match in scripts)
    starts = [0, *(match.end() for match in scripts)]
    ends = [*(match.start() for match in scripts), len(plain)]
    around = (_around(plain, a, b) for a, b in zip(starts, ends, strict=True))
    return spoken, _first_word(scripts[0]), [placed for placed in around if placed[0]]


def _first_word(quote: re.Match[str]) -> int:
    """Where the words of a quotation begin, behind the blanks after its mark."""
    return quote.end(1) - len(quote[1].lstrip())


def _around(plain: str, start: int, end: int) -> _Placed:
    """What stands between two scripts, without colons and a label."""
    piece = plain[start:end].rstrip(_BETWEEN).lstrip(_BETWEEN)
    begins = end - len(plain[start:end].lstrip(_BETWEEN))
    return _without_label(piece), begins + _after_label(piece)


_BETWEEN = " :\n"


def _is_quoted(plain: str) -> bool:
    return len(plain) > 1 and plain.startswith('"') and plain.endswith('"')


def _is_one_quote(plain: str) -> bool:
    """Whether quotes inside are terms within one script: an inner pair follows a space."""
    inner = plain[1:-1]
    return inner.count('"') % 2 == 0 and not re.search(r'[.!?]"\s', inner)

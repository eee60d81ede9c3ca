"""Reading a guide's file: the only door to front matter, and the line of each value."""

import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
import yaml_rs
from frontmatter.default_handlers import YAMLHandler

from bot.knowledge.diagnostics import Diagnostic, Severity

# The largest real guide has 31 KB; a file beyond this was not written by hand.
LARGEST_GUIDE_BYTES = 512 * 1024
_LARGEST_FRONT_MATTER = 64 * 1024
# A YAML parser recurses a level for every two columns ("- - - …"), and both of ours would
# overflow the stack long before they gave up; real lines stay below 2,000 characters.
_LONGEST_FRONT_MATTER_LINE = 4000
# They act on a terminal, no YAML parser takes them, or they turn the direction of what follows,
# so that a line reads as what it is not.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069"
# Letters of no width come along when text is copied from a page.
_WIDTHLESS = re.compile(r"[\u200b\u2060\ufeff]")
_ODD = re.compile(rf"[{_CONTROL}\u200b\u2060\ufeff]")
_TRAILING_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_NO_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=0)
_ERROR_LINE = re.compile(r"line (\d+)")
# Something that may be a tag or an anchor; only then is it worth parsing a second time.
_SUSPICIOUS = re.compile(r"(?:^|[:?,\[{]|- )[ \t]*[!&*]\S", re.MULTILINE)
_CORE_TAG = re.compile(
    r"tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|timestamp|merge|value)$"
)


# What the parser's commonest complaints mean to an author.
_YAML_ADVICE = (
    ("mapping values are not allowed", "; put a text that has a colon into quotes"),
    ("tab", "; indent with blanks, not with tabs"),
    ("quoted scalar", "; a quotation mark is not closed"),
    ("unclosed quote", "; close the quotation mark"),
    ("unclosed bracket", "; close it, or put the text into quotes"),
)
# Only front matter with brackets in brackets, several marks in a row or a deep indentation can
# nest deeply; only then is it worth counting.
_MAY_NEST = re.compile(r"^ {10}|[\[{]\s*[\[{]|(?:^|\s)[-?] +[-?\[{]|^\s*\?", re.MULTILINE)
# Front matter has rows in a list in a mapping; no guide goes deeper.
_DEEPEST = 8


class SourceError(Exception):
    """A file cannot be read as a guide; holds the finding to report."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class _QuickYaml(YAMLHandler):
    """python-frontmatter's YAML handler on a parser that is ten times as fast.

    It refuses duplicate keys and aliases; see docs/decisions/0004-parsers.md.
    """

    def load(self, fm: str, **_options: object) -> Any:
        # Dates stay words here, since the parser makes dates of quoted texts as well.
        return yaml_rs.loads(fm, parse_datetime=False, alias_limits=_NO_ALIASES)


_HANDLER = _QuickYaml()


@dataclass(frozen=True, slots=True)
class GuideSource:
    """A guide's front matter and body, and where each of them stands in the file."""

    path: str
    metadata: Mapping[str, Any]
    body: str
    body_line: int
    _front_matter: str
    _lines: dict[tuple[str | int, ...], int] = field(default_factory=dict, repr=False)

    def line_of(self, *keys: str | int) -> int:
        """The line of a front-matter value; of its nearest parent where it is not there."""
        if not self._lines:
            self._lines.update(_lines_of_values(self._front_matter))
        wanted = tuple(keys)
        while wanted and wanted not in self._lines:
            wanted = wanted[:-1]
        return self._lines.get(wanted, 1)

    def line_of_key(self, *keys: str) -> int:
        """The line of the first of some keys of front matter that is there; else the first line.

        Reads the text only: `line_of` has to parse it again, and every guide is asked for these.
        """
        for key in keys:
            start = self._front_matter.find(f"\n{key}:")
            if start >= 0:
                return self._front_matter.count("\n", 0, start + 1) + 1
        return 1

    def lines_of_items(self, key: str) -> tuple[int, ...]:
        """The lines of the items of a list, an item a line; none where it is written otherwise."""
        first = self.line_of_key(key)
        below = self._front_matter.split("\n")[first:]
        items = takewhile(lambda line: line.lstrip().startswith("- "), below)
        return tuple(first + number for number, _ in enumerate(items, start=1))


def read_source(path: Path, root: Path) -> GuideSource:
    """Read a file below `root`; raises SourceError where it is no guide or not safe to read."""
    file = os.fspath(path)
    name = file[len(os.fspath(root)) :].lstrip(os.sep).replace(os.sep, "/")
    if not name.isprintable():
        # A line break or an escape in a name would break every line that shows it.
        name = "".join(c if c.isprintable() else "?" for c in name)
    return parse_source(name, _text_of(file, root, name))


def parse_source(name: str, text: str) -> GuideSource:
    """Split a guide's text into front matter and body; raises SourceError with the line."""
    if not _HANDLER.detect(text):
        reason = "no front matter, so this file was skipped; put '---' on its first line"
        if _HANDLER.detect(text.lstrip()):
            reason = "front matter must start on the first line; delete the blank lines above '---'"
        raise _refusal(name, 1, "KB105", reason, Severity.WARNING)
    try:
        front_matter, body = _HANDLER.split(text)
    except ValueError:
        raise _refusal(name, 1, "KB106", "front matter has no end; close it with '---'") from None
    # Blank lines may stand between the fence and the first key: keep line numbers true.
    front_matter = "\n" * text.count("\n", 0, text.index(front_matter)) + front_matter
    metadata = _metadata(name, front_matter)
    body = body.lstrip("\n")
    body_line = 1 + text.count("\n", 0, len(text) - len(body))
    return GuideSource(name, metadata, body, body_line, front_matter)


def _text_of(file: str, root: Path, name: str) -> str:
    """A file's text, without byte-order mark and carriage returns."""
    raw = _bytes_of(file, root, name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refusal(
            name, line, "KB102", "not UTF-8; save the file with UTF-8 encoding"
        ) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t\n" in text:
        # A blank after a table's second line would cost the whole table.
        text = _TRAILING_BLANKS.sub("", text)
    if _ODD.search(text) is None:
        return text
    text = _WIDTHLESS.sub("", text)
    if odd := _ODD.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise _refusal(
            name, line, "KB107", f"a control character ({odd[0]!a}); delete it and save again"
        )
    return text


def _bytes_of(file: str, root: Path, name: str) -> bytes:
    """A file's bytes; raises SourceError before it reads more than is allowed."""
    try:
        found = os.lstat(file)
        if stat.S_ISLNK(found.st_mode):
            # Folders that are links are not walked, so only the file itself can lead away.
            inside = os.path.realpath(root) + os.sep
            if not os.path.realpath(file).startswith(inside):
                raise _refusal(
                    name, 1, "KB104", "links to a file outside the guides; copy the file instead"
                )
            found = Path(file).stat()
        if not stat.S_ISREG(found.st_mode):
            raise _refusal(name, 1, "KB103", "not a plain file; remove it")
        if found.st_size > LARGEST_GUIDE_BYTES:
            limit = LARGEST_GUIDE_BYTES // 1024
            raise _refusal(name, 1, "KB101", f"larger than {limit} KB; split it or cut it down")
        with Path(file).open("rb", buffering=0) as stream:
            return stream.read(found.st_size)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refusal(name, 1, "KB103", f"cannot be read: {reason}") from None


def _metadata(name: str, front_matter: str) -> Mapping[str, Any]:
    _refuse_what_would_exhaust_a_parser(name, front_matter)
    metadata = _parsed(name, front_matter)
    if metadata is None:
        raise _refusal(name, 1, "KB106", "front matter is empty; add company, role and the rest")
    if not isinstance(metadata, dict):
        raise _refusal(name, 1, "KB106", "front matter is not a list of 'key: value' lines")
    if _MAY_NEST.search(front_matter) and _depth(metadata) > _DEEPEST:
        raise _refusal(name, 1, "KB106", "front matter nests too deeply; write it as in the guide")
    for key in metadata:
        if not isinstance(key, str):
            raise _refusal(name, 1, "KB106", f"the key '{key}' is no word; put it in quotes")
    return metadata


def _parsed(name: str, front_matter: str) -> Any:
    """What the YAML says, tags and anchors refused."""
    try:
        metadata = _HANDLER.load(front_matter)
    except yaml_rs.YAMLDecodeError as error:
        raise _yaml_refusal(name, front_matter, str(error)) from None
    if _SUSPICIOUS.search(front_matter):
        try:
            _refuse_tags_and_anchors(name, front_matter)
        except yaml.YAMLError as error:
            # The two parsers disagree; what one of them refuses is not plain YAML.
            raise _yaml_refusal(name, front_matter, str(error)) from None
    return metadata


def _depth(value: object) -> int:
    """How deep lists and mappings nest, found without recursion."""
    deepest = 0
    pending: list[tuple[object, int]] = [(value, 1)]
    while pending and deepest <= _DEEPEST:
        current, depth = pending.pop()
        if isinstance(current, dict):
            pending.extend((part, depth + 1) for pair in current.items() for part in pair)
        elif isinstance(current, list | tuple | set | frozenset):
            pending.extend((part, depth + 1) for part in current)
        else:
            continue
        deepest = max(deepest, depth)
    return deepest


def _refuse_what_would_exhaust_a_parser(name: str, front_matter: str) -> None:
    if len(front_matter) > _LARGEST_FRONT_MATTER:
        limit = _LARGEST_FRONT_MATTER // 1024
        raise _refusal(name, 1, "KB101", f"front matter is larger than {limit} KB; cut it down")
    if len(front_matter) <= _LONGEST_FRONT_MATTER_LINE:
        return
    for number, line in enumerate(front_matter.split("\n"), start=1):
        if len(line) > _LONGEST_FRONT_MATTER_LINE:
            raise _refusal(
                name,
                number,
                "KB101",
                f"a front-matter line of over {_LONGEST_FRONT_MATTER_LINE} characters; shorten it",
            )


def _refuse_tags_and_anchors(name: str, front_matter: str) -> None:
    """KB109: tags and anchors can do more than state a value, and no guide needs them."""
    for event in yaml.parse(front_matter, Loader=yaml.CSafeLoader):
        tag = getattr(event, "tag", None)
        anchor = getattr(event, "anchor", None)
        if anchor is None and (tag is None or _CORE_TAG.match(tag)):
            continue
        what = f"YAML anchor '{anchor}'" if anchor is not None else f"YAML tag '{tag}'"
        line = event.start_mark.line + 1 if event.start_mark is not None else 1
        raise _refusal(name, line, "KB109", f"{what} is not allowed; write the plain value")


def _yaml_refusal(name: str, front_matter: str, problem: str) -> SourceError:
    summary = problem.split("\n", 1)[0]
    detail = problem.rstrip().rsplit("\n", 1)[-1].strip()
    if summary.startswith("duplicate mapping key"):
        key = summary.rpartition(": ")[2].strip("'")
        line = _second_line_of_key(front_matter, key)
        return _refusal(name, line, "KB108", f"the key '{key}' stands twice; keep one of them")
    if "alias" in summary:
        at = re.search(r"[\s\[{,]\*", front_matter)
        line = front_matter.count("\n", 0, at.start() + 1) + 1 if at else 1
        return _refusal(name, line, "KB109", "YAML aliases are not allowed; write the value out")
    if summary.startswith("Invalid tag"):
        tag = summary.rpartition(": ")[2].strip("'")
        line = front_matter.count("\n", 0, max(0, front_matter.find(tag))) + 1
        return _refusal(
            name, line, "KB109", f"YAML tag '{tag}' is not allowed; write the plain value"
        )
    match = _ERROR_LINE.search(summary)
    line = int(match[1]) if match else 1
    advice = next((hint for words, hint in _YAML_ADVICE if words in detail), "")
    return _refusal(name, line, "KB106", f"front matter is not valid YAML: {detail}{advice}")


def _second_line_of_key(front_matter: str, key: str) -> int:
    found = list(re.finditer(rf"^[ \t-]*{re.escape(key)}\s*:", front_matter, re.MULTILINE))
    position = found[1].end() if len(found) > 1 else 0
    return front_matter.count("\n", 0, position) + 1


def _lines_of_values(front_matter: str) -> Mapping[tuple[str | int, ...], int]:
    """The line of every value, by its keys; only called on text that one parser accepted."""
    try:
        node = yaml.compose(front_matter, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        # The two parsers disagree on it; the first line is still the right file.
        return {(): 1}
    lines: dict[tuple[str | int, ...], int] = {(): 1}
    pending: list[tuple[tuple[str | int, ...], yaml.Node]] = [((), node)] if node else []
    while pending:
        keys, current = pending.pop()
        for key, child in _children(current):
            lines[*keys, key] = child.start_mark.line + 1
            pending.append(((*keys, key), child))
    return lines


def _children(node: yaml.Node) -> Sequence[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return [(str(key.value), value) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    return ()


def _refusal(
    name: str, line: int, code: str, message: str, severity: Severity = Severity.ERROR
) -> SourceError:
    return SourceError(Diagnostic(name, line, severity, code, message))

"""One file of the vocabulary: YAML without its traps, and the line of each finding."""

import re
from pathlib import Path

import yaml
import yaml_rs

from bot.knowledge.diagnostics import Diagnostic, Findings
from bot.knowledge.vocabulary_entries import Keys
from bot.knowledge.vocabulary_files import READERS, Gathered

LARGEST_FILE_BYTES = 1_000_000
# The parser recurses once for every two columns ("- - - …") and would overflow the stack.
_LONGEST_LINE = 500
_NO_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=0)
_ERROR_LINE = re.compile(r"line (\d+)")
_DUPLICATE = re.compile(r"duplicate mapping key: '(.*)'")
# A sign of a tag, an anchor or an alias that begins a word; the sign comes first in the pattern
# because that is quickly looked for.
_SUSPICIOUS = re.compile(r"[!&*](?<![^\s\[{,].)\S")


class _UnreadableError(Exception):
    """A file cannot be used at all."""

    def __init__(self, line: int, code: str, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.code = code
        self.message = message


def read_vocabulary_file(path: Path, gathered: Gathered) -> tuple[Diagnostic, ...]:
    """Put what a file says into `gathered`; what is wrong with it comes back."""
    findings = Findings(f"{path.parent.name}/{path.name}")
    reader = READERS.get(path.name)
    if reader is None:
        known = ", ".join(sorted(READERS))
        findings.warn(1, "KB605", f"nothing reads this file; the vocabulary has {known}")
        return findings.all()
    try:
        text = _text(path)
        problems = tuple(reader(_parse(text), gathered))
    except _UnreadableError as error:
        findings.error(error.line, error.code, error.message)
        return findings.all()
    root = _composed(text) if problems else None
    for keys, code, message in problems:
        note = findings.warn if code == "KB604" else findings.error
        note(_line_of(root, keys), code, message)
    return findings.all()


def _text(path: Path) -> str:
    if not path.is_file() or not path.resolve().is_relative_to(path.parent.resolve()):
        raise _UnreadableError(1, "KB601", "no plain file of this folder")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise _UnreadableError(1, "KB601", f"cannot be opened: {error.strerror}") from error
    if len(data) > LARGEST_FILE_BYTES:
        raise _UnreadableError(1, "KB601", "larger than 1 MB; split it or shorten it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(line, "KB601", "not UTF-8; save the file as UTF-8") from error


def _parse(text: str) -> object:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            message = f"a line longer than {_LONGEST_LINE} characters; break it"
            raise _UnreadableError(number, "KB602", message)
    if not text.strip():
        return None
    if _SUSPICIOUS.search(text):
        _refuse_anchors_and_tags(text)
    try:
        return yaml_rs.loads(text, parse_datetime=False, alias_limits=_NO_ALIASES)
    except yaml_rs.YAMLDecodeError as error:
        raise _not_yaml(str(error), text) from error


def _refuse_anchors_and_tags(text: str) -> None:
    """Anchors, aliases and tags have no use here, and some of them are attacks."""
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if anchor is not None or tag is not None:
                line = 1 if event.start_mark is None else event.start_mark.line + 1
                message = "anchors (&), aliases (*) and tags (!) are not read; quote the text"
                raise _UnreadableError(line, "KB602", message)
    except yaml.YAMLError as error:
        raise _not_yaml(str(error), text) from error


def _not_yaml(reason: str, text: str) -> _UnreadableError:
    duplicate = _DUPLICATE.search(reason)
    if duplicate is not None:
        key = re.compile(rf"(?:^|[\s{{,]){re.escape(duplicate[1])}\s*:", re.MULTILINE)
        starts = [match.end() for match in key.finditer(text)]
        line = text.count("\n", 0, starts[1]) + 1 if len(starts) > 1 else 1
        return _UnreadableError(line, "KB602", f"'{duplicate[1]}' stands here twice")
    found = _ERROR_LINE.search(reason)
    detail = reason.strip().rsplit("\n", 1)[-1].strip()
    return _UnreadableError(int(found[1]) if found else 1, "KB602", f"not YAML: {detail}")


def _composed(text: str) -> yaml.Node | None:
    """The text as nodes that know their lines; None where the two parsers disagree on it."""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def _line_of(node: yaml.Node | None, keys: Keys) -> int:
    """The line of a value, counted from 1; of what is around it where it is missing."""
    line = 1
    for key in keys:
        found = _child(node, key)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    """The line on which a value begins, with its key if it has one, and the value."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return _line(node.value[key]), node.value[key]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return _line(name), value
    return None


def _line(node: yaml.Node) -> int:
    return 1 if node.start_mark is None else int(node.start_mark.line) + 1

"""The vocabulary: what people call things, read from YAML files that people edit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar

import yaml
import yaml_rs

from bot.knowledge.diagnostics import Diagnostic, Findings
from bot.knowledge.families import FamilyEntry
from bot.knowledge.places import (
    Country,
    Gazetteer,
    Metro,
    PlaceEntries,
    PlaceWords,
    Subdivision,
    SupraRegion,
)

LARGEST_FILE_BYTES = 1_000_000
# The parser recurses once for every two columns ("- - - …") and would overflow the stack.
_LONGEST_LINE = 500
_NO_ALIASES = yaml_rs.AliasLimits(max_total_replayed_events=0)
_ERROR_LINE = re.compile(r"line (\d+)")
_DUPLICATE = re.compile(r"duplicate mapping key: '(.*)'")
_SUSPICIOUS = re.compile(r"(?:^|[\s\[{,])[!&*]\S", re.MULTILINE)

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A company or a role, by its slug, and what people call it."""

    slug: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What people call places, levers, roles and companies.

    `role_words` and `company_aliases` are by slug, the name first.
    """

    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.of(PlaceEntries()))
    families: tuple[FamilyEntry, ...] = ()
    role_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    company_aliases: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )


class _Entry(Protocol):
    """A frozen dataclass of strings, optional strings and tuples of strings."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


E = TypeVar("E", bound=_Entry)


class _Problem(NamedTuple):
    """What is wrong with a value, and the way to it."""

    keys: Keys
    code: str
    message: str


class _Gathered:
    """What the files of all folders say, in the order in which they were read."""

    def __init__(self) -> None:
        self.entries: dict[type[Any], list[Any]] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.mappings: dict[str, dict[str, str]] = {"homonyms": {}, "currency_signs": {}}
        self.companies: list[NamedEntry] = []
        self.roles: list[NamedEntry] = []

    def of(self, kind: type[E]) -> list[E]:
        """The entries of one kind."""
        return self.entries.setdefault(kind, [])


def load_vocabulary(
    folders: Sequence[Path],
) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """Read the vocabulary of all folders; later ones add to what earlier ones say.

    What cannot be read is left out and reported; a folder that does not exist says nothing.
    """
    gathered = _Gathered()
    diagnostics: list[Diagnostic] = []
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            diagnostics += _read_file(path, gathered)
    return _vocabulary(gathered), tuple(diagnostics)


def _vocabulary(gathered: _Gathered) -> Vocabulary:
    words = gathered.words
    places = PlaceEntries(
        metros=_united(gathered.of(Metro), "key"),
        countries=_united(gathered.of(Country), "code"),
        subdivisions=tuple(gathered.of(Subdivision)),
        supra_regions=_united(gathered.of(SupraRegion), "name"),
        words=PlaceWords(**words),
        homonyms=MappingProxyType(gathered.mappings["homonyms"]),
        currency_signs=MappingProxyType(gathered.mappings["currency_signs"]),
    )
    return Vocabulary(
        gazetteer=Gazetteer.of(places),
        families=_united(gathered.of(FamilyEntry), "family"),
        role_words=_by_slug(gathered.roles),
        company_aliases=_by_slug(gathered.companies),
    )


def _by_slug(entries: list[NamedEntry]) -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        known = words.get(entry.slug, ())
        words[entry.slug] = tuple(dict.fromkeys((*known, entry.name, *entry.also)))
    return MappingProxyType(words)


def _united(entries: list[E], key: str) -> tuple[E, ...]:
    """One entry a key: of two the later counts, with the lists of both."""
    united: dict[str, E] = {}
    for entry in entries:
        name = getattr(entry, key)
        before = united.get(name)
        united[name] = entry if before is None else _together(before, entry)
    return tuple(united.values())


def _together(before: E, entry: E) -> E:
    lists = {
        item.name: tuple(dict.fromkeys((*getattr(before, item.name), *getattr(entry, item.name))))
        for item in fields(entry)
        if isinstance(getattr(entry, item.name), tuple)
    }
    return replace(entry, **lists)


# ---------------------------------------------------------------------------------------
# One file
# ---------------------------------------------------------------------------------------


class _UnreadableError(Exception):
    """A file cannot be used at all."""

    def __init__(self, line: int, code: str, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.code = code
        self.message = message


def _read_file(path: Path, gathered: _Gathered) -> tuple[Diagnostic, ...]:
    findings = Findings(f"{path.parent.name}/{path.name}")
    reader = _READERS.get(path.name)
    if reader is None:
        known = ", ".join(sorted(_READERS))
        findings.warn(1, "KB605", f"nothing reads this file; the vocabulary has {known}")
        return findings.all()
    try:
        text = _text(path)
        problems = tuple(reader(_parse(text), gathered))
    except _UnreadableError as error:
        findings.error(error.line, error.code, error.message)
        return findings.all()
    for keys, code, message in problems:
        note = findings.warn if code == "KB604" else findings.error
        note(_line_of(text, keys), code, message)
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


def _line_of(text: str, keys: Keys) -> int:
    """The line of a value, counted from 1; of what is around it where it is missing."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError):
        return 1
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


# ---------------------------------------------------------------------------------------
# The shape of what a file says
# ---------------------------------------------------------------------------------------


def _read_places(data: object, gathered: _Gathered) -> Iterator[_Problem]:
    for section, value in _sections(data):
        if section in _PLACE_LISTS:
            yield from _entries(_PLACE_LISTS[section], value, gathered, (section,))
        elif section in gathered.mappings:
            yield from _read_mapping(value, gathered.mappings[section], (section,))
        elif section == "words":
            yield from _read_words(value, gathered)
        else:
            yield _unknown((section,), [*_PLACE_LISTS, *gathered.mappings, "words"])
    if data is not None and not isinstance(data, dict):
        yield _Problem((), "KB603", "sections expected, such as 'metros:'")


def _sections(data: object) -> Iterator[tuple[str, object]]:
    """The items of a mapping; a key that is no text goes by a name that nothing has."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key if isinstance(key, str) else "?", value


_PLACE_LISTS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "metros": Metro,
        "countries": Country,
        "subdivisions": Subdivision,
        "supra_regions": SupraRegion,
    }
)


def _read_words(value: object, gathered: _Gathered) -> Iterator[_Problem]:
    known = {item.name for item in fields(PlaceWords)}
    if not isinstance(value, dict):
        yield _Problem(("words",), "KB603", "words by kind expected, such as 'remote: [wfh]'")
        return
    for kind, words in _sections(value):
        read = _strings(words)
        if kind not in known:
            yield _unknown(("words", kind), sorted(known))
        elif read is None:
            yield _Problem(("words", kind), "KB603", f"{kind}: a list of words expected")
        else:
            gathered.words[kind] = gathered.words.get(kind, ()) + read


def _read_mapping(value: object, into: dict[str, str], keys: Keys) -> Iterator[_Problem]:
    if not isinstance(value, dict):
        yield _Problem(keys, "KB603", f"{keys[-1]}: lines such as 'name: value' expected")
        return
    for name, meaning in _sections(value):
        if isinstance(meaning, str):
            into[name] = meaning
        else:
            yield _Problem((*keys, name), "KB603", f"{name}: one word or name expected")


def _read_families(data: object, gathered: _Gathered) -> Iterator[_Problem]:
    return _entries(FamilyEntry, data, gathered, ())


def _read_roles(data: object, gathered: _Gathered) -> Iterator[_Problem]:
    return _into(gathered.roles, NamedEntry, data, ())


def _read_companies(data: object, gathered: _Gathered) -> Iterator[_Problem]:
    return _into(gathered.companies, NamedEntry, data, ())


class _ReadsFile(Protocol):
    """Puts what a file says into what was gathered; gives what is wrong with it."""

    def __call__(self, data: object, gathered: _Gathered) -> Iterator[_Problem]: ...


_READERS: Mapping[str, _ReadsFile] = MappingProxyType(
    {
        "places.yaml": _read_places,
        "lever_families.yaml": _read_families,
        "roles.yaml": _read_roles,
        "companies.yaml": _read_companies,
    }
)


def _entries(kind: type[Any], data: object, gathered: _Gathered, keys: Keys) -> Iterator[_Problem]:
    return _into(gathered.of(kind), kind, data, keys)


class _Shape(NamedTuple):
    """The keys of an entry: those of one text, those of a list, and those it must have."""

    texts: frozenset[str]
    lists: frozenset[str]
    required: tuple[str, ...]


def _shape_of(kind: type[Any]) -> _Shape:
    items = fields(kind)
    lists = frozenset(item.name for item in items if item.default == ())
    required = tuple(item.name for item in items if item.default is MISSING)
    return _Shape(frozenset(item.name for item in items) - lists, lists, required)


def _into(into: list[Any], kind: type[Any], data: object, keys: Keys) -> Iterator[_Problem]:
    """Read a list of entries; one that is wrong is left out."""
    if data is None:
        return
    if not isinstance(data, list):
        yield _Problem(keys, "KB603", "a list of entries expected, each beginning with '- '")
        return
    shape = _shape_of(kind)
    for number, raw in enumerate(data):
        values, problems = _values(raw, shape, (*keys, number))
        yield from problems
        if values is not None:
            into.append(kind(**values))


def _values(raw: object, shape: _Shape, keys: Keys) -> tuple[dict[str, Any] | None, list[_Problem]]:
    """The values of an entry, None where it cannot be used."""
    if not isinstance(raw, dict):
        return None, [_Problem(keys, "KB603", "an entry needs keys, such as 'name: …'")]
    values: dict[str, Any] = {}
    problems: list[_Problem] = []
    for key, value in _sections(raw):
        if key in shape.lists:
            read: object = _strings(value)
        elif key in shape.texts:
            read = value if isinstance(value, str) and value.strip() else None
        else:
            problems.append(_unknown((*keys, key), sorted(shape.texts | shape.lists)))
            continue
        if read is None:
            what = "a list of texts" if key in shape.lists else "one text; put it in quotes"
            return None, [*problems, _Problem((*keys, key), "KB603", f"{key}: {what} expected")]
        values[key] = read
    for key in shape.required:
        if key not in values:
            return None, [*problems, _Problem(keys, "KB603", f"'{key}' is missing; entry left out")]
    return values, problems


def _strings(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return None
    return tuple(value)


def _unknown(keys: Keys, known: Iterable[str]) -> _Problem:
    message = f"unknown key '{keys[-1]}' is not read; known are {', '.join(known)}"
    return _Problem(keys, "KB604", message)

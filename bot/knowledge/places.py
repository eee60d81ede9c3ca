"""Places: the gazetteer, what a region label means, and places in what people type."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from bot.knowledge.base import Place

REMOTE = "Remote"

# ---------------------------------------------------------------------------------------
# What the vocabulary says about places
# ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Metro:
    """A labour market: its cities, its nicknames, and the states or provinces it lies in."""

    key: str
    name: str
    country: str
    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `codes` are abbreviations beside the ISO code."""

    code: str
    name: str
    currency: str
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A state or a part of a country; with `metro` where all of it is one labour market."""

    name: str
    country: str
    code: str | None = None
    metro: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupraRegion:
    """A group of countries, or a part of one; `country` where one code stands for all of it."""

    name: str
    country: str | None = None
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words in a label that name no place; `careful` ones are everyday words besides."""

    remote: tuple[str, ...] = ()
    headquarters: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    name_parts: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntries:
    """All that the vocabulary says about places, as it is written there."""

    metros: tuple[Metro, ...] = ()
    countries: tuple[Country, ...] = ()
    subdivisions: tuple[Subdivision, ...] = ()
    supra_regions: tuple[SupraRegion, ...] = ()
    words: PlaceWords = PlaceWords()
    homonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    currency_signs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# ---------------------------------------------------------------------------------------
# The gazetteer: every name, ready to be looked up
# ---------------------------------------------------------------------------------------

_DROPPED = str.maketrans("", "", ".'’")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_GAP = re.compile(r"[\s\-‐‑–/]+")


def fold(name: str) -> str:
    """A name as it is looked up: no case, accents, dots or apostrophes; blanks for hyphens."""
    folded = name.casefold().translate(_DROPPED)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return folded if folded.isalnum() else _GAP.sub(" ", folded).strip()


class Kind(Enum):
    """What a stretch of a label is."""

    CITY = "city"
    AREA = "area"  # a country, a state or a group of countries
    REMOTE = "remote"
    HEADQUARTERS = "headquarters"
    QUALIFIER = "qualifier"
    TITLE = "title"
    MONEY = "money"
    UNKNOWN = "unknown"


class City(NamedTuple):
    """One meaning of a city's name; `main` where the metro is called so itself."""

    name: str
    metro: str
    country: str
    states: tuple[str, ...]
    main: bool

    def lies_in(self, area: "Area") -> bool:
        """Whether the city can be in the area; a group of countries excludes no city."""
        if area.wide:
            return True
        if area.country != self.country:
            return False
        return area.state is None or not self.states or area.state in self.states

    def place(self, name: str, *, remote: bool = False) -> Place:
        """The city under the name that it was given."""
        return Place(name, self.metro, self.country, remote)


class Area(NamedTuple):
    """One meaning of the name of a country, a state or a group of countries (`wide`)."""

    name: str
    country: str | None
    state: str | None = None
    metro: str | None = None
    wide: bool = False


class Known(NamedTuple):
    """What a name means: the likeliest city first."""

    kind: Kind
    cities: tuple[City, ...] = ()
    areas: tuple[Area, ...] = ()


_NOTHING_KNOWN = Known(Kind.UNKNOWN)
_QUALIFIER = Known(Kind.QUALIFIER)
_TITLE = Known(Kind.TITLE)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every name of a place, and every word that is none.

    `names` is by folded name, `codes` by code in capitals; `reach` says for a first word
    how many words its longest name has.
    """

    names: Mapping[str, Known]
    codes: Mapping[str, Known]
    reach: Mapping[str, int]
    metros: Mapping[str, Metro]
    countries: Mapping[str, Country]
    nothing: frozenset[str]
    name_parts: frozenset[str]
    careful: frozenset[str]
    currencies: frozenset[str]
    currency_signs: Mapping[str, str]

    @classmethod
    def of(cls, entries: PlaceEntries) -> "Gazetteer":
        """Make entries ready to be looked up; of two with one key both count."""
        names = _names(entries)
        countries = {country.code: country for country in entries.countries}
        return cls(
            names=MappingProxyType(names),
            codes=MappingProxyType(_codes(entries)),
            reach=MappingProxyType(_reach(names)),
            metros=MappingProxyType({metro.key: metro for metro in entries.metros}),
            countries=MappingProxyType(countries),
            nothing=frozenset(map(fold, entries.words.nothing)),
            name_parts=frozenset(map(fold, entries.words.name_parts)),
            careful=frozenset(map(fold, entries.words.careful)),
            currencies=frozenset(country.currency for country in entries.countries),
            currency_signs=entries.currency_signs,
        )

    def city(self, name: str) -> City | None:
        """The likeliest city of a name, None where no city is called so."""
        known = self.names.get(fold(name))
        return known.cities[0] if known is not None and known.cities else None


def _names(entries: PlaceEntries) -> dict[str, Known]:
    cities: dict[str, list[City]] = {}
    for metro in entries.metros:
        _add_metro(metro, cities)
    for name, default in entries.homonyms.items():
        _put_first(default, cities.get(fold(name), []))
    areas: dict[str, list[Area]] = {}
    for named, area in _areas(entries):
        for name in (named.name, *named.also):
            areas.setdefault(fold(name), []).append(area)
    names = _words(entries.words)
    for name, meanings in areas.items():
        names[name] = Known(Kind.AREA, areas=tuple(meanings))
    for name, found in cities.items():
        names[name] = Known(Kind.CITY, tuple(found), tuple(areas.get(name, ())))
    return names


def _put_first(metro: str, meanings: list[City]) -> None:
    meanings.sort(key=lambda city: city.metro != metro)


def _add_metro(metro: Metro, cities: dict[str, list[City]]) -> None:
    key, country, states = metro.key, metro.country, metro.states
    own = fold(metro.name)
    for name in (metro.name, *metro.cities, *metro.also):
        folded = fold(name)
        city = City(name, key, country, states, folded == own)
        meanings = cities.setdefault(folded, [])
        if all(meaning.metro != key for meaning in meanings):
            meanings.append(city)


def _areas(
    entries: PlaceEntries,
) -> Iterator[tuple[Subdivision | Country | SupraRegion, Area]]:
    """Every area, states first: an ambiguous "Georgia" or "CA" alone is the state."""
    for part in entries.subdivisions:
        yield part, Area(part.name, part.country, part.code or part.name, part.metro)
    for country in entries.countries:
        yield country, Area(country.name, country.code)
    for group in entries.supra_regions:
        yield group, Area(group.name, group.country, wide=True)


def _words(words: PlaceWords) -> dict[str, Known]:
    """Words that name no place; what is said last counts where a word stands twice."""
    names = {fold(word): _QUALIFIER for word in words.qualifiers}
    names.update((fold(word), _TITLE) for word in words.titles)
    names.update((fold(word), Known(Kind.HEADQUARTERS)) for word in words.headquarters)
    names.update((fold(word), Known(Kind.REMOTE)) for word in words.remote)
    return names


def _codes(entries: PlaceEntries) -> dict[str, Known]:
    areas: dict[str, list[Area]] = {}
    for named, area in _areas(entries):
        codes = () if isinstance(named, Subdivision) else named.codes
        own = None if isinstance(named, SupraRegion) else named.code
        for code in (*codes, own):
            if code is not None:
                areas.setdefault(code, []).append(area)
    return {code: Known(Kind.AREA, areas=tuple(found)) for code, found in areas.items()}


def _reach(names: Iterable[str]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for name in names:
        first, blank, _ = name.partition(" ")
        if blank:
            reach[first] = max(reach.get(first, 1), name.count(" ") + 1)
    return reach


# ---------------------------------------------------------------------------------------
# Cutting a text into what is known and what is not
# ---------------------------------------------------------------------------------------

# A flag, put in words: the code of its country.
_FLAG_SIGN = "⟦"
_TOKEN = re.compile(
    r"⟦[A-Z]{2}⟧"
    r"|[A-Z]{0,3}[$£€₹₪₩₫₺¥]"
    r"|[^\W_](?:[\w.'’&]*[^\W_]|[\w.'’&]*)"
    r"|(?<=\s)[-–—](?=\s)|[/|;+,()\[\]:—&•·]"
)
_GLUE: Mapping[str, str] = MappingProxyType(
    {"(": "(", "[": "(", ")": ")", "]": ")", ",": ",", "-": "-", "–": "-", "—": "-", ":": "-"}
)
_MARKS = frozenset("/|;+,()[]:—–-&•·")
_CONJUNCTIONS = frozenset({"and", "or", "und"})
_LEVEL = re.compile(r"[A-Z]{1,3}\d+\+?")


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


class _Token(NamedTuple):
    text: str
    key: str | None  # None for punctuation
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        key = None if word in _MARKS else fold(word)
        tokens.append(_Token(word, key, match.start(), match.end()))
    return tokens


def _longest(tokens: Sequence[_Token], at: int, gazetteer: Gazetteer) -> tuple[Known | None, int]:
    """The longest name that begins at a token, and how many tokens it has; at least one."""
    first = tokens[at].key or ""
    names = gazetteer.names
    reach = min(gazetteer.reach.get(first, 1), len(tokens) - at)
    if reach > 1:
        words = [first]
        for token in tokens[at + 1 : at + reach]:
            if token.key is None:
                break
            words.append(token.key)
        for count in range(len(words), 1, -1):
            known = names.get(" ".join(words[:count]))
            if known is not None:
                return known, count
    return names.get(first), 1


def _scan(text: str, gazetteer: Gazetteer) -> list[Term]:
    """Cut a label into terms; words that are not known are kept together."""
    tokens = _tokens(text)
    terms: list[Term] = []
    at, glue, inside = 0, " ", False
    while at < len(tokens):
        token = tokens[at]
        known, count = (None, 1) if token.key is None else _longest(tokens, at, gazetteer)
        if token.key is None or (known is None and token.key in _CONJUNCTIONS):
            inside = (inside or token.text in "([") and token.text not in ")]"
            glue = _stronger(glue, _GLUE.get(token.text, "/"))
            at += 1
            continue
        if known is None or count == 1:
            known = _single(token.text, known, gazetteer)
        phrase = text[token.start : tokens[at + count - 1].end]
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
    if text[0] == _FLAG_SIGN:
        flag = gazetteer.codes.get(text[1:-1], _NOTHING_KNOWN)
        return Known(Kind.AREA, areas=flag.areas[-1:]) if flag.areas else _QUALIFIER
    if text.isupper():
        code = gazetteer.codes.get(text.translate(_DROPPED))
        if code is not None:
            return _with_code(known, code)
        if text in gazetteer.currencies or text in gazetteer.currency_signs:
            return Known(Kind.MONEY)
    if known is not None:
        return known
    if text in gazetteer.currency_signs or text.endswith("$") or text == "¥":
        return Known(Kind.MONEY)
    if _LEVEL.fullmatch(text):
        return _TITLE
    return _QUALIFIER if text[0].isdigit() else _NOTHING_KNOWN


def _with_code(known: Known | None, code: Known) -> Known:
    """A word that is a name and a code, such as "LA": both meanings."""
    if known is None or known.kind is Kind.QUALIFIER:
        return code
    if known.kind is Kind.TITLE:
        return known
    areas = tuple(dict.fromkeys((*code.areas, *known.areas)))
    return Known(known.kind, known.cities, areas)


def _append(terms: list[Term], term: Term, gazetteer: Gazetteer) -> None:
    """Add a term, as one with an unknown word before it where they make one name."""
    if terms and term.glue == " " and terms[-1].inside == term.inside:
        before = terms[-1]
        one_name = before.kind is Kind.UNKNOWN and (
            term.kind is Kind.UNKNOWN
            or (term.kind is Kind.CITY and fold(before.text) in gazetteer.name_parts)
        )
        another_place = (
            before.kind is Kind.CITY
            and term.kind is Kind.UNKNOWN
            and fold(term.text) in gazetteer.name_parts
        )
        if one_name or another_place:
            text = f"{before.text} {term.text}"
            terms[-1] = Term(Kind.UNKNOWN, _NOTHING_KNOWN, text, before.glue, before.inside)
            return
    terms.append(term)


# ---------------------------------------------------------------------------------------
# Region labels of guides
# ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RegionReading:
    """What a region label says; `problem` in words where it names no place that we know."""

    places: tuple[Place, ...]
    is_headquarters: bool = False
    currency_hint: str | None = None
    problem: str | None = None


_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_FIRST_FLAG_LETTER = 0x1F1E6
_SHORT_CODE = re.compile(r":(?:flag[-_])?([a-z][a-z_\-]+):")
_HEAD = re.compile(r"\s*(?:[—–(:;]|\s-\s)")
_NOT_A_NAME = frozenset({Kind.HEADQUARTERS, Kind.QUALIFIER, Kind.MONEY, Kind.TITLE})
_LONGEST_LABEL = 300


def read_region(label: str, gazetteer: Gazetteer) -> RegionReading:
    """Read a guide's region label: the places in it, in its order."""
    known = gazetteer.names.get(label.casefold())
    if known is not None and known.cities:
        return RegionReading((known.cities[0].place(label),))
    text = " ".join(label[:_LONGEST_LABEL].replace("*", " ").split())
    plain = _with_flags_in_words(text, gazetteer)
    if not plain:
        return RegionReading((), problem="the region is empty")
    if fold(_HEAD.split(plain, maxsplit=1)[0]) in gazetteer.nothing:
        return RegionReading((), problem=f"'{text}' names no place")
    return _Reader(_scan(plain, gazetteer), text, gazetteer).reading()


def _with_flags_in_words(text: str, gazetteer: Gazetteer) -> str:
    """The label with a sign of its country for each flag (🇬🇧, `:gb:`, `:hong_kong:`)."""
    if text.isascii() and ":" not in text:
        return text

    def of_flag(match: re.Match[str]) -> str:
        letters = (chr(ord(letter) - _FIRST_FLAG_LETTER + ord("A")) for letter in match.groups())
        return _flag_sign(gazetteer.codes.get("".join(letters)))

    def of_short_code(match: re.Match[str]) -> str:
        name = match[1]
        known = gazetteer.codes.get(name.upper())
        return _flag_sign(known or gazetteer.names.get(fold(name.replace("_", " "))))

    text = _SHORT_CODE.sub(of_short_code, _FLAG.sub(of_flag, text))
    return " ".join(text.split())


def _flag_sign(known: Known | None) -> str:
    """The sign of a country; of a code that is a state too, the country comes last."""
    if known is None or not known.areas or known.areas[-1].country is None:
        return " "
    return f" {_FLAG_SIGN}{known.areas[-1].country}⟧ "


class _Reader:
    """Reads the terms of one label."""

    def __init__(self, terms: list[Term], text: str, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._terms = terms
        self._places: list[Place] = []
        self._unknown: list[str] = []
        self._currency = self._currency_hint()
        self._titled = any(term.kind is Kind.TITLE and not term.inside for term in terms)
        self._terms = [self._settled(at) for at in range(len(terms))]
        self._bound = [self._is_bound(at) for at in range(len(terms))]
        self._context = [
            term.known.areas for term, bound in zip(self._terms, self._bound, strict=True) if bound
        ]

    def reading(self) -> RegionReading:
        """All that the label says."""
        for at, term in enumerate(self._terms):
            if term.kind is Kind.CITY:
                self._add_city(at)
            elif term.kind is Kind.UNKNOWN and self._is_name(at):
                self._add_unknown_city(at)
            elif term.kind is Kind.AREA and not self._bound[at]:
                self._add_area(at)
            elif term.kind is Kind.REMOTE and self._partner(at) is None:
                self._add_remote(at)
        return RegionReading(
            tuple(dict.fromkeys(self._places)),
            any(term.kind is Kind.HEADQUARTERS for term in self._terms),
            self._currency,
            self._problem(),
        )

    def _problem(self) -> str | None:
        if self._unknown:
            return f"unknown place '{self._unknown[0]}'"
        if self._places:
            return None
        if any(term.kind is Kind.TITLE for term in self._terms):
            return f"'{self._text}' is a job title or a level, not a place"
        return f"'{self._text}' names no place"

    def _currency_hint(self) -> str | None:
        for term in self._terms:
            if term.kind is Kind.MONEY:
                if term.text in self._gazetteer.currencies:
                    return term.text
                sign = self._gazetteer.currency_signs.get(term.text)
                if sign is not None:
                    return sign
        return None

    # What a term is, seen beside the others

    def _settled(self, at: int) -> Term:
        """A name that is a city and an area: the area where it says where a city lies."""
        term = self._terms[at]
        if term.kind is Kind.AREA and self._titled and len(term.text) == 2:
            return term._replace(kind=Kind.TITLE)
        before = self._before(at)
        if term.kind is not Kind.CITY or not term.known.areas or before is None:
            return term
        other = self._terms[before]
        if term.glue == "/" or not (other.kind is Kind.UNKNOWN or _any_in(other, term.known.areas)):
            return term
        return term._replace(kind=Kind.AREA)

    def _before(self, at: int) -> int | None:
        """The term that this one may belong to: the last name, unless a list parts them."""
        glue = self._terms[at].glue
        while at > 0 and glue != "/":
            at -= 1
            if self._terms[at].kind not in _NOT_A_NAME:
                return at
            glue = self._terms[at].glue
        return None

    def _after(self, at: int) -> int | None:
        """The next name, unless a list parts them or another thing is said between."""
        for after in range(at + 1, len(self._terms)):
            if self._terms[after].glue == "/":
                return None
            if self._terms[after].kind not in _NOT_A_NAME:
                return after
        return None

    def _head(self, at: int) -> int | None:
        """For a term in parentheses, the last name before them."""
        while at >= 0 and self._terms[at].inside:
            at -= 1
        while at >= 0 and self._terms[at].kind in _NOT_A_NAME:
            at -= 1
        return at if at >= 0 else None

    def _is_bound(self, at: int) -> bool:
        """Whether an area only says where another place lies."""
        term = self._terms[at]
        if term.kind is not Kind.AREA:
            return False
        before = self._before(at)
        if before is not None and self._terms[before].kind is not Kind.AREA:
            return True
        if before is not None and term.glue != "-" and self._is_bound(before):
            return self._before(before) is not None
        if term.inside and self._inside_city(at):
            return True
        return self._leads(at)

    def _inside_city(self, at: int) -> bool:
        """Whether a term is in the parentheses behind a city, not behind a country."""
        head = self._head(at) if self._terms[at].inside else None
        return head is not None and self._terms[head].kind is not Kind.AREA

    def _leads(self, at: int) -> bool:
        """Whether an area is the heading of what follows: India (Bangalore), US Remote."""
        after = self._after(at)
        if after is None:
            return False
        term, follower = self._terms[at], self._terms[after]
        if follower.kind is Kind.CITY:
            return _any_in(follower, term.known.areas)
        if follower.kind is Kind.UNKNOWN:
            return follower.glue in "(,-" and follower.text[0].isupper() and not self._titled
        return follower.kind is Kind.REMOTE and after == at + 1

    def _is_name(self, at: int) -> bool:
        """Whether unknown words can be the name of a place."""
        term = self._terms[at]
        if self._titled or not _looks_like_a_name(term.text) or self._inside_city(at):
            return False
        if at > 0 and term.glue in " ,-" and self._before(at) is not None:
            return self._terms[at - 1].kind is Kind.AREA and term.glue != " "
        after = self._terms[at + 1] if at + 1 < len(self._terms) else None
        beside = after is not None and after.glue == " " and after.inside == term.inside
        return not (beside and after is not None and after.kind in {Kind.CITY, Kind.REMOTE})

    def _partner(self, at: int) -> int | None:
        """The city that is said to be remote: London (Remote), Remote - London."""
        before = self._before(at)
        if before is not None and self._terms[before].kind is Kind.CITY:
            return before
        after = self._after(at)
        if after is not None and self._terms[after].kind is Kind.CITY:
            return after if self._terms[after].glue != "," else None
        return None

    # What a term gives

    def _own_areas(self, at: int) -> list[tuple[Area, ...]]:
        """The areas that directly follow a name: Detroit, MI, USA; Remote (US/Canada)."""
        remote = self._terms[at].kind is Kind.REMOTE
        found = []
        for after in range(at + 1, len(self._terms)):
            term = self._terms[after]
            listed = term.glue == "/" and not (remote and term.inside)
            if listed or term.kind in {Kind.CITY, Kind.UNKNOWN, Kind.REMOTE}:
                break
            if term.kind is Kind.AREA:
                found.append(term.known.areas)
        return found

    def _add_city(self, at: int) -> None:
        term = self._terms[at]
        city = self._choose(at)
        remote = self._is_remote(at)
        if city is not None:
            self._places.append(city.place(term.text, remote=remote))
            return
        area = self._likeliest(self._own_areas(at)[0])
        self._places.append(Place(term.text, None, area.country, remote))

    def _is_remote(self, at: int) -> bool:
        return any(
            term.kind is Kind.REMOTE and self._partner(other) == at
            for other, term in enumerate(self._terms)
        )

    def _choose(self, at: int) -> City | None:
        """The city of a name that fits what stands beside it; None where none does."""
        cities, own = self._terms[at].known.cities, self._own_areas(at)
        fitting = [city for city in cities if all(_lies_in(city, areas) for areas in own)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        for areas in self._context:
            fitting = [city for city in fitting if _lies_in(city, areas)] or fitting
        return fitting[0] if len(fitting) == 1 else self._near_the_others(at, fitting)

    def _near_the_others(self, at: int, cities: list[City]) -> City:
        """Of several cities the one in a metro, currency or country that the label names too."""
        first = cities[0]
        others = [
            term.known.cities[0]
            for number, term in enumerate(self._terms)
            if term.kind is Kind.CITY and number != at
        ]
        metros = {other.metro for other in others}
        countries = {other.country for other in others}
        tests: tuple[Callable[[City], bool], ...] = (
            lambda city: city.metro in metros,
            lambda city: self._is_paid_here(city.country),
            lambda city: city.main and not first.main and city.country in countries,
        )
        for test in tests:
            for city in cities:
                if test(city):
                    return city
        return first

    def _likeliest(self, areas: tuple[Area, ...]) -> Area:
        """The area that has the currency of the label, else the first."""
        return next((area for area in areas if self._is_paid_here(area.country)), areas[0])

    def _is_paid_here(self, code: str | None) -> bool:
        """Whether a country has the currency that the label names."""
        country = self._gazetteer.countries.get(code or "")
        return country is not None and country.currency == self._currency

    def _sure_country(self, areas: tuple[Area, ...]) -> str | None:
        """The country of an area, None for a code of several such as "DE" or "IN"."""
        likeliest = self._likeliest(areas)
        several = any(area.country != likeliest.country for area in areas)
        said = self._is_paid_here(likeliest.country)
        return None if several and not said else likeliest.country

    def _add_unknown_city(self, at: int) -> None:
        text = self._terms[at].text
        for areas in (*self._own_areas(at), *self._context):
            area = self._likeliest(areas)
            if area.country is not None:
                self._places.append(Place(text, None, area.country))
                return
        self._places.append(Place(text))
        self._unknown.append(text)

    def _add_area(self, at: int) -> None:
        area = self._likeliest(self._terms[at].known.areas)
        remote = self._continues_remote(at)
        name = REMOTE if remote else area.name
        self._places.append(Place(name, None if remote else area.metro, area.country, remote))

    def _continues_remote(self, at: int) -> bool:
        """Whether an area goes on with a list of remote ones: Remote US/Canada."""
        if at < 2 or self._terms[at].inside != self._terms[at - 1].inside:
            return False
        before = at - 1
        while before > 0 and self._terms[before].kind is Kind.AREA:
            before -= 1
        return self._terms[before].kind is Kind.REMOTE and before < at - 1

    def _add_remote(self, at: int) -> None:
        countries = self._remote_countries(at)
        self._places.extend(Place(REMOTE, None, country, remote=True) for country in countries)

    def _remote_countries(self, at: int) -> Iterable[str | None]:
        """Where remote work is: said beside it, else the one country of the label."""
        own = self._own_areas(at)
        if not own and at > 0 and self._terms[at - 1].kind is Kind.AREA and self._bound[at - 1]:
            own = [self._terms[at - 1].known.areas]
        if own:
            return dict.fromkeys(self._sure_country(areas) for areas in own)
        countries: set[str | None] = set()
        for term in self._terms:
            if term.kind is Kind.CITY:
                countries.add(term.known.cities[0].country)
            elif term.kind is Kind.AREA:
                countries.add(self._likeliest(term.known.areas).country)
        return countries if len(countries) == 1 else (None,)


def _lies_in(city: City, areas: tuple[Area, ...]) -> bool:
    return any(city.lies_in(area) for area in areas)


def _any_in(term: Term, areas: tuple[Area, ...]) -> bool:
    return any(_lies_in(city, areas) for city in term.known.cities)


def _looks_like_a_name(text: str) -> bool:
    """Whether words look like a name: capitals, no digits, not too many words."""
    if len(text) < 2 or text[0].islower() or text.count(" ") > 3:
        return False
    return not any(letter.isdigit() for letter in text)


# ---------------------------------------------------------------------------------------
# Places in what people type
# ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a text names, and where in the text."""

    place: Place
    start: int
    end: int


class _Hit(NamedTuple):
    known: Known
    start: int
    end: int
    careful: bool  # an everyday word that needs something beside it to be a place


_PLACE_KINDS = frozenset({Kind.CITY, Kind.AREA, Kind.REMOTE})
_BEFORE_A_PLACE = frozenset({"in", "near", "around"})
_BETWEEN_REMOTE_AND_AREA = re.compile(r"(?:[\s,/(-]|\bin\b|\bthe\b|\bfrom\b|\bwithin\b)*")
_BETWEEN_CITY_AND_AREA = re.compile(r"\s*,?\s*\(?(?:in (?:the )?)?")
_SHORT = 3


def find_places(text: str, gazetteer: Gazetteer) -> tuple[FoundPlace, ...]:
    """The places that a text names, in its order: whole names only, the longest first.

    An everyday word ("la", "in", "reading") is a place only in capitals, after "in", or with
    its state or country behind it. A name of several cities is the one that fits beside it.
    """
    hits = list(_hits(text, gazetteer))
    found: list[FoundPlace] = []
    at = 0
    while at < len(hits):
        hit = hits[at]
        following = hits[at + 1] if at + 1 < len(hits) else None
        place = None if following is None else _joined(text, hit, following, gazetteer)
        if place is not None and following is not None:
            found.append(FoundPlace(place, hit.start, following.end))
            at += 2
            continue
        if not hit.careful:
            found.append(FoundPlace(_alone(hit, gazetteer), hit.start, hit.end))
        at += 1
    return tuple(found)


def _hits(text: str, gazetteer: Gazetteer) -> Iterator[_Hit]:
    tokens = _tokens(text)
    shouting = text.isupper()
    after_city = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key is None:
            at += 1
            continue
        known, count = _longest(tokens, at, gazetteer)
        if count == 1 and after_city and (known is None or known.kind is not Kind.CITY):
            known = _code(tokens, at, known, gazetteer)
        after_city = False
        if known is not None and known.kind in _PLACE_KINDS:
            end = tokens[at + count - 1].end
            careful = not _is_plain(tokens, at, count, gazetteer, shouting=shouting)
            after_city = known.kind is Kind.CITY
            yield _Hit(known, token.start, end, careful)
        at += count


def _code(
    tokens: Sequence[_Token], at: int, known: Known | None, gazetteer: Gazetteer
) -> Known | None:
    """What a code behind a city means; "or" and "in" need capitals or a comma for it."""
    token = tokens[at]
    code = gazetteer.codes.get(token.text.upper().translate(_DROPPED))
    plain = token.key not in gazetteer.careful
    if code is None or not (plain or token.text.isupper() or tokens[at - 1].text == ","):
        return known
    return _with_code(known, code)


def _is_plain(
    tokens: Sequence[_Token], at: int, count: int, gazetteer: Gazetteer, *, shouting: bool
) -> bool:
    """Whether a name is one by itself, beside nothing that confirms it."""
    token = tokens[at]
    name = " ".join(word.key or "" for word in tokens[at : at + count])
    known = gazetteer.names.get(name)
    if known is None or name not in gazetteer.careful:
        return known is not None and known.kind in _PLACE_KINDS
    before = tokens[at - 1].key if at > 0 else None
    introduced = before in _BEFORE_A_PLACE or (before == "the" and known.kind is Kind.AREA)
    if len(name) <= _SHORT:
        return introduced or (token.text.isupper() and not shouting)
    return introduced and token.text[0].isupper() and not shouting


def _joined(text: str, hit: _Hit, following: _Hit, gazetteer: Gazetteer) -> Place | None:
    """Two names that are one place: Portland, ME; remote in the US; US remote."""
    between = text[hit.end : following.start]
    kinds = (hit.known.kind, following.known.kind)
    if Kind.REMOTE in kinds and _BETWEEN_REMOTE_AND_AREA.fullmatch(between):
        other = following if hit.known.kind is Kind.REMOTE else hit
        if other.known.kind is Kind.AREA:
            return Place(REMOTE, None, other.known.areas[0].country, remote=True)
        return None
    if hit.known.kind is not Kind.CITY or not _BETWEEN_CITY_AND_AREA.fullmatch(between):
        return None
    fitting = [city for city in hit.known.cities if _lies_in(city, following.known.areas)]
    return fitting[0].place(_shown(fitting[0], gazetteer)) if fitting else None


def _alone(hit: _Hit, gazetteer: Gazetteer) -> Place:
    known = hit.known
    if known.kind is Kind.REMOTE:
        return Place(REMOTE, remote=True)
    if known.cities:
        city = known.cities[0]
        return city.place(_shown(city, gazetteer))
    area = known.areas[0]
    return Place(area.name, area.metro, area.country)


def _shown(city: City, gazetteer: Gazetteer) -> str:
    """A city's name as it is shown; that of its metro for a nickname."""
    metro = gazetteer.metros.get(city.metro)
    return city.name if metro is None or city.name not in metro.also else metro.name

"""The ways to write the names of companies: each with how sure it is that a company is meant."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from bot.knowledge.base import Company, KnowledgeBase
from bot.knowledge.vocabulary_files import CompanyEntry
from bot.understanding.cues import CALENDAR, NAME_TAILS
from bot.understanding.utterance import keys_of

_LONG_WORD = 7
_UNMISTAKABLE = 3  # an alias of three letters or fewer is not, whatever it is
_PARENTHESES = str.maketrans({"(": "|", ")": "|"})


class Way(StrEnum):
    """What a form is of the company."""

    NAME = "name"
    ALIAS = "alias"
    SHORTENED = "shortened"
    FORMER = "former"
    PART = "part"  # a brand or a part of it, which pays as the company does
    GROUP = "group"  # a firm of the same group, which pays on its own
    TICKER = "ticker"  # letters that are a name only beside what speaks of an employer
    WORD = "word"  # an everyday word, and a name only in capitals besides


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """One way to write a company's name, by its letters and digits alone: "jpmorgan".

    `weak` forms are everyday words, short aliases, tickers and shortened names: they are a company
    only where something else in the utterance says so. `rivals` are companies that are called so
    too, with a word more in their slug. `spaced` says that the name is written in several words.
    """

    company: str
    key: str
    way: Way
    weak: bool
    spaced: bool
    rivals: tuple[str, ...] = ()


Forms = defaultdict[str, dict[str, CompanyForm]]
IsOrdinary = Callable[[str], bool]


def company_forms(
    knowledge: KnowledgeBase, entries: Sequence[CompanyEntry], is_ordinary: IsOrdinary
) -> Mapping[str, tuple[CompanyForm, ...]]:
    """All forms by key; an alias gives way to a company's own name.

    An entry is about the company that has its slug, else about the one that has its name.
    """
    forms: Forms = defaultdict(dict)
    for slug, company in knowledge.companies.items():
        for name in own_names(company):
            _add(forms, _form(slug, name, Way.NAME, is_ordinary))
    _prefer_plain(forms)
    slugs = {key: next(iter(found)) for key, found in forms.items() if len(found) == 1}
    _add_new(forms, _of_guides(knowledge, is_ordinary))
    _add_new(forms, _of_entries(knowledge, entries, slugs, is_ordinary))
    _add_new(forms, _of_first_words(knowledge, is_ordinary))
    return MappingProxyType({key: tuple(found.values()) for key, found in forms.items()})


def _of_first_words(knowledge: KnowledgeBase, is_ordinary: IsOrdinary) -> Iterator[CompanyForm]:
    """Long first words that are none of English: "Andreessen"."""
    for slug, company in knowledge.companies.items():
        for first in _first_words(company):
            if not is_ordinary(first):
                yield _form(slug, first, Way.SHORTENED, is_ordinary)


def _prefer_plain(forms: Forms) -> None:
    """Of companies with one name the one whose slug it is: "brex" is Brex, and not Brex AI."""
    for key, found in forms.items():
        plain = [slug for slug in found if slug.replace("-", "") == key]
        if len(found) > 1 and len(plain) == 1:
            rivals = tuple(slug for slug in found if slug != plain[0])
            forms[key] = {plain[0]: replace(found[plain[0]], rivals=rivals)}


def _of_guides(knowledge: KnowledgeBase, is_ordinary: IsOrdinary) -> Iterator[CompanyForm]:
    """Aliases and shortened names of the companies that have a guide."""
    for slug, company in knowledge.companies.items():
        for guide in knowledge.of_company(slug):
            for alias in guide.company_aliases:
                yield _form(slug, alias, Way.ALIAS, is_ordinary)
        for short in _shortened(company):
            yield _form(slug, " ".join(short), Way.SHORTENED, is_ordinary)


def _of_entries(
    knowledge: KnowledgeBase,
    entries: Sequence[CompanyEntry],
    slugs: Mapping[str, str],
    is_ordinary: IsOrdinary,
) -> Iterator[CompanyForm]:
    """What people call well-known companies, those without a guide too."""
    # A brand may have an entry of its own; without guides of its own it is part of its owner.
    parts = {
        "".join(keys_of(name))
        for entry in entries
        if company_of(entry, knowledge, slugs) in knowledge.companies
        for name in entry.owns
    }
    for entry in entries:
        slug = company_of(entry, knowledge, slugs)
        for way, name in ways_of(entry):
            form = _form(slug, name, way, is_ordinary)
            if way is Way.PART or slug in knowledge.companies or form.key not in parts:
                yield form


def company_of(entry: CompanyEntry, knowledge: KnowledgeBase, slugs: Mapping[str, str]) -> str:
    """The slug of the company that an entry is about; its own where that has no guide."""
    if entry.slug in knowledge.companies:
        return entry.slug
    keys = ("".join(keys_of(name)) for name in (entry.name, entry.slug))
    return next((slugs[key] for key in keys if key in slugs), entry.slug)


def ways_of(entry: CompanyEntry) -> Iterator[tuple[Way, str]]:
    """Every name of an entry, with what it is of the company."""
    yield Way.ALIAS, entry.name
    for way, names in (
        (Way.ALIAS, entry.also),
        (Way.FORMER, entry.formerly),
        (Way.TICKER, entry.tickers),
        (Way.WORD, entry.words),
        (Way.PART, entry.owns),
        (Way.GROUP, entry.group),
    ):
        for name in names:
            yield way, name


def own_names(company: Company) -> tuple[str, ...]:
    """The slug and every name of a company, what stands in parentheses left out."""
    names = (company.slug, company.name, *company.names)
    return tuple(
        dict.fromkeys(name.translate(_PARENTHESES).split("|")[0].strip() for name in names)
    )


def _shortened(company: Company) -> tuple[tuple[str, ...], ...]:
    """Names without their last word where that is "AI", "Labs", "Financial" or the like."""
    names = (keys_of(name) for name in own_names(company))
    return tuple(name[:-1] for name in names if len(name) > 1 and name[-1] in NAME_TAILS)


def _first_words(company: Company) -> tuple[str, ...]:
    """Long first words of longer names, as "Andreessen"; one that two companies share is asked."""
    names = (keys_of(name) for name in own_names(company))
    return tuple({name[0] for name in names if len(name) > 1 and len(name[0]) >= _LONG_WORD})


def is_weak_name(words: tuple[str, ...], is_ordinary: IsOrdinary) -> bool:
    """Whether a name could be everyday English: one or two words, all of them ordinary."""
    return len(words) <= 2 and all(map(is_ordinary, words))


def _form(slug: str, name: str, way: Way, is_ordinary: IsOrdinary) -> CompanyForm:
    words = keys_of(name)
    key = "".join(words)
    sure = way not in {Way.SHORTENED, Way.WORD}
    short = way is not Way.NAME and len(key) <= _UNMISTAKABLE
    weak = not sure or short or is_weak_name(words, is_ordinary)
    return CompanyForm(slug, key, way, weak, len(words) > 1)


def _add_new(forms: Forms, more: Iterable[CompanyForm]) -> None:
    """Add forms save those whose letters are another name already."""
    known = frozenset(forms)
    for form in more:
        if form.key not in known:
            _add(forms, form)


def _add(forms: Forms, form: CompanyForm) -> None:
    if form.key and form.key not in CALENDAR:
        forms[form.key].setdefault(form.company, form)

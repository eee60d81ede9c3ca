"""Every surface form that we recognise, made once from the guides and the vocabulary."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.knowledge.base import Company, KnowledgeBase, Place
from bot.knowledge.gazetteer import Gazetteer
from bot.knowledge.places import find_places
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.cues import CALENDAR, NAME_TAILS
from bot.understanding.intents import Cue, cues_of
from bot.understanding.matching import Spellings
from bot.understanding.ordinary import ordinary_words
from bot.understanding.phrases import Phrases
from bot.understanding.terms import Term, term_phrases
from bot.understanding.utterance import keys_of

_UNMISTAKABLE = 3  # an alias of three letters or fewer is not, whatever it is
_SHORTEST_PLACE = 5
_PARENTHESES = str.maketrans({"(": "|", ")": "|"})


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """One way to write a company's name.

    `weak` forms are ordinary words, short aliases and shortened names: they are a company
    only where something else in the utterance says so. `rivals` are companies that are called
    so too, with a word more in their slug.
    """

    company: str
    key: str
    weak: bool
    spaced: bool
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What people call companies, roles, levers and places.

    Company forms are found by their letters and digits alone ("jpmorgan"), roles and levers
    by their words. A company that the vocabulary knows and that has no guide has forms too, but
    no name in `company_names`. `places` are those whose misspelt names are recognised.
    """

    companies: Mapping[str, tuple[CompanyForm, ...]]
    company_names: Mapping[str, str]
    name_beginnings: frozenset[str]
    roles: Phrases[str]
    role_slugs: frozenset[str]
    role_spellings: Spellings
    families: Phrases[str]
    gazetteer: Gazetteer
    places: Mapping[str, Place]
    place_spellings: Spellings
    spellings: Spellings
    ordinary: frozenset[str]
    cues: Phrases[Cue]
    terms: Phrases[Term]

    @classmethod
    def from_knowledge(cls, knowledge: KnowledgeBase, vocabulary: Vocabulary) -> "Lexicon":
        """Collect the forms of all that the guides and the vocabulary name."""
        ordinary = ordinary_words()
        companies = _company_forms(knowledge, vocabulary.company_aliases, ordinary)
        roles = _role_forms(knowledge, vocabulary.role_words)
        places = _place_forms(knowledge, vocabulary.gazetteer)
        return cls(
            companies=companies,
            company_names=MappingProxyType(
                {slug: company.name for slug, company in knowledge.companies.items()}
            ),
            name_beginnings=frozenset(
                key[:length] for key in companies for length in range(1, len(key) + 1)
            ),
            roles=Phrases.of(roles),
            role_slugs=frozenset(roles.values()),
            role_spellings=Spellings.of(word for phrase in roles for word in phrase),
            families=Phrases.of(_family_forms(vocabulary)),
            gazetteer=vocabulary.gazetteer,
            places=places,
            place_spellings=Spellings.of(places),
            # A slip in "remote" is a slip in a place.
            spellings=Spellings.of(
                key for key in companies if not find_places(key, vocabulary.gazetteer)
            ),
            ordinary=ordinary,
            cues=cues_of(vocabulary),
            terms=term_phrases(vocabulary),
        )


def _company_forms(
    knowledge: KnowledgeBase,
    aliases: Mapping[str, tuple[str, ...]],
    ordinary: frozenset[str],
) -> Mapping[str, tuple[CompanyForm, ...]]:
    """All forms by key; a shortened name gives way to a company's own."""
    forms: defaultdict[str, dict[str, CompanyForm]] = defaultdict(dict)
    for slug, company in knowledge.companies.items():
        for name in _own_names(company):
            _add(forms, _form(slug, name, weak=is_weak_name(keys_of(name), ordinary)))
    _prefer_plain(forms)
    _add_new(forms, _other_forms(knowledge, aliases, ordinary))
    _add_new(forms, _forms_without_guide(knowledge, aliases, ordinary))
    return MappingProxyType({key: tuple(found.values()) for key, found in forms.items()})


def _prefer_plain(forms: defaultdict[str, dict[str, CompanyForm]]) -> None:
    """Of companies with one name the one whose slug it is: "brex" is Brex, and not Brex AI."""
    for key, found in forms.items():
        plain = [slug for slug in found if slug.replace("-", "") == key]
        if len(found) > 1 and len(plain) == 1:
            rivals = tuple(slug for slug in found if slug != plain[0])
            forms[key] = {plain[0]: replace(found[plain[0]], rivals=rivals)}


def _other_forms(
    knowledge: KnowledgeBase, aliases: Mapping[str, tuple[str, ...]], ordinary: frozenset[str]
) -> Iterable[CompanyForm]:
    """Aliases and shortened names of the companies that have a guide."""
    for slug, company in knowledge.companies.items():
        for alias in (*_guide_aliases(knowledge, slug), *aliases.get(slug, ())):
            yield _alias_form(slug, alias, ordinary)
        for short in _shortened(company):
            yield _form(slug, " ".join(short), weak=True)


def _forms_without_guide(
    knowledge: KnowledgeBase, aliases: Mapping[str, tuple[str, ...]], ordinary: frozenset[str]
) -> Iterable[CompanyForm]:
    """What people call the companies that the vocabulary knows and no guide is about."""
    for slug, names in aliases.items():
        if slug not in knowledge.companies:
            for name in names:
                yield _alias_form(slug, name, ordinary)


def _alias_form(slug: str, alias: str, ordinary: frozenset[str]) -> CompanyForm:
    words = keys_of(alias)
    weak = len("".join(words)) <= _UNMISTAKABLE or is_weak_name(words, ordinary)
    return _form(slug, alias, weak=weak)


def _guide_aliases(knowledge: KnowledgeBase, slug: str) -> tuple[str, ...]:
    return tuple(alias for guide in knowledge.of_company(slug) for alias in guide.company_aliases)


def _own_names(company: Company) -> tuple[str, ...]:
    """The slug and every name of a company, what stands in parentheses left out."""
    names = (company.slug, company.name, *company.names)
    return tuple(
        dict.fromkeys(name.translate(_PARENTHESES).split("|")[0].strip() for name in names)
    )


def _shortened(company: Company) -> tuple[tuple[str, ...], ...]:
    """Names without their last word where that is "AI", "Labs", "Financial" or the like."""
    names = (keys_of(name) for name in _own_names(company))
    return tuple(name[:-1] for name in names if len(name) > 1 and name[-1] in NAME_TAILS)


def is_weak_name(words: tuple[str, ...], ordinary: frozenset[str]) -> bool:
    """Whether a name could be everyday English: one or two words, all of them ordinary."""
    return len(words) <= 2 and all(is_ordinary(word, ordinary) for word in words)


def is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    """Whether it is an everyday English word, in this form or another."""
    if word in ordinary:
        return True
    return any(stem in ordinary for stem in _stems(word))


def _stems(word: str) -> Iterable[str]:
    for ending in ("s", "es", "ed", "ing", "er", "ers", "ly"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem
            if ending != "s":
                yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _form(slug: str, name: str, *, weak: bool) -> CompanyForm:
    return CompanyForm(slug, "".join(keys_of(name)), weak, " " in name)


def _add_new(forms: defaultdict[str, dict[str, CompanyForm]], more: Iterable[CompanyForm]) -> None:
    """Add forms save those whose letters are another name already."""
    known = frozenset(forms)
    for form in more:
        if form.key not in known:
            _add(forms, form)


def _add(forms: defaultdict[str, dict[str, CompanyForm]], form: CompanyForm) -> None:
    if form.key and form.key not in CALENDAR:
        forms[form.key].setdefault(form.company, form)


def _role_forms(
    knowledge: KnowledgeBase, role_words: Mapping[str, tuple[str, ...]]
) -> Mapping[tuple[str, ...], str]:
    """Role phrases by their words; those of the vocabulary win over a guide's title."""
    forms: dict[tuple[str, ...], str] = {}
    for slug, phrases in role_words.items():
        for phrase in (slug, *phrases):
            forms.setdefault(keys_of(phrase), slug)
    for guide in knowledge:
        for phrase in (guide.id.role, guide.role_name.translate(_PARENTHESES).split("|")[0]):
            forms.setdefault(keys_of(phrase), guide.id.role)
    return {words: slug for words, slug in forms.items() if words}


def _family_forms(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {}
    for entry in vocabulary.families:
        for phrase in (entry.label, *entry.also):
            forms.setdefault(keys_of(phrase), entry.family)
    return {words: family for words, family in forms.items() if words}


def _place_forms(knowledge: KnowledgeBase, gazetteer: Gazetteer) -> Mapping[str, Place]:
    """The places of the guides and the big cities, by their letters alone."""
    rows = (place.name for guide in knowledge for row in guide.rows for place in row.places)
    names = dict.fromkeys((*rows, *(metro.name for metro in gazetteer.metros.values())))
    forms: dict[str, Place] = {}
    for name in names:
        found = find_places(name, gazetteer)
        if len(found) == 1 and not found[0].place.remote:
            forms.setdefault("".join(keys_of(name)), found[0].place)
    # A slip in a name as short as "Faro" leaves too little of it.
    return MappingProxyType(
        {key: place for key, place in forms.items() if len(key) >= _SHORTEST_PLACE}
    )

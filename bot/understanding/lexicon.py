"""Every surface form that we recognise, made once from the guides and the vocabulary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from bot.knowledge.base import KnowledgeBase, Place
from bot.knowledge.collector import collector_paused
from bot.knowledge.gazetteer import Gazetteer, Kind, remote_place
from bot.knowledge.places import find_places
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding import words as kinds
from bot.understanding.cues import EVERYDAY_PHRASES
from bot.understanding.intents import Cue, Edges, Request, cues_of, edges_of, requests_of
from bot.understanding.matching import Spellings
from bot.understanding.names import CompanyForm, Way, company_forms
from bot.understanding.pairs import RolePairs
from bot.understanding.phrases import Phrases
from bot.understanding.terms import Term, term_phrases
from bot.understanding.utterance import keys_of
from bot.understanding.words import Words

_SHORTEST_PLACE = 5
# A shorter alias has too many neighbours for a slip in it to be told.
_SHORTEST_ALIAS = 6
_SHORT_PARTS = frozenset("sw eng dev ops ml ai ux ui etl web ios sec sci mgr pm app be fe".split())
_PARENTHESES = str.maketrans({"(": "|", ")": "|"})
HEAD = 5
_BEARS_SLIPS = frozenset({Way.NAME, Way.SHORTENED})
_LONG_BEARS_SLIPS = frozenset({Way.ALIAS, Way.FORMER, Way.PART})
_PLACE_KINDS = frozenset({Kind.CITY, Kind.AREA, Kind.REMOTE, Kind.HEADQUARTERS})
_EVERYDAY = Phrases.of(dict.fromkeys(EVERYDAY_PHRASES, True))


@dataclass(frozen=True)
class Lexicon:
    """What people call companies, roles, levers and places.

    Company forms are found by their letters and digits alone ("jpmorgan"), roles and levers
    by their words. A company that the vocabulary knows and that has no guide has forms too, but
    no name in `company_names`. `places` are those whose misspelt names are recognised.
    """

    companies: Mapping[str, tuple[CompanyForm, ...]]
    company_names: Mapping[str, str]
    roles: Phrases[str]
    role_slugs: frozenset[str]
    role_spellings: Spellings
    families: Phrases[str]
    topics: Mapping[str, str]
    gazetteer: Gazetteer
    places: Mapping[str, Place]
    place_spellings: Spellings
    spellings: Spellings
    cues: Phrases[Cue]
    requests: Phrases[tuple[Request, ...]]
    edges: Edges
    terms: Phrases[Term]

    @classmethod
    def from_knowledge(cls, knowledge: KnowledgeBase, vocabulary: Vocabulary) -> "Lexicon":
        """Collect the forms of all that the guides and the vocabulary name."""
        companies = company_forms(knowledge, vocabulary.companies, Words.of({}).is_ordinary)
        roles = _role_forms(knowledge, vocabulary.role_words)
        places = _place_forms(knowledge, vocabulary.gazetteer)
        return cls(
            companies=companies,
            company_names=MappingProxyType(
                {slug: company.name for slug, company in knowledge.companies.items()}
            ),
            roles=Phrases.of(roles),
            role_slugs=frozenset(roles.values()),
            role_spellings=Spellings.of(_role_parts(vocabulary.role_words)),
            families=Phrases.of(_family_forms(vocabulary)),
            topics=MappingProxyType(
                {entry.family: entry.topic for entry in vocabulary.families if entry.topic}
            ),
            gazetteer=vocabulary.gazetteer,
            places=places,
            place_spellings=Spellings.of(places),
            spellings=Spellings.of(_misspellable(companies, places, vocabulary.gazetteer)),
            cues=cues_of(vocabulary),
            requests=requests_of(vocabulary),
            edges=edges_of(vocabulary),
            terms=term_phrases(vocabulary),
        )

    # What follows is made when it is first needed, and is not kept with the rest.

    @cached_property
    def everyday(self) -> Phrases[bool]:
        """Phrases in which the name of a company is none."""
        return _EVERYDAY

    @cached_property
    def words(self) -> Words:
        """What is known of single words."""
        return Words.of(
            {
                kinds.ROLE: self.roles.beginnings,
                kinds.FAMILY: self.families.beginnings,
                kinds.CUE: {*self.cues.beginnings, *self.requests.beginnings},
                kinds.EVERYDAY: self.everyday.beginnings,
                kinds.PLACE: {name.partition(" ")[0] for name in self.place_names},
            }
        )

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names that are places, of all that the gazetteer knows the meaning of."""
        names = self.gazetteer.names
        return frozenset(name for name, known in names.items() if known.kind in _PLACE_KINDS)

    @cached_property
    def role_pairs(self) -> RolePairs:
        """Which words stand beside which in the standard roles: "data" before "engineer"."""
        return RolePairs.of(phrase for phrase in self.roles.table if set(phrase) <= self.role_parts)

    @cached_property
    def role_parts(self) -> frozenset[str]:
        """The words of the standard roles, short ones too."""
        return frozenset(self.role_spellings.keys) | _SHORT_PARTS

    @cached_property
    def place_pairs(self) -> frozenset[tuple[str, str]]:
        """The first two words of every name of a place that has several."""
        split = (name.split(" ", 2) for name in self.place_names if " " in name)
        return frozenset((words[0], words[1]) for words in split)

    @cached_property
    def place_firsts(self) -> frozenset[str]:
        """The first words of the names of places that have several."""
        return frozenset(first for first, _ in self.place_pairs)

    @cached_property
    def heads(self) -> frozenset[str]:
        """What the first letters of a company's name may be, to look no further where not."""
        return frozenset(
            key[:length] for key in self.companies for length in range(1, min(len(key), HEAD) + 1)
        )

    @cached_property
    def longest(self) -> int:
        """The letters of the longest name of a company."""
        return max(map(len, self.companies), default=0)

    def may_go_on(self, letters: str) -> bool:
        """Whether a company's name may begin with some letters."""
        return letters[:HEAD] in self.heads and len(letters) <= self.longest

    def prepare(self) -> None:
        """Make now what would be made at the first message and the first misspelt word."""
        with collector_paused():
            self._prepare()

    def _prepare(self) -> None:
        _ = self.words, self.heads, self.longest, self.place_pairs, self.role_pairs
        for phrases in (
            self.roles,
            self.families,
            self.cues,
            self.requests,
            self.terms,
            self.everyday,
        ):
            phrases.prepare()
        for spellings in (self.spellings, self.role_spellings, self.place_spellings):
            spellings.prepare()


def _misspellable(
    companies: Mapping[str, tuple[CompanyForm, ...]],
    places: Mapping[str, Place],
    gazetteer: Gazetteer,
) -> Iterator[str]:
    """The names that a slip is looked for in; a slip in "remote" is a slip in a place."""
    for key, forms in companies.items():
        long = len(key) >= _SHORTEST_ALIAS
        bears = any(
            form.way in _BEARS_SLIPS or (long and form.way in _LONG_BEARS_SLIPS) for form in forms
        )
        if bears and (key not in places) and not find_places(key, gazetteer):
            yield key


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


def _role_parts(role_words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The words of the standard roles; a slip is not looked for in every company's own titles."""
    for slug, phrases in role_words.items():
        for phrase in (slug, *phrases):
            yield from keys_of(phrase)


def _family_forms(vocabulary: Vocabulary) -> Mapping[tuple[str, ...], str]:
    forms: dict[tuple[str, ...], str] = {}
    for entry in vocabulary.families:
        for phrase in (entry.label, *entry.also):
            forms.setdefault(keys_of(phrase), entry.family)
    return {words: family for words, family in forms.items() if words}


def _place_forms(knowledge: KnowledgeBase, gazetteer: Gazetteer) -> Mapping[str, Place]:
    """The places of the guides and the big cities, by their letters alone."""
    rows = (place.name for guide in knowledge for row in guide.rows for place in row.places)
    metros = (metro.name for metro in gazetteer.metros.values())
    countries = (country.name for country in gazetteer.countries.values())
    names = dict.fromkeys((*rows, *metros, *countries))
    forms: dict[str, Place] = {}
    for name in names:
        found = find_places(name, gazetteer)
        if len(found) == 1 and not found[0].place.remote:
            forms.setdefault("".join(keys_of(name)), found[0].place)
    forms["remote"] = remote_place()
    # A slip in a name as short as "Faro" leaves too little of it.
    return MappingProxyType(
        {key: place for key, place in forms.items() if len(key) >= _SHORTEST_PLACE}
    )

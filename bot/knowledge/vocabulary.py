"""The vocabulary: what people call things, read from YAML files that people edit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from bot.knowledge.base import Ladders
from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.families import FamilyEntry
from bot.knowledge.gazetteer import Gazetteer
from bot.knowledge.ladders import ladders_of
from bot.knowledge.place_entries import PlaceEntries, PlaceWords
from bot.knowledge.role_words import role_words
from bot.knowledge.vocabulary_entries import united
from bot.knowledge.vocabulary_files import CompanyEntry, Gathered, IntentEntry, NamedEntry


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What people call places, levers, roles and companies, and how they say what they want.

    `role_words` and `terms` are by slug, the name first; what a key of `role_words` says of an
    abbreviation that stands for several things, `reading_of` tells.
    """

    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.of(PlaceEntries()))
    families: tuple[FamilyEntry, ...] = ()
    role_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    companies: tuple[CompanyEntry, ...] = ()
    intents: tuple[IntentEntry, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    ladders: Ladders = field(default_factory=lambda: MappingProxyType({}))


def load_vocabulary(
    folders: Sequence[Path],
) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """Read the vocabulary of all folders; later ones add to what earlier ones say.

    What cannot be read is left out and reported; a folder that does not exist says nothing.
    """
    # The parsers load slowly, and a vocabulary that is kept needs none.
    from bot.knowledge.vocabulary_source import read_vocabulary_file  # noqa: PLC0415

    gathered = Gathered()
    diagnostics: list[Diagnostic] = []
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            diagnostics += read_vocabulary_file(path, gathered)
    return _vocabulary(gathered), tuple(diagnostics)


def _vocabulary(gathered: Gathered) -> Vocabulary:
    places = PlaceEntries(
        metros=united(gathered.metros, "key"),
        countries=united(gathered.countries, "code"),
        subdivisions=tuple(gathered.subdivisions),
        supra_regions=united(gathered.supra_regions, "name"),
        words=PlaceWords(**gathered.words),
        homonyms=MappingProxyType(gathered.homonyms),
        other_names=MappingProxyType(gathered.other_names),
        currency_signs=MappingProxyType(gathered.currency_signs),
    )
    return Vocabulary(
        gazetteer=Gazetteer.of(places),
        families=united(gathered.families, "family"),
        role_words=role_words(gathered.roles),
        companies=united(gathered.companies, "slug"),
        intents=tuple(gathered.intents),
        terms=_by_slug(gathered.terms),
        ladders=ladders_of(gathered.ladders),
    )


def _by_slug(entries: Iterable[NamedEntry]) -> Mapping[str, tuple[str, ...]]:
    """All that is said for a slug, each thing once; the first name stays first."""
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        known = words.get(entry.slug, ())
        words[entry.slug] = tuple(dict.fromkeys((*known, entry.name, *entry.also)))
    return MappingProxyType(words)

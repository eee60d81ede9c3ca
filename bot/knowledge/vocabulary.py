"""The vocabulary: what people call things, read from YAML files that people edit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from bot.knowledge.diagnostics import Diagnostic
from bot.knowledge.families import FamilyEntry
from bot.knowledge.gazetteer import Gazetteer
from bot.knowledge.place_entries import PlaceEntries, PlaceWords
from bot.knowledge.vocabulary_entries import united
from bot.knowledge.vocabulary_files import Gathered, IntentEntry, NamedEntry


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What people call places, levers, roles and companies, and how they say what they want.

    `role_words`, `company_aliases` and `terms` are by slug, the name first.
    """

    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.of(PlaceEntries()))
    families: tuple[FamilyEntry, ...] = ()
    role_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    company_aliases: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    intents: tuple[IntentEntry, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


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
        currency_signs=MappingProxyType(gathered.currency_signs),
    )
    return Vocabulary(
        gazetteer=Gazetteer.of(places),
        families=united(gathered.families, "family"),
        role_words=_by_slug(gathered.roles),
        company_aliases=_by_slug(gathered.companies),
        intents=tuple(gathered.intents),
        terms=_by_slug(gathered.terms),
    )


def _by_slug(entries: Iterable[NamedEntry]) -> Mapping[str, tuple[str, ...]]:
    """All that is said for a slug, each thing once; the first name stays first."""
    words: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        known = words.get(entry.slug, ())
        words[entry.slug] = tuple(dict.fromkeys((*known, entry.name, *entry.also)))
    return MappingProxyType(words)

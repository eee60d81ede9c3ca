"""What is wrong with the words that only this room understands; `coach check` collects it."""

from collections.abc import Iterator

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.diagnostics import Diagnostic, Severity
from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.intents import Intent, unknown_intents
from bot.understanding.levels import find_levels
from bot.understanding.names import Way, own_names, ways_of
from bot.understanding.utterance import keys_of, read

_INTENTS = "vocabulary/intents.yaml"
_COMPANIES = "vocabulary/companies.yaml"
_LADDERS = "vocabulary/ladders.yaml"


def check_intents(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """KB606: an entry is for an intent, or a situation, that the coach does not know."""
    known = ", ".join(Intent)
    return tuple(
        Diagnostic(
            _INTENTS,
            1,
            Severity.WARNING,
            "KB606",
            f"'{name}' is nothing that the coach can be asked, so its phrases are not heard; "
            f"known are {known}",
        )
        for name in unknown_intents(vocabulary)
    )


def check_ladders(vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """KB608: a level of a ladder is none that the coach hears."""
    return tuple(
        Diagnostic(
            _LADDERS,
            1,
            Severity.WARNING,
            "KB608",
            f"'{rung}' of {slug} is no level as one is heard; "
            "write L, E, T, P, IC, ICT or SDE and a number",
        )
        for slug, rungs in vocabulary.ladders.items()
        for rung in rungs
        if [found.level.key for found in find_levels(read(rung))] != [rung]
    )


def check_names(vocabulary: Vocabulary, knowledge: KnowledgeBase) -> tuple[Diagnostic, ...]:
    """KB609: a name in the vocabulary is another company's too.

    A brand may stand by itself and with its owner; the letters and digits alone are compared, as
    they are when somebody types them.
    """
    owners: dict[str, set[str]] = {}
    for slug, company in knowledge.companies.items():
        for name in own_names(company):
            owners.setdefault(_letters(name), set()).add(slug)
    listed = {_letters(name): slug for name, slug in _listed(vocabulary)}
    return tuple(_clashes(vocabulary, owners, listed))


def _listed(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for entry in reversed(vocabulary.companies):
        for way, name in ways_of(entry):
            if way not in {Way.PART, Way.GROUP}:
                yield name, entry.slug


def _clashes(
    vocabulary: Vocabulary, owners: dict[str, set[str]], listed: dict[str, str]
) -> Iterator[Diagnostic]:
    for entry in vocabulary.companies:
        own = {_letters(entry.slug), _letters(entry.name)}
        for way, name in ways_of(entry):
            letters = _letters(name)
            # A guide's folder may be called otherwise than the entry of the same company.
            guided = set() if letters in own else owners.get(letters, set())
            others = {slug for slug in guided if _letters(slug) not in own}
            if way not in {Way.PART, Way.GROUP}:
                others |= {listed[letters]} - {entry.slug}
            if others:
                yield _clash(entry.slug, name, sorted(others))


def _clash(slug: str, name: str, others: list[str]) -> Diagnostic:
    message = f"'{name}' of {slug} also names {', '.join(others)}; choose one that is unique"
    return Diagnostic(_COMPANIES, 1, Severity.WARNING, "KB609", message)


def _letters(name: str) -> str:
    return "".join(keys_of(name))

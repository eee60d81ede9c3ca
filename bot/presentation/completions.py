"""What can be completed in a line: commands, and the names that guides and vocabulary know.

Names are found by the beginnings of their words: "gol sa" and "golsa" are both Goldman Sachs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.coach.provenance import role_called
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.families import OTHER_FAMILY
from bot.library import Snapshot
from bot.presentation.catalogue import Catalogue, mark
from bot.presentation.commands import commands
from bot.presentation.money_words import family_name
from bot.presentation.plain import printable
from bot.understanding.lexicon import Lexicon
from bot.understanding.utterance import keys_of, read

# A menu with more is scrolled instead of read.
_MOST = 30
# No name that we know is typed in more words.
_MOST_WORDS = 4
# The words of a description begin with every short word of English.
_SHORTEST_OF_DESCRIPTION = 3
# Leaving is a matter of the terminal; a messenger has no such command.
_QUIT = ("quit", mark("Leave"))


@dataclass(frozen=True, slots=True)
class Completion:
    """A text to complete to, its words as they are compared, and what it is."""

    text: str
    keys: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Found:
    """A completion, and how many characters before the cursor it takes the place of."""

    completion: Completion
    length: int


@dataclass(frozen=True, slots=True)
class Completions:
    """All that can be completed, made from one snapshot."""

    commands: tuple[Completion, ...]
    names: tuple[Completion, ...]

    def find(self, before: str) -> tuple[Found, ...]:
        """What the text before the cursor can be completed to, the likeliest first."""
        if before.startswith("/") and not any(map(str.isspace, before)):
            found = _commands_like(before, self.commands)
        else:
            found = tuple(_names_like(before, self.names))
        firsts: dict[str, Found] = {}
        for each in found:
            firsts.setdefault(each.completion.text, each)
        return tuple(firsts.values())[:_MOST]


def completions_of(snapshot: Snapshot, catalogue: Catalogue) -> Completions:
    """Everything that the guides of a snapshot know by a name, and the commands."""
    knowledge = snapshot.knowledge
    kinds = (
        (_company_names(knowledge), catalogue.text(mark("company"))),
        (_role_names(knowledge), catalogue.text(mark("role"))),
        (_place_names(knowledge), catalogue.text(mark("place"))),
        (_lever_names(snapshot.lexicon, catalogue), catalogue.text(mark("script"))),
    )
    told = (*commands(catalogue), (_QUIT[0], catalogue.text(_QUIT[1])))
    return Completions(
        commands=tuple(_completion(f"/{name}", what) for name, what in told),
        names=tuple(_completion(name, kind) for names, kind in kinds for name in names),
    )


def _completion(text: str, about: str) -> Completion:
    return Completion(text, keys_of(text), about)


# The names ------------------------------------------------------------------------------------


# All of these are known without a look into any guide: one that is kept packed takes time.


def _company_names(knowledge: KnowledgeBase) -> Iterator[str]:
    for company in sorted(knowledge.companies.values(), key=lambda one: one.name.casefold()):
        yield _plain(company.name)


def _role_names(knowledge: KnowledgeBase) -> Iterable[str]:
    roles = {role for company in knowledge.companies.values() for role in company.roles}
    return sorted({_plain(role_called(role, knowledge).text) for role in roles})


def _place_names(knowledge: KnowledgeBase) -> Iterable[str]:
    return sorted({place.name for place, _ in knowledge.facts.places})


def _lever_names(lexicon: Lexicon, catalogue: Catalogue) -> Iterable[str]:
    families = set(lexicon.families.table.values()) - {OTHER_FAMILY}
    return (family_name(family, catalogue).text for family in sorted(families))


def _plain(name: str) -> str:
    """A name without what stands in parentheses behind it."""
    return printable(name.partition("(")[0].strip())


# Finding --------------------------------------------------------------------------------------


def _commands_like(before: str, known: tuple[Completion, ...]) -> tuple[Found, ...]:
    """Commands that begin so, then those whose description has a word that does."""
    typed = before.casefold()
    begun = [each for each in known if each.text.startswith(typed)]
    letters = typed.removeprefix("/")
    told = [
        each
        for each in known
        if len(letters) >= _SHORTEST_OF_DESCRIPTION
        and any(word.startswith(letters) for word in keys_of(each.about))
    ]
    return tuple(Found(each, len(before)) for each in (*begun, *told))


def _names_like(before: str, known: tuple[Completion, ...]) -> Iterator[Found]:
    """Names that the last words may begin; those that explain more words come first."""
    words = read(before).words
    if not words or words[-1].end != len(before):
        return
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        last = words[-size:]
        typed = tuple(word.key for word in last)
        ranked = ((_rank(typed, each.keys), each) for each in known if each.keys != typed)
        fitting = [(rank, each) for rank, each in ranked if rank is not None]
        for _, each in sorted(fitting, key=lambda fit: fit[0]):
            yield Found(each, len(before) - last[0].start)


def _rank(typed: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """How well words begin a name: 0 is best, None is not at all."""
    if len(typed[0]) == 1 and len(typed) == 1:  # a letter begins some word of most names
        return 0 if name and name[0].startswith(typed[0]) else None
    rest = iter(name)
    if all(any(word.startswith(letters) for word in rest) for letters in typed):
        return 0 if name[0].startswith(typed[0]) else 1
    if len(typed) == 1 and name and name[0][0] == typed[0][0] and _spells(typed[0], name):
        return 2
    return None


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are the beginnings of words that follow each other, others left out."""
    if not letters:
        return True
    for index, word in enumerate(words):
        for size in range(min(len(letters), len(word)), 0, -1):
            if word.startswith(letters[:size]) and _spells(letters[size:], words[index + 1 :]):
                return True
    return False

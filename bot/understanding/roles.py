"""Roles, with seniority kept apart from family."""

from bot.understanding.cues import SENIORITY, SENIORITY_SLUG
from bot.understanding.entities import RoleMention, Span
from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import Found
from bot.understanding.utterance import Utterance

_ANY_ENGINEER = frozenset({"engineer", "engineers", "eng", "developer", "developers", "dev"})
_GENERAL_ROLE = "software-engineer"
_SHORTEST_MENDED = 6
_PREPOSITIONS = frozenset({"de"})
_AFTER_A_ROLE = frozenset(
    "at in for from offer offers role job pay salary range comp base bonus equity stock script "
    "scripts levels remote nyc sf london please and or vs with".split()
)


def find_roles(utterance: Utterance, lexicon: Lexicon) -> tuple[RoleMention, ...]:
    """The roles that are named, in the order of the words."""
    keys = tuple(mended(key, lexicon) for key in utterance.keys)
    named = tuple(
        found for found in lexicon.roles.find(keys) if not _is_preposition(utterance, found)
    )
    covered = {index for found in named for index in range(found.first, found.last + 1)}
    bare = tuple(
        Found(_GENERAL_ROLE, index, index)
        for index in range(1, len(keys))
        if index not in covered and _is_senior_engineer(keys, index)
    )
    ordered = sorted((*named, *bare), key=lambda found: found.first)
    return tuple(_with_seniority(utterance, keys, found, lexicon) for found in ordered)


def _is_preposition(utterance: Utterance, found: Found[str]) -> bool:
    """Whether "de" is a word of another language: between words, and not in capitals."""
    word = utterance.words[found.first]
    inside = found.first > 0 and found.last < len(utterance.words) - 1
    if found.first != found.last or word.key not in _PREPOSITIONS or word.text.isupper():
        return False
    following = utterance.keys[found.last + 1] if inside else ""
    return inside and following not in _AFTER_A_ROLE


def mended(key: str, lexicon: Lexicon) -> str:
    """A word of a role with a slip in it as it should be; any other word as it is."""
    known = len(key) < _SHORTEST_MENDED or key in lexicon.companies
    if known or key in lexicon.ordinary:  # "enginer" is no form of "engine" here
        return key
    near = lexicon.role_spellings.near(key)
    if not near or (len(near) > 1 and near[0].slips == near[1].slips):
        return key
    return near[0].key


def _is_senior_engineer(keys: tuple[str, ...], index: int) -> bool:
    """Whether the words are "senior engineer" or the like, with no field named."""
    return keys[index] in _ANY_ENGINEER and keys[index - 1] in SENIORITY


def _with_seniority(
    utterance: Utterance, keys: tuple[str, ...], found: Found[str], lexicon: Lexicon
) -> RoleMention:
    """Take a seniority word before the role with it, into its slug where such a role exists."""
    first, role = found.first, found.value
    seniority = None
    if first > 0 and keys[first - 1] in SENIORITY:
        first -= 1
        seniority = SENIORITY_SLUG.get(keys[first], keys[first])
        if f"{seniority}-{role}" in lexicon.role_slugs:
            role, seniority = f"{seniority}-{role}", None
    span = Span(utterance.words[first].start, utterance.words[found.last].end)
    return RoleMention(role, utterance.typed(first, found.last), span, seniority)

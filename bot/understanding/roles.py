"""Roles, with seniority kept apart from family."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.knowledge.role_words import reading_of
from bot.understanding.cues import SENIORITY, SENIORITY_SLUG
from bot.understanding.entities import RoleMention, Span
from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import Found
from bot.understanding.utterance import Utterance
from bot.understanding.words import COMMON, FOLLOW_UP, FUNCTION, ORDINARY, ROLE, indexes

_ANY_ENGINEER = frozenset({"engineer", "engineers", "eng", "developer", "developers", "dev"})
_ENGINEERS = frozenset({"engineer", "engineers"})
_GENERAL_ROLE = "software-engineer"
_SHORTEST_MENDED = 5
_MOST_MENDED = 40
# Nobody asks for more of them in one message.
_MOST_ROLES = 24
_MOST_BESIDE = 60
# Small words of other languages that are roles here: "de" and, in Portuguese, "em".
_PREPOSITIONS = frozenset({"de", "em"})
_FOREIGN = frozenset(
    "um uma no na nos nas por para quanto ganha como que el la los las un una del cuanto paga der "
    "die das ein eine einem und was wie fur mit je le les une pour avec et chez des combien qual "
    "salario sueldo salaire gehalt quel quelle il lo per con di da".split()
)
_FEW = 6
# Behind an engineer or a developer these make something else of it.
_NO_JOB = frozenset("mode tools console docs relations advocate evangelist portal token".split())
# A word of other languages, and of "per se".
_IN_CAPITALS = frozenset({"se"})
_TIME = "pm"
_SEVERAL = frozenset("offer offers role roles job jobs position positions".split())
_AFTER_A_ROLE = frozenset(
    "at in for from offer offers role job pay salary range comp base bonus equity stock script "
    "scripts levels remote nyc sf london please and or vs with".split()
)


def find_roles(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int]
) -> tuple[RoleMention, ...]:
    """The roles that are named, in the order of the words."""
    keys, flags = _mended_all(utterance.keys, lexicon, flags)
    starts = indexes(flags, ROLE)
    each = (
        found for found in lexicon.roles.find(keys, starts) if not _is_no_role(utterance, found)
    )
    named = tuple(islice(each, _MOST_ROLES))
    covered = {index for found in named for index in range(found.first, found.last + 1)}
    bare = [
        Found(_GENERAL_ROLE, index, index)
        for index in range(1, len(keys))
        if index not in covered and _is_senior_engineer(keys, index)
    ]
    if not named and not bare:
        bare = list(islice(_any_engineers(utterance, keys, flags, lexicon), 1))
    ordered = sorted((*named, *bare), key=lambda found: found.first)
    return tuple(_with_seniority(utterance, keys, found, lexicon) for found in ordered)


def _is_no_role(utterance: Utterance, found: Found[str]) -> bool:
    """Whether a short word is one of another language, a time, or "PM me"."""
    if found.first == found.last and utterance.keys[found.first] in _IN_CAPITALS:
        return not utterance.word(found.first).isupper()
    following = utterance.keys[found.last + 1] if found.last + 1 < len(utterance) else ""
    if utterance.keys[found.last] in _ANY_ENGINEER and following in _NO_JOB:
        return True  # "developer mode"
    return _is_preposition(utterance, found) or _is_time(utterance, found)


def _is_time(utterance: Utterance, found: Found[str]) -> bool:
    """Whether "pm" is a time or a message, as in "5 pm" and "pm me"; not so in "2 PM offers"."""
    keys, at = utterance.keys, found.first
    if keys[at : found.last + 1] != (_TIME,):
        return False
    following = keys[at + 1] if at + 1 < len(keys) else ""
    hour = at > 0 and keys[at - 1].isdigit() and following not in _SEVERAL
    return hour or following == "me"


def _is_preposition(utterance: Utterance, found: Found[str]) -> bool:
    """Whether "de" is a word of another language: among others of it, and not in capitals."""
    keys = utterance.keys
    key, inside = keys[found.first], found.first > 0 and found.last < len(utterance) - 1
    if found.first != found.last or key not in _PREPOSITIONS:
        return False
    if utterance.word(found.first).isupper() or not inside:
        return False
    foreign = any(word in _FOREIGN for word in keys)
    if key != "de" or len(keys) <= _FEW:
        return foreign
    return foreign or keys[found.last + 1] not in _AFTER_A_ROLE


def _mended_all(
    keys: tuple[str, ...], lexicon: Lexicon, flags: Sequence[int]
) -> tuple[tuple[str, ...], Sequence[int]]:
    """The words with the slips in words of roles mended, and their flags."""
    better = list(keys)
    for index, word in _slips(keys, lexicon, flags):
        better[index] = word
    if len(keys) <= _MOST_BESIDE:
        for index, word in _beside(better, lexicon, flags):
            better[index] = word
    known = (
        flag if word == key else lexicon.words.of_one(word)
        for flag, word, key in zip(flags, better, keys, strict=True)
    )
    return tuple(better), tuple(known)


def _slips(
    keys: tuple[str, ...], lexicon: Lexicon, flags: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Unknown words that are words of roles with a slip in them; so many are tried and no more."""
    unknown = (index for index, key in enumerate(keys) if _may_be_slip(key, flags[index], lexicon))
    for index in islice(unknown, _MOST_MENDED):
        yield index, mended(keys[index], lexicon)


def _beside(
    keys: Sequence[str], lexicon: Lexicon, flags: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Words that a role's other word makes clear, known ones too: "dat engineer", "eng manger"."""
    for index, key in enumerate(keys):
        left = keys[index - 1] if index else ""
        right = keys[index + 1] if index + 1 < len(keys) else ""
        fitting = None if flags[index] & FUNCTION else lexicon.role_pairs.mended(key, left, right)
        if fitting is not None:
            yield index, fitting


def _may_be_slip(key: str, flags: int, lexicon: Lexicon) -> bool:
    """Whether a word is none that we know; "enginer" is no form of "engine" here."""
    if len(key) < _SHORTEST_MENDED or flags & COMMON or key in lexicon.words.flags:
        return False
    inflected = flags & ORDINARY and not key.endswith(("er", "ers"))
    return not inflected and key not in lexicon.companies


def mended(key: str, lexicon: Lexicon) -> str:
    """A word of a role with a slip in it as it should be; any other word as it is."""
    near = lexicon.role_spellings.near(key)
    if not near or (len(near) > 1 and near[0].slips == near[1].slips):
        return key
    return near[0].key


def _any_engineers(
    utterance: Utterance, keys: tuple[str, ...], flags: Sequence[int], lexicon: Lexicon
) -> Iterator[Found[str]]:
    """Engineers of no field that is named: "do engineers at Waymo …"; no civil ones."""
    for index, key in enumerate(keys):
        following = keys[index + 1] if index + 1 < len(keys) else ""
        if key not in _ENGINEERS or following in _NO_JOB:
            continue
        plain = index == 0 or bool(flags[index - 1] & (COMMON | FOLLOW_UP))
        if plain or not utterance.gap(index - 1).isspace() or keys[index - 1] in lexicon.companies:
            yield Found(_GENERAL_ROLE, index, index)


def _is_senior_engineer(keys: tuple[str, ...], index: int) -> bool:
    """Whether the words are "senior engineer" or the like, with no field named."""
    return keys[index] in _ANY_ENGINEER and keys[index - 1] in SENIORITY


def _with_seniority(
    utterance: Utterance, keys: tuple[str, ...], found: Found[str], lexicon: Lexicon
) -> RoleMention:
    """Take a seniority word before the role with it, into its slug where such a role exists."""
    reading = reading_of(found.value)
    first, role, other = found.first, reading.role, reading.other
    seniority = None
    if first > 0 and keys[first - 1] in SENIORITY:
        first -= 1
        seniority = SENIORITY_SLUG.get(keys[first], keys[first])
        if f"{seniority}-{role}" in lexicon.role_slugs:
            role, seniority = f"{seniority}-{role}", None
    end = utterance.ends[found.last]
    span = Span(utterance.starts[first], end)
    short = Span(utterance.starts[found.first], end) if reading.doubtful else None
    return RoleMention(
        role, utterance.typed(first, found.last), span, seniority, abbreviation=short, other=other
    )

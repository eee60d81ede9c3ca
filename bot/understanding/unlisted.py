"""Employers that have no guide: names that nothing explains and that stand where one would."""

import re
from collections.abc import Iterator

from bot.understanding import words as kinds
from bot.understanding.cues import COMPANY_NOUNS, LEGAL_TAILS
from bot.understanding.entities import UnlistedMention
from bot.understanding.evidence import after_employer_word
from bot.understanding.hits import Hit
from bot.understanding.names import CompanyForm
from bot.understanding.scene import Label, Scene

_LONGEST = 4
_NEAREST = 3
_SHORT_OPENING = 2
_MOST = 12
# In a letter nobody looks for what an employer without a guide is called like.
_MOST_WORDS = 100
_SHORT_NAME = 4
_TIME = re.compile(r"\d{1,2}(?:am|pm)")
_JOINING = frozenset({"", "&", "-", ".", "+"})
_INTRODUCING = frozenset({"named", "called"})


def unknown_names(scene: Scene, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Stretches of words that can only be an employer: after "at", or before a role."""
    index = found = 0
    flags, size = scene.flags, len(scene)
    # In a letter a known name is looked at a few times only; it is no unknown one after that.
    known = scene.lexicon.companies if size > _MOST_WORDS else {}
    while index < size and found < _MOST:
        if flags[index] & kinds.COMMON or scene.keys[index] in known:
            index += 1
            continue
        last = _run(scene, index, taken)
        if last is not None and _is_employer(scene, index, last):
            yield index, last
            found += 1
        index = index + 1 if last is None else last + 1


def _run(scene: Scene, first: int, taken: frozenset[int]) -> int | None:
    """The last word of a stretch that may be a name; None where it cannot begin."""
    if scene.keys[first] in LEGAL_TAILS:
        return None
    last = None
    for index in range(first, min(first + _LONGEST, len(scene))):
        if index in taken or scene.common(index) or index in scene.everyday:
            break
        if last is not None and not _same_name(scene, last):
            break
        last = index
    return last


def _same_name(scene: Scene, index: int) -> bool:
    return scene.utterance.gap(index).strip() in _JOINING


def _is_employer(scene: Scene, first: int, last: int) -> bool:
    named = scene.key(first - 1) in _INTRODUCING or after_employer_word(scene, first)
    before_role = scene.label(last + 1) is Label.ROLE and _same_name(scene, last)
    if not named and not before_role:
        return False
    words = range(first, last + 1)
    capitals = all(map(scene.utterance.capital, words))
    if capitals and any(map(scene.capital_inside, words)):
        return True
    unknown = any(_unlike_any_word(scene, index) for index in words)
    opening = first == 0 and last - first < _SHORT_OPENING
    return unknown and (named or capitals or opening)


def _unlike_any_word(scene: Scene, index: int) -> bool:
    key = scene.keys[index]
    known = scene.ordinary(index) or key in COMPANY_NOUNS or scene.common(index)
    return len(key) > 2 and not known and _TIME.fullmatch(key) is None


def unlisted(scene: Scene, first: int, last: int) -> UnlistedMention:
    """An employer without a guide, with the companies that look like it."""
    typed = scene.utterance.typed(first, last)
    key = "".join(scene.keys[first : last + 1])
    keys = scene.lexicon.spellings.resembling(key, _NEAREST) if len(scene) <= _MOST_WORDS else ()
    within = (form for forms in _forms_inside(scene, first, last) for form in forms)
    near = (form for name in keys for form in scene.lexicon.companies[name])
    nearest = tuple(
        dict.fromkeys(
            form.company for form in (*within, *near) if form.company in scene.lexicon.company_names
        )
    )
    return UnlistedMention(typed, scene.span(first, last), nearest[:_NEAREST])


def without_guide(scene: Scene, hit: Hit) -> UnlistedMention:
    """A company that is known by name, and near it only the one whose group it belongs to."""
    typed = scene.utterance.typed(hit.first, hit.last)
    names = scene.lexicon.company_names
    nearest = tuple(slug for slug in hit.choices if slug in names) or _family(scene, hit)
    return UnlistedMention(typed, scene.span(hit.first, hit.last), nearest[:_NEAREST])


def _family(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Companies whose names go on where this one ends: Hugging Face Enterprise."""
    key = "".join(scene.keys[hit.first : hit.last + 1])
    slugs = (slug for slug in scene.lexicon.company_names if slug.replace("-", "").startswith(key))
    return tuple(slugs) if len(key) > _SHORT_NAME else ()


def _forms_inside(scene: Scene, first: int, last: int) -> Iterator[tuple[CompanyForm, ...]]:
    for start in range(first, last + 1):
        yield scene.lexicon.companies.get(scene.keys[start], ())

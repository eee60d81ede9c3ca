"""Names of companies with a slip in them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.understanding import words as kinds
from bot.understanding.cues import NAME_TAILS
from bot.understanding.hits import Hit
from bot.understanding.matching import SHORTEST, SHORTEST_ASKED, Near, slips_allowed
from bot.understanding.names import Way
from bot.understanding.scene import Label, Scene

_LONGEST_MISSPELT = 3
# A message of thousands of unknown words is not a list of misspelt companies.
_MOST_SPELLINGS = 60
_MOST_DOTTED = 60
_INSIDE = frozenset("of and the".split())
_KNOWN = kinds.COMMON | kinds.ORDINARY


def misspelt_hits(scene: Scene, exact: tuple[Hit, ...]) -> Iterator[Hit]:
    """Names with a slip in them, from stretches that hold at least one unknown word."""
    taken = {index for hit in exact if not _may_be_part(scene, hit) for index in hit.words}
    tried = free_from = 0
    unknown = [
        len(key) >= SHORTEST_ASKED and not flags & _KNOWN
        for key, flags in zip(scene.keys, scene.flags, strict=True)
    ]
    if "." in scene.utterance.text and len(scene) <= _MOST_DOTTED:
        unknown = [found or _is_dotted(scene, index) for index, found in enumerate(unknown)]
    if True not in unknown:
        return
    for index in range(len(scene)):
        near = any(unknown[index : index + _LONGEST_MISSPELT])
        if index < free_from or not near or not _is_free(scene, index, taken):
            continue
        windows = tuple(_windows(scene, index, taken))
        tried += len(windows)
        found = _best_spelling(scene, windows)
        if found is not None:
            yield found
            free_from = found.last + 1
        if tried >= _MOST_SPELLINGS:
            return


def _may_be_part(scene: Scene, hit: Hit) -> bool:
    """Whether a known name may be the beginning of a misspelt longer one: "CME Groop"."""
    if hit.last + 1 < len(scene) and scene.touching(hit.last) and _is_unknown(scene, hit.last + 1):
        return True
    return hit.weak and (hit.way is Way.SHORTENED or all(map(scene.ordinary, hit.words)))


def _is_free(scene: Scene, index: int, taken: set[int]) -> bool:
    known = index in taken or scene.labels[index] is not None
    return not known and not scene.flags[index] & kinds.FUNCTION


def _may_be_inside(scene: Scene, first: int, last: int, taken: set[int]) -> bool:
    """Whether a word may stand within a name: "bahk of america", "texas instrumints"."""
    if last in taken or scene.labels[last] is Label.ROLE:
        return False
    return scene.keys[last] in _INSIDE if scene.flags[last] & kinds.FUNCTION else last > first


def _windows(scene: Scene, first: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of free words from one on, with an unknown word in each."""
    unknown = False
    for last in range(first, min(first + _LONGEST_MISSPELT, len(scene))):
        inside = _is_free(scene, last, taken) or _may_be_inside(scene, first, last, taken)
        if not inside or (last > first and not _joins(scene, last - 1)):
            return
        unknown = unknown or _is_unknown(scene, last) or _is_dotted(scene, last)
        if unknown:
            yield first, last


def _is_dotted(scene: Scene, index: int) -> bool:
    """Whether a word is the end of "monday.con"."""
    return index > 0 and scene.utterance.gap(index - 1) == "."


def _joins(scene: Scene, index: int) -> bool:
    """Whether a word and the next may be one name: "door dsh", "monday.con"."""
    return scene.utterance.gap(index).strip() in {"", ".", "-"}


def _is_unknown(scene: Scene, index: int, letters: int = SHORTEST_ASKED) -> bool:
    return len(scene.keys[index]) >= letters and not scene.flags[index] & _KNOWN


def _best_spelling(scene: Scene, windows: tuple[tuple[int, int], ...]) -> Hit | None:
    """The window with the fewest slips for its length, asserted only with a clear lead."""
    best: tuple[float, Hit] | None = None
    for first, last in windows:
        key = "".join(scene.keys[first : last + 1])
        if key in scene.lexicon.companies:
            continue
        reach = slips_allowed(len(key) - _tail_length(scene, first, last))
        if not any(_is_unknown(scene, index, SHORTEST) for index in range(first, last + 1)):
            reach = 1  # "lyt", "door dsh", "monday.con"
        near = tuple(n for n in scene.lexicon.spellings.near(key) if n.slips <= reach)
        if near:
            share = near[0].slips / len(key)
            if best is None or share < best[0]:
                best = (share, _spelling_hit(scene, near, first, last))
    return None if best is None else best[1]


def _tail_length(scene: Scene, first: int, last: int) -> int:
    """The letters of "Systems" in "Epam Systems": they bear no slip of the name before them."""
    tail = scene.key(last)
    return len(tail) if last > first and tail in NAME_TAILS else 0


def _spelling_hit(scene: Scene, near: tuple[Near, ...], first: int, last: int) -> Hit:
    """One choice where the nearest leads clearly, else those that are as near."""
    fewest = near[0].slips
    nearest = [name for name in near if name.slips == fewest]
    likeliest = [name for name in nearest if name.cost == nearest[0].cost]
    companies = dict.fromkeys(
        form.company for name in nearest for form in scene.lexicon.companies[name.key]
    )
    # A slip for a company that there is a guide for is likelier than one for another.
    guided = [slug for slug in companies if slug in scene.lexicon.company_names]
    if guided:
        companies = dict.fromkeys(guided)
    sure = {form.company for name in likeliest for form in scene.lexicon.companies[name.key]}
    sure &= companies.keys()
    hit = Hit(tuple(companies), first, last, weak=False, misspelt=True, way=Way.NAME)
    if len(companies) > 1 and len(sure) == 1 and fewest == 1:
        hit = replace(hit, choices=tuple(sure))
    return hit

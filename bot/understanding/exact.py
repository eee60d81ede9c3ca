"""Names of companies as they are known, found by their letters alone."""

from collections.abc import Iterator

from bot.understanding import words as kinds
from bot.understanding.hits import Hit
from bot.understanding.lexicon import HEAD
from bot.understanding.names import CompanyForm, Way
from bot.understanding.scene import Scene

_LONGEST_NAME = 6
# A text that names a company a hundred times means it no more than one that does so four times.
_MOST_ALIKE = 4
_MOST_HITS = 64
_WITHIN_A_NAME = frozenset({"", ".", "&", "-", "\u2011"})
_KNOWN = kinds.COMMON | kinds.ORDINARY | kinds.FOLLOW_UP


def exact_hits(scene: Scene) -> Iterator[Hit]:
    """Known names, the longest first at each word, none over another."""
    heads, names, keys = scene.lexicon.heads, scene.lexicon.companies, scene.keys
    seen: dict[tuple[str, ...], int] = {}
    spent: dict[str, int] = {}
    free = number = 0
    for index, key in enumerate(keys):
        if index < free or key[:HEAD] not in heads or spent.get(key, 0) > _MOST_ALIKE:
            continue
        # Most words that may begin a name end it neither alone nor with the next.
        if key not in names and (key + "".join(keys[index + 1 : index + 2]))[:HEAD] not in heads:
            continue
        hit = _exact_at(scene, index)
        if hit is None:
            continue
        free = hit.last + 1
        spent[key] = spent.get(key, 0) + 1
        seen[hit.choices] = seen.get(hit.choices, 0) + 1
        if seen[hit.choices] <= _MOST_ALIKE:
            number += 1
            yield hit
        if number >= _MOST_HITS:
            return


def _exact_at(scene: Scene, first: int) -> Hit | None:
    """The longest name that begins at a word."""
    found, key = None, ""
    for last in range(first, min(first + _LONGEST_NAME, len(scene))):
        if last > first and scene.utterance.gap(last - 1).strip() not in _WITHIN_A_NAME:
            break
        key += scene.keys[last]
        if not scene.lexicon.may_go_on(key):
            break
        forms = scene.lexicon.companies.get(key, ())
        if forms and _is_one_name(scene, first, last, forms):
            found = (last, forms)
    return None if found is None else _exact_hit(scene, first, *found)


def _exact_hit(scene: Scene, first: int, last: int, forms: tuple[CompanyForm, ...]) -> Hit:
    """A name of everyday words that were not typed as one is as weak as they are."""
    joined = last > first and not any(form.spaced for form in forms)
    everyday = joined and all(scene.ordinary(index) for index in range(first, last + 1))
    weak = everyday or any(form.weak for form in forms)
    choices = tuple(form.company for form in forms)
    if scene.touching(last) and not scene.has(last + 1, _KNOWN) and not scene.label(last + 1):
        choices += tuple(rival for form in forms for rival in form.rivals)  # "brex ae"
    return Hit(choices, first, last, weak, way=_way(forms))


def _way(forms: tuple[CompanyForm, ...]) -> Way:
    """What a name is of its company; of several that share it the surest."""
    ways = {form.way for form in forms}
    return next(way for way in Way if way in ways)


def _is_one_name(scene: Scene, first: int, last: int, forms: tuple[CompanyForm, ...]) -> bool:
    """Whether words run together to a name may be read so: "at t" is no AT&T."""
    if first == last or any(form.spaced for form in forms):
        return True
    edges = {first: first, last: last - 1}
    return not any(
        scene.flags[word] & kinds.FUNCTION and scene.touching(gap) for word, gap in edges.items()
    )

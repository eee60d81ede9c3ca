"""Words that nothing explains: one of them may be an employer that we do not know.

Where one is, what was said before about another company must not answer for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.understanding import words as kinds
from bot.understanding.cues import CALENDAR, DETERMINERS
from bot.understanding.entities import PossibleMention, Span
from bot.understanding.evidence import may_be_employer
from bot.understanding.scene import Label, Scene, words_in

_LONGEST_NAME = 4
_SHORTEST_UNKNOWN = 4
# In a longer message most unknown words are no names, and in a long one none is looked for.
_SHORT_MESSAGE = 10
_MOST_WORDS = 30
_ARTICLES = frozenset({"a", "an"})
_MAKES = frozenset("make makes earn earns get gets".split())
_SALARY = frozenset({"salary", "salaries"})
_KNOWN = kinds.COMMON | kinds.FOLLOW_UP


def explained(scene: Scene, spans: Iterable[Span]) -> list[bool]:
    """For each word whether it is named, known, part of every sentence, or in one of the spans."""
    known = [
        bool(flags & _KNOWN) or label is not None
        for flags, label in zip(scene.flags, scene.labels, strict=True)
    ]
    for index in scene.everyday:
        known[index] = True
    for index, key in enumerate(scene.keys):
        known[index] = known[index] or key in CALENDAR
    for span in spans:
        for index in words_in(scene.utterance, span):
            known[index] = True
    return known


def find_possible(scene: Scene, known: Sequence[bool]) -> Iterator[PossibleMention]:
    """Stretches of unexplained words that stand where an employer's name may stand."""
    if not scene.about_pay and len(scene) > _SHORT_MESSAGE:
        return
    for first, last in _runs(scene, known):
        if _is_possible(scene, first, last):
            yield PossibleMention(scene.utterance.typed(first, last), scene.span(first, last))


def find_unknown_role(scene: Scene, known: Sequence[bool]) -> str | None:
    """What stands where a role would: "how much does a nurse make", "nurse salary".

    None where nothing does; a role that is known is not looked for here.
    """
    for first, last in _runs(scene, known):
        if _stands_as_role(scene, first, last):
            return scene.utterance.typed(first, last)
    return None


def _stands_as_role(scene: Scene, first: int, last: int) -> bool:
    before, after = scene.key(first - 1), scene.key(last + 1)
    if not scene.touching(last):
        return False
    if before in _ARTICLES:
        in_a_place = after == "in" and scene.label(last + 2) is Label.PLACE
        return after in _MAKES or in_a_place
    return after in _SALARY and before not in DETERMINERS


def _runs(scene: Scene, known: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches without an explained word, in a message that is not long."""
    index = 0 if len(scene) <= _MOST_WORDS else len(scene)
    while index < len(scene):
        last = _run(scene, index, known)
        if last is not None:
            yield index, last
        index = index + 1 if last is None else last + 1


def _run(scene: Scene, first: int, known: Sequence[bool]) -> int | None:
    """The last word of a stretch without an explained word; None where the first is one."""
    last = None
    for index in range(first, min(first + _LONGEST_NAME, len(scene))):
        if known[index] or (last is not None and not scene.touching(last)):
            break
        last = index
    return last


def _is_possible(scene: Scene, first: int, last: int) -> bool:
    """An everyday word only where an employer would stand; any other anywhere in a few words."""
    short = len(scene) <= _SHORT_MESSAGE
    unknown = any(
        len(scene.keys[index]) >= _SHORTEST_UNKNOWN and not scene.ordinary(index)
        for index in range(first, last + 1)
    )
    return (short and unknown) or may_be_employer(scene, first, last)

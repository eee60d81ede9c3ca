"""Words that nothing explains: one of them may be an employer that we do not know.

Where one is, what was said before about another company must not answer for it.
"""

from collections.abc import Iterator

from bot.understanding.cues import DETERMINERS, FOLLOW_UP_WORDS
from bot.understanding.entities import PossibleMention, Span
from bot.understanding.evidence import may_be_employer
from bot.understanding.scene import Label, Scene

_LONGEST_NAME = 4
_SHORTEST_UNKNOWN = 4
# In a longer message most unknown words are no names, and in a long one none is looked for.
_SHORT_MESSAGE = 10
_MOST_WORDS = 30
_ARTICLES = frozenset({"a", "an"})
_MAKES = frozenset("make makes earn earns get gets".split())
_SALARY = frozenset({"salary", "salaries"})


def find_possible(scene: Scene, explained: tuple[Span, ...]) -> Iterator[PossibleMention]:
    """Stretches of unexplained words that stand where an employer's name may stand."""
    index = 0 if len(scene.labels) <= _MOST_WORDS else len(scene.labels)
    while index < len(scene.labels):
        last = _run(scene, index, explained)
        if last is not None and _is_possible(scene, index, last):
            yield PossibleMention(scene.utterance.typed(index, last), scene.span(index, last))
        index = index + 1 if last is None else last + 1


def find_unknown_role(scene: Scene, explained: tuple[Span, ...]) -> str | None:
    """What stands where a role would: "how much does a nurse make", "nurse salary".

    None where nothing does; a role that is known is not looked for here.
    """
    index = 0 if len(scene.labels) <= _MOST_WORDS else len(scene.labels)
    while index < len(scene.labels):
        last = _run(scene, index, explained)
        if last is not None and _stands_as_role(scene, index, last):
            return scene.utterance.typed(index, last)
        index = index + 1 if last is None else last + 1
    return None


def _stands_as_role(scene: Scene, first: int, last: int) -> bool:
    before, after = scene.key(first - 1), scene.key(last + 1)
    if not scene.touching(last):
        return False
    if before in _ARTICLES:
        in_a_place = after == "in" and scene.label(last + 2) is Label.PLACE
        return after in _MAKES or in_a_place
    return after in _SALARY and before not in DETERMINERS


def has_unexplained(scene: Scene, explained: tuple[Span, ...]) -> bool:
    """Whether any word is neither named, nor a follow-up, nor of every sentence."""
    return any(
        scene.label(index) is None and not _is_explained(scene, index, explained)
        for index in range(len(scene.labels))
    )


def _run(scene: Scene, first: int, explained: tuple[Span, ...]) -> int | None:
    """The last word of a stretch without an explained word; None where the first is one."""
    last = None
    for index in range(first, min(first + _LONGEST_NAME, len(scene.labels))):
        if _is_explained(scene, index, explained) or (
            last is not None and not scene.touching(last)
        ):
            break
        last = index
    return last


def _is_explained(scene: Scene, index: int, explained: tuple[Span, ...]) -> bool:
    if scene.common(index) or scene.key(index) in FOLLOW_UP_WORDS or index in scene.everyday:
        return True
    word = scene.utterance.words[index]
    return any(span.start <= word.start and word.end <= span.end for span in explained)


def _is_possible(scene: Scene, first: int, last: int) -> bool:
    """An everyday word only where an employer would stand; any other anywhere in a few words."""
    short = len(scene.labels) <= _SHORT_MESSAGE
    unknown = any(
        len(scene.key(index)) >= _SHORTEST_UNKNOWN and not scene.ordinary(index)
        for index in range(first, last + 1)
    )
    return (short and unknown) or may_be_employer(scene, first, last)

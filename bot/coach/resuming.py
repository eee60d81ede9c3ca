"""A question goes on where it stopped once its gap is filled."""

from dataclasses import replace

from bot.coach.answers import Choice, Question, Wish
from bot.coach.person import Pending
from bot.coach.scripts import MOST_SCRIPTS
from bot.understanding.reading import Understanding
from bot.understanding.utterance import keys_of

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_MORE = frozenset("more another next other others".split())
_AROUND_MORE = frozenset("one ones script scripts please show me give any the and".split())
_FILLER = frozenset("the one option number no yes please".split())


def resumed(heard: Understanding, pending: Pending | None) -> Question | None:
    """The question with the choice that was made, by number or by name; None if none was."""
    if pending is None:
        return None
    choice = _chosen(heard, pending.choices)
    return None if choice is None else pending.questions[pending.choices.index(choice)]


def gone_on(heard: Understanding, topic: Question) -> Question | None:
    """The next scripts of the topic where more are asked for; None where they are not."""
    keys = frozenset(heard.utterance.keys)
    if _MORE.isdisjoint(keys) or not keys <= _MORE | _AROUND_MORE:
        return None
    if topic.company is None or Wish.SCRIPT not in topic.wishes:
        return None
    shown = MOST_SCRIPTS if len(topic.families) <= 1 else 1
    return replace(topic, wishes=(Wish.SCRIPT,), skip=topic.skip + shown)


def _chosen(heard: Understanding, choices: tuple[Choice, ...]) -> Choice | None:
    said = tuple(word.key for word in heard.utterance.words)
    for choice in choices:
        if said in {keys_of(choice.label), keys_of(choice.value)}:
            return choice
    words = tuple(word for word in said if word not in _FILLER)
    if len(words) != 1:
        return choices[0] if said in {("yes",), ("yes", "please")} and len(choices) == 1 else None
    number = _number(words[0])
    return choices[number - 1] if 0 < number <= len(choices) else None


def _number(word: str) -> int:
    """A number or an ordinal; 0 for anything else."""
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return int(word) if word.isascii() and word.isdigit() else 0

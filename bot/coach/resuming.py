"""A question goes on where it stopped once its gap is filled."""

from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from bot.coach.person import Session
from bot.coach.question import Choice, OfferStep, Question, Target, Wish
from bot.coach.wishes import wishes_of
from bot.understanding.intents import Intent, plainly
from bot.understanding.reading import Understanding
from bot.understanding.utterance import keys_of

Item = TypeVar("Item")

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SHORT_ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th")
_LAST = frozenset({"last", "latter"})
_FORMER = "former"
_MORE = frozenset("more another next other others".split())
_AROUND_MORE = frozenset(
    "one ones script scripts page companies please show me give any the and".split()
)
_AGREEING = frozenset(
    [("yes",), ("yes", "please"), ("yes", "pls"), ("yes", "plz"), ("yep",), ("yeah",), ("y",)]
)
_FILLER = frozenset("the one option number no yes please".split())
_AROUND_ORDINAL = frozenset(
    "ok okay back to go in at drop without forget remove skip not minus only just take choose "
    "tell "
    "script scripts for the one of a what about and range levels sources strategy show me give "
    "please how would i in at say do to lines negotiate more".split()
)
_DROPPING = frozenset("drop without forget remove skip not minus".split())
_THEM = frozenset("them those both these all two three four".split())
_AROUND_THEM = frozenset(
    "compare compares comparing vs versus side by the offers companies please can you which is "
    "better pays more who pay of next to each other rank put show me in one table".split()
)
# "Compare all three": so many of the last, where they were not answered together.
_AS_MANY = MappingProxyType({"three": 3, "all": 4, "four": 4})
_LEAST_COMPARED = 2
_MOST_COMPARED = 4


def resumed(heard: Understanding, session: Session) -> Target | None:
    """Where the choice that was made leads, by number, by name or as "the second one"."""
    choice = _chosen(heard, session.pending) or _named(heard, session.otherwise)
    if choice is not None:
        return choice.target
    dropped = _dropped_by_name(heard, session.listed)
    if dropped is not None:
        return _without(session.listed, dropped)
    number = _ordinal(heard)
    if number is None:
        return None
    if any(isinstance(choice.target, OfferStep) for choice in session.pending):
        found = _at(session.pending, number)
        return None if found is None else found.target
    if session.listed and not session.of_offers:
        if not _DROPPING.isdisjoint(heard.utterance.keys):
            return _without(session.listed, number)
        return _topic_again(_at(session.listed, number), heard)
    return _with_wishes(_at(session.pending, number), heard) if session.pending else None


def _dropped_by_name(heard: Understanding, topics: tuple[Question, ...]) -> int | None:
    """Which of several is dropped in "drop amazon"; None where none is."""
    found = heard.entities
    named = {mention.company for mention in (*found.companies, *found.unsure)}
    named |= {slug for doubt in found.doubtful for slug in doubt.choices}
    keys = heard.utterance.keys
    if not keys or keys[0] not in _DROPPING or len(named) != 1:
        return None
    numbers = (number for number, one in enumerate(topics, start=1) if one.company in named)
    return next(numbers, None)


def _without(topics: tuple[Question, ...], number: int) -> Question | None:
    """What was compared or asked together, save the one that is dropped."""
    dropped = _at(topics, number)
    kept = [topic for topic in topics if topic is not dropped]
    if dropped is None or not kept:
        return None
    first, *others = kept
    against = tuple(other.company for other in others if other.company is not None)
    wishes = first.wishes if against else _uncompared(first.wishes)
    return replace(first, wishes=wishes, against=against, skip=0)


def _topic_again(topic: Question | None, heard: Understanding) -> Question | None:
    """One of several topics, with what is asked about it now; compared it was already."""
    if topic is None:
        return None
    said = wishes_of(mention for mention in heard.intents if not mention.implied)
    families = tuple(lever.family for lever in heard.entities.levers)
    places = tuple(dict.fromkeys(mention.place for mention in heard.entities.places))
    roles = [mention.role for mention in heard.entities.roles]
    return replace(
        topic,
        wishes=said or _uncompared(topic.wishes),
        families=families,
        places=places or topic.places,
        role=roles[0] if roles else topic.role,
        skip=0,
    )


def _uncompared(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """What is wanted of one of several that were compared."""
    return tuple(wish for wish in wishes if wish is not Wish.COMPARE) or (Wish.RANGE,)


def _with_wishes(choice: Choice | None, heard: Understanding) -> Target | None:
    """A choice with what is asked about it now: "script for the second one"."""
    if choice is None:
        return None
    said = tuple(mention for mention in heard.intents if not mention.implied)
    wishes = wishes_of(said)
    if not wishes or not isinstance(choice.target, Question):
        return choice.target
    families = tuple(lever.family for lever in heard.entities.levers)
    return replace(choice.target, wishes=wishes, families=families)


def asks_for_more(heard: Understanding) -> bool:
    """Whether nothing is said but that more is wanted."""
    keys = frozenset(heard.utterance.keys)
    return not _MORE.isdisjoint(keys) and keys <= _MORE | _AROUND_MORE


def gone_on(heard: Understanding, following: Target | None) -> Target | None:
    """What comes after the last answer, where more is asked for; None where it is not."""
    return following if asks_for_more(heard) else None


def gone_back(heard: Understanding, session: Session) -> Question | None:
    """What was talked about before the last topic, where "back" is said."""
    keys = tuple(key for key in heard.utterance.keys if key not in {"go", "please"})
    if keys != ("back",) or len(session.recent) < _LEAST_COMPARED:
        return None
    return session.recent[-_LEAST_COMPARED]


def compared_again(heard: Understanding, session: Session) -> tuple[Question, ...]:
    """The last companies talked about, where "them" are to be compared; else none."""
    keys = frozenset(plainly(heard.utterance.keys))
    named = heard.entities.employers or heard.entities.roles or heard.entities.places
    asked = any(one.intent is Intent.COMPARE and not one.implied for one in heard.intents)
    some = () if named else _some_of(session.listed or session.recent, heard.utterance.keys)
    if some:
        return tuple(replace(one, wishes=(Wish.COMPARE,)) for one in some)
    if named or not (asked or (keys <= _THEM | _AROUND_THEM and not keys.isdisjoint(_THEM))):
        return ()
    many = min((_AS_MANY[key] for key in keys & _AS_MANY.keys()), default=_LEAST_COMPARED)
    last = session.listed or session.recent[-many:]
    several = session.topics if len(session.topics) > 1 else last
    if len(several) < _LEAST_COMPARED:
        return ()
    return tuple(replace(one, wishes=(Wish.COMPARE,)) for one in several[-_MOST_COMPARED:])


def _some_of(topics: tuple[Question, ...], keys: tuple[str, ...]) -> tuple[Question, ...]:
    """Several of those talked about: "the first two", "first and last side by side"."""
    ordinals = [place for key in keys if (place := _place_of(key)) is not None]
    around = {key for key in keys if _place_of(key) is None}
    if not ordinals or not around <= _AROUND_THEM | _THEM | {"and", "with"}:
        return ()
    if ordinals in ([1], [-1]) and "two" in around and len(topics) > _LEAST_COMPARED:
        return topics[:2] if ordinals == [1] else topics[-2:]
    found = tuple(dict.fromkeys(_at(topics, place) for place in ordinals))
    several = tuple(one for one in found if one is not None)
    return several if _LEAST_COMPARED <= len(several) == len(ordinals) else ()


def _chosen(heard: Understanding, choices: tuple[Choice, ...]) -> Choice | None:
    named = _named(heard, choices)
    if named is not None:
        return named
    said = heard.utterance.keys
    if said in _AGREEING:
        yes = tuple(choice for choice in choices if choice.value == "yes" or len(choices) == 1)
        return yes[0] if yes else None
    words = tuple(word for word in said if word not in _FILLER)
    if len(words) != 1:
        return None
    number = _number(words[0])
    return choices[number - 1] if 0 < number <= len(choices) else None


def _named(heard: Understanding, choices: tuple[Choice, ...]) -> Choice | None:
    """The choice that nothing but its name was said of."""
    said = heard.utterance.keys
    names = ((choice, {keys_of(choice.label.text), keys_of(choice.value)}) for choice in choices)
    return next((choice for choice, names in names if said and said in names), None)


def _ordinal(heard: Understanding) -> int | None:
    """Which one is meant in "script for the second one"; -1 for the last; None for none."""
    keys = heard.utterance.keys
    ordinals = [key for key in keys if _place_of(key) is not None]
    known = _AROUND_ORDINAL | _named_beside(heard)
    around = [key for key in keys if key not in ordinals and key not in known]
    if len(ordinals) != 1 or around:
        return None
    return _place_of(ordinals[0])


def _named_beside(heard: Understanding) -> frozenset[str]:
    """The words of the levers, roles and places that are named."""
    found = heard.entities
    spans = [
        *(mention.span for mention in found.levers),
        *(mention.span for mention in found.roles),
        *(mention.span for mention in found.places),
    ]
    return frozenset(
        word.key
        for word in heard.utterance.words
        if any(span.start <= word.start < span.end for span in spans)
    )


def _place_of(word: str) -> int | None:
    for ordinals in (_ORDINALS, _SHORT_ORDINALS):
        if word in ordinals:
            return ordinals.index(word) + 1
    if word == _FORMER:
        return 1
    return -1 if word in _LAST else None


def _at(items: tuple[Item, ...], number: int) -> Item | None:
    index = number - 1 if number > 0 else len(items) - 1
    return items[index] if 0 <= index < len(items) else None


def _number(word: str) -> int:
    """A number or an ordinal; 0 for anything else."""
    place = _place_of(word)
    if place is not None and place > 0:
        return place
    return int(word) if word.isascii() and word.isdigit() and len(word) <= len("00") else 0

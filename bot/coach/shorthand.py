"""Targets as short texts that a button holds: they outlive a restart and need no memory.

Telegram gives a button 64 bytes, so companies, roles, places and families are written as short
digests of their slugs. What has left the guides since, or was never written here, reads as None.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from bot.coach.places import rows_with_figures, spot_of
from bot.coach.question import (
    Browse,
    DataStep,
    DataVerb,
    Forget,
    Help,
    Listing,
    OfferStep,
    OfferVerb,
    Question,
    ReminderStep,
    ReminderVerb,
    SettingStep,
    Target,
    WatchStep,
    WatchVerb,
    Wish,
)
from bot.knowledge.base import HEADQUARTERS, GuideId, KnowledgeBase, Place
from bot.knowledge.gazetteer import Gazetteer, remote_place
from bot.understanding.intents import Situation
from bot.understanding.levels import Level
from bot.understanding.told_settings import Setting

LONGEST = 64

# The first letter tells the kind and the digit the version of the form.
_QUESTION, _BROWSE, _HELP, _FORGET, _OFFER = "q1", "b1", "h1", "f1", "o1"
_DATA, _SETTING = "d1", "s1"
_REMINDER = "r1"
_WATCH = "w1"
_DIGEST = 5
_MOST_COMPANIES = 3
_MOST_PLACES = 2
_LARGEST_SKIP = 999
_WISHES = {
    "r": Wish.RANGE,
    "s": Wish.SCRIPT,
    "c": Wish.COMPARE,
    "l": Wish.LEVELS,
    "t": Wish.STRATEGY,
    "o": Wish.SOURCES,
    "v": Wish.OVERVIEW,
}
_LETTERS = {wish: letter for letter, wish in _WISHES.items()}
_FORM = re.compile(
    r"q1\.(?P<wishes>[rscltov]{0,7})\.(?P<companies>[a-z2-7]{0,15})\.(?P<role>[a-z2-7]{0,5})"
    r"\.(?P<places>[a-z2-7]{0,20})\.(?P<families>[a-z2-7]{0,5})"
    r"\.(?P<level>[a-z]{0,3}\d{0,2}[ab]?)\.(?P<skip>\d{0,3})(?P<single>s?)"
)
_LEVEL = re.compile(r"([a-z]+)(\d{1,2})([ab]?)")
_MOST_FAMILIES = 1

T = TypeVar("T")


def write(target: Target) -> str:
    """A target as a text of at most 64 ASCII characters."""
    match target:
        case Browse(listing, page):
            return f"{_BROWSE}.{listing.value}.{page}"
        case Help(situation):
            return f"{_HELP}.{'' if situation is None else situation.value}"
        case Forget():
            return _FORGET
        case Question():
            return _write_question(target)
        case _:
            return _write_step(target)


def _write_step(step: OfferStep | ReminderStep | DataStep | SettingStep | WatchStep) -> str:
    match step:
        case OfferStep(verb, key, argument):
            return f"{_OFFER}.{verb.value}.{key}.{argument}"
        case ReminderStep(verb, key, argument):
            return f"{_REMINDER}.{verb.value}.{key}.{argument}"
        case DataStep(verb):
            return f"{_DATA}.{verb.value}"
        case SettingStep(name, value):
            return f"{_SETTING}.{'' if name is None else name.value}.{value}"
        case WatchStep(verb, company, role):
            return f"{_WATCH}.{verb.value}.{company}.{role}"


def holds(target: Target) -> bool:
    """Whether a button can hold all of a target; some of many companies or places would be lost."""
    if not isinstance(target, Question):
        return True
    room = next(n for n in range(_MOST_PLACES, -1, -1) if len(_fields(target, n)) <= LONGEST)
    return len(target.places) <= room and len(target.companies) <= _MOST_COMPANIES


def read(text: str, knowledge: KnowledgeBase, gazetteer: Gazetteer) -> Target | None:
    """The target that a text stands for; None where there is no such thing (any more)."""
    if text == _FORGET:
        return Forget()
    kind, _, rest = text.partition(".")
    if kind == _QUESTION:
        return _read_question(text, knowledge, gazetteer)
    if kind == _BROWSE:
        name, _, page = rest.partition(".")
        known = name in set(Listing) and page.isascii() and page.isdigit() and len(page) <= _DIGEST
        return Browse(Listing(name), int(page)) if known else None
    if kind == _OFFER:
        return _read_offer_step(rest)
    if kind == _REMINDER:
        return _read_reminder_step(rest)
    if kind == _HELP:
        if not rest:
            return Help()
        return Help(Situation(rest)) if rest in set(Situation) else None
    return _read_own_step(kind, rest)


def _read_own_step(kind: str, rest: str) -> Target | None:
    """A step about the person's own data, settings or watched guides."""
    if kind == _WATCH:
        return _read_watch_step(rest)
    if kind == _DATA:
        return DataStep(DataVerb(rest)) if rest in set(DataVerb) else None
    return _read_setting(rest) if kind == _SETTING else None


_SETTING_FORM = re.compile(r"(?P<name>[a-z]*)\.(?P<value>[\w/+:-]{0,48})", re.ASCII)


def _read_setting(text: str) -> SettingStep | None:
    """A setting; whether there is such a value is told when it is taken."""
    form = _SETTING_FORM.fullmatch(text)
    if form is None or (form["name"] and form["name"] not in set(Setting)):
        return None
    return SettingStep(Setting(form["name"]) if form["name"] else None, form["value"])


_OFFER_FORM = re.compile(r"(?P<verb>[a-z]+)\.(?P<key>[a-z]{0,2})\.(?P<argument>[\w:.,%-]{0,40})")


def _read_offer_step(text: str) -> OfferStep | None:
    """A step with an offer; whether there is such an offer (any more) is told when it is taken."""
    form = _OFFER_FORM.fullmatch(text)
    if form is None or form["verb"] not in set(OfferVerb):
        return None
    return OfferStep(OfferVerb(form["verb"]), form["key"], form["argument"])


_REMINDER_FORM = re.compile(
    r"(?P<verb>[a-z]+)\.(?P<key>[a-z0-9]{0,16})\.(?P<argument>[A-Za-z0-9:,-]{0,32})"
)


def _read_reminder_step(text: str) -> ReminderStep | None:
    """A step with a reminder; whether there is such a one (any more) is told when it is taken."""
    form = _REMINDER_FORM.fullmatch(text)
    if form is None or form["verb"] not in set(ReminderVerb):
        return None
    return ReminderStep(ReminderVerb(form["verb"]), form["key"], form["argument"])


_WATCH_FORM = re.compile(r"(?P<verb>[a-z]+)\.(?P<company>([a-z2-7]{5})?)\.(?P<role>([a-z2-7]{5})?)")


def _read_watch_step(text: str) -> WatchStep | None:
    """A step with what is watched; whether there is such a guide is told when it is taken."""
    form = _WATCH_FORM.fullmatch(text)
    if form is None or form["verb"] not in set(WatchVerb):
        return None
    verb = WatchVerb(form["verb"])
    named = bool(form["company"])
    if named is (verb is WatchVerb.LIST) or (form["role"] and not named):
        return None
    return WatchStep(verb, form["company"], form["role"])


@lru_cache(maxsize=10_000)  # a button's place is looked for among all that there are
def digest(name: str) -> str:
    """A short name for a slug: the same at every start, and on every machine."""
    hashed = hashlib.blake2s(name.encode(), digest_size=_DIGEST).digest()
    return base64.b32encode(hashed).decode().lower()[:_DIGEST]


# Questions ------------------------------------------------------------------------------------


def _write_question(question: Question) -> str:
    """As many of the places as there is room for; without one it is about all of them."""
    texts = (_fields(question, number) for number in range(_MOST_PLACES, -1, -1))
    return next(text for text in texts if len(text) <= LONGEST)


def _fields(question: Question, places: int) -> str:
    fields = (
        _QUESTION,
        "".join(_LETTERS[wish] for wish in dict.fromkeys(question.wishes)),
        "".join(map(digest, question.companies[:_MOST_COMPANIES])),
        "" if question.role is None else digest(question.role),
        "".join(map(_code, question.places[:places])),
        "".join(digest(family) for family in question.families[:_MOST_FAMILIES]),
        "" if question.level is None else question.level.key,
        (str(min(question.skip, _LARGEST_SKIP)) if question.skip else "")
        + ("s" if question.single else ""),
    )
    return ".".join(fields)


def _read_question(text: str, knowledge: KnowledgeBase, gazetteer: Gazetteer) -> Question | None:
    form = _FORM.fullmatch(text)
    if form is None or not form["wishes"]:
        return None
    companies = _all_found(form["companies"], {slug: slug for slug in knowledge.companies})
    roles = _all_found(form["role"], {role: role for role in _roles(knowledge)})
    families = _all_found(form["families"], {family: family for family in _families(knowledge)})
    if companies is None or (roles is None and not companies):
        return None
    company = companies[0] if companies else None
    # A role that no guide is about leads to the roles that the company has.
    role = roles[0] if roles else None
    places = _places(form["places"], company, role, knowledge, gazetteer)
    if places is None:
        return None
    return Question(
        wishes=tuple(_WISHES[letter] for letter in form["wishes"]),
        company=company,
        role=role,
        places=places,
        families=families or (),
        level=_level(form["level"]),
        against=companies[1:],
        skip=int(form["skip"] or 0),
        single=bool(form["single"]),
    )


def _all_found(digests: str, known: dict[str, T]) -> tuple[T, ...] | None:
    """What each digest stands for; None where one stands for nothing, or for two things."""
    wanted = _cut(digests, _DIGEST)
    if not wanted:
        return ()
    found: dict[str, list[T]] = {}
    for name, value in known.items():
        found.setdefault(digest(name), []).append(value)
    values = [found.get(one, []) for one in wanted]
    if any(len(those) != 1 for those in values):
        return None
    return tuple(those[0] for those in values)


def _cut(digests: str, size: int) -> tuple[str, ...]:
    return tuple(digests[at : at + size] for at in range(0, len(digests), size))


def _roles(knowledge: KnowledgeBase) -> Iterable[str]:
    return dict.fromkeys(chain.from_iterable(c.roles for c in knowledge.companies.values()))


def _families(knowledge: KnowledgeBase) -> Iterable[str]:
    """Every family that a script can be asked for by a button."""
    return dict.fromkeys(script.family for script in knowledge.generic)


def _level(text: str) -> Level | None:
    found = _LEVEL.fullmatch(text)
    if found is None:
        return None
    return Level(found[1].upper() + found[2] + found[3], found[1], int(found[2]), found[3])


# Places ---------------------------------------------------------------------------------------


def _code(place: Place) -> str:
    """A place by its own name and by its spot: a metro has several cities, with rows each."""
    return digest(f"{place.name}/{_spot(place)}") + digest(_spot(place))


def _spot(place: Place) -> str:
    """Where a place is: its metro, else its country, else nothing but its own name."""
    if place.metro is not None:
        return f"metro/{place.metro}/{place.remote}"
    if place.country is not None or place.remote:
        return f"country/{place.country}/{place.remote}"
    return f"name/{place.name}"


def _places(
    digests: str,
    company: str | None,
    role: str | None,
    knowledge: KnowledgeBase,
    gazetteer: Gazetteer,
) -> tuple[Place, ...] | None:
    """The places that are meant; None where one of them is nowhere (any more)."""
    found = tuple(
        _place(code, company, role, knowledge, gazetteer) for code in _cut(digests, 2 * _DIGEST)
    )
    known = tuple(place for place in found if place is not None)
    return known if len(known) == len(found) else None


def _place(
    code: str,
    company: str | None,
    role: str | None,
    knowledge: KnowledgeBase,
    gazetteer: Gazetteer,
) -> Place | None:
    """The place of that very name, in the guide or in another; else the metro or country of it."""
    there, everywhere = tuple(_of_guide(company, role, knowledge)), tuple(_everywhere(gazetteer))
    named = (place for place in chain(there, everywhere) if _code(place) == code)
    elsewhere = (place for place in _of_all(knowledge) if _code(place) == code)
    spot = code[_DIGEST:]
    around = (place for place in chain(everywhere, there) if digest(_spot(place)) == spot)
    return next(chain(named, elsewhere, around), None)


def _of_guide(company: str | None, role: str | None, knowledge: KnowledgeBase) -> Iterator[Place]:
    guide = knowledge.guides.get(GuideId(company or "", role or ""))
    if guide is not None:
        rows = rows_with_figures(guide)
        for row in rows:
            yield from row.places
            yield spot_of(row.region, rows)


def _of_all(knowledge: KnowledgeBase) -> Iterator[Place]:
    """Every place of every guide, each once."""
    return (place for place, _ in knowledge.facts.places)


def _everywhere(gazetteer: Gazetteer) -> Iterator[Place]:
    """Every place that there is; what a metro is called comes before its other cities."""
    cities = (city for known in gazetteer.names.values() for city in known.cities)
    for city in sorted(cities, key=lambda city: not city.main):
        yield city.place(city.shown)
    for metro in gazetteer.metros.values():
        yield Place(metro.name, metro.key, metro.country, remote=True)
    yield remote_place()
    yield HEADQUARTERS
    for country in gazetteer.countries.values():
        yield Place(country.name, None, country.code)
        yield remote_place(country.code)
    for known in gazetteer.names.values():
        for area in known.areas:
            yield area.place()

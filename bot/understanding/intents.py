"""What the person wants; one utterance may hold several things."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.knowledge.vocabulary import Vocabulary
from bot.understanding.entities import Entities, Span
from bot.understanding.phrases import Found, Phrases
from bot.understanding.told_settings import ToldSetting, told_setting
from bot.understanding.utterance import Utterance, keys_of
from bot.understanding.words import CUE


class Intent(StrEnum):
    """What the person wants."""

    RANGE = "range"
    SCRIPT = "script"
    COMPARE = "compare"
    OFFER = "offer"
    OFFERS = "offers"
    COUNTER = "counter"
    QUESTIONS = "questions"
    CHECKLIST = "checklist"
    EXPORT = "export"
    LEVELS = "levels"
    SOURCES = "sources"
    STRATEGY = "strategy"
    PUSHBACK = "pushback"
    REMINDER = "reminder"
    REMINDERS = "reminders"
    WATCH = "watch"
    UNWATCH = "unwatch"
    WATCHES = "watches"
    REPORT = "report"
    PRACTICE = "practice"
    PLAN = "plan"
    BROWSE = "browse"
    HELP = "help"
    PRIVACY = "privacy"
    DEVELOPER = "developer"
    MYDATA = "mydata"
    SETTINGS = "settings"
    RESET = "reset"
    FORGET = "forget"
    ABUSE = "abuse"
    SMALLTALK = "smalltalk"
    UNKNOWN = "unknown"


class Situation(StrEnum):
    """Where a person stands, as far as their words tell it."""

    CALL = "call"
    PUSHBACK = "pushback"
    FEAR = "fear"
    DEADLINE = "deadline"
    TWO_OFFERS = "two_offers"
    ACCEPTED = "accepted"
    STOCK = "stock"
    HONESTY = "honesty"


@dataclass(frozen=True, slots=True)
class IntentMention:
    """An intent, and the character at which it is expressed; `implied` where no word says it."""

    intent: Intent
    start: int
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says: an intent, and perhaps a situation."""

    intent: Intent
    situation: Situation | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted where one of some verbs follows an opening: "how … put it"."""

    cue: Cue
    verbs: frozenset[str]


def requests_of(vocabulary: Vocabulary) -> Phrases[tuple[Request, ...]]:
    """The openings of requests by their words, each with what may follow."""
    requests: dict[tuple[str, ...], tuple[Request, ...]] = {}
    for entry in vocabulary.intents:
        if not _is_known(entry.intent, entry.situation) or not entry.verbs:
            continue
        situation = None if entry.situation is None else Situation(entry.situation)
        request = Request(Cue(Intent(entry.intent), situation), frozenset(entry.verbs))
        for opening in entry.openings:
            words = keys_of(opening)
            requests[words] = (*requests.get(words, ()), request)
    return Phrases.of(requests)


@dataclass(frozen=True, slots=True)
class Edges:
    """What a word says where a message begins with it, and where it ends with it."""

    first: Mapping[str, Cue]
    last: Mapping[str, Cue]


def edges_of(vocabulary: Vocabulary) -> Edges:
    """The words that say what is wanted at the edges of a message."""
    first: dict[str, Cue] = {}
    last: dict[str, Cue] = {}
    for entry in vocabulary.intents:
        if _is_known(entry.intent, entry.situation):
            situation = None if entry.situation is None else Situation(entry.situation)
            cue = Cue(Intent(entry.intent), situation)
            first |= dict.fromkeys(entry.first, cue)
            last |= dict.fromkeys(entry.last, cue)
    return Edges(MappingProxyType(first), MappingProxyType(last))


def cues_of(vocabulary: Vocabulary) -> Phrases[Cue]:
    """The phrases of each intent, by their words; `unknown_intents` finds what is left out."""
    phrases: dict[tuple[str, ...], Cue] = {}
    for entry in vocabulary.intents:
        if not _is_known(entry.intent, entry.situation):
            continue
        situation = None if entry.situation is None else Situation(entry.situation)
        for phrase in entry.phrases:
            phrases.setdefault(keys_of(phrase), Cue(Intent(entry.intent), situation))
    return Phrases.of(phrases)


def unknown_intents(vocabulary: Vocabulary) -> Iterator[str]:
    """The names in the vocabulary that are no intent, or no situation, of ours."""
    for entry in vocabulary.intents:
        if not _is_known(entry.intent, entry.situation):
            yield entry.intent if entry.situation is None else f"{entry.intent}/{entry.situation}"


def _is_known(intent: str, situation: str | None) -> bool:
    return intent in set(Intent) and (situation is None or situation in set(Situation))


# A slash and a word, or a slash alone; "/2" is a choice and "and/or" is none.
_COMMAND = re.compile(r"\s*(/(?:[^\W\d][\w-]*)?)(?:@\w+)?(?:\s|$)")
_COMMANDS: Mapping[str, Intent] = MappingProxyType(
    {
        "start": Intent.HELP,
        "help": Intent.HELP,
        "companies": Intent.BROWSE,
        "roles": Intent.BROWSE,
        "regions": Intent.BROWSE,
        "levels": Intent.LEVELS,
        "sources": Intent.SOURCES,
        "scripts": Intent.SCRIPT,
        "script": Intent.SCRIPT,
        "range": Intent.RANGE,
        "compare": Intent.COMPARE,
        "strategy": Intent.STRATEGY,
        "offer": Intent.OFFER,
        "offers": Intent.OFFERS,
        "counter": Intent.COUNTER,
        "questions": Intent.QUESTIONS,
        "checklist": Intent.CHECKLIST,
        "export": Intent.EXPORT,
        "remind": Intent.REMINDER,
        "reminder": Intent.REMINDER,
        "reminders": Intent.REMINDERS,
        "watch": Intent.WATCH,
        "unwatch": Intent.UNWATCH,
        "watches": Intent.WATCHES,
        "report": Intent.REPORT,
        "practice": Intent.PRACTICE,
        "plan": Intent.PLAN,
        "privacy": Intent.PRIVACY,
        "developer_info": Intent.DEVELOPER,
        "developer": Intent.DEVELOPER,
        "mydata": Intent.MYDATA,
        "settings": Intent.SETTINGS,
        "setting": Intent.SETTINGS,
        "reset": Intent.RESET,
        "forget": Intent.FORGET,
    }
)
# These say so only where nothing else is said.
_WHOLE_MESSAGES: Mapping[tuple[str, ...], Intent] = MappingProxyType(
    {
        ("start",): Intent.HELP,
        ("help",): Intent.HELP,
        ("help", "me"): Intent.HELP,
        ("help", "please"): Intent.HELP,
        ("menu",): Intent.HELP,
        ("reset",): Intent.RESET,
        ("start", "over"): Intent.RESET,
        ("new", "topic"): Intent.RESET,
        ("forget", "it"): Intent.RESET,
        ("never", "mind"): Intent.RESET,
        ("nevermind",): Intent.RESET,
        ("start", "again"): Intent.RESET,
        ("start", "fresh"): Intent.RESET,
        ("start", "from", "scratch"): Intent.RESET,
        ("forget", "all", "that"): Intent.RESET,
        ("forget", "that"): Intent.RESET,
        ("forget", "about", "it"): Intent.RESET,
        ("forget", "all", "of", "that"): Intent.RESET,
        ("scrap", "that"): Intent.RESET,
        ("clear",): Intent.RESET,
        ("clear", "all"): Intent.RESET,
        ("clear", "everything"): Intent.RESET,
        ("lets", "start", "over"): Intent.RESET,
        ("reset", "please"): Intent.RESET,
        ("new", "question"): Intent.RESET,
        ("something", "else"): Intent.RESET,
        ("reminders",): Intent.REMINDERS,
        ("watch",): Intent.WATCH,
        ("unwatch",): Intent.UNWATCH,
        ("watches",): Intent.WATCHES,
        ("settings",): Intent.SETTINGS,
        ("companies",): Intent.BROWSE,
        ("roles",): Intent.BROWSE,
        ("regions",): Intent.BROWSE,
        ("cities",): Intent.BROWSE,
    }
)
# What was talked about is to be watched.
_IT = (
    ("it",), ("this",), ("that",), ("them",), ("this", "guide"), ("this", "company"),
    ("the", "guide"), ("the", "figures"), ("these", "figures"), ("those", "figures"),
)  # fmt: skip
_THEY = (("it",), ("they",), ("the", "figures"), ("these", "figures"), ("those", "figures"))
_WATCH_IT = frozenset(
    {(*verb, *what) for verb in (("watch",), ("keep", "an", "eye", "on")) for what in _IT}
    | {
        (*tell, when, *what, change)
        for tell in (("tell", "me"), ("let", "me", "know"))
        for when in ("when", "if")
        for what in _THEY
        for change in ("change", "changes")
    }
)
_SHORTENED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("wat", "wht", "wut", "waht"), "what")
    | dict.fromkeys(("shud", "shld"), "should")
    | dict.fromkeys(("cud", "cld"), "could")
    | dict.fromkeys(("hw", "hwo"), "how")
    | dict.fromkeys(("compre", "comapre", "compair", "cmpare"), "compare")
    | dict.fromkeys(("delte", "delet", "dlete", "deleet", "deletee", "dleete"), "delete")
    | dict.fromkeys(("u", "yu", "yuo"), "you")
    | {"abt": "about"}
)
_WHOLE = frozenset(_SHORTENED.values())
_SMALL = frozenset(
    "hi hello hey hiya yo thanks thank you thx ty cheers ok okay k cool nice great awesome perfect "
    "good morning afternoon evening day night bye goodbye see later lol haha hehe wow yes yeah yep "
    "no nope sure fine that was super very so much helpful that's lovely love it got welcome sorry "
    "how are is this bot well done right alright sounds".split()
)
_SMALL_OPENINGS = frozenset("thanks thank thx ty hi hello hey cheers bye lol haha ok cool".split())
_LONGEST_SMALLTALK = 6
# So many words may stand between the opening of a request and its verb.
_VERB_REACH = 6
# In a longer message "watch" may be said of anything.
_UNSURE_REACH = 3
_POLITE = frozenset("please pls plz hi hey hello ok so and but also then thanks thx".split())
_POLITE_REACH = 3
# What guides are watched, and what is to be reminded of: the words say all that is wanted.
_KEPT_FOR_LATER = frozenset({Intent.REMINDERS, Intent.WATCH, Intent.UNWATCH, Intent.WATCHES})
_BESIDE_THEM = frozenset({Intent.RANGE, Intent.SCRIPT, Intent.BROWSE, Intent.REMINDER})
# Who reports that a guide is wrong asks for none of these.
_BESIDE_A_REPORT = frozenset(
    {Intent.REPORT, Intent.RANGE, Intent.SOURCES, Intent.BROWSE, Intent.LEVELS, Intent.ABUSE}
)
_OF_OTHERS = frozenset(
    "they he she my our their his her recruiter hr manager boss company said say says saying told "
    "claim claims claimed offer letter if whether is are".split()
)
# A company or a role beside one of these asks for no range of its own.
_SAYS_ENOUGH = _KEPT_FOR_LATER | {
    Intent.LEVELS,
    Intent.SOURCES,
    Intent.STRATEGY,
    Intent.BROWSE,
    Intent.REMINDER,
}
_NEEDS_NO_GUIDE = frozenset(
    {Intent.PLAN, Intent.PRIVACY, Intent.REMINDER, Intent.PRACTICE, Intent.DEVELOPER,
     Intent.MYDATA, Intent.SETTINGS}
)  # fmt: skip
_TOLD_US = frozenset({("tell", "me"), ("tell", "us")})
_ASKS_OF_GUIDES = _SAYS_ENOUGH | {Intent.RANGE, Intent.SCRIPT, Intent.COMPARE, Intent.PUSHBACK}
_MAY_SPEAK_OF_AN_OFFER = frozenset({Intent.RANGE, Intent.OFFER, Intent.SCRIPT, Intent.COMPARE})
_ALONE = _KEPT_FOR_LATER | {Intent.RESET, Intent.FORGET, Intent.REMINDER, Intent.REPORT}
_EITHER = frozenset("or vs versus".split())
_ONLY_BETWEEN = frozenset({"vs", "versus"})


@dataclass(frozen=True, slots=True)
class StatedPay:
    """Where the first amount of an offer stands; `assumed` where no word says what it is of."""

    start: int
    assumed: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """The intents of an utterance in the order asked, and the situation that it tells of."""

    intents: tuple[IntentMention, ...]
    situation: Situation | None = None
    setting: ToldSetting | None = None


def find_wanted(
    utterance: Utterance,
    entities: Entities,
    pay: StatedPay | None,
    cues: tuple[Found[Cue], ...],
) -> Wanted:
    """What is wanted, in the order asked; a company or a role alone asks for its range."""
    said = tuple(_said(utterance, entities, cues))
    situation = next((cue.situation for _, cue in said if cue.situation is not None), None)
    if unknown_command(utterance.text) is not None:
        return Wanted((IntentMention(Intent.UNKNOWN, 0),))
    command = command_of(utterance.text)
    if command is not None and command in _ALONE:
        return Wanted((IntentMention(command, 0),))
    told = told_setting(utterance.text, tuple(mention.place for mention in entities.places))
    if told is not None:
        return Wanted((IntentMention(Intent.SETTINGS, 0),), setting=told)
    whole = _whole_message(utterance, entities) if command is None else None
    if whole is not None:
        return Wanted((IntentMention(whole, 0),))
    asked = dict(_asked(said, entities))
    if command is not None:
        asked = {command: 0} | asked
    mentions = [IntentMention(intent, start) for intent, start in asked.items()]
    mentions = _with_offer(mentions, pay)
    mentions = _with_comparison(mentions, utterance, entities)
    if not mentions:
        mentions = [_implied(utterance, entities, situation)]
    return Wanted(tuple(sorted(mentions, key=lambda mention: mention.start)), situation)


def says_only_that(utterance: Utterance) -> bool:
    """Whether a message is nothing but such words: "keep an eye on it", "reminders"."""
    return utterance.keys in _WATCH_IT or utterance.keys in _WHOLE_MESSAGES


def _whole_message(utterance: Utterance, entities: Entities) -> Intent | None:
    """What words say that are all of a message."""
    keys = utterance.keys
    unsure = len(keys) <= _UNSURE_REACH and bool(entities.unsure)
    if keys in _WATCH_IT or (unsure and keys[0] == "watch"):  # "watch Target"
        return Intent.WATCH
    return _WHOLE_MESSAGES.get(keys)


def command_of(text: str) -> Intent | None:
    """What a command such as `/companies` wants; None for another one, or for none."""
    command = _COMMAND.match(text)
    return None if command is None else _COMMANDS.get(command[1][1:].casefold())


def unknown_command(text: str) -> Span | None:
    """Where a command stands that is none of ours; its words are then no question."""
    command = _COMMAND.match(text)
    if command is None or command_of(text) is not None:
        return None
    return Span(command.start(1), command.end(1))


def _said(
    utterance: Utterance, entities: Entities, cues: tuple[Found[Cue], ...]
) -> Iterator[tuple[int, Cue]]:
    """Every cue, with the character at which it begins; "vs" is one between things we know."""
    things = entities.employers or len(entities.places) > 1 or len(entities.roles) > 1
    for found in cues:
        if found.value.intent is Intent.REPORT and not _OF_OTHERS.isdisjoint(
            utterance.keys[: found.first]
        ):
            continue  # "they said my figures are wrong"
        if things or utterance.keys[found.first] not in _ONLY_BETWEEN:
            yield utterance.starts[found.first], found.value


def _asked(said: Iterable[tuple[int, Cue]], entities: Entities) -> Iterator[tuple[Intent, int]]:
    """Each intent at its first cue; a situation asks for help only where nothing else is said."""
    first: dict[Intent, int] = {}
    for start, cue in said:
        first.setdefault(cue.intent, start)
    told = not (entities.employers or entities.roles or entities.places)
    if told:
        first.pop(Intent.WATCH, None)  # "watch out"
    if not _KEPT_FOR_LATER.isdisjoint(first):
        first = {intent: start for intent, start in first.items() if intent not in _BESIDE_THEM}
    if Intent.HELP in first and told:
        first.pop(Intent.RANGE, None)  # "HR calls about salary" asks for no range
    if Intent.HELP in first and (len(first) > 1 or entities.employers):
        del first[Intent.HELP]
    if told and not _NEEDS_NO_GUIDE.isdisjoint(first):
        first.pop(Intent.RANGE, None)  # "make me a plan", "do you store my salary"
        first.pop(Intent.SCRIPT, None)
    if Intent.ABUSE in first and len(first) > 1:
        del first[Intent.ABUSE]
    yield from _with_a_report_alone(first)


def _with_a_report_alone(first: dict[Intent, int]) -> Iterator[tuple[Intent, int]]:
    """A report that a guide is wrong is all that is wanted; beside a request it is none."""
    reports = first.keys() <= _BESIDE_A_REPORT
    for intent, start in first.items():
        if (intent is Intent.REPORT) is reports or Intent.REPORT not in first:
            yield intent, start


def _with_offer(mentions: list[IntentMention], pay: StatedPay | None) -> list[IntentMention]:
    """A stated part of pay is an offer, and asks how it stands; an amount alone is too."""
    asked = {mention.intent for mention in mentions}
    if pay is None or (pay.assumed and not asked <= _MAY_SPEAK_OF_AN_OFFER):
        return mentions
    start = pay.start
    mentions = [mention for mention in mentions if mention.intent is not Intent.REPORT]
    wanted = {mention.intent for mention in mentions}
    more = [] if Intent.OFFER in wanted else [IntentMention(Intent.OFFER, start)]
    if wanted.isdisjoint(_ASKS_OF_GUIDES):
        more.append(IntentMention(Intent.RANGE, start, implied=True))
    return [*mentions, *more]


def _with_comparison(
    mentions: list[IntentMention], utterance: Utterance, entities: Entities
) -> list[IntentMention]:
    """Several companies are compared, and so are several places or roles of one company.

    Unless something else is asked that says enough by itself.
    """
    wanted = {mention.intent for mention in mentions}
    if Intent.COMPARE in wanted or not wanted.isdisjoint(_SAYS_ENOUGH):
        return mentions
    several = len(entities.companies) > 1 or _is_either(utterance, entities)
    roles = {(mention.role, mention.seniority) for mention in entities.roles}
    within = entities.companies and max(len(entities.places), len(roles)) > 1
    if not several and not (within and wanted <= {Intent.RANGE, Intent.OFFER}):
        return mentions
    kept = [mention for mention in mentions if not mention.implied or Intent.OFFER in wanted]
    return [IntentMention(Intent.COMPARE, 0, implied=True), *kept]


def _is_either(utterance: Utterance, entities: Entities) -> bool:
    """Whether one employer or another is spoken of, although not both have a guide."""
    others = (*entities.doubtful, *entities.unlisted)
    return bool(entities.companies and others) and not _EITHER.isdisjoint(utterance.keys)


def _implied(
    utterance: Utterance, entities: Entities, situation: Situation | None
) -> IntentMention:
    """What an utterance wants that says nothing of it."""
    if situation is not None and entities.empty:
        return IntentMention(Intent.HELP, 0)
    if _is_smalltalk(utterance, entities):
        return IntentMention(Intent.SMALLTALK, 0)
    if entities.levers and not (entities.employers or entities.roles):
        return IntentMention(Intent.SCRIPT, entities.levers[0].span.start, implied=True)
    if entities.empty or _is_elsewhere(entities):
        return IntentMention(Intent.UNKNOWN, 0)
    return IntentMention(Intent.RANGE, 0, implied=True)


def _is_elsewhere(entities: Entities) -> bool:
    """Whether a place is all that is known of what is said: "the weather in Denver"."""
    named = entities.employers or entities.roles or entities.levers or entities.levels
    return bool(entities.places) and entities.unexplained and not (named or entities.possible)


def plainly(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Words as the phrases have them, where a thumb has shortened one: "wat do i tell them"."""
    return tuple([_SHORTENED.get(key, key) for key in keys])


def find_cues(
    utterance: Utterance,
    flags: Sequence[int],
    cues: Phrases[Cue],
    requests: Phrases[tuple[Request, ...]],
    edges: Edges,
) -> tuple[Found[Cue], ...]:
    """Everything that says what is wanted, in the order of the words."""
    keys = plainly(utterance.keys)
    starts = cue_starts(keys, flags)
    found = [
        *cues.find(keys, starts),
        *_requested(utterance, keys, requests.find(keys, starts)),
        *_at_the_edges(keys, edges),
    ]
    return tuple(sorted(found, key=lambda cue: cue.first))


def _at_the_edges(keys: Sequence[str], edges: Edges) -> Iterator[Found[Cue]]:
    """What the first word and the last say: "ask HubSpot for more", "they said no. reply?"."""
    polite = [index for index, key in enumerate(keys[:_POLITE_REACH]) if key not in _POLITE]
    begin = polite[0] if polite else 0
    end = len(keys) - 1
    while end > 0 and keys[end] in _POLITE:
        end -= 1
    told = tuple(keys[begin : begin + 2]) in _TOLD_US  # "tell me about …" wants no words to say
    if len(keys) > 1 and keys[begin] in edges.first and not told:
        yield Found(edges.first[keys[begin]], begin, begin)
    if end > 0 and keys[end] in edges.last:
        yield Found(edges.last[keys[end]], end, end)


def _requested(
    utterance: Utterance,
    keys: Sequence[str],
    openings: Iterable[Found[tuple[Request, ...]]],
) -> Iterator[Found[Cue]]:
    for opening in openings:
        ahead = range(opening.last + 1, min(opening.last + 1 + _VERB_REACH, len(keys)))
        for request in opening.value:
            for index in ahead:
                if utterance.begins_sentence(index):
                    break
                if keys[index] in request.verbs:
                    yield Found(request.cue, opening.first, index)
                    break


def cue_starts(keys: Sequence[str], flags: Sequence[int]) -> list[int]:
    """Where a phrase of an intent may begin, a shortened word included."""
    return [index for index, found in enumerate(flags) if found & CUE or keys[index] in _WHOLE]


def _is_smalltalk(utterance: Utterance, entities: Entities) -> bool:
    """Politeness, a face, or nothing but small words."""
    if not utterance.keys:
        return any(unicodedata.category(letter)[0] in "SP" for letter in utterance.text)
    if not entities.empty or len(utterance) > _LONGEST_SMALLTALK:
        return False
    keys = utterance.keys
    return all(key in _SMALL for key in keys) or keys[0] in _SMALL_OPENINGS

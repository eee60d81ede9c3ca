"""What the person wants; one utterance may hold several things."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.entities import Entities, Span
from bot.understanding.phrases import Phrases
from bot.understanding.utterance import Utterance, keys_of


class Intent(StrEnum):
    """What the person wants. More questions join here as the coach learns to answer them."""

    RANGE = "range"
    SCRIPT = "script"
    HELP = "help"
    PRIVACY = "privacy"
    SMALLTALK = "smalltalk"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class IntentMention:
    """An intent, and the character at which it is expressed; `implied` where no word says it."""

    intent: Intent
    start: int
    implied: bool = False


def _cues(phrases: dict[Intent, str]) -> Phrases[Intent]:
    """The phrases of each intent, by their words."""
    return Phrases.of(
        {
            keys_of(phrase): intent
            for intent, listed in phrases.items()
            for phrase in listed.split(",")
        }
    )


# The first cue of an intent says where it stands in the order of what was asked.
_CUES = _cues(
    {
        Intent.RANGE: (
            "range,ranges,band,bands,salary,salaries,comp,compensation,tc,total comp,pay,pays,"
            "paying,payer,earn,earns,make,makes,how much,worth,is realistic,should i ask for,"
            "should i aim for,good number,fair,who pays,what would,is low,low,normal,figures,"
            "should i expect,what is the base,good offer,numbers"
        ),
        Intent.SCRIPT: (
            "script,scripts,script for,what do i say,what to say,what should i say,what can i say,"
            "how do i ask,how to ask,how do i negotiate,how to negotiate,how should i negotiate,"
            "how do i respond,how do i reply,how to respond,how to reply,write me,draft,"
            "counter offer email,counteroffer,lever,levers,lines,bring it up,can i ask,"
            "can i negotiate,"
            "ask for more,get more,push for,how do i push,how do i counter,wording,negotiate,"
            "get top of band,how do i get"
        ),
        Intent.HELP: "what can you do,how does this work,how do you work",
        Intent.PRIVACY: (
            "privacy,delete my data,forget me,my data,delete everything,do you store,do you save"
        ),
    }
)
# "Start" and "help" say so only where nothing else is said.
_WHOLE_MESSAGES = {
    ("start",): Intent.HELP,
    ("help",): Intent.HELP,
    ("help", "me"): Intent.HELP,
    ("help", "please"): Intent.HELP,
}
_SMALL = frozenset(
    "hi hello hey hiya yo thanks thank you thx ty cheers ok okay k cool nice great awesome perfect "
    "good morning afternoon evening day night bye goodbye see later lol haha hehe wow yes yeah yep "
    "no nope sure fine that was super very so much helpful that's lovely love it got welcome sorry "
    "how are is this bot well done right alright sounds".split()
)
_SMALL_OPENINGS = frozenset("thanks thank thx ty hi hello hey cheers bye lol haha ok cool".split())
_LONGEST_SMALLTALK = 6


def find_intents(utterance: Utterance, entities: Entities) -> tuple[IntentMention, ...]:
    """What is wanted, in the order asked; a company or a role alone asks for its range."""
    if utterance.keys in _WHOLE_MESSAGES:
        return (IntentMention(_WHOLE_MESSAGES[utterance.keys], 0),)
    asked = _asked(utterance)
    if asked:
        return asked
    if _is_smalltalk(utterance, entities):
        return (IntentMention(Intent.SMALLTALK, 0),)
    if entities.levers and not (entities.companies or entities.roles):
        return (IntentMention(Intent.SCRIPT, entities.levers[0].span.start),)
    if entities.empty:
        return (IntentMention(Intent.UNKNOWN, 0),)
    return (IntentMention(Intent.RANGE, 0, implied=True),)


def _asked(utterance: Utterance) -> tuple[IntentMention, ...]:
    """Each intent once, at its first cue."""
    first: dict[Intent, IntentMention] = {}
    for found in _CUES.find(utterance.keys):
        start = utterance.words[found.first].start
        first.setdefault(found.value, IntentMention(found.value, start))
    return tuple(first.values())


def cue_spans(utterance: Utterance) -> tuple[Span, ...]:
    """Where an intent is expressed."""
    words = utterance.words
    return tuple(
        Span(words[found.first].start, words[found.last].end)
        for found in _CUES.find(utterance.keys)
    )


def _is_smalltalk(utterance: Utterance, entities: Entities) -> bool:
    """Politeness, a face, or nothing but small words."""
    if not utterance.words:
        return any(unicodedata.category(letter)[0] in "SP" for letter in utterance.text)
    if not entities.empty or len(utterance.words) > _LONGEST_SMALLTALK:
        return False
    keys = [word.key for word in utterance.words]
    return all(key in _SMALL for key in keys) or keys[0] in _SMALL_OPENINGS

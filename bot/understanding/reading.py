"""From text to what it means."""

from dataclasses import dataclass
from datetime import datetime

from bot.understanding.amounts import AmountMention, find_amounts
from bot.understanding.companies import Companies, find_companies
from bot.understanding.cues import SENIORITY, SENIORITY_SLUG
from bot.understanding.entities import (
    Entities,
    LevelMention,
    LeverMention,
    PossibleMention,
    RoleMention,
    SeniorityMention,
    Span,
)
from bot.understanding.intents import (
    Intent,
    IntentMention,
    Situation,
    cue_spans,
    find_wanted,
)
from bot.understanding.levels import find_levels
from bot.understanding.lexicon import Lexicon
from bot.understanding.places import find_places_typed
from bot.understanding.roles import find_roles
from bot.understanding.scene import Scene, set_scene
from bot.understanding.terms import Term, find_terms
from bot.understanding.unexplained import find_possible, find_unknown_role, has_unexplained
from bot.understanding.utterance import Utterance, read

# Telegram's own limit; what stands behind it in a text from elsewhere is not read.
LONGEST_TEXT = 4096
_SHORT_MESSAGE = 6


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was typed, what is wanted, in the order asked, and what is named."""

    utterance: Utterance
    intents: tuple[IntentMention, ...]
    entities: Entities
    amounts: tuple[AmountMention, ...] = ()
    situation: Situation | None = None
    terms: tuple[Term, ...] = ()

    def wants(self, intent: Intent) -> bool:
        """Whether an intent is among those expressed."""
        return any(mention.intent is intent for mention in self.intents)


def understand(text: str, lexicon: Lexicon, now: datetime) -> Understanding:
    """Read one message. Any text has an understanding, if only that nothing was understood."""
    del now  # moments such as "by friday" will be read against it
    utterance = read(text[:LONGEST_TEXT])
    entities = _find_entities(utterance, lexicon)
    amounts = find_amounts(utterance.text)
    terms = find_terms(utterance.text, lexicon.terms)
    if terms:
        asked = (IntentMention(Intent.HELP, 0),)
        return Understanding(utterance, asked, entities, amounts, terms=terms)
    wanted = find_wanted(utterance, entities, amounts, lexicon.cues)
    return Understanding(utterance, wanted.intents, entities, amounts, wanted.situation)


def _find_entities(utterance: Utterance, lexicon: Lexicon) -> Entities:
    roles = find_roles(utterance, lexicon)
    places = find_places_typed(utterance, lexicon, tuple(role.span for role in roles))
    scene = set_scene(
        utterance,
        lexicon,
        roles=(mention.span for mention in roles),
        places=(mention.span for mention in places),
    )
    companies = find_companies(scene)
    named = tuple(mention.span for mention in companies.asserted)
    levers = tuple(
        lever
        for lever in _find_levers(utterance, lexicon)
        if not _inside(lever.span, (*named, *(role.span for role in roles)))
    )
    # "Remote work" is a lever; "remote" alone is a place too.
    phrases = tuple(lever.span for lever in levers if " " in text_of(utterance, lever.span))
    return Entities(
        companies=companies.asserted,
        doubtful=companies.doubtful,
        unlisted=companies.unlisted,
        roles=tuple(role for role in roles if not _inside(role.span, named)),
        places=tuple(place for place in places if not _inside(place.span, (*named, *phrases))),
        levers=levers,
        levels=tuple(
            LevelMention(found.level, scene.span(found.first, found.last))
            for found in find_levels(utterance)
        ),
        possible=() if companies.named else _find_possible(scene, levers),
        seniority=_find_seniority(utterance, roles),
        unsure=companies.unsure,
        unknown_role=None if roles else find_unknown_role(scene, _explained(scene, levers)),
        unexplained=has_unexplained(scene, _explained(scene, levers, companies)),
    )


def _find_possible(scene: Scene, levers: tuple[LeverMention, ...]) -> tuple[PossibleMention, ...]:
    """What may be an employer, where none is named."""
    return tuple(find_possible(scene, _explained(scene, levers)))


def _explained(
    scene: Scene, levers: tuple[LeverMention, ...], companies: Companies | None = None
) -> tuple[Span, ...]:
    """The stretches of an utterance that levers, cues and companies explain."""
    cues = cue_spans(scene.utterance, scene.lexicon.cues)
    spans = (*(lever.span for lever in levers), *cues)
    if companies is None:
        return spans
    return (
        *spans,
        *(mention.span for mention in companies.asserted),
        *(mention.span for mention in companies.dismissed),
        *(mention.span for mention in companies.doubtful),
        *(mention.span for mention in companies.unlisted),
    )


def _find_seniority(
    utterance: Utterance, roles: tuple[RoleMention, ...]
) -> SeniorityMention | None:
    """A seniority in a short message that names no role: "and senior?"."""
    if roles or len(utterance.words) > _SHORT_MESSAGE:
        return None
    for word in utterance.words:
        if word.key in SENIORITY:
            slug = SENIORITY_SLUG.get(word.key, word.key)
            return SeniorityMention(slug, Span(word.start, word.end))
    return None


def _find_levers(utterance: Utterance, lexicon: Lexicon) -> tuple[LeverMention, ...]:
    """Each family once, where it is named first."""
    mentions: dict[str, LeverMention] = {}
    for found in lexicon.families.find(utterance.keys):
        span = Span(utterance.words[found.first].start, utterance.words[found.last].end)
        mentions.setdefault(found.value, LeverMention(found.value, span))
    return tuple(mentions.values())


def text_of(utterance: Utterance, span: Span) -> str:
    """What was typed in a stretch of the utterance."""
    return utterance.text[span.start : span.end]


def _inside(span: Span, named: tuple[Span, ...]) -> bool:
    """Whether something is only part of a name, as a place in "Bank of America"."""
    return any(name.start <= span.start and span.end <= name.end for name in named)

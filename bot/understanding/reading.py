"""From text to what it means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import or_
from typing import TypeVar

from bot.understanding.amounts import AmountMention, find_amounts
from bot.understanding.companies import Companies, find_companies
from bot.understanding.conversions import find_conversion
from bot.understanding.corrections import without_corrected
from bot.understanding.cues import OWNERS, SENIORITY, SENIORITY_SLUG
from bot.understanding.entities import (
    Entities,
    LevelMention,
    LeverMention,
    PlaceMention,
    RoleMention,
    SeniorityMention,
    Span,
)
from bot.understanding.intents import (
    Cue,
    Intent,
    IntentMention,
    Situation,
    StatedPay,
    find_cues,
    find_wanted,
)
from bot.understanding.levels import find_levels
from bot.understanding.lexicon import Lexicon
from bot.understanding.moments.mention import MomentMention
from bot.understanding.moments.request import ReminderEdit, ReminderMention
from bot.understanding.offers.mention import OfferMention
from bot.understanding.offers.reading import find_offers
from bot.understanding.phrases import Found
from bot.understanding.places import find_places_typed
from bot.understanding.reminded import find_reminded, without_asking_again
from bot.understanding.roles import find_roles
from bot.understanding.scene import Recognised, set_scene
from bot.understanding.terms import Term, find_terms
from bot.understanding.told_settings import ToldSetting
from bot.understanding.unexplained import (
    explained,
    find_possible,
    find_unknown_role,
)
from bot.understanding.unspaced import parted
from bot.understanding.utterance import Utterance, read
from bot.understanding.wants import RateMention, WantMention, find_rates, find_wants
from bot.understanding.words import FAMILY, indexes

M = TypeVar("M", LeverMention, PlaceMention, RoleMention)

# Telegram's own limit; what stands behind it in a text from elsewhere is not read.
LONGEST_TEXT = 4096
_ASKED_OF_US = frozenset(
    {
        Intent.SCRIPT,
        Intent.LEVELS,
        Intent.SOURCES,
        Intent.STRATEGY,
        Intent.COMPARE,
        Intent.REMINDER,
        Intent.WATCH,
        Intent.UNWATCH,
        Intent.REPORT,
        Intent.PLAN,
    }
)
_SHORT_MESSAGE = 6
_MOST_LEVELS = 12
_LONGER_MESSAGE = 20


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was typed, what is wanted, in the order asked, and what is named.

    `place_currency` (ISO 4217) is what is paid in where the first place lies, and `cut` says that
    there was more text than is read. `conversion` are two currencies that are to be compared, and
    `setting` is one that the whole message is about.
    """

    utterance: Utterance
    intents: tuple[IntentMention, ...]
    entities: Entities
    amounts: tuple[AmountMention, ...] = ()
    offers: tuple[OfferMention, ...] = ()
    situation: Situation | None = None
    terms: tuple[Term, ...] = ()
    wants: tuple[WantMention, ...] = ()
    rates: tuple[RateMention, ...] = ()
    place_currency: str | None = None
    cut: bool = False
    conversion: tuple[str, str] | None = None
    setting: ToldSetting | None = None
    reminder: ReminderMention | None = None
    edit: ReminderEdit | None = None

    @property
    def deadline(self) -> MomentMention | None:
        """When an event is that was told without a reminder being wanted; None where none was."""
        told = self.reminder is not None and not self.reminder.requested
        return self.reminder.when if told and self.reminder is not None else None

    def asks(self, intent: Intent) -> bool:
        """Whether an intent is among those expressed."""
        return any(mention.intent is intent for mention in self.intents)


def understand(text: str, lexicon: Lexicon, now: datetime) -> Understanding:
    """Read one message. Any text has an understanding, if only that nothing was understood."""
    del now  # moments such as "by friday" will be read against it
    utterance = parted(read(without_asking_again(text[:LONGEST_TEXT])), lexicon)
    flags = lexicon.words.of_all(utterance.keys)
    cues = find_cues(utterance, flags, lexicon.cues, lexicon.requests, lexicon.edges)
    entities = _find_entities(utterance, lexicon, flags, cues)
    amounts = find_amounts(utterance.text)
    terms = find_terms(utterance.text, lexicon.terms)
    if terms:
        asked = (IntentMention(Intent.HELP, 0),)
        return Understanding(utterance, asked, entities, amounts, terms=terms)
    offers = find_offers(utterance.text, entities, lexicon)
    wanted = find_wanted(utterance, entities, _pay(offers), cues)
    reminded = find_reminded(utterance, wanted.intents)
    return Understanding(
        utterance,
        reminded.intents,
        entities,
        amounts,
        offers,
        wanted.situation,
        wants=find_wants(utterance.text),
        rates=find_rates(utterance.text),
        place_currency=_place_currency(entities, lexicon),
        cut=len(text) > LONGEST_TEXT,
        conversion=find_conversion(utterance.text),
        reminder=reminded.reminder,
        edit=reminded.edit,
        setting=wanted.setting,
    )


def _place_currency(entities: Entities, lexicon: Lexicon) -> str | None:
    """What is paid in where the first place lies."""
    codes = (mention.place.country or "" for mention in entities.places)
    countries = (lexicon.gazetteer.countries.get(code) for code in codes)
    return next((country.currency for country in countries if country is not None), None)


def _pay(offers: tuple[OfferMention, ...]) -> StatedPay | None:
    """Where the first amount of the offers stands; None where there are none."""
    if not offers:
        return None
    return StatedPay(offers[0].start, all(offer.is_assumed for offer in offers))


def _find_entities(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int], cues: tuple[Found[Cue], ...]
) -> Entities:
    roles = find_roles(utterance, lexicon, flags)
    places = find_places_typed(utterance, lexicon, flags, tuple(role.span for role in roles))
    levers = _find_levers(utterance, lexicon, flags)
    known = Recognised(
        roles=tuple(mention.span for mention in roles),
        places=tuple(mention.span for mention in places),
        levers=bool(levers),
        asks="?" in utterance.text or _wants(cues),
        wants=_wants(cues),
    )
    scene = set_scene(utterance, lexicon, flags, known)
    companies = find_companies(scene)
    meant = without_corrected(utterance, companies.asserted)
    named = tuple(mention.span for mention in companies.asserted)
    levers = _without(levers, (*named, *(role.span for role in roles)))
    # "Remote work" is a lever; "remote" alone is a place too.
    phrases = tuple(lever.span for lever in levers if " " in text_of(utterance, lever.span))
    said = (scene.span(cue.first, cue.last) for cue in cues)
    told = explained(scene, (*(lever.span for lever in levers), *said))
    beside = explained(scene, _spans_of(companies))
    return Entities(
        companies=meant,
        doubtful=companies.doubtful,
        unlisted=companies.unlisted,
        roles=without_corrected(utterance, _without(roles, named)),
        places=without_corrected(utterance, _without(places, (*named, *phrases))),
        levers=levers,
        levels=tuple(
            LevelMention(found.level, scene.span(found.first, found.last))
            for found in islice(find_levels(utterance), _MOST_LEVELS)
        ),
        possible=() if companies.named else tuple(find_possible(scene, told)),
        seniority=_find_seniority(utterance, roles, employers=companies.named),
        unsure=companies.unsure,
        unknown_role=None if roles else find_unknown_role(scene, told),
        unexplained=not all(map(or_, told, beside)),
    )


def _wants(cues: tuple[Found[Cue], ...]) -> bool:
    """Whether something is wanted of the coach, and not only told: a script, levels, sources."""
    return any(cue.value.intent in _ASKED_OF_US for cue in cues)


def _spans_of(companies: Companies) -> Iterator[Span]:
    """The stretches of an utterance that companies explain."""
    for mentions in (companies.asserted, companies.dismissed, companies.doubtful):
        for mention in mentions:
            yield mention.span
    for unlisted in companies.unlisted:
        yield unlisted.span


def _find_seniority(
    utterance: Utterance, roles: tuple[RoleMention, ...], *, employers: bool
) -> SeniorityMention | None:
    """A seniority with no role: "and senior?"; in more than a few words beside an employer."""
    longest = _LONGER_MESSAGE if employers else _SHORT_MESSAGE
    if roles or len(utterance) > longest:
        return None
    for index, key in enumerate(utterance.keys):
        owned = index > 0 and utterance.keys[index - 1] in OWNERS  # "my senior colleague"
        if key in SENIORITY and not owned:
            slug = SENIORITY_SLUG.get(key, key)
            return SeniorityMention(slug, Span(utterance.starts[index], utterance.ends[index]))
    return None


def _find_levers(
    utterance: Utterance, lexicon: Lexicon, flags: Sequence[int]
) -> tuple[LeverMention, ...]:
    """Each family once, where it is named first."""
    mentions: dict[str, LeverMention] = {}
    for found in lexicon.families.find(utterance.keys, indexes(flags, FAMILY)):
        if found.value not in mentions:
            span = Span(utterance.starts[found.first], utterance.ends[found.last])
            topic = lexicon.topics.get(found.value)
            mentions[found.value] = LeverMention(found.value, span, topic)
    return tuple(mentions.values())


def text_of(utterance: Utterance, span: Span) -> str:
    """What was typed in a stretch of the utterance."""
    return utterance.text[span.start : span.end]


def _without(mentions: tuple[M, ...], named: tuple[Span, ...]) -> tuple[M, ...]:
    """Mentions save those that are only part of a name, as a place in "Bank of America"."""
    if not named:
        return mentions
    return tuple(mention for mention in mentions if not _inside(mention.span, named))


def _inside(span: Span, named: tuple[Span, ...]) -> bool:
    return any(name.start <= span.start and span.end <= name.end for name in named)

"""Which zone a person's clock is in: asked where it is needed, with guesses, then gone on."""

from collections.abc import Iterator

from bot.coach.answers import ZoneQuestionAnswer
from bot.coach.figures import Name, PersonQuote
from bot.coach.person import Person
from bot.coach.question import Choice, SettingStep, Target
from bot.knowledge.base import Place
from bot.understanding.intents import Intent
from bot.understanding.reading import Understanding
from bot.understanding.told_settings import Setting
from bot.understanding.zones import guesses, title, zones_called

_NOTHING_ELSE = frozenset({Intent.UNKNOWN, Intent.RANGE, Intent.SMALLTALK})


def ask_zone(person: Person, then: Target | None = None) -> ZoneQuestionAnswer:
    """The question for the zone, with guesses; `then` is gone on with once it is answered.

    `reply` keeps `then` in the session, whoever asks; no button need be able to hold it.
    """
    return ZoneQuestionAnswer(choices_of_zones(guesses(tuple(_talked_of(person)))), then=then)


def ask_which_zone(
    zones: tuple[str, ...], typed: PersonQuote, person: Person, then: Target | None = None
) -> ZoneQuestionAnswer:
    """The question which of several zones is meant; of none that was found, for another word."""
    offered = zones or guesses(tuple(_talked_of(person)))
    return ZoneQuestionAnswer(choices_of_zones(offered), typed, bool(zones), then)


def choices_of_zones(zones: tuple[str, ...]) -> tuple[Choice, ...]:
    """Zones by what people call them, to be chosen from."""
    return tuple(Choice(zone, Name(title(zone)), SettingStep(Setting.ZONE, zone)) for zone in zones)


def zone_answer(heard: Understanding, person: Person) -> tuple[str, ...]:
    """The zones that a message may mean, where one was asked for and nothing else is said."""
    found = heard.entities
    named = found.employers or found.roles or found.levers or heard.offers or heard.terms
    if person.session.zone_wanted is None or named:
        return ()
    if any(mention.intent not in _NOTHING_ELSE for mention in heard.intents):
        return ()
    if "?" in heard.utterance.text or heard.utterance.keys[:1] == ("and",):  # "and in Detroit?"
        return ()
    places = tuple(mention.place for mention in found.places)
    return zones_called(heard.utterance.text, places)


def _talked_of(person: Person) -> Iterator[Place]:
    """The places of the last questions and of the offers, the latest first."""
    for question in (*reversed(person.session.topics), *reversed(person.session.recent)):
        yield from question.places
    for offer in reversed(person.kept.offers):
        yield from offer.places

"""Offers read with the project's own guides, as records and as mentions."""

from functools import cache
from typing import Any

from bot.library import Snapshot
from bot.presentation.offer_record import offer_record
from bot.resources import project_folder
from bot.understanding.entities import Entities
from bot.understanding.lexicon import Lexicon
from bot.understanding.offers.mention import OfferMention
from bot.understanding.offers.reading import find_offers
from bot.understanding.reading import understand
from bot.wiring import load
from tests.coach.made_up import NOW


@cache
def lexicon() -> Lexicon:
    """What the project's own guides and vocabulary name."""
    read = load(project_folder("knowledge"))
    return Snapshot.of(read.loaded.knowledge, read.vocabulary).lexicon


def offers(text: str) -> tuple[OfferMention, ...]:
    """The offers of a message that knows its companies, roles and places."""
    return understand(text, lexicon(), NOW).offers


def plain_offers(text: str) -> tuple[OfferMention, ...]:
    """The offers of exactly this text, of which nothing else is known."""
    return find_offers(text, Entities(), lexicon())


def records(text: str) -> list[dict[str, Any]]:
    """The offers of a message as JSON, with what was given only."""
    return [given(offer_record(offer)) for offer in offers(text)]


def given(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what was not given, and without what every offer is."""
    kept: dict[str, Any] = {}
    for key, value in record.items():
        told = given(value) if isinstance(value, dict) else value
        if told not in (None, []) and (key, told) != ("kind", "offer") and key != "none":
            kept[key] = told
    return kept


def record(text: str) -> dict[str, Any]:
    """The only offer of a message as JSON."""
    (only,) = records(text)
    return only

"""Moments in words, in YAML: what is typed, and when that is where it is typed."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.understanding.moments.finding import find_moments
from bot.understanding.moments.mention import Repeat
from bot.understanding.moments.moment import (
    AmbiguousMoment,
    Moment,
    PastMoment,
    Resolved,
    UnclearMoment,
)
from bot.understanding.moments.resolving import resolve

SECTIONS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
)
CASES = [
    (section["now"], section["zone"], text, meaning)
    for section in SECTIONS
    for text, meaning in section["phrases"].items()
]


def told(resolved: Resolved, zone: str) -> str:
    """A moment as phrases.yaml writes it."""
    match resolved:
        case Moment():
            return one(resolved, zone)
        case AmbiguousMoment(choices):
            return " or ".join(one(choice, zone) for choice in choices)
        case PastMoment(past, nearest):
            return f"past {one(past, zone)}, then {one(nearest, zone) if nearest else 'never'}"
        case UnclearMoment(wrong):
            return f"wrong {wrong}"


def one(moment: Moment, zone: str) -> str:
    """One moment, with what is said of it."""
    parts = [f"{moment.wall:%a %Y-%m-%d}"]
    parts += [f"{moment.wall:%H:%M}"] if moment.has_hour else []
    parts += [moment.repeat] if moment.repeat is not Repeat.ONCE else []
    parts += [moment.zone] if moment.zone != zone else []
    parts += ["assumed"] if moment.assumed else []
    return " ".join(parts)


def meaning_of(text: str, now: str, zone: str) -> str:
    """What a text means, typed at a time by the clock of a zone."""
    at = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    found = (told(resolve(mention, at, zone), zone) for mention in find_moments(text))
    return "; ".join(found) or "nothing"


@pytest.mark.parametrize(
    ("now", "zone", "text", "meaning"), CASES, ids=[f"{now} {text}" for now, _, text, _ in CASES]
)
def test_a_phrase_means_what_its_line_says(now: str, zone: str, text: str, meaning: str) -> None:
    assert meaning_of(text, now, zone) == meaning


def test_there_are_as_many_phrases_as_people_have_ways_to_say_it() -> None:
    assert len(CASES) > 200

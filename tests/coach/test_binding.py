from dataclasses import dataclass

import pytest

from bot.coach.binding import shares
from bot.understanding.entities import Span


@dataclass(frozen=True)
class Named:
    span: Span
    typed: str


def mentions(text: str, words: str) -> list[Named]:
    return [
        Named(Span(text.index(word), text.index(word) + len(word)), word)
        for word in words.split()
        if word in text
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("google swe nyc & meta sf", ["nyc", "sf"]),
        ("google vs meta nyc", ["nyc", "nyc"]),
        ("google nyc vs meta", ["nyc", "nyc"]),
        ("nyc google, sf meta", ["nyc", "sf"]),
        ("in nyc, google or meta", ["nyc", "nyc"]),
        ("google pays less than the sf offer from meta", ["sf", "sf"]),
        ("google nyc or sf", ["nyc sf"]),
        ("google and meta", ["", ""]),
    ],
)
def test_a_place_belongs_to_the_company_it_stands_with(text: str, expected: list[str]) -> None:
    bound = shares(mentions(text, "google meta"), mentions(text, "nyc sf"), text)
    assert [" ".join(named.typed for named in share) for share in bound] == expected


def test_without_an_owner_there_are_no_shares() -> None:
    assert shares([], mentions("nyc", "nyc"), "nyc") == ()

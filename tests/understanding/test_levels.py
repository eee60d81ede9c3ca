import pytest

from bot.understanding.levels import Level, find_levels
from bot.understanding.utterance import read


@pytest.mark.parametrize(
    ("text", "ladder", "number"),
    [
        ("google L5", "l", 5),
        ("ic3 range", "ic", 3),
        ("SWE II", "sde", 2),
        ("SDE-2", "sde", 2),
        ("level 60", "l", 60),
        ("Apple ICT4", "ict", 4),
        ("P50", "p", 50),
    ],
)
def test_a_level_is_found_as_it_is_typed(text: str, ladder: str, number: int) -> None:
    (found,) = find_levels(read(text))
    assert (found.level.ladder, found.level.number) == (ladder, number)


@pytest.mark.parametrize("text", ["Uber L5a", "uber l5a in sf"])
def test_half_a_rung_keeps_its_letter(text: str) -> None:
    (found,) = find_levels(read(text))
    assert (found.level.number, found.level.step, found.level.key) == (5, "a", "l5a")


@pytest.mark.parametrize(
    "text",
    [
        *("swe at google", "level of pay", "sde in nyc", "l500", "2 years"),
        *("on an L1 visa", "L1B", "E3 visa", "a T20 school", "which level? I have"),
    ],
)
def test_other_words_are_no_level(text: str) -> None:
    assert list(find_levels(read(text))) == []


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Mid (L3-L4)", False),
        ("Senior (L5)", True),
        ("Staff+ (L4+)", True),
        ("Senior (IC5)", False),
        ("L15", False),
        ("Year 5", False),
        ("", False),
    ],
)
def test_a_label_names_the_levels_it_holds(label: str, named: bool) -> None:
    assert Level("L5", "l", 5).is_named_in(label) is named


@pytest.mark.parametrize(
    ("closer", "wider"),
    [
        ("Senior (L5)", "Engineer (L3-L6)"),
        ("Engineer (L3-L6)", "Engineer (L4+)"),
        ("Senior (L5+)", "Engineer (L3+)"),
        ("L5a", "L4-L5"),
    ],
)
def test_the_label_that_says_less_else_is_closer(closer: str, wider: str) -> None:
    level = Level("L5", "l", 5)
    close, wide = level.closeness(closer), level.closeness(wider)
    assert close is not None
    assert wide is not None
    assert close < wide


def test_half_a_rung_is_not_the_other_half() -> None:
    half = Level("L5a", "l", 5, "a")
    assert half.is_named_in("Senior (L5)")
    assert half.is_named_in("Senior (L5A)")
    assert not half.is_named_in("Staff (L5B)")

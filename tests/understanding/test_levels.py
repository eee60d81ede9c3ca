import pytest

from bot.understanding.levels import Level, find_levels
from bot.understanding.utterance import read


@pytest.mark.parametrize(
    ("text", "ladder", "number"),
    [("google L5", "l", 5), ("ic3 range", "ic", 3), ("SWE II", "sde", 2), ("level 60", "l", 60)],
)
def test_a_level_is_found_as_it_is_typed(text: str, ladder: str, number: int) -> None:
    (found,) = find_levels(read(text))
    assert (found.level.ladder, found.level.number) == (ladder, number)


@pytest.mark.parametrize("text", ["swe at google", "level of pay", "sde in nyc", "l500", "2 years"])
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

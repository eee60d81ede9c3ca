import pytest

from bot.understanding.matching import Spellings, slips_allowed

NAMES = Spellings.of(("google", "datadog", "databricks", "l3harris", "visa", "target", "at"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gogle", "google"), ("goolge", "google"), ("databrics", "databricks"), ("datdog", "datadog")],
)
def test_a_slip_finds_the_name(typed: str, meant: str) -> None:
    assert NAMES.near(typed)[0].key == meant


@pytest.mark.parametrize("typed", ["visage", "targetbase", "l4harris", "xisa", "gxgxe", "at"])
def test_another_word_finds_no_name(typed: str) -> None:
    assert NAMES.near(typed) == ()


def test_longer_names_bear_more_slips() -> None:
    assert [slips_allowed(length) for length in (3, 4, 5, 6, 11, 12)] == [0, 1, 1, 2, 2, 3]

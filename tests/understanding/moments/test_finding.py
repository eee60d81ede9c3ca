from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.moments.finding import combine, find_moments
from bot.understanding.moments.vocabulary import MONTHS, SHORTEST_SLIP, WEEKDAYS, slips_of
from bot.understanding.ordinary import ordinary_words
from tests.understanding.moments.test_resolving import texts


def test_no_slip_of_the_finger_is_an_everyday_word() -> None:
    names = [name for name in (*WEEKDAYS, *MONTHS) if len(name) >= SHORTEST_SLIP]
    slips = {slip for name in names for slip in slips_of(name)}
    assert slips & ordinary_words() <= set(names)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_what_is_found_stands_in_the_text_and_in_order(text: str) -> None:
    free = 0
    for mention in find_moments(text):
        (piece,) = mention.pieces
        assert free <= piece.start < piece.end <= len(text)
        assert mention.typed == text[piece.start : piece.end]
        free = piece.end


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="frimondaydec39:/.-@ ,$", max_size=200))
def test_letters_of_moments_in_any_order_are_read(text: str) -> None:
    assert len(find_moments(text)) <= len(text)


def test_no_more_than_a_dozen_are_found() -> None:
    assert len(find_moments("monday, or " * 40)) == 12


def test_an_hour_and_a_day_apart_make_one_moment() -> None:
    hour, day = find_moments("9am to call ally on friday")
    both = combine(hour, day)
    assert both is not None
    assert (both.typed, both.clock, both.day) == ("9am friday", hour.clock, day.day)
    assert both.pieces == (*hour.pieces, *day.pieces)


def test_two_days_make_two_moments() -> None:
    one, other = find_moments("monday or tuesday")
    assert combine(one, other) is None

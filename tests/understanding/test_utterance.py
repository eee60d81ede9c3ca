from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.utterance import fold, keys_of, read


def test_curly_and_straight_apostrophes_fold_alike() -> None:
    assert keys_of("Ally’s can’t") == keys_of("Ally's can't") == ("ally", "cant")


def test_compatibility_forms_and_accents_are_folded() -> None:
    assert keys_of("\uff27\uff2f\uff2f\uff27\uff2c\uff25 São Sa\u0303o") == ("google", "sao", "sao")


def test_an_invisible_joiner_does_not_cut_a_name() -> None:
    assert keys_of("goo\u200bgle") == ("google",)


def test_a_sentence_begins_after_its_end_only() -> None:
    utterance = read("Ask Wise. Then wait")
    assert [utterance.begins_sentence(index) for index in range(4)] == [True, False, True, False]


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text: str) -> None:
    words = read(text).words
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert all(fold(word.text) == word.key != "" for word in words)


@given(st.lists(st.characters(categories=("L", "Nd")), min_size=4, max_size=12).map(" ".join))
def test_letters_that_are_typed_apart_are_all_read(text: str) -> None:
    assert "".join(read(text).keys) == "".join(map(fold, text.split(" ")))


def test_marks_that_are_typed_apart_are_no_words() -> None:
    assert read("\uff9e \uff9e \uff9e \uff9e").keys == ()
    assert keys_of("G o o g l e swe") != read("\u00adG o o g l e swe").keys == ("google", "swe")
